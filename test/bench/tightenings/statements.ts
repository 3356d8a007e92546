import { nowhere } from "../../../src/iam/draft.ts";
import type { Policy, Statement } from "../../../src/iam/policy.ts";
import { isHole, makeText, type Text } from "../../../src/iam/text.ts";
import type { AwsFacts } from "../../../src/jobs/knowledge.ts";
import { scan, type Scan } from "../../../src/jobs/scan.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { positionAt } from "../../../src/source/lines.ts";

/** Some lines of a text, which hold statements: the first and the last one, counted from one. */
export type Within = {
  readonly text: string;
  readonly lines: readonly [number, number];
};

/** The file of a tightening, by itself, with the statements that stand in some of its lines. */
export type Read = {
  readonly found: Scan;
  readonly held: readonly { readonly policy: Policy; readonly statement: Statement }[];
};

/** Reads a file; its partition counts as `aws`, which most people write. */
export function readWithin(path: string, { text, lines }: Within, facts: AwsFacts): Read {
  const found = scan(memoryTree(new Map([[path, text]])), facts);
  const held = found.policies.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      isWithin(statement, lines) ? [{ policy, statement: inAws(statement) }] : [],
    ),
  );
  return { found, held };
}

/** A statement in AWS's usual partition. */
function inAws(statement: Statement): Statement {
  const { resource } = statement;
  if (!resource) return statement;
  const items = resource.items.map(({ parts, ...item }) => ({
    ...item,
    parts: joined(
      parts.map((part) => (isHole(part) && part.meaning.kind === "partition" ? "aws" : part)),
    ),
  }));
  return { ...statement, resource: { ...resource, items } };
}

/** Parts of a text, of which no two strings stand beside each other. */
function joined(parts: Text["parts"]): Text["parts"] {
  return makeText(parts, nowhere).parts;
}

export function isWithin({ place }: Statement, [first, last]: Within["lines"]): boolean {
  const { line } = positionAt(place.source, place.span.start);
  return line >= first && line <= last;
}
