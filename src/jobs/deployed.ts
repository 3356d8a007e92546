import { wordsOf } from "../catalog/words.ts";
import type { DeployingTool } from "../catalog/deploying.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import type { Deployed } from "../narrow/neighbourhood.ts";
import { once } from "../source/once.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Scan } from "./scan.ts";

const cloudformation = "cloudformation.amazonaws.com";

/** Who runs something of its own, and deploys nothing. */
const runs = /^(?:lambda|ec2|ecs-tasks|states|pods\.eks|events|scheduler|apigateway|edgelambda)\./;

/**
 * What is deployed by whoever has a policy: the resource types that are declared in the repository, and what they need.
 * Undefined where nothing says that it deploys: CloudFormation may assume its role, or it is called so.
 *
 * @param services who may assume its roles
 */
export function deployedBy(
  statement: Statement,
  policy: Policy,
  services: readonly string[],
  scan: Scan,
  facts: AwsFacts,
): Deployed | undefined {
  const isServiceRole = services.includes(cloudformation);
  if (services.some((each) => runs.test(each))) return undefined;
  const isSaid = namesOf(statement, policy).some((name) =>
    wordsOf(name).some((word) => facts.deploying.isSaidBy(word)),
  );
  if (!isServiceRole && !isSaid) return undefined;
  const { types, unknown, actions } = deployedIn(scan)(facts);
  if (types.length === 0) return undefined;
  const tools = new Set(types.map(toolOf));
  const beside = isServiceRole ? [] : [...tools].map((tool) => facts.deploying.besides(tool));
  return {
    types: types.length,
    unknown,
    actions: new Set([actions, ...beside].flatMap((each) => [...each])),
    isKnown: (service) => facts.deploying.isKnown(service),
  };
}

/** What a policy, whoever has it, and the statement are called. */
function namesOf({ sid }: Statement, { owner, attachedTo }: Policy): readonly string[] {
  const texts = [...owner.names, ...(sid ? [sid] : [])].map(known);
  const addresses = [owner.address, ...attachedTo.map(({ address }) => address)];
  return [...texts.flatMap((each) => each ?? []), ...addresses.map(lastOf)];
}

/** `deploy` of `module.ci.aws_iam_role.deploy`: what stands before it names modules and types. */
function lastOf(address: string): string {
  return address.split(".").at(-1) ?? address;
}

/** The resource types that a repository declares, once for all of its policies. */
const deployedIn = once((scan: Scan) => {
  const all = [...new Set([...scan.references.values()].map(({ type }) => type))]
    .filter((type) => /^(?:aws_|AWS::)/.test(type))
    .sort();
  return once(({ deploying }: Pick<AwsFacts, "deploying">) => {
    const found = all.map((type) => [type, deploying.needsOf(type)] as const);
    return {
      types: found.flatMap(([type, needs]) => (needs ? [type] : [])),
      unknown: found.flatMap(([type, needs]) => (needs ? [] : [type])),
      actions: new Set(found.flatMap(([, needs]) => [...(needs ?? [])])),
    };
  });
});

function toolOf(type: string): DeployingTool {
  return type.startsWith("aws_") ? "terraform" : "cloudformation";
}
