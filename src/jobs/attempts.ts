import type { Answer, Refusal } from "../github/answer.ts";

/** Requests of which none keeps the others from being made when it is refused. */
export type Attempts = {
  /** What GitHub answered; undefined where it refused, which is noted. */
  valueOf<T>(answer: Answer<T>): T | undefined;
  /** Whether there is no use in asking for more: the token, a limit, or nobody answers. */
  isOver(): boolean;
  readonly refusals: readonly Refusal[];
};

/** Of no request GitHub would think otherwise: 429 and some 403 are its limits. */
const hopeless: ReadonlySet<number> = new Set([401, 403, 429]);

/** So many requests without an answer are a network that does not work. */
const mostUnanswered = 2;

export function openAttempts(): Attempts {
  const refusals: Refusal[] = [];
  return {
    refusals,
    valueOf: (answer) => {
      if (answer.ok) return answer.value;
      refusals.push(answer);
      return undefined;
    },
    isOver: () =>
      refusals.some(({ status }) => hopeless.has(status)) ||
      refusals.filter(({ status }) => status === 0).length >= mostUnanswered,
  };
}
