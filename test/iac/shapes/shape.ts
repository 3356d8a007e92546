/** A row of README's table "What it reads": a way of writing IAM, and what Pare makes of it. */
export type Shape = {
  readonly files: string;
  /** What is evaluated, in README's words, and a sample of each: `path:line statement`. */
  readonly evaluated: Samples;
  /** What is not, and a sample of each that is told: `path:line reason`. */
  readonly not: Samples;
};

export type Samples = Readonly<Record<string, Sample>>;

type Sample = {
  readonly files: Readonly<Record<string, string>>;
  readonly gives: readonly string[];
};

export const lines = (...each: readonly string[]): string => `${each.join("\n")}\n`;

export function sample(
  files: Readonly<Record<string, string>>,
  ...gives: readonly string[]
): Sample {
  return { files, gives };
}
