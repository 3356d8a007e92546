import type { Answer } from "../github/answer.ts";
import type { Ends } from "../github/event.ts";
import { GitFailure } from "../repository/git.ts";
import type { Read, Wanted } from "../repository/tree.ts";
import type { Change } from "./review.ts";

/** Where a change begins and ends, and what it is to go into. */
export type Commits = Ends & {
  /**
   * The commit of which the agreement is read: what it goes into, as that is now. Whoever makes a
   * change chooses where it begins, and could begin where the gate was open.
   */
  readonly into: string;
};

/** A change between two commits that can be read, wherever they are. */
export type OpenChange = {
  /** A file as a team has agreed on it: that of the commit that the change is to go into. */
  agreedFile(path: string): Promise<Answer<Read>>;
  /** A file of the head: what would be agreed on. */
  proposedFile(path: string): Promise<Answer<Read>>;
  change(inside: Wanted): Promise<Answer<Change>>;
};

/** A clone may have commits and lack what they hold (`filter: blob:none`): then the next is asked. */
export function firstOf(first: OpenChange, next: OpenChange): OpenChange {
  const either = async <T>(ask: (opened: OpenChange) => Promise<T>): Promise<T> => {
    try {
      return await ask(first);
    } catch (error) {
      if (error instanceof GitFailure) return ask(next);
      throw error;
    }
  };
  return {
    agreedFile: (path) => either((opened) => opened.agreedFile(path)),
    proposedFile: (path) => either((opened) => opened.proposedFile(path)),
    change: (inside) => either((opened) => opened.change(inside)),
  };
}
