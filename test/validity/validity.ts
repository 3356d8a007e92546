import { contextOf } from "../../src/jobs/validate.ts";
import type { ValidityKind } from "../../src/validity/check.ts";
import { shownPath } from "../../src/validity/path.ts";
import { readPolicy } from "../../src/validity/read.ts";
import { validate, type ValidityFinding } from "../../src/validity/validate.ts";
import { facts } from "../rules/facts.ts";

/** What is found in the JSON of a policy. */
export function findingsIn(
  text: string,
  kind: ValidityKind = "identity",
  resourceType?: string,
): readonly ValidityFinding[] {
  const read = readPolicy({ path: "policy.json", text });
  if (!read.ok) return [read.finding];
  return validate(read.root, contextOf(kind, resourceType, facts));
}

/** The same in one line each: `INVALID_ACTION at Statement[0].Action`. */
export function codesIn(
  policy: unknown,
  kind: ValidityKind = "identity",
  resourceType?: string,
): readonly string[] {
  return findingsIn(JSON.stringify(policy), kind, resourceType).map(shown);
}

export function shown({ code, locations }: ValidityFinding): string {
  return `${code} at ${locations.map(({ path }) => shownPath(path)).join(", ")}`;
}
