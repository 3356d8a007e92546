import { arnsOf, type CallParameters } from "../catalog/call-parameters.ts";
import type { Generated, GeneratedStatement } from "../report/generated.ts";
import type { Tree } from "../repository/tree.ts";
import { codeReader, isCode } from "../usage/code.ts";
import { variableOf } from "../usage/environment.ts";
import { needsOf, type Needed } from "../usage/needs.ts";
import { textsAt } from "../usage/parameters.ts";
import { known } from "../iam/text.ts";
import type { AwsFacts } from "./knowledge.ts";
import { nameOf } from "../source/path.ts";

/** The files that code is written in, by their names. */
export const codeFiles = (path: string): boolean => isCode(path) || nameOf(path) === "go.mod";

/**
 * The policy that a folder of code needs: what its calls ask for in any case, on the resources that they
 * name. An environment variable that names one stands there as `${NAME}`, and what is not known as `*`.
 */
export function generate(tree: Tree, facts: AwsFacts): Generated {
  const paths = tree.list().filter(isCode);
  const read = codeReader({
    files: (path) => {
      const found = tree.read(path);
      return found.ok ? found.source : undefined;
    },
    list: () => tree.list(),
    scripts: facts.scripts,
    sdk: facts.sdk,
  });
  const code = read(
    paths.map((path) => ({ path })),
    ["."],
  );
  const { needed, unseen } = needsOf(code.calls, facts.operations);
  const sure = needed.filter(({ unless, via }) => unless === undefined && via === undefined);
  const perhaps = needed.filter((each) => !sure.some(({ action }) => action === each.action));
  return {
    paths: code.paths,
    statements: statementsOf(sure),
    called: placesOf(sure),
    perhaps: [...new Map(perhaps.map((each) => [each.action.id, each])).values()].map(
      ({ action, unless, via }) => ({
        action: action.id,
        when: unless ?? `when ${via ?? "it"} asks for it`,
      }),
    ),
    unseen: [...code.unseen, ...code.strange, ...unseen],
  };
}

/** Actions on the same resources are one statement; those that take none are another. */
function statementsOf(needed: readonly Needed[]): readonly GeneratedStatement[] {
  const resources = new Map<string, Set<string>>();
  for (const need of needed) {
    const arns = arnsOf(need.need, inPlaceholders(need)).map(plainArn);
    const own = resources.get(need.action.id) ?? new Set();
    for (const arn of arns.length > 0 ? arns : ["*"]) own.add(arn);
    resources.set(need.action.id, own);
  }
  const groups = new Map<string, GeneratedStatement>();
  for (const [action, arns] of [...resources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const all = arns.has("*") ? ["*"] : [...arns].sort();
    const key = JSON.stringify(all);
    groups.set(key, { actions: [...(groups.get(key)?.actions ?? []), action], resources: all });
  }
  return [...groups.values()];
}

/** Partition, Region and account are not known; in most places there is one partition. */
function plainArn(arn: string): string {
  return arn.replace("${Partition}", "aws").replace("${Region}", "*").replace("${Account}", "*");
}

/** What a call gives, with environment variables as placeholders. */
function inPlaceholders({ call }: Needed): CallParameters {
  return {
    has: () => undefined,
    texts: (path) => {
      const texts = textsAt(call.parameters, path);
      const found = texts.flatMap((text) => {
        const variable = variableOf(text);
        return variable === undefined ? (known(text) ?? []) : [`\${${variable}}`];
      });
      return found.length === texts.length ? found : undefined;
    },
  };
}

function placesOf(needed: readonly Needed[]): Generated["called"] {
  const found = new Map<string, Generated["called"][number]["places"]>();
  for (const { action, call } of needed)
    found.set(action.id, [...(found.get(action.id) ?? []), call.place]);
  return [...found].map(([action, places]) => ({ action, places }));
}
