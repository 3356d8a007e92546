import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Place } from "../../source/source.ts";
import { contains, textAt } from "../../source/source.ts";
import type { Argument, Block } from "../../syntax/hcl/ast.ts";
import { hclComments } from "../../syntax/hcl/comments.ts";
import { quoteHcl } from "../../syntax/hcl/write.ts";
import { lineEndAt, lineIndent } from "../../syntax/respell.ts";
import type { Spelled } from "../format.ts";
import { withOwnComments } from "../spell-gone.ts";
import { commentLost } from "../attached-policy.ts";
import { encodedDocument } from "./encoded-document.ts";
import { isJson, readFile } from "./read.ts";

/** What attaches a managed policy to whom, and the inline policy that may stand in its place. */
const inline: ReadonlyMap<string, { readonly type: string; readonly to: string }> = new Map(
  ["group", "role", "user"].map((to) => [
    `aws_iam_${to}_policy_attachment`,
    { type: `aws_iam_${to}_policy`, to },
  ]),
);

/**
 * Writes an inline policy in the place of the resource that attaches a managed one, or takes that away where
 * nothing is to be written.
 *
 * @param attached the statement that stands for the managed policy, where it is named
 */
export function spellAttached(attached: Statement, drafts: readonly Draft[]): Spelled {
  const { place } = attached;
  const found = isJson(place.source.path) ? undefined : attachmentAt(place);
  if (!found) return refused("it is not attached by a resource of its own");
  const { block, label, type, to, holder, others } = found;
  const { text, path } = place.source;
  const comments = hclComments(text, readFile(place.source));
  if (drafts.length === 0) {
    const { start } = withOwnComments(text, block.span, comments);
    const from = text.slice(0, start).trimEnd().length;
    return { ok: true, edits: [{ path, span: { start: from, end: block.span.end }, text: "" }] };
  }
  if (comments.some(({ span }) => contains(block.span, span))) return refused(commentLost);
  const indent = lineIndent(text, block.span.start);
  const lineEnd = lineEndAt(text, block.span.start);
  const unit = "  ";
  const document = encodedDocument(drafts, indent + unit, lineEnd);
  if (document === undefined) return refused("it is made of what stands elsewhere");
  const written = (each: Argument): string =>
    textAt({ source: place.source, span: each.value.span });
  const keys = [...others.map(({ name }) => name), "name", to];
  const width = Math.max(...keys.map((key) => key.length));
  const line = (key: string, value: string): string =>
    `${indent}${unit}${key.padEnd(width)} = ${value}`;
  const body = [
    ...others.flatMap((each) => [line(each.name, written(each)), ""]),
    line("name", quoteHcl(label)),
    line(to, written(holder)),
    "",
    `${indent}${unit}policy = ${document}`,
  ];
  const head = `resource ${quoteHcl(type)} ${quoteHcl(label)} {`;
  const edit = { path, span: block.span, text: [head, ...body, `${indent}}`].join(lineEnd) };
  return { ok: true, edits: [edit] };
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

type Attachment = {
  readonly block: Block;
  readonly label: string;
  readonly type: string;
  readonly to: string;
  readonly holder: Argument;
  /** How many there are. */
  readonly others: readonly Argument[];
};

/** The resource that names a policy at a place, where it says nothing else than to whom it is attached. */
function attachmentAt({ source, span }: Place): Attachment | undefined {
  const block = readFile(source).body.items.find((item) => contains(item.span, span));
  if (block?.kind !== "block" || block.type !== "resource") return undefined;
  const [type, label] = block.labels.map(({ value }) => value);
  const own = inline.get(type ?? "");
  const items = block.body.items;
  const named = items.filter((item) => item.kind === "argument");
  if (!own || label === undefined || named.length < items.length) return undefined;
  const policy = named.find(({ name }) => name === "policy_arn");
  const holder = named.find(({ name }) => name === own.to);
  const others = named.filter(({ name }) => name === "count");
  if (!policy || !holder || others.length + 2 < named.length) return undefined;
  if (policy.value.kind !== "template" || !contains(policy.value.span, span)) return undefined;
  return { block, label, ...own, holder, others };
}
