import type { Attachment } from "../../iam/policy.ts";
import type { Place } from "../../source/source.ts";
import type { Edit } from "../../source/edit.ts";
import { quoteHcl } from "../../syntax/hcl/quote.ts";
import { lineEndAt } from "../../syntax/respell.ts";
import type { PolicyBeside } from "../format.ts";
import { encodedDocument } from "./encoded-document.ts";
import { isJson } from "./read.ts";

/** Writes managed policies at the end of a file, and what attaches each to those who have it. */
export function spellBeside(
  { source }: Place,
  policies: readonly PolicyBeside[],
): Edit | undefined {
  const { path, text } = source;
  if (isJson(path)) return undefined;
  const lineEnd = lineEndAt(text, 0);
  const written = policies.flatMap((each) => resources(each, lineEnd) ?? []);
  if (written.length < policies.length) return undefined;
  const end = text.trimEnd().length;
  const blocks = written.map((each) => `${lineEnd}${lineEnd}${each}`).join("");
  return { path, span: { start: end, end }, text: blocks };
}

function resources({ name, drafts, holders }: PolicyBeside, lineEnd: string): string | undefined {
  const document = encodedDocument(drafts, "  ", lineEnd);
  const attached = holders.map((each) => attachment(each, name, holders.length > 1));
  if (document === undefined || attached.some((each) => each === undefined)) return undefined;
  const policy = [
    `resource "aws_iam_policy" ${quoteHcl(name)} {`,
    `  name = ${quoteHcl(name)}`,
    "",
    `  policy = ${document}`,
    "}",
  ];
  return [policy.join(lineEnd), ...attached.map((each) => each?.join(lineEnd))].join(
    lineEnd + lineEnd,
  );
}

/** Attaches a policy to a role, user or group of the same module; undefined where it has no plain reference. */
function attachment(
  { address, scope, instance }: Attachment,
  policy: string,
  isOneOfMany: boolean,
): readonly string[] | undefined {
  const [, as, label] = /^aws_iam_(role|user|group)\.([\w-]+)$/.exec(address) ?? [];
  if (as === undefined || label === undefined || scope !== undefined || instance !== undefined)
    return undefined;
  const own = isOneOfMany ? `${policy}_${label}` : policy;
  return [
    `resource "aws_iam_${as}_policy_attachment" ${quoteHcl(own)} {`,
    `  ${as.padEnd("policy_arn".length)} = ${address}.name`,
    `  policy_arn = aws_iam_policy.${policy}.arn`,
    "}",
  ];
}
