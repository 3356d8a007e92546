// How much GitHub takes. It counts the characters of comments, and the bytes of everything else.

export type Measure = (text: string) => number;
export const characters: Measure = (text) => text.length;
export const bytes: Measure = (text) => Buffer.byteLength(text);

/** A text of at most so much. */
export type Limit = { readonly most: number; readonly measure: Measure };

/** Bodies of comments: GitHub takes 65,536 characters. */
export const commentLimit: Limit = { most: 65_000, measure: characters };

/**
 * Of check runs. GitHub's page says characters of the summary and means bytes (github/docs#35252);
 * its "64 KB" of a message or of details are taken for the smaller ones, and the characters of a
 * title for bytes.
 */
export const checkLimits = {
  summary: { most: 65_535, measure: bytes },
  message: { most: 64_000, measure: bytes },
  title: { most: 255, measure: bytes },
} as const satisfies Readonly<Record<string, Limit>>;

/** What a step adds to the summary of a job: 1 MiB, with the line end behind it. */
export const jobSummaryLimit: Limit = { most: 1024 * 1024 - 1, measure: bytes };

export function isWithin(text: string, { most, measure }: Limit): boolean {
  return measure(text) <= most;
}
