import { fitted } from "../iam/fitted.ts";
import type { Policy } from "../iam/policy.ts";
import { isHole, type Hole, type Part } from "../iam/text.ts";
import { holdersIn, ofKinds, scoped } from "../iam/holders.ts";
import type { Scan } from "./scan.ts";

/**
 * The policies of resources that bear on a request about one: those of what is declared with such an
 * ARN, and of what it is part of; "possible" where nobody knows the name. A pattern is about all that
 * it may match.
 */
export function policiesOn(
  resource: string,
  scan: Scan,
): ReadonlyMap<Policy, "certain" | "possible"> {
  const declared = new Map(scan.declared.map((each) => [scoped(each), each]));
  const found = new Map<Policy, "certain" | "possible">();
  for (const holder of holdersIn(scan)) {
    const parts = declared.get(scoped(holder))?.arn?.text.parts;
    if (parts && !mayBe(parts, resource)) continue;
    for (const policy of ofKinds(holder, "resource", "trust"))
      found.set(policy, parts?.every(isFamiliar) ? "certain" : "possible");
  }
  return found;
}

/** What every ARN has is taken to be what the request's has. */
function isFamiliar(part: Part): boolean {
  return !isHole(part) || ["partition", "region", "account"].includes(part.meaning.kind);
}

const rest: Hole = {
  id: "rest",
  place: { source: { path: "", text: "" }, span: { start: 0, end: 0 } },
  meaning: { kind: "unknown" },
};

/** Whether an ARN may be that of a resource, or of what the resource is part of. */
function mayBe(arn: readonly Part[], resource: string): boolean {
  if (resource === "*") return true;
  // What a pattern matches may be anything from its first wildcard on.
  const fixed = resource.replace(/[*?].*$/s, "");
  if (fixed !== resource) return [...prefixes(arn)].some((each) => fitted(each, fixed));
  return [arn, [...arn, "/", rest], [...arn, ":", rest]].some((each) => fitted(each, resource));
}

/** Patterns of the beginnings of what others match, and of what is behind it. */
function* prefixes(arn: readonly Part[]): Generator<readonly Part[]> {
  yield [...arn, rest];
  for (const [index, part] of arn.entries()) {
    const before = arn.slice(0, index);
    if (typeof part !== "string") yield [...before, rest];
    else for (let end = 0; end < part.length; end++) yield [...before, part.slice(0, end)];
  }
}
