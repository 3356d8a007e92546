import type { Answer } from "../github/answer.ts";
import { GitFailure } from "../repository/git.ts";
import type { Read, Wanted } from "../repository/tree.ts";
import type { Change } from "./review.ts";

/** A change between two commits that can be read, wherever they are. */
export type OpenChange = {
  /** A file of the base: what a change says of itself is not asked. */
  baseFile(path: string): Promise<Answer<Read>>;
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
    baseFile: (path) => either((opened) => opened.baseFile(path)),
    change: (inside) => either((opened) => opened.change(inside)),
  };
}
