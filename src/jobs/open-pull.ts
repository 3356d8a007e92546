import type { Answer } from "../github/answer.ts";
import type { Read, Wanted } from "../repository/tree.ts";
import type { Change } from "./review.ts";

/** A pull request whose commits can be read. */
export type OpenPull = {
  /** A file of the merge base: what a pull request says of itself is not asked. */
  baseFile(path: string): Promise<Answer<Read>>;
  /** The change: from the merge base to the head. */
  change(inside: Wanted): Promise<Answer<Change>>;
};
