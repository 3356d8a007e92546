import { answered } from "../github/answer.ts";
import type { Read } from "../repository/tree.ts";
import { agreedIn, type Agreed, type AskedFor } from "./agreed.ts";
import type { OpenChange } from "./open-change.ts";
import type { Change } from "./review.ts";

/** A change, and by what it is to be judged. */
export type ReadChange = Agreed & {
  readonly change: Change;
  /** Reads another file of the commit that the agreement is from. */
  readonly agreedFile: (path: string) => Promise<Read>;
};

/**
 * Reads what a team has agreed on, and the change that is to be judged by it. What leaves nothing to
 * judge, or nothing to judge by, throws a NoAnswer or a ConfigurationError.
 */
export async function readChange(opened: OpenChange, asked: AskedFor): Promise<ReadChange> {
  const agreedFile = async (path: string): Promise<Read> => answered(await opened.agreedFile(path));
  const agreed = await agreedIn(agreedFile, asked);
  return { ...agreed, change: answered(await opened.change(agreed.chosen.inside)), agreedFile };
}
