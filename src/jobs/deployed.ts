import { covers } from "../catalog/wildcard.ts";
import { wordsOf } from "../catalog/words.ts";
import type { DeployingTool } from "../catalog/deploying.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known, textKey } from "../iam/text.ts";
import { isEveryAction } from "../iam/action-pattern.ts";
import type { Boundary, Deployed } from "../narrow/neighbourhood.ts";
import { once } from "../source/once.ts";
import { compareTexts } from "../source/order.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Scan } from "./scan.ts";
import { surroundingsOf } from "./surroundings.ts";

const cloudformation = "cloudformation.amazonaws.com";

/** What lets somebody in, and is nothing that is deployed by itself. */
const ofRoles = /^(?:aws_iam_|AWS::IAM::)/;

/** Who has a policy, as far as that says whether he deploys. */
type Having = {
  readonly statement: Statement;
  readonly policy: Policy;
  /** What else whoever has it is allowed by. */
  readonly beside: readonly Policy[];
  /** Who may assume its roles. */
  readonly services: readonly string[];
};

/**
 * Whether whoever has a policy deploys: CloudFormation may assume its role, it is called so, or it may make stacks
 * itself. Under roles that are for running something, nothing is deployed.
 */
export function isDeploying(
  { statement, policy, beside, services }: Having,
  { deploying }: Pick<AwsFacts, "deploying">,
): boolean {
  if (services.some((each) => deploying.isForRunning(each))) return false;
  return (
    services.includes(cloudformation) ||
    namesOf(statement, policy).some((name) =>
      wordsOf(name).some((word) => deploying.isSaidBy(word)),
    ) ||
    [policy, ...beside].some(makesStacks)
  );
}

/** Whether a policy allows to make stacks of CloudFormation, and not just everything. */
function makesStacks({ statements }: Policy): boolean {
  return statements.some(
    ({ effect, action }) =>
      effect === "Allow" &&
      action?.negated === false &&
      action.items.some(
        (item) =>
          !isEveryAction(item) &&
          covers((known(item) ?? "").toLowerCase(), "cloudformation:createstack"),
      ),
  );
}

/**
 * What is deployed by whoever has a policy: the resource types that are declared in the repository, and what they need.
 * Undefined where nothing says that it deploys.
 *
 * @param scope the module or template that the statement stands in
 */
export function deployedBy(
  having: Having,
  scope: string,
  scan: Scan,
  facts: AwsFacts,
): Deployed | undefined {
  if (!isDeploying(having, facts)) return undefined;
  const isServiceRole = having.services.includes(cloudformation);
  const { types, unknown, actions, services: made, passedTo } = deployedIn(scan)(facts);
  // Where only roles are declared, theirs is what is deployed elsewhere.
  if (types.every((type) => ofRoles.test(type))) return undefined;
  const tools = new Set(types.map(toolOf));
  const boundaries = boundariesIn(scan, scope);
  const unbinding = facts.deploying.unbinding();
  const beside = isServiceRole ? [] : [...tools].map((tool) => facts.deploying.besides(tool));
  return {
    types: types.length,
    ...{ unknown, passedTo, services: made },
    boundaries,
    actions: new Set(
      [actions, ...beside].flatMap((each) =>
        [...each].filter((action) => boundaries.length === 0 || !unbinding.has(action)),
      ),
    ),
    isKnown: (service) => facts.deploying.isKnown(service),
  };
}

/**
 * The permissions boundaries of the roles and users of a repository: what is called by an expression of another module has
 * no name where the statement stands.
 */
function boundariesIn(scan: Scan, scope: string): readonly Boundary[] {
  const found = [...scan.policies, ...scan.elsewhere]
    .filter(({ kind, bounds = [] }) => kind === "boundary" && bounds.length > 0)
    .map((policy): Boundary => {
      const own = policy.scope ?? scan.formatOf(policy).group(policy.place.source.path);
      const { address, names } = policy.owner;
      if (own === scope && !policy.isElsewhere) return { address };
      const name = policy.isElsewhere
        ? names[0]
        : surroundingsOf(scan, own).declared.find((each) => each.address === address)?.name;
      const isSeen = own === scope || (name && known(name) !== undefined);
      return name && isSeen ? { name } : {};
    });
  const byKey = new Map(
    found.map((each) => [each.address ?? (each.name ? textKey(each.name) : ""), each]),
  );
  return [...byKey].sort(([a], [b]) => compareTexts(a, b)).map(([, each]) => each);
}

/** What a policy, whoever has it, and the statement are called; outputs of elsewhere are not called like a role of it. */
function namesOf({ sid }: Statement, { owner, attachedTo }: Policy): readonly string[] {
  const texts = [...owner.names, ...(sid ? [sid] : [])].map(known);
  const own = attachedTo.filter(({ address, type }) => !isData(address) || type.startsWith("aws_"));
  const addresses = [owner.address, ...own.map(({ address }) => address)];
  return [...texts.flatMap((each) => each ?? []), ...addresses.map(lastOf)];
}

/** `deploy` of `module.ci.aws_iam_role.deploy`: what stands before it names modules and types. */
function lastOf(address: string): string {
  return address.split(".").at(-1) ?? address;
}

/** The resource types that a repository declares, once for all of its policies. */
const deployedIn = once((scan: Scan) => {
  const declared = [...scan.references]
    .filter(([, { type }]) => /^(?:aws_|AWS::)/.test(type))
    .map(([address, { scope, type }]) => ({ type, isRead: isData(address.slice(scope.length)) }));
  const made = typesIn(declared.filter(({ isRead }) => !isRead));
  const read = typesIn(declared.filter(({ isRead }) => isRead));
  return once(({ deploying }: Pick<AwsFacts, "deploying">) => {
    const needs = [
      ...made.map((type) => deploying.needsOf(type)),
      ...read.map((type) => deploying.needsOf(type, true)),
    ];
    const isUnknown = (type: string): boolean => deploying.needsOf(type) === undefined;
    return {
      types: made.filter((type) => !isUnknown(type)),
      unknown: [...new Set([...made, ...read].filter(isUnknown))].sort(),
      actions: new Set(needs.flatMap((each) => [...(each ?? [])])),
      services: new Set(made.flatMap((type) => deploying.serviceOf(type) ?? [])),
      passedTo: servicesPassed(scan),
    };
  });
});

/** Whether an address in its module is that of a data source: `/data.aws_ami.linux`. */
function isData(address: string): boolean {
  return /(?:^|[/.])data\./.test(address);
}

function typesIn(declared: readonly { readonly type: string }[]): readonly string[] {
  return [...new Set(declared.map(({ type }) => type))].sort();
}

/** The services that roles of a repository let in: what makes those passes them to these. */
function servicesPassed({ policies }: Scan): readonly string[] {
  const principals = policies
    .filter(({ kind }) => kind === "trust")
    .flatMap(({ statements }) => statements.flatMap(({ principal }) => principal?.entries ?? []));
  const services = principals.flatMap(({ type, items }) =>
    type === "Service" ? items.flatMap((item) => known(item) ?? []) : [],
  );
  return [...new Set(services)].sort();
}

function toolOf(type: string): DeployingTool {
  return type.startsWith("aws_") ? "terraform" : "cloudformation";
}
