import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import { outerOffset, outerPlace, type Embedded, type Mark } from "../../source/embedded.ts";
import type { Source } from "../../source/source.ts";
import type { DataMap } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { quoteJson, respellListItem } from "../../syntax/json-write.ts";
import type { Template } from "../../syntax/hcl/ast.ts";
import type { Spelled } from "../format.ts";
import { makeShelter, type Shelter } from "../shelter-text.ts";
import { respellInData } from "../spell-data.ts";

/**
 * Writes statements in the place of one in a heredoc's JSON. Interpolations are runs of private
 * characters while the JSON is changed, one character for each, and come back to the letter.
 */
export function spellInHeredoc(
  statement: Statement,
  drafts: readonly Draft[],
  template: Template,
): Spelled {
  const { source } = statement.place;
  if (!template.heredoc) return refused("it is JSON inside a quoted string");
  const shelter = makeShelter();
  const own = sheltered(template, source, shelter);
  if (!own) return refused("its JSON is made by directives");
  const embedded = asEntries(own) ?? own;
  const { root } = readJson(embedded.text);
  const isPart = !root || (embedded === own && root.kind === "map" && !isDocument(root));
  if (isPart && (!root || drafts.length > 1)) return refused("its text is a part of another one");
  const data = {
    path: source.path,
    text: embedded.text,
    roots: [root],
    outer: (span: { start: number; end: number }) => outerPlace(embedded, span).span,
  };
  const written = respellInData(statement, drafts, data, {
    respell: respellListItem,
    quoteBeside: () => quoteJson,
    phrase: ({ pieces }) =>
      quoteJson(
        pieces
          .map((piece) =>
            typeof piece === "string" ? piece : shelter.inString(`\${${piece.expression}}`, 1),
          )
          .join(""),
      ),
  });
  if ("because" in written) return refused(written.because);
  const { span } = outerPlace(embedded, written.span);
  const prefix = removedIndent(embedded, written.span.start, source);
  const lines = escaped(written.text).split("\n");
  const text = lines.map((line, index) => (index === 0 || line === "" ? line : prefix + line));
  return { ok: true, edits: [{ path: source.path, span, text: shelter.reveal(text.join("\n")) }] };
}

/**
 * A text of whole entries of a list, which are put into a document elsewhere, as that list; undefined where it is
 * none.
 */
function asEntries({ text, source, marks }: Embedded): Embedded | undefined {
  const before = "[\n";
  const list = `${before}${text}]`;
  const { root, problems } = readJson(list);
  if (root?.kind !== "list" || problems.length > 0) return undefined;
  if (!root.items.every((item) => item.kind === "map" && !isDocument(item))) return undefined;
  const moved = marks.map(({ inner, outer }) => ({ inner: inner + before.length, outer }));
  return { text: list, source, marks: moved };
}

function isDocument({ entries }: DataMap): boolean {
  return entries.some(({ key }) => key.toLowerCase() === "statement");
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

/** The heredoc's text with its interpolations hidden; undefined where directives make it up. */
function sheltered(template: Template, source: Source, shelter: Shelter): Embedded | undefined {
  let text = "";
  const marks: Mark[] = [];
  let quoted = false;
  for (const part of template.parts) {
    if (part.kind === "literal") {
      const own = part.marks ?? [{ inner: 0, outer: part.span.start }];
      for (const { inner, outer } of own) marks.push({ inner: text.length + inner, outer });
      text += part.value;
      quoted = endsQuoted(part.value, quoted);
      continue;
    }
    if (part.kind !== "interpolation") return undefined;
    const written = source.text.slice(part.span.start, part.span.end);
    marks.push({ inner: text.length, outer: part.span.start });
    // As long as in the file, so that both texts run in step.
    const hide = quoted ? shelter.inString : shelter.asValue;
    text += hide(written, written.length);
  }
  return { text, source, marks };
}

function endsQuoted(text: string, quoted: boolean): boolean {
  const quotes = text.replace(/\\./g, "").split('"').length - 1;
  return quotes % 2 === 1 ? !quoted : quoted;
}

/** The indentation that `<<-` took off the line that an offset stands on. */
function removedIndent(embedded: Embedded, inner: number, source: Source): string {
  const innerStart = embedded.text.lastIndexOf("\n", inner - 1) + 1;
  const outer = outerOffset(embedded, innerStart);
  const outerStart = source.text.lastIndexOf("\n", outer - 1) + 1;
  return source.text.slice(outerStart, outer);
}

/** What HCL would take for its own is escaped again: policy variables are `$${aws:username}`. */
function escaped(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}
