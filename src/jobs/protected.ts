import { fitted } from "../iam/fitted.ts";
import type { Policy } from "../iam/policy.ts";
import type { Hole, Part } from "../iam/text.ts";
import { holdersIn, keyOf, ofKinds } from "./holders.ts";
import type { Scan } from "./scan.ts";

/**
 * The policies of resources that may bear on a request about one: those of what is declared with such
 * an ARN, of what it is part of, and of what nobody knows the ARN of. A pattern is about all that it
 * may match.
 */
export function policiesOn(resource: string, scan: Scan): readonly Policy[] {
  const declared = new Map(scan.declared.map((each) => [keyOf(each), each]));
  const found = holdersIn(scan).flatMap((holder) => {
    const own = ofKinds(holder, "resource", "trust");
    const parts = declared.get(keyOf(holder))?.arn?.text.parts;
    return parts === undefined || mayBe(parts, resource) ? own : [];
  });
  return [...new Set(found)];
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
