import { count } from "../rules/wording.ts";
import { apartWords, type FixPull } from "./fix-pull.ts";
import { linked } from "./links.ts";

/** What became of the pull request with replacements. */
export type FixOutcome = {
  readonly did:
    | "nothing"
    | "opened"
    | "updated"
    | "unchanged"
    | "closed"
    /** Somebody else's commits are on its branch. */
    | "left"
    /** A pull request that is not this job's is open from its branch. */
    | "taken"
    /** What was audited is not on the branch that changes go into. */
    | "elsewhere"
    /** What is to be changed is not any more on that branch what it was. */
    | "overtaken";
  readonly pull?: { readonly number: number; readonly htmlUrl: string };
  /** How many policies it narrows, and how many are left for another time. */
  readonly policies?: number;
  readonly left?: FixPull["left"]["policies"];
  /** How many stand in files that are not to be changed. */
  readonly apart?: FixPull["left"]["apart"];
  /** The branch that it is about. */
  readonly branch: string;
};

/** What became of it, in a sentence; `name` is the pull request, `branch` the branch. */
function sentenceOf(outcome: FixOutcome, name: string, branch: string): string {
  const { did, policies = 0, left = 0, apart = 0 } = outcome;
  const of = policies === 1 ? "1 policy" : `${policies} policies`;
  const more = left > 0 ? `; ${count(left, "more")} can be, once it is merged` : "";
  switch (did) {
    case "nothing":
      return apart > 0
        ? `There is nothing to be narrowed in a pull request but what stands ${apartWords}.`
        : "There is nothing to be narrowed in a pull request.";
    case "opened":
      return `${name} is open, and narrows ${of}${more}.`;
    case "updated":
      return `${name} is brought up to date, and narrows ${of}${more}.`;
    case "unchanged":
      return `${name} narrows ${of}, as it did before${more}.`;
    case "closed":
      return `${name} is closed: nothing is left of what it narrows.`;
    case "left":
      return name === ""
        ? `The branch ${branch} points to a commit that is not Pare's, and is left alone: delete it, and the next audit opens a pull request.`
        : `${name} is left as it is, since commits on its branch ${branch} are not Pare's: merge it and delete the branch, or take them off, and the next audit goes on.`;
    case "taken":
      return `${name} is open from the branch ${branch} and is not this job's: nothing is proposed as long as it is.`;
    case "elsewhere":
      return `No pull request is opened: what was audited is not, or not yet, on the branch ${branch}, which changes go into.`;
    case "overtaken":
      return `What is to be narrowed has changed on the branch ${branch} since it was checked out: the next audit goes on from there.`;
  }
}

/** What became of it, for the summary of the job; nothing where there was nothing to do. */
export function fixParagraph(outcome: FixOutcome): readonly string[] {
  const { did, pull, branch, apart = 0 } = outcome;
  if (did === "nothing" && apart === 0) return [];
  const name = pull ? `Pull request ${linked(`#${pull.number}`, pull.htmlUrl)}` : "";
  return [`**Replacements.** ${sentenceOf(outcome, name, `\`${branch}\``)}`];
}

/** The same as a line of the log. */
export function fixLine(outcome: FixOutcome): string {
  const { pull, branch } = outcome;
  return sentenceOf(outcome, pull ? `Pull request #${pull.number}` : "", branch);
}

/** Whether it is this job's, and waits for somebody to merge it. */
export function isOpen({ did, pull }: FixOutcome): boolean {
  return pull !== undefined && did !== "closed" && did !== "taken";
}

/** Whether somebody should look at it. */
export function isHeldUp({ did }: FixOutcome): boolean {
  return did === "left" || did === "taken" || did === "elsewhere";
}
