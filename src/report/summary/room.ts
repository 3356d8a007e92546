import { commentLimit, jobSummaryLimit, type Limit } from "../limits.ts";

/** How much a summary may say: its length, and how many statements without a comment it has. */
export type Room = {
  readonly limit: Limit;
  /** Those with their replacements: the most, and how long they are together. */
  readonly shown: Share;
  /** Others that are named: the most, and how long they are together with those that are shown. */
  readonly named: Share;
};

type Share = { readonly most: number; readonly longest: number };

/** In the conversation of a pull request, and in a check run. */
export const inConversation: Room = {
  limit: commentLimit,
  shown: { most: 20, longest: 25_000 },
  named: { most: 200, longest: 30_000 },
};

/** In the summary of the job, to which whoever wants all of it is sent. */
export const inJob: Room = {
  limit: jobSummaryLimit,
  shown: { most: 1_000, longest: 700_000 },
  named: { most: 2_000, longest: 900_000 },
};
