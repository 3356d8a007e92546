import { suppliesNothing, type ReferenceGraph } from "../iac/format.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";
import { phrase } from "../iam/draft.ts";
import type { Neighbourhood } from "../narrow/neighbourhood.ts";
import { tellingOf, type Environment } from "../narrow/telling.ts";
import type { Knowledge } from "../rules/rule.ts";
import { groupedBy } from "../source/grouped.ts";
import { later, once } from "../source/once.ts";
import { callersOf } from "./callers.ts";
import { isTakenUnsurely, rolesHandedBy } from "./passed-roles.ts";
import { referrersIn, referringTo } from "./references.ts";
import { servicesOf, servicesTrusting } from "./running-services.ts";
import type { Scan } from "./scan.ts";

/** What is known around a statement: the resources it may name, and what hints at those it needs. */
export function neighbourhoodOf(
  statement: Statement,
  policy: Policy,
  scan: Scan,
  knowledge: Knowledge,
): Neighbourhood {
  const { scope, container = `${scope}/${policy.owner.address}` } = standing(
    statement,
    policy,
    scan,
  );
  const scoped = (address: string): string => `${scope}/${address}`;
  const around = surroundingsOf(scan, scope);
  const roles = policy.attachedTo.map((each) => `${each.scope ?? scope}/${each.address}`);
  const own = new Set([container, scoped(policy.owner.address), ...roles]);
  const referring = referringTo(container, referrersOf(scan));
  const running = runningUnder(roles, around);
  const functions = running.filter((address) => isFunction.test(typeOf(address, around)));
  const isElsewhere = roles.some((role) => runsElsewhere(role, scope, scan));
  const evidence = isElsewhere ? noEvidence : evidenceOf(running, around, roles, scope);
  // A function that calls itself is rather a mistake than what is meant.
  const uncalled = new Set(
    functions.filter((address) => !evidence.used.has(unscoped(address, scope))),
  );
  return {
    ...knowledge,
    vocabulary: scan.vocabularies.get(scope) ?? anywhere,
    declared: around.declared,
    mayMean: ({ address }) => !own.has(scoped(address)) && !uncalled.has(scoped(address)),
    mayName: ({ address }) => !referring.has(scoped(address)),
    running: new Set(isElsewhere ? [] : functions.map((address) => unscoped(address, scope))),
    used: evidence.used,
    feeding: evidence.feeding,
    isFedElsewhere: evidence.isFedElsewhere,
    logsElsewhere: evidence.logsElsewhere,
    telling: later(() => tellingOf(evidence, around.declared, knowledge.shapes)),
    handed: handedIn(evidence.used, around, scope, knowledge),
    passedTo: (role) =>
      isTakenUnsurely(scoped(role.address), knowledge.passing, around)
        ? []
        : servicesTrusting(scan, role.address, policy),
    callers: (service) => {
      const [called = ""] = policy.owner.protects?.split(":") ?? [];
      const source = knowledge.deputies.sourceOf(service, called);
      const targets = roles.length > 0 ? roles : [scoped(policy.owner.address)];
      return source ? callersOf(source, targets, around) : [];
    },
    services: servicesOf(scan, policy),
  };
}

/** The roles of what is used, which whoever starts that passes. */
function handedIn(
  used: ReadonlyMap<string, string>,
  around: Surroundings,
  scope: string,
  { passing }: Knowledge,
): ReadonlyMap<string, string> {
  const started = [...used.keys()].map((address) => `${scope}/${address}`);
  const handed = rolesHandedBy(started, passing, around);
  return new Map([...handed].map(([role, by]) => [unscoped(role, scope), unscoped(by, scope)]));
}

function unscoped(address: string, scope: string): string {
  return address.slice(scope.length + 1);
}

/** Where a statement stands: the instance of a module or the template, and the declaration in it. */
function standing(
  { id, place }: Statement,
  policy: Policy,
  scan: Scan,
): { readonly scope: string; readonly container?: string } {
  const { path } = place.source;
  const format = scan.formatOf(policy);
  // Where a file is put in the place of its name, it is as if it stood there.
  if (format.inlines) {
    const scope = format.group(policy.place.source.path);
    const container = scan.within.get(id);
    return { scope, ...(container !== undefined && { container }) };
  }
  // In a file that another one takes in otherwise, no name of a declaration means anything.
  if (!format.claims(path, place.source.text)) return { scope: path };
  const group = format.group(path);
  const container = scan.within.get(id);
  // A caller's statement may be that of a policy in the module that it calls.
  if (policy.scope === undefined || format.group(policy.place.source.path) !== group)
    return { scope: group, ...(container !== undefined && { container }) };
  const { scope } = policy;
  return {
    scope,
    ...(container !== undefined && { container: scope + container.slice(group.length) }),
  };
}

/** What stands in one module or template. */
type Surroundings = {
  readonly declared: readonly Declared[];
  readonly references: ReferenceGraph;
  /** Who refers to an address, directly. */
  readonly referrers: ReadonlyMap<string, readonly string[]>;
  /** The position of each address in the files. */
  readonly order: ReadonlyMap<string, number>;
};

/** Who refers to an address anywhere: a circle may lead through other modules. */
const referrersOf = once((scan: Scan) => referrersIn(scan.references));

function surroundingsOf(scan: Scan, scope: string): Surroundings {
  return surroundingsIn(scan).get(scope) ?? nowhere;
}

const nowhere: Surroundings = {
  declared: [],
  references: new Map(),
  referrers: new Map(),
  order: new Map(),
};

/** What stands in each module or template; a scan is sorted by them once. */
const surroundingsIn = once((scan: Scan): ReadonlyMap<string, Surroundings> => {
  const declared = groupedBy(scan.declared, (each) => each.scope);
  const nodes = groupedBy([...scan.references], ([, { scope }]) => scope);
  const scopes = new Set([...declared.keys(), ...nodes.keys()]);
  return new Map(
    [...scopes].map((scope) => {
      const references: ReferenceGraph = new Map(nodes.get(scope));
      return [
        scope,
        {
          declared: declared.get(scope) ?? [],
          references,
          referrers: referrersIn(references),
          order: new Map([...references.keys()].map((address, index) => [address, index])),
        },
      ];
    }),
  );
});

const anywhere: Vocabulary = { partition: phrase("*"), region: phrase("*"), account: phrase("*") };

const identity = /^(?:aws_iam_|AWS::IAM::)/;
const isProfile = /^(?:aws_iam_instance_profile|AWS::IAM::InstanceProfile)$/;
/** What says more of a function: what feeds it, where what fails goes. */
const ofFunctions = /(?:event_?source_?mapping|event_?invoke_?config)$/i;
/**
 * What refers to a role, and does not run under it: what lets it in, what is told of it, and modules of
 * elsewhere, of which it is not known what they make of it.
 */
const idle =
  /^(?:module|null_resource|terraform_data|local_\w+|Custom::.*|AWS::CloudFormation::.*|aws_cloudformation_\w+|aws_(?:kms|lakeformation|ssm|secretsmanager)_\w+|AWS::(?:KMS|LakeFormation|SSM|SecretsManager)::.*|aws_cloudwatch_log_group|AWS::Logs::LogGroup|.*_polic(?:y|ies)|.*Policy|.*_permissions?|.*::Permissions?)$/;
const isFunction = /(?:^aws_lambda_function|::Function)$/;

/**
 * The functions, tasks and machines that run under roles, in the order of the files: those that refer
 * to a role, or to its instance profile. What SAM makes a role for runs under that alone.
 */
function runningUnder(roles: readonly string[], around: Surroundings): readonly string[] {
  const own = roles.filter((address) => identity.test(typeOf(address, around)));
  const referring = referringIn(around, own);
  const profiles = referring.filter((address) => isProfile.test(typeOf(address, around)));
  return inOrder([...roles, ...referring, ...referringIn(around, profiles)], around).filter(
    (address) => !runsNothing(typeOf(address, around)),
  );
}

/** Whether something runs under a role in another module, or in one that is not read. */
function runsElsewhere(role: string, scope: string, scan: Scan): boolean {
  return (referrersOf(scan).get(role) ?? []).some((address) => {
    const node = scan.references.get(address);
    if (!node) return false;
    return node.type === unreadModule || (node.scope !== scope && !runsNothing(node.type));
  });
}

const unreadModule = "module";

function runsNothing(type: string): boolean {
  return idle.test(type) || identity.test(type);
}

type Evidence = Pick<Neighbourhood, "used" | "feeding" | "isFedElsewhere" | "logsElsewhere"> &
  Environment;

/** What runs under a role elsewhere too says nothing of what it is for. */
const noEvidence: Evidence = {
  used: new Map(),
  feeding: new Set(),
  given: [],
  unread: [],
  isFedElsewhere: false,
  logsElsewhere: false,
};

/**
 * What runs works with, another that runs among it, and what feeds it: the addresses, by the one that
 * refers to them.
 */
function evidenceOf(
  running: readonly string[],
  around: Surroundings,
  roles: readonly string[],
  scope: string,
): Evidence {
  const used = new Map<string, string>();
  const otherwise = new Set<string>();
  const own = new Set([...running, ...roles]);
  const beside = inOrder(referringIn(around, running), around).filter((address) =>
    ofFunctions.test(typeOf(address, around)),
  );
  const sources = [...running, ...beside].map((address) => {
    const { refersTo = [], supplies } = around.references.get(address) ?? {};
    const { uses, ...others } = supplies ?? { ...suppliesNothing, uses: refersTo };
    return { address, by: unscoped(address, scope), uses, ...others };
  });
  for (const { address, by, uses, fedBy } of sources) {
    const note = (to: string): string | undefined => {
      const isItself = own.has(to) && (to === address || !running.includes(address));
      if (!around.order.has(to) || isItself || roles.includes(to)) return undefined;
      const short = unscoped(to, scope);
      if (!used.has(short)) used.set(short, by);
      return short;
    };
    for (const to of uses) {
      const found = note(to);
      if (found !== undefined) otherwise.add(found);
    }
    fedBy.forEach(note);
  }
  return {
    used,
    feeding: new Set([...used.keys()].filter((address) => !otherwise.has(address))),
    given: sources.flatMap(({ by, told }) =>
      told.map(([variable, name]) => ({ name, variable, by })),
    ),
    unread: sources.flatMap(({ unread }) => unread),
    isFedElsewhere: sources.some((each) => each.isFedElsewhere),
    logsElsewhere: sources.some((each) => each.logsElsewhere),
  };
}

function typeOf(address: string, { references }: Surroundings): string {
  return references.get(address)?.type ?? "";
}

function referringIn({ referrers }: Surroundings, to: readonly string[]): readonly string[] {
  return to.flatMap((each) => referrers.get(each) ?? []);
}

function inOrder(addresses: readonly string[], { order }: Surroundings): readonly string[] {
  return [...new Set(addresses)]
    .filter((address) => order.has(address))
    .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}
