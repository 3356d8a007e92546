import type { Policy, Statement } from "../../../src/iam/policy.ts";
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

/** Reads a file; `${AWS::Partition}` counts as `aws`, which most people write. */
export function readWithin(path: string, { text, lines }: Within, facts: AwsFacts): Read {
  const spelled = text.replaceAll(
    /\$\{(?:AWS::Partition|data\.aws_partition\.\w+\.partition)\}/g,
    "aws",
  );
  const found = scan(memoryTree(new Map([[path, spelled]])), facts);
  const held = found.policies.flatMap((policy) =>
    policy.statements.flatMap((statement) =>
      isWithin(statement, lines) ? [{ policy, statement }] : [],
    ),
  );
  return { found, held };
}

export function isWithin({ place }: Statement, [first, last]: Within["lines"]): boolean {
  const { line } = positionAt(place.source, place.span.start);
  return line >= first && line <= last;
}
