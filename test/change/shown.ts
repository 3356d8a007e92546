import { review } from "../../src/jobs/review.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import type { Difference, Shift } from "../../src/change/shift.ts";
import { diffOf, type Texts } from "./changes.ts";

/** What stood there, what stands there now, and what that comes to. */
export type Cases = Readonly<
  Record<string, readonly [before: string | Texts, after: string | Texts, readonly string[]]>
>;

/** What a change does, level by level, each by its first action: `aws_iam_role.a + certain Write s3:PutObject`. */
export function changed(
  before: string | Texts,
  after: string | Texts,
  moved: Readonly<Record<string, string>> = {},
): readonly string[] {
  return shiftsOf(before, after, moved).flatMap(({ address, gained, lost }) => [
    ...gained.flatMap((each) => shown(each).map((line) => `${address} + ${line}`)),
    ...lost.flatMap((each) => shown(each).map((line) => `${address} - ${line}`)),
  ]);
}

/** @param moved what files were called, by what they are called now */
function shiftsOf(
  before: string | Texts,
  after: string | Texts,
  moved: Readonly<Record<string, string>>,
): readonly Shift[] {
  const [base, head] = [texts(before), texts(after)];
  const trees = [base, head].map((each) => memoryTree(new Map(Object.entries(each))));
  const [from, to] = trees;
  if (!from || !to) return [];
  const names = new Set(Object.entries(moved).flat());
  const diff = [
    ...diffOf(base, head).filter(({ path, before: earlier }) => !names.has(path ?? earlier ?? "")),
    ...Object.entries(moved).map(([path, earlier]) => ({ path, before: earlier, hunks: [] })),
  ];
  const change = { base: from, head: to, diff, unread: [] };
  return review(change, facts, agreed("high")).shifts;
}

function texts(given: string | Texts): Texts {
  return typeof given === "string" ? { "main.tf": given } : given;
}

function shown({ certain, undecided, levels, policy }: Difference): readonly string[] {
  const sure = certain ? "certain" : undecided ? "undecided" : "possible";
  return levels.map(({ level, actions: [first = ""] }) => {
    const what =
      level === "outside" || level === "elsewhere" ? `of ${policy.owner.address}` : first;
    return `${sure} ${level} ${what}`.trimEnd();
  });
}
