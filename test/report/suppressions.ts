import type { Suppression } from "../../src/config/suppression.ts";
import type { Source } from "../../src/source/source.ts";

/**
 * A suppression as a comment on the first line of a file would make it, of all findings of its rules
 * in the file, if nothing else is asked for.
 */
export function suppressing(
  path: string,
  rules: readonly string[],
  more: Partial<Suppression> = {},
): Suppression {
  const source: Source = { path, text: `# pare:ignore ${rules.join(", ")}\n` };
  return {
    by: "comment",
    place: { source, span: { start: 0, end: source.text.length - 1 } },
    rules,
    reason: "only in the sandbox",
    covers: ({ statement }) => statement.place.source.path === path,
    ...more,
  };
}
