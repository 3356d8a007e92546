import type { Agreement } from "../config/agreement.ts";
import { refusalLine } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { fixLine, fixParagraph, isHeldUp, isOpen, type FixOutcome } from "../report/fix-told.ts";
import { provedGrades } from "../narrow/narrowing.ts";
import type { Git } from "../repository/git.ts";
import type { Tree } from "../repository/tree.ts";
import { keepFixPull } from "./fix-pull.ts";
import { wantedFixes } from "./fix-wanted.ts";
import type { Fixing } from "./inputs.ts";
import type { AwsFacts } from "./knowledge.ts";

/** What is told of the pull request with replacements. */
export type FixTold = {
  /** Its number, where there is one. */
  readonly number?: number;
  /** For the summary of the job. */
  readonly paragraphs: readonly string[];
  readonly account: readonly string[];
  readonly warnings: readonly string[];
};

/** Where an audit runs. */
export type NightlyPlace = {
  readonly client: Client;
  readonly repository: Repository;
  readonly git: Git | undefined;
  readonly facts: AwsFacts;
  readonly job: string;
  readonly serverUrl: string;
};

/** Keeps the pull request with the replacements of what an audit found, and says what became of it. */
export async function fixNightly(
  place: NightlyPlace,
  { assume, most }: Fixing,
  tree: Tree,
  agreement: Agreement,
): Promise<FixTold> {
  const { git, facts } = place;
  const base = git?.prefix() === "" ? git.commit("HEAD") : undefined;
  if (!git || base === undefined) return untold(noCheckout);
  const grades = provedGrades(assume ? "assumed" : "evidenced");
  const asked = { tree, facts, agreement, grades, most, git, base };
  const kept = await keepFixPull({ ...place, catalog: facts.catalog, base }, (declined) =>
    wantedFixes(asked, declined),
  );
  if (!kept.ok)
    return untold(`The pull request with replacements could not be made. ${refusalLine(kept)}`);
  return told(kept.value);
}

const noCheckout =
  "No pull request with replacements is made: it takes a checkout of the whole repository that git knows, as actions/checkout makes it.";

function told(outcome: FixOutcome): FixTold {
  const line = fixLine(outcome);
  return {
    ...(outcome.pull && isOpen(outcome) && { number: outcome.pull.number }),
    paragraphs: fixParagraph(outcome),
    account: [line],
    warnings: isHeldUp(outcome) ? [line] : [],
  };
}

function untold(warning: string): FixTold {
  return { paragraphs: [], account: [], warnings: [warning] };
}
