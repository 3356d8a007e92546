import fc from "fast-check";

/** A text, and for each of its comments, by what it says, the part of the text that it is about. */
export type Annotated = {
  readonly text: string;
  readonly subjects: ReadonlyMap<string, string | undefined>;
};

export type Random = fc.GeneratorValue;

export function chance(random: Random, percent: number): boolean {
  return random(fc.integer, { min: 0, max: 99 }) < percent;
}

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[random(fc.integer, { min: 0, max: values.length - 1 })];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}

/** As many of something as chance has it, within bounds. */
export function several<T>(random: Random, min: number, max: number, make: (n: number) => T): T[] {
  return Array.from({ length: random(fc.integer, { min, max }) }, (_, n) => make(n));
}

/** The comments of a text in the making: each says a number, and is about nothing at first. */
export type Notes = {
  readonly subjects: Map<string, string | undefined>;
  /** A new comment. */
  readonly note: () => string;
  /** Says what comments are about. */
  readonly assign: (notes: readonly string[], subject: string) => void;
};

export function notes(): Notes {
  const subjects = new Map<string, string | undefined>();
  return {
    subjects,
    note: () => {
      const said = `c${subjects.size}`;
      subjects.set(said, undefined);
      return said;
    },
    assign: (said, subject) => {
      for (const each of said) subjects.set(each, subject);
    },
  };
}

/** The text with other line ends, in its comments' subjects too. */
export function withLineEnds(lineEnd: string, { text, subjects }: Annotated): Annotated {
  const change = (part: string): string => part.replaceAll("\n", lineEnd);
  return {
    text: change(text),
    subjects: new Map([...subjects].map(([said, subject]) => [said, subject && change(subject)])),
  };
}
