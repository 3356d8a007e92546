import { argument, argumentsOf, blocksOf, placeIn } from "../../evaluate/terraform/module.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { textAt, type Source } from "../../source/source.ts";
import type { Argument, Block, Body, Template } from "../../syntax/hcl/ast.ts";
import { moved } from "../../syntax/hcl/moved.ts";
import { readHcl } from "../../syntax/hcl/read.ts";
import { problemAt } from "../problems.ts";

// Files of tools around Terraform, which are written in the same syntax: those of Terragrunt
// (https://terragrunt.gruntwork.io/docs/reference/hcl/blocks/), and of Terraform's stacks.

/** Whether a file of such a tool may say something of access. */
export function mayHoldIam(path: string, text: string): boolean {
  return path.endsWith(".hcl") && /\beffect\b|\baws_iam_|\biam::[^":]*:policy\//i.test(text);
}

/** The body of such a file with what it gives to modules, and generates, as blocks of it. */
export function withBlocks(body: Body, source: Source): Body {
  return {
    items: body.items.flatMap((item): readonly (Argument | Block)[] => {
      if (item.kind === "argument") return [item.name === "inputs" ? asBlock(item) : item];
      return [item, ...generatedBy(item, source)];
    }),
    span: body.span,
  };
}

/** What Terragrunt gives to the module is an argument of the file: here a block like all others. */
function asBlock(item: Argument): Block {
  const { name: type, nameSpan: typeSpan, span } = item;
  return { kind: "block", type, typeSpan, labels: [], body: { items: [item], span }, span };
}

/** The blocks of the file of Terraform that a block of Terragrunt writes, where all of it is written there. */
function generatedBy(block: Block, source: Source): readonly (Argument | Block)[] {
  const contents = contentsOf(block);
  const [only, ...more] = contents?.parts ?? [];
  if (only?.kind !== "literal" || more.length > 0) return [];
  const { body } = readHcl(only.value);
  const marks = only.marks ?? [{ inner: 0, outer: only.span.start }];
  return moved(body, { text: only.value, source, marks }).items;
}

function contentsOf({ type, body }: Block): Template | undefined {
  const value = type === "generate" ? argument(body, "contents")?.value : undefined;
  return value?.kind === "template" ? value : undefined;
}

/** What Terragrunt generates of more than is written in one place, if it speaks of IAM. */
export function unreadGenerated(body: Body, source: Source): readonly Problem[] {
  return blocksOf(body, "generate").flatMap((block) => {
    const written = argumentsOf(block.body).find(({ name }) => name === "contents");
    if (!written || generatedBy(block, source).length > 0) return [];
    const place = placeIn(written.value, source);
    if (!mayHoldIam(source.path, textAt(place))) return [];
    const said = `the configuration ${code(textAt(place), 40)} is not read`;
    return [problemAt(place, "nested-template", said)];
  });
}
