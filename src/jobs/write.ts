import type { Quotas } from "../catalog/quotas.ts";
import { newPolicyFormats, type NewPolicyLanguage } from "../iac/new-policy-formats.ts";
import type { NewPolicyFormat } from "../iac/new-policy.ts";
import { expressionsIn, type NewPolicy, type NewStatement } from "../iam/new-policy.ts";
import { count, listed } from "../rules/wording.ts";
import { oneLine } from "../source/quoted.ts";
import type { Source } from "../source/source.ts";
import { lengthOf, shorter } from "../write/shorter.ts";
import { splitInto } from "../write/split.ts";
import type { Stack } from "../write/stack.ts";
import { statementsOf, type WritingFacts } from "../write/statements.ts";
import { readTemplate } from "../write/read-template.ts";
import { lineAt, type Remark } from "../write/remark.ts";

export type { NewPolicyLanguage };

/** The languages that a policy can be written in. */
export const languages = Object.keys(newPolicyFormats) as readonly NewPolicyLanguage[];

/** How a policy shall be written. */
export type Wish = {
  readonly format: NewPolicyLanguage;
  /** The fewest characters of an action's name before a wildcard; without it none is written. */
  readonly minimize?: number;
  /** The most characters of a policy: what is longer becomes several. */
  readonly split?: number;
  /** What is declared where resources are taken from. */
  readonly stack?: Stack;
};

export type WriteFacts = WritingFacts & { readonly quotas: Quotas };

export type WrittenPolicy =
  | { readonly ok: true; readonly text: string; readonly notes: readonly string[] }
  /** One line each: the file, the line, what is wrong and what to do. */
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** What is said of a template as a whole comes after what is said of its lines. */
const atEnd = Number.MAX_SAFE_INTEGER;

/** The policy that a template asks for, in a language, and what there is to say of it. */
export function writePolicy(source: Source, wish: Wish, facts: WriteFacts): WrittenPolicy {
  const read = readTemplate(source);
  if (!read.ok) return read;
  const { template } = read;
  const written = statementsOf(template, facts, wish.stack);
  const told = (remarks: readonly Remark[]): readonly string[] => [
    ...new Set(
      [...remarks]
        .sort((a, b) => (a.offset ?? atEnd) - (b.offset ?? atEnd))
        .map((each) => toldOf(each, source)),
    ),
  ];
  if (written.mistakes.length > 0) return { ok: false, mistakes: told(written.mistakes) };
  const spelled = spelledAs(written.statements, template.name, wish, facts);
  if ("mistakes" in spelled) return { ok: false, mistakes: told(spelled.mistakes) };
  return { ok: true, text: spelled.text, notes: told([...written.notes, ...spelled.notes]) };
}

/** Statements as policies of a name in a language, made shorter and split as is wished, or why they cannot be. */
export function spelledAs(
  named: readonly NewStatement[],
  name: string,
  wish: Omit<Wish, "stack">,
  facts: Pick<WriteFacts, "catalog" | "quotas">,
):
  | { readonly text: string; readonly notes: readonly Remark[] }
  | { readonly mistakes: readonly Remark[] } {
  const statements =
    wish.minimize === undefined ? named : shorter(named, wish.minimize, facts.catalog);
  const parts = wish.split === undefined ? [statements] : splitInto(statements, wish.split);
  if (!parts)
    return { mistakes: [{ message: `no statement fits into ${wish.split ?? 0} characters` }] };
  const plain = name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "policy";
  const policies = parts.map(
    (own, index): NewPolicy => ({
      name: parts.length > 1 ? `${plain}-${index + 1}` : plain,
      statements: own,
    }),
  );
  const format = newPolicyFormats[wish.format];
  const mistakes = refusals(policies, format);
  if (mistakes.length > 0) return { mistakes };
  const notes = [...openNote(policies, wish), ...sizeNotes(named, parts, wish, facts)];
  return { text: format.write(policies), notes };
}

/** In IAM's own JSON nothing fills in what is not known yet. */
function openNote(
  policies: readonly NewPolicy[],
  { format }: Pick<Wish, "format">,
): readonly Remark[] {
  const names = expressionsIn(policies).map((each) => `\${${each}}`);
  const isPlain = format === "json" || format === "yaml";
  return isPlain && names.length > 0
    ? [{ message: `to be filled in before IAM takes it: ${listed(names, 8)}` }]
    : [];
}

/** References that a language does not have. */
function refusals(policies: readonly NewPolicy[], format: NewPolicyFormat): readonly Remark[] {
  return expressionsIn(policies).flatMap((each) => {
    const because = format.refuses(each);
    return because === undefined ? [] : [{ message: `\${${each}} cannot be written: ${because}` }];
  });
}

/** What there is to say of the length: managed policies, by which most are attached, take least but a user's. */
function sizeNotes(
  named: readonly NewStatement[],
  parts: readonly (readonly NewStatement[])[],
  { minimize }: Pick<Wish, "minimize">,
  { catalog, quotas }: Pick<WriteFacts, "catalog" | "quotas">,
): readonly Remark[] {
  const notes: Remark[] = [];
  const wildcards = parts
    .flat()
    .flatMap(({ actions }) => actions.filter(({ item }) => item.includes("*")));
  if (wildcards.length > 0)
    notes.push({
      message: `${count(wildcards.length, "wildcard")} in it: equal to what is named in AWS's reference of ${catalog.date}, they reach future actions too`,
    });
  const most = quotas.managed;
  const longest = Math.max(...parts.map(lengthOf));
  if (longest > most) {
    const short = minimize === undefined ? lengthOf(shorter(named, 0, catalog)) : undefined;
    const hint =
      short === undefined || short >= longest ? "" : `--minimize makes it ${short}, and `;
    notes.push({
      message: `${longest} characters, and a managed policy takes ${most}: ${hint}--split makes several`,
    });
  }
  return notes;
}

function toldOf({ offset, message }: Remark, source: Source): string {
  const where = offset === undefined ? source.path : lineAt(source, offset);
  return oneLine(`${where}: ${message}`, 1_000);
}
