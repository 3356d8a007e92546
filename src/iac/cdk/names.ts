import type { Evaluator, Qualified } from "../../evaluate/script/at.ts";
import type { Expression } from "../../syntax/script/tree.ts";

/** Something of CDK's: `iam` and `["PolicyStatement", "fromJson"]`; of its core, `core` and `["Aws", "REGION"]`. */
export type CdkName = { readonly service: string; readonly path: readonly string[] };

/** What a name of a program is in CDK, in version 1 or 2, TypeScript's or Python's words. */
export function cdkName(node: Expression, { qualified }: Evaluator): CdkName | undefined {
  const found = qualified(node);
  return found && nameIn(found);
}

function nameIn({ module, path }: Qualified): CdkName | undefined {
  const [, inside = ""] =
    /^(?:aws-cdk-lib|monocdk|@aws-cdk|aws_cdk)(?:$|[/.](.*)$)/.exec(module) ?? [];
  if (!/^(?:aws-cdk-lib|monocdk|@aws-cdk|aws_cdk)(?:$|[/.])/.test(module)) return undefined;
  const [first = "", ...rest] = path;
  if (inside !== "" && inside !== "core") return named(inside, path);
  return /^aws[-_]/.test(first) ? named(first, rest) : named("core", path);
}

function named(module: string, path: readonly string[]): CdkName {
  const service = module
    .replace(/^aws[-_]/, "")
    .replaceAll("_", "-")
    .replace(/-(?:alpha|beta)$/, "");
  return { service, path: path.map((name, index) => (index === 0 ? name : inCamelCase(name))) };
}

/** `add_to_policy` as `addToPolicy`; a name of a constant stays as it is. */
export function inCamelCase(name: string): string {
  return /[a-z]/.test(name)
    ? name
        .replace(/(?<=[a-z0-9])_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
        .replace(/_$/, "")
    : name;
}
