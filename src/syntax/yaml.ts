import type { DataDocument, DataProblem } from "./data.ts";
import { composed } from "./yaml/composed.ts";
import { moved } from "./yaml/moved.ts";
import { shadowOf, type Shadow } from "./yaml/shadow.ts";
import { readUsual } from "./yaml/usual/read.ts";

/** The longest text that is read, in UTF-16 units. CloudFormation takes 1 MB. */
export const longestYaml = 2 * 1024 * 1024;

/**
 * The documents of a YAML text (1.2.2, core schema: `2012-10-17` and `yes` are strings).
 *
 * Tags are kept as written and not applied, aliases are followed, merge keys (`<<`) are expanded,
 * equal keys are all kept. A document with syntax errors gives the part of the tree that could be
 * read, and the problems. Lines of quoted scalars and flow collections may be indented less than
 * YAML wants, as parsers of YAML 1.1 allow. It never throws: nesting beyond 200 levels, aliases that
 * stand for more than 100,000 values and texts of more than 2 MB are problems.
 */
export function readYaml(text: string): readonly DataDocument[] {
  if (text.length > longestYaml) return [{ root: undefined, problems: [tooLong()] }];
  return readingOf(text).documents;
}

/**
 * The text in which the parser reads a file: its own, or, where it does not parse as older parsers
 * have it, one that is indented as YAML wants it to be.
 */
export function parsedText(text: string): Shadow {
  const shadow = text.length > longestYaml ? undefined : shadowOf(text, longestYaml);
  return (shadow && readingOf(text).shadow) ?? { text, outer: (offset) => offset };
}

type Reading = { readonly documents: readonly DataDocument[]; readonly shadow?: Shadow };

function readingOf(text: string): Reading {
  const root = readUsual(text);
  if (root) return { documents: [{ root, problems: [] }] };
  const documents = composed(text);
  const wrong = faults(documents);
  const shadow = wrong > 0 ? shadowOf(text, longestYaml) : undefined;
  if (!shadow) return { documents };
  const better = composed(shadow.text);
  if (faults(better) >= wrong) return { documents };
  return { documents: better.map((each) => moved(each, shadow.outer)), shadow };
}

function faults(documents: readonly DataDocument[]): number {
  const problems = documents.flatMap((each) => each.problems);
  return problems.filter(({ reason }) => reason === "syntax-error").length;
}

function tooLong(): DataProblem {
  return {
    reason: "too-large",
    message: "The text is longer than the 2 MB of YAML that are read.",
    offset: 0,
  };
}
