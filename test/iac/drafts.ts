import { formats } from "../../src/iac/formats.ts";
import type { Format, Spelled } from "../../src/iac/format.ts";
import { noFiles } from "../../src/source/source.ts";
import { expression, phrase, type Draft, type DraftItem } from "../../src/iam/draft.ts";
import type { Statement } from "../../src/iam/policy.ts";
import { known, makeText } from "../../src/iam/text.ts";
import { applyEdits } from "../../src/source/edit.ts";
import { facts } from "../rules/facts.ts";

/** A new item: a plain text, or one with expressions as `<name>`. */
export function written(text: string): DraftItem {
  const pieces = text.split(/<([^<>]*)>/).map((piece, i) => {
    const { source, span } = nowhere;
    return i % 2 === 0
      ? phrase(piece)
      : expression(piece, makeText([piece], { written: { source, span }, via: [] }));
  });
  return { phrase: phrase(...pieces) };
}

const nowhere = { source: { path: "", text: "" }, span: { start: 0, end: 0 } };

/** An item of the original's actions or resources, by its text. */
export function kept({ action, resource }: Statement, text: string): DraftItem {
  const items = [...(action?.items ?? []), ...(resource?.items ?? [])];
  const found =
    items.find((item) => known(item) === text) ?? items.find((item) => known(item) === undefined);
  if (!found) throw new Error(`no item is ${text}`);
  return { kept: found };
}

/** A draft that keeps what it does not name. */
export function draft(changes: Partial<Draft>): Draft {
  return { sid: "keep", actions: "keep", resources: "keep", ...changes };
}

/** The text with drafts in the place of its first statement, or why they cannot be written. */
export function respelled(
  path: string,
  text: string,
  drafts: (statement: Statement) => readonly Draft[],
): string {
  const source = { path, text };
  const format = formats.find((each) => each.claims(path, text));
  const [policy] = format?.extract([source], facts, noFiles).policies ?? [];
  const [statement] = policy?.statements ?? [];
  if (!format || !statement) throw new Error(`no statement in ${text}`);
  return madeBy(format.spell(statement, drafts(statement)), format, text);
}

function madeBy(spelled: Spelled, format: Format, text: string): string {
  if (!spelled.ok) return `${format.name}: ${spelled.because}`;
  return applyEdits(text, spelled.edits);
}
