import { answered } from "../github/answer.ts";
import type { Read } from "../repository/tree.ts";
import type { Problem } from "../source/problem.ts";
import { agreedIn, type Agreed, type AskedFor } from "./agreed.ts";
import type { OpenChange } from "./open-change.ts";
import { changedAgreement, type Change } from "./review.ts";
import { ConfigurationError } from "./settings.ts";

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
  const change = answered(await opened.change(agreed.chosen.inside));
  const [path] = changedAgreement(change.diff, agreed.agreement);
  const mistakes = path === undefined ? [] : await mistakesIn(opened, asked, path);
  return { ...agreed, change: { ...change, unread: [...change.unread, ...mistakes] }, agreedFile };
}

/** What is wrong in what would be agreed on: merged, it would end every run. */
async function mistakesIn(
  opened: OpenChange,
  asked: AskedFor,
  path: string,
): Promise<readonly Problem[]> {
  const proposedFile = async (each: string): Promise<Read> =>
    answered(await opened.proposedFile(each));
  try {
    await agreedIn(proposedFile, asked);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message
      .split("\n")
      .map((detail) => ({ path, reason: "configuration" as const, detail }));
  }
}
