import { readingOf, readingsOf, type Reading } from "../../src/jobs/reading.ts";
import { isRefused, type Refused } from "../../src/jobs/subjects.ts";
import { memoryTree, type Tree } from "../../src/repository/tree.ts";
import { facts } from "../rules/facts.ts";

/** A policy document of statements in short. */
export function document(...statements: readonly object[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((each) => ({ Effect: "Allow", ...each })),
  });
}

export function tree(path: string, text: string): Tree {
  return memoryTree(new Map([[path, text]]));
}

function right<Made extends object>(made: Made | Refused): Made {
  if (isRefused(made)) throw new Error(made.because);
  return made;
}

/** A file as a check reads it; throws where a check would refuse it. */
export function read(text: string, path = "policy.json"): Reading {
  return right(readingOf(path, tree(path, text), facts));
}

/** Two versions of a file as a check reads them. */
export function readBoth(
  [oldPath, old]: readonly [string, string],
  [newPath, now]: readonly [string, string],
): { readonly existing: Reading; readonly now: Reading } {
  const both = readingsOf(
    { path: oldPath, tree: tree(oldPath, old) },
    { path: newPath, tree: tree(newPath, now) },
    facts,
  );
  return right(both);
}
