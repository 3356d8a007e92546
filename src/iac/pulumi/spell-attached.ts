import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { scriptOf } from "../../evaluate/script/programs.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { contains, type Span } from "../../source/source.ts";
import { spellNewMap } from "../../syntax/new-map.ts";
import { lineIndent } from "../../syntax/respell.ts";
import type { Call, Entry, Member } from "../../syntax/script/tree.ts";
import { aroundIn } from "../../syntax/script/walk.ts";
import { commentLost, newDocument } from "../attached-policy.ts";
import type { Spelled } from "../format.ts";
import { layoutAt, plainString, wordsOf } from "../new-script-map.ts";
import { styleOf } from "../spell-script.ts";
import { inOutputsAt } from "./spell.ts";

/** What attaches a managed policy to whom, and the inline policy that may stand in its place. */
const inline: ReadonlyMap<string, { readonly type: string; readonly to: string }> = new Map(
  ["Group", "Role", "User"].map((to) => [
    `${to}PolicyAttachment`,
    { type: `${to}Policy`, to: to.toLowerCase() },
  ]),
);

/**
 * Writes an inline policy in the place of the resource that attaches a managed one, or takes that away where
 * nothing is to be written. In TypeScript and JavaScript, which take a document as an object.
 * (https://www.pulumi.com/registry/packages/aws/api-docs/iam/rolepolicy/)
 *
 * @param attached the statement that stands for the managed policy, where it is named
 */
export function spellAttached({ place }: Statement, drafts: readonly Draft[]): Spelled {
  const { source, span } = place;
  const script = scriptOf(source);
  const found = script?.program.language === "typescript" ? attachmentAt(span, script) : undefined;
  if (!script || !found) return refused("it is not attached by a resource of its own");
  const { text, path } = source;
  if (drafts.length === 0) {
    const gone = found.step && wholeLines(text, found.step);
    return gone
      ? { ok: true, edits: [{ path, span: gone, text: "" }] }
      : refused("it has a name, which others may use");
  }
  const { callee, entry, type } = found;
  const written = { start: nameStart(callee), end: entry.span.end };
  if (script.program.comments.some((each) => contains(written, each))) return refused(commentLost);
  const spelled = inOutputsAt(drafts, span, script);
  if (!spelled) return refused("what it would refer to is known there only when it is made");
  const style = styleOf(script, found.call.span);
  const document = newDocument(spelled, wordsOf(style));
  if (!document) return refused("it is made of what stands elsewhere");
  const indent = lineIndent(text, entry.span.start);
  const unit = lineIndent(text, found.call.span.start) === indent ? "  " : unitOf(text, found);
  const layout = layoutAt(text, entry.span.start, unit);
  const policy = `policy: ${spellNewMap(document, layout, indent, layout.width)}`;
  const between = text.slice(callee.span.end, entry.span.start);
  return { ok: true, edits: [{ path, span: written, text: type + between + policy }] };
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

type Attachment = {
  readonly call: Call;
  readonly callee: Member;
  readonly entry: Entry;
  readonly type: string;
  /** Where the resource is made, and nothing is named by it. */
  readonly step: Span | undefined;
};

/** The resource that names a policy at a place, where it says nothing else than to whom it is attached. */
function attachmentAt(span: Span, { program }: Script): Attachment | undefined {
  const around = aroundIn(program.body, span);
  const call = around.findLast((node) => node.kind === "call");
  if (call?.kind !== "call" || !call.isNew || call.callee.kind !== "member") return undefined;
  const { callee } = call;
  const own = inline.get(callee.name);
  const given = call.args[1]?.value;
  if (!own || given?.kind !== "object") return undefined;
  const entries = given.entries.filter((each) => each.kind === "entry");
  const entry = entries.find(({ key }) => plainString(key) === "policyArn");
  const others = entries.filter((each) => each !== entry);
  const isPlain = entries.length === given.entries.length && others.length === 1;
  if (!isPlain || !entry || !others.every(({ key }) => plainString(key) === own.to))
    return undefined;
  if (!contains(entry.value.span, span)) return undefined;
  const step = around.find((node) => node.kind === "do" && node.value === call);
  return { call, callee, entry, type: own.type, step: step?.span };
}

/** Where the last name of `aws.iam.RolePolicyAttachment` begins. */
function nameStart({ span, name }: Member): number {
  return span.end - name.length;
}

function unitOf(text: string, { call, entry }: Attachment): string {
  const [outer, inner] = [call, entry].map(({ span }) => lineIndent(text, span.start));
  return inner?.slice(outer?.length ?? 0) ?? "  ";
}

/** A step with its lines, from the end of what stands before it; undefined where something stands beside it. */
function wholeLines(text: string, { start, end }: Span): Span | undefined {
  const close = end + (text[end] === ";" ? 1 : 0);
  const before = text.slice(0, start).trimEnd().length;
  const isAlone =
    /(?:^|\n)[ \t]*$/.test(text.slice(before, start)) &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(close));
  return isAlone ? { start: before, end: close } : undefined;
}
