import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";
import { phrase } from "../iam/draft.ts";
import type { Neighbourhood } from "../narrow/neighbourhood.ts";
import { isChosenByTags } from "../narrow/tagged.ts";
import { tellingOf } from "../narrow/telling.ts";
import type { Knowledge } from "../rules/rule.ts";
import type { AwsFacts } from "./knowledge.ts";
import { later, once } from "../source/once.ts";
import { assumedBy } from "./assumed-by.ts";
import { inUsualPartition } from "./usual-partition.ts";
import { withOwnAccount } from "./own-account-number.ts";
import { callersOf } from "./callers.ts";
import { calledUnder, neededUnder } from "./called-under.ts";
import { deployedBy, isDeploying } from "./deployed.ts";
import { isDoneBeside } from "./done-beside.ts";
import { isTakenUnsurely, rolesHandedBy } from "./passed-roles.ts";
import { referringTo } from "./references.ts";
import {
  areForCode,
  isCalledElsewhere,
  isFunction,
  mayRunElsewhere,
  runningUnder,
  runsElsewhere,
} from "./running.ts";
import {
  isTakenOn,
  mayBeTaken,
  policiesBeside,
  servicesOf,
  servicesTrusting,
} from "./running-services.ts";
import type { Scan } from "./scan.ts";
import { isForOrganization, spansAccounts } from "./spans-accounts.ts";
import { spansRegions } from "./spans-regions.ts";
import { isUsedByOthers } from "./used-by-others.ts";
import { evidenceOf, noEvidence } from "./working-with.ts";
import {
  referrersOf,
  surroundingsOf,
  typeOf,
  unscoped,
  type Surroundings,
} from "./surroundings.ts";

/** What is known around a statement: the resources it may name, and what hints at those it needs. */
export function neighbourhoodOf(
  statement: Statement,
  policy: Policy,
  scan: Scan,
  knowledge: AwsFacts,
): Neighbourhood {
  const {
    scope,
    container = `${scope}/${policy.owner.address}`,
    among,
  } = standing(statement, policy, scan);
  const scoped = (address: string): string => `${scope}/${address}`;
  const around = surroundingsOf(scan, scope);
  const underOf = (address: string): string | undefined => around.references.get(address)?.under;
  const under = underOf(container);
  const roles = policy.attachedTo.map((each) => `${each.scope ?? scope}/${each.address}`);
  const own = new Set([container, scoped(policy.owner.address), ...roles]);
  const referring = referringTo(container, referrersOf(scan));
  const running = runningUnder(roles, around);
  const functions = running.filter((address) => isFunction.test(typeOf(address, around)));
  const isElsewhere = roles.some((role) => runsElsewhere(role, scope, scan));
  const isForCode = running.every((address) => areForCode(address, roles, around));
  const evidence = isElsewhere ? noEvidence : evidenceOf(running, around, roles, scope);
  // One file of a program does not have all that others may mean.
  const isOfOthers = isElsewhere && policy.place.source.path === scope;
  const services = servicesRunning(servicesOf(scan, policy), running, functions);
  // A function that calls itself is rather a mistake than what is meant.
  const uncalled = new Set(
    functions.filter((address) => !evidence.used.has(unscoped(address, scope))),
  );
  const vocabulary = scan.vocabularies.get(scope) ?? anywhere;
  const format = scan.formatOf(policy);
  const sees = (expression: string, meantAt?: number): boolean =>
    format.sees?.(statement, expression, meantAt) ?? true;
  const beside = later(() => policiesBeside(scan, policy));
  const having = later(() => ({ statement, policy, services, beside: beside() }));
  // A Region that is only that of the stack says nothing of where somebody works who takes a role on.
  const isAnywhere =
    spansRegions(statement, [policy, ...beside()], knowledge.ownAccount) ||
    (known(vocabulary.region.text) === undefined && isTakenOn(scan, policy));
  return {
    ...knowledge,
    vocabulary: inUsualPartition(
      withOwnAccount(
        isAnywhere ? { ...vocabulary, region: anywhere.region } : vocabulary,
        policy,
        scan,
        knowledge,
      ),
      policy,
      scan,
      knowledge.regions,
    ),
    declared: around.declared,
    lookedUp: around.lookedUp,
    ...(among !== undefined && { among }),
    mayMean: ({ address }) =>
      !isOfOthers && !own.has(scoped(address)) && !uncalled.has(scoped(address)),
    mayHold: ({ type }) => policy.kind === "identity" && roles.length === 0 && holders.has(type),
    isLogOfOthers: once(
      ({ type, address }) =>
        type === "logs:log-group" && isUsedByOthers(scoped(address), running, roles, around),
    ),
    isForOthers:
      isChosenByTags(statement) ||
      (running.length === 0 && roles.some((role) => mayRunElsewhere(role, scope, scan))),
    mayName: ({ address }) => !referring.has(scoped(giverOf(address))),
    isThere: ({ address, conditional }) =>
      !conditional || (under !== undefined && underOf(scoped(address)) === under),
    isSeen: seenBy(sees),
    sees,
    running: new Set(isElsewhere ? [] : functions.map((address) => unscoped(address, scope))),
    durable: new Set(
      isElsewhere ? [] : durableOf(functions, around).map((each) => unscoped(each, scope)),
    ),
    used: evidence.used,
    feeding: evidence.feeding,
    fedBy: evidence.fedBy,
    isFedElsewhere:
      evidence.isFedElsewhere || functions.some((each) => isCalledElsewhere(each, scope, scan)),
    logsElsewhere: evidence.logsElsewhere,
    telling: later(() => tellingOf(evidence, around.declared, knowledge.shapes)),
    handed: handedIn(evidence.used, around, scope, knowledge),
    passedTo: (role) =>
      isTakenUnsurely(scoped(role.address), knowledge.passing, around)
        ? []
        : servicesTrusting(scan, role.address, policy),
    beside,
    mayTake: (role, isWanted) =>
      isTakenUnsurely(scoped(role.address), knowledge.passing, around) ||
      mayBeTaken(scan, role.address, policy, isWanted),
    callers: (service) => {
      const [called = ""] = policy.owner.protects?.split(":") ?? [];
      const source = knowledge.deputies.sourceOf(service, called);
      const targets = roles.length > 0 ? roles : [scoped(policy.owner.address)];
      return source ? callersOf(source, targets, around) : [];
    },
    assumedBy: later(() => assumedBy(policy, scan)),
    repository: scan.repository,
    staysInAccount: later(() => !spansAccounts(statement, policy, scan)),
    isForOrganization: later(() => isForOrganization(statement, policy)),
    services,
    deploys: later(() => isDeploying(having(), knowledge)),
    deployed: later(() => deployedBy(having(), scope, scan, knowledge)),
    doneBeside: (service) => isDoneBeside(service, running, around),
    called: later(() =>
      neededUnder(running, scan, knowledge, (address) => unscoped(address, scope)),
    ),
    code: later(() =>
      isElsewhere || !isForCode
        ? undefined
        : calledUnder(
            { running, isAll: !roles.some((role) => mayRunElsewhere(role, scope, scan)) },
            scan,
            knowledge,
            (address) => unscoped(address, scope),
          ),
    ),
  };
}

const holders: ReadonlySet<string> = new Set(["iam:group", "iam:role", "iam:user"]);

/**
 * Who runs under the roles, where their trust policies do not tell: Lambda, where all that is declared to run
 * under them are its functions.
 */
function servicesRunning(
  services: readonly string[],
  running: readonly string[],
  functions: readonly string[],
): readonly string[] {
  const isUntold = services.every((each) => each === "?");
  const isLambda = functions.length > 0 && functions.length === running.length;
  return isUntold && isLambda ? ["lambda.amazonaws.com"] : services;
}

/** Which declarations have a name where a statement stands. */
function seenBy(sees: Neighbourhood["sees"]): Neighbourhood["isSeen"] {
  return once(({ arn, called }: Declared) =>
    [arn, called].every((each) =>
      (each?.pieces ?? []).every((piece) => typeof piece === "string" || sees(piece.expression)),
    ),
  );
}

/** The functions that are durable; all, where none is said to be. */
function durableOf(functions: readonly string[], { references }: Surroundings): readonly string[] {
  const durable = functions.filter((each) => references.get(each)?.supplies?.isDurable);
  return durable.length > 0 ? durable : functions;
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

/** What gives an output or attribute: `module.queue` of `module.queue.queue_arn`. */
function giverOf(address: string): string {
  return /^(?:module\.[\w-]+|data\.[\w-]+\.[\w-]+)/.exec(address)?.[0] ?? address;
}

/** Where a statement stands: the instance of a module or the template, and the declaration in it. */
function standing(
  { id, place }: Statement,
  policy: Policy,
  scan: Scan,
): { readonly scope: string; readonly container?: string; readonly among?: string } {
  const { path } = place.source;
  const format = scan.formatOf(policy);
  // Where a file is put in the place of its name, it is as if it stood there.
  if (format.inlines) {
    const template = format.group(policy.place.source.path);
    const { scope = template } = policy;
    const container = scan.within.get(id);
    if (container === undefined) return { scope };
    // What stands in a template stands in each stack that is made of it.
    const isOwn = container.startsWith(`${template}/`);
    return { scope, container: isOwn ? scope + container.slice(template.length) : container };
  }
  // In a file that another one takes in otherwise, names mean what it is given.
  if (!format.claims(path, place.source.text))
    return { scope: path, among: ", of which this file is given the ARN or the name" };
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

const anywhere: Vocabulary = { partition: phrase("*"), region: phrase("*"), account: phrase("*") };
