import type { Draft } from "../iam/draft.ts";
import { blanksIn, filledIn, mistakeIn } from "../narrow/filled-in.ts";
import type { Proposal } from "../narrow/proposal.ts";
import { choiceLines, type Chosen } from "../report/choice-text.ts";
import type { FixedFile } from "../report/fixed.ts";
import { plainSentence } from "../report/plain.ts";
import { logSafe } from "../report/log-safe.ts";
import type { Attempt, Choices } from "./choices.ts";
import type { AwsFacts } from "./knowledge.ts";

/** With what somebody chooses. */
export type Choosing = {
  /** What is answered to a question; undefined where nothing will be answered any more. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly print: (text: string) => void;
  /** Writes a file as it is by now. */
  readonly write: (file: FixedFile) => void;
  readonly facts: Pick<AwsFacts, "catalog" | "names">;
};

type Step = "made" | "left" | "file" | "quit";

/**
 * Shows one replacement after the other, and makes those that somebody says yes to: as proposed, an
 * alternative, or with names that are filled in. What is chosen is proved before it is written, and
 * written before the next one is shown, so that whoever stops loses nothing.
 */
export async function chooseFixes(choices: Choices, choosing: Choosing): Promise<Chosen> {
  const all = choices.proposals.filter(isToChoose);
  const files = new Set<string>();
  const skipped = new Set<string>();
  let [replaced, left, seen] = [0, 0, 0];
  for (const [index, proposal] of all.entries()) {
    const { path } = proposal.statement.place.source;
    if (skipped.has(path)) {
      seen++;
      left++;
      continue;
    }
    const position = `${index + 1} of ${all.length}`;
    const file = choices.preview(proposal);
    say(choosing, choiceLines(proposal, choosing.facts.catalog, position, file));
    const step = await decided(proposal, choices, choosing);
    if (step === "quit") break;
    seen++;
    if (step === "made") {
      replaced++;
      files.add(path);
      continue;
    }
    left++;
    if (step === "file") skipped.add(path);
  }
  const without = choices.proposals.length - all.length;
  return { replaced, files: [...files].sort(), left, unseen: all.length - seen, without };
}

/** What others take in too is proved nowhere, whatever somebody chooses. */
function isToChoose({ outcome }: Proposal): boolean {
  return outcome.kind === "commit" || (outcome.kind === "show" && outcome.reservation !== "shared");
}

async function decided(proposal: Proposal, choices: Choices, choosing: Choosing): Promise<Step> {
  const { outcome, template } = proposal;
  if (outcome.kind === "none") return "left";
  const { narrowing, alternatives } = outcome;
  const isOffered = template !== undefined && !template.isTaken;
  const numbers = alternatives.map((_, index) => String(index + 1));
  const instead = numbers.length === 0 ? "" : `, ${numbers.join(", ")}: that instead`;
  const named = isOffered ? ", t: the policy template" : "";
  const question = `Replace it? y: yes, n: no${instead}${named}, s: skip this file, q: quit > `;
  for (;;) {
    const answer = (await choosing.ask(question))?.trim().toLowerCase();
    if (answer === undefined || answer === "q") return "quit";
    if (answer === "n") return "left";
    if (answer === "s") return "file";
    if (answer === "t" && isOffered) {
      if (isMade(choices.chooseTemplate(proposal), choosing)) return "made";
      continue;
    }
    const drafts =
      answer === "y" ? narrowing.drafts : alternatives[numbers.indexOf(answer)]?.drafts;
    if (!drafts) continue;
    const filled = await filledBy(drafts, choosing);
    if (filled === "quit") return "quit";
    if (!filled) continue;
    if (isMade(choices.choose(proposal, filled), choosing)) return "made";
  }
}

/** Writes what is proved, and says what is not. */
function isMade(made: Attempt<FixedFile>, choosing: Choosing): boolean {
  if (made.ok) choosing.write(made.value);
  say(choosing, [
    made.ok
      ? "    proved and written"
      : `    not proved, and not written: ${plainSentence(made.because)}`,
  ]);
  return made.ok;
}

/** Asks for the names that drafts leave open; undefined where one is left out after all. */
async function filledBy(
  drafts: readonly Draft[],
  choosing: Choosing,
): Promise<readonly Draft[] | "quit" | undefined> {
  const names = new Map<string, string>();
  const blanks = blanksIn(drafts);
  if (blanks.length === 0) return drafts;
  for (const blank of blanks) {
    const question = `  ${logSafe(blank.name)} in ${logSafe(blank.within)} (empty: back) > `;
    for (;;) {
      const answer = (await choosing.ask(question))?.trim();
      if (answer === undefined) return "quit";
      if (answer === "") return undefined;
      const mistake = mistakeIn(blank, answer, choosing.facts.names);
      if (mistake === undefined) {
        names.set(blank.key, answer);
        break;
      }
      say(choosing, [`    ${mistake}`]);
    }
  }
  return filledIn(drafts, names);
}

function say({ print }: Choosing, lines: readonly string[]): void {
  print(lines.map((line) => `${logSafe(line)}\n`).join(""));
}
