import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { textAt } from "../../source/source.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { problemAt } from "../problems.ts";
import type { File } from "./file.ts";
import { namedIn } from "./names.ts";

/** Components of Pulumi's that make roles with policies, and the policies of buckets. */
const making: ReadonlyMap<string, RegExp> = new Map([
  ["awsx", /^(?:classic\.)?(?:ecs\.(?:Fargate|EC2)(?:Service|TaskDefinition)|cloudtrail\.Trail)$/],
  ["eks", /^Cluster$/],
]);

/** Components that make policies of their own: what those say stands in the component. */
export function componentProblems({ evaluator }: File): readonly Problem[] {
  const { program, source } = evaluator.script;
  return [...nodesIn(program)].flatMap((node): readonly Problem[] => {
    if (node.kind !== "call" || !(node.isNew || program.language === "python")) return [];
    const { library = "", path = [] } = namedIn(node.callee, evaluator) ?? {};
    if (making.get(library)?.test(path.join(".")) !== true) return [];
    const place = { source, span: node.span };
    const name = code(textAt({ source, span: node.callee.span }), 80);
    return [problemAt(place, "permission", `the policies that ${name} makes are not read`)];
  });
}
