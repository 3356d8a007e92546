import { checks } from "./checks.ts";
import type { Check, Context, Found } from "./check.ts";
import { findingTypeOf, type FindingType, type IssueCode } from "./issue-codes.ts";
import type { At, Node } from "./node.ts";
import { shownPath } from "./path.ts";
import { viewOf } from "./view.ts";

/** What is wrong with a policy, under a code of ValidatePolicy. */
export type ValidityFinding = {
  readonly type: FindingType;
  readonly code: IssueCode;
  readonly message: string;
  readonly locations: readonly [At, ...At[]];
} & Pick<Found, "meant" | "replacement" | "redundant">;

/**
 * All that is wrong with a policy, in the order in which it is written. The policy may be any tree;
 * of what is not known nothing is said. Follows "Validate policies with IAM Access Analyzer" of
 * AWS's IAM User Guide.
 */
export function validate(
  root: Node,
  context: Context,
  asked: readonly Check[] = checks,
): readonly ValidityFinding[] {
  const policy = viewOf(root);
  const found = asked.flatMap((check): readonly Found[] =>
    "policy" in check
      ? [...check.policy(policy, context)]
      : policy.statements.flatMap((statement) => [...check.statement(statement, context, policy)]),
  );
  return inOrder(found.map(findingOf));
}

function findingOf({ code, at, message, meant, replacement, redundant }: Found): ValidityFinding {
  return {
    type: findingTypeOf(code),
    code,
    message,
    locations: isOne(at) ? [at] : at,
    ...(meant && meant.length > 0 && { meant }),
    ...(replacement && { replacement }),
    ...(redundant && { redundant }),
  };
}

function isOne(at: Found["at"]): at is At {
  return "path" in at;
}

/** By where they are, and at one place by their codes; what is said twice is said once. */
function inOrder(findings: readonly ValidityFinding[]): readonly ValidityFinding[] {
  const keyed = findings.map((finding) => {
    const paths = finding.locations.map(({ path }) => shownPath(path)).join(" ");
    return { finding, key: `${finding.code} ${paths} ${finding.message}` };
  });
  return [...new Map(keyed.map((each) => [each.key, each])).values()]
    .sort(
      (a, b) =>
        startOf(a.finding) - startOf(b.finding) || (a.key < b.key ? -1 : Number(a.key > b.key)),
    )
    .map(({ finding }) => finding);
}

function startOf({ locations: [{ place }] }: ValidityFinding): number {
  return place.span.start;
}
