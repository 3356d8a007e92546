/** Somebody who can be asked. */
export type Terminal = {
  /**
   * What is answered, on one line; undefined where nothing will be answered any more. Some terminals
   * complete the words that an answer may be made of.
   */
  ask(question: string, words?: readonly string[]): Promise<string | undefined>;
  close(): void;
};

/** A run of the command line: where it stands, and what becomes of it. */
export type Run = {
  readonly directory: string;
  /** The day in UTC, `2026-11-28`: suppressions end. */
  readonly today: string;
  /** Variables of the environment: tokens and addresses of GitHub. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The standard input, to its end. */
  input(): string;
  print(text: string): void;
  /** What is no part of the output: how it came about. */
  note(text: string): void;
  /** Says what is being done, in place; absent where nobody watches. */
  readonly status?: (what: string) => void;
  /** Who sits in front of it; absent where nobody does. */
  readonly terminal?: () => Terminal;
  /** 0 clean, 1 blocked, 2 wrong use. */
  exitCode: number;
};
