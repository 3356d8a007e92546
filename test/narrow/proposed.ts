import { propose, worthChanging } from "../../src/jobs/propose.ts";
import type { Lost } from "../../src/narrow/narrowing.ts";
import type { Proposal } from "../../src/narrow/proposal.ts";
import { replacementOf } from "../../src/report/replacement.ts";
import { judge } from "../../src/rules/judge.ts";
import { facts, pathFor, scanned } from "../rules/facts.ts";
import { indented } from "../rules/policies.ts";

/** What the real jobs propose for a statement, in short. */
export type Proposed =
  | {
      readonly kind: "commit" | "show";
      readonly grade: string;
      /** The lines that should stand there, without the indentation that all of them have. */
      readonly lines: string;
      readonly assumptions: readonly string[];
      readonly missing: readonly string[];
      readonly lost: readonly Lost[];
      readonly because?: string;
    }
  | { readonly kind: "none"; readonly because: string };

/**
 * What is proposed for each statement with a finding in a file, or in files by their paths.
 *
 * @param repository what GitHub calls the repository, where that is known
 */
export function proposals(
  files: string | Readonly<Record<string, string>>,
  repository?: string,
): readonly Proposal[] {
  const scan = {
    ...scanned(typeof files === "string" ? { [pathFor(files)]: files } : files),
    repository: () => repository,
  };
  return propose(scan, worthChanging(judge(scan, facts), facts), facts);
}

export function proposed(
  files: string | Readonly<Record<string, string>>,
  repository?: string,
): readonly Proposed[] {
  return proposals(files, repository).map(shortly);
}

/** What is proposed where only one statement has a finding. */
export function onlyProposed(files: string | Readonly<Record<string, string>>): Proposed {
  const [only, ...more] = proposed(files);
  if (!only || more.length > 0) throw new Error(`${more.length + (only ? 1 : 0)} proposals`);
  return only;
}

/** A proposal in short. */
export function shortly({ statement, outcome }: Proposal): Proposed {
  if (outcome.kind === "none") return { kind: "none", because: outcome.refusal.because };
  const { grade, assumptions, missing, lost } = outcome.narrowing;
  const lines = replacementOf(statement.place.source, [outcome.edit]).lines.join("\n");
  return {
    kind: outcome.kind,
    grade,
    lines: indented(lines, 0),
    assumptions,
    missing,
    lost,
    ...(outcome.kind === "show" && { because: outcome.because }),
  };
}
