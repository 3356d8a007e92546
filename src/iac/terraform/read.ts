import type { Body } from "../../syntax/hcl/ast.ts";
import { readHclJson } from "../../syntax/hcl/from-json.ts";
import { readHcl } from "../../syntax/hcl/read.ts";
import { once } from "../../source/once.ts";
import type { Source } from "../../source/source.ts";

/** Whether a file is written in Terraform's JSON syntax. */
export function isJson(path: string): boolean {
  return path.endsWith(".json");
}

/** Whether a file is Terragrunt's, which calls one module: https://terragrunt.gruntwork.io */
export function isTerragrunt(path: string): boolean {
  return /(?:^|\/)terragrunt\.hcl$/.test(path);
}

/** The tree of a file. */
export const readFile = once((source: Source) => {
  if (isJson(source.path)) return readHclJson(source);
  const file = readHcl(source.text);
  return isTerragrunt(source.path) ? { ...file, body: withInputs(file.body) } : file;
});

/** What Terragrunt gives to the module is an argument of the file: here a block like all others. */
function withInputs({ items, span }: Body): Body {
  return {
    items: items.map((item) =>
      item.kind === "argument" && item.name === "inputs"
        ? {
            kind: "block",
            type: item.name,
            typeSpan: item.nameSpan,
            labels: [],
            body: { items: [item], span: item.span },
            span: item.span,
          }
        : item,
    ),
    span,
  };
}
