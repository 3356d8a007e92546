import type { Evaluator } from "../../evaluate/script/at.ts";
import type { Expression } from "../../syntax/script/tree.ts";

/** Something of a library of Pulumi's: `aws` and `["iam", "RolePolicy"]`, `pulumi` and `["Output", "all"]`. */
export type Named = { readonly library: string; readonly path: readonly string[] };

/** What a name stands for in Pulumi's libraries, in either language; undefined for anything else. */
export function namedIn(node: Expression, { qualified }: Evaluator): Named | undefined {
  const found = qualified(node);
  if (!found) return undefined;
  const [, own, inside] = /^(?:@pulumi\/|pulumi_)([\w-]+)(?:[./](.+))?$/.exec(found.module) ?? [];
  const library = own ?? (found.module === "pulumi" ? "pulumi" : undefined);
  if (library === undefined) return undefined;
  // A class may be imported from its own file: `@pulumi/aws/iam/rolePolicy`.
  const [folder] = inside?.split(/[./]/) ?? [];
  const path = [...(folder === undefined ? [] : [folder]), ...found.path];
  return { library: library.replaceAll("_", "-"), path };
}

/** A name as both languages have it: `getPolicyDocument` of `get_policy_document`. */
export function inCamelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
