import { annotationsOf, type Annotation } from "./annotations.ts";
import type { Result } from "./result.ts";

/** What a workflow command says at lines of a file (`::error file=...`); who prints it escapes it. */
export type CommandAnnotation = Omit<Annotation, "level" | "details"> & {
  readonly level: "error" | "warning" | "notice";
};

export type CommandAnnotations = {
  readonly shown: readonly CommandAnnotation[];
  /** How many there would be more. */
  readonly left: number;
};

/** GitHub shows so many of each level of a step, and drops the others without a word. */
const mostOfLevel = 10;

const levels = { failure: "error", warning: "warning", notice: "notice" } as const;

/** The annotations of a result as workflow commands, the worst of each level. */
export function commandAnnotations(result: Result): CommandAnnotations {
  const all = annotationsOf(result);
  const shown = Object.entries(levels).flatMap(([name, level]) =>
    all
      .filter((each) => each.level === name)
      .slice(0, mostOfLevel)
      .map(({ path, startLine, endLine, title, message }) => ({
        level,
        path,
        startLine,
        endLine,
        title,
        message,
      })),
  );
  return { shown, left: all.length - shown.length };
}
