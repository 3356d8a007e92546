import type { AccessLevel } from "../catalog/action.ts";
import { grantOf, type GrantedAction } from "../iam/grant.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import { claimsReading } from "./claim.ts";
import type { Context, StatementRule } from "./rule.ts";
import { actionNames, listed, written } from "./wording.ts";

export const accessLevelMismatch: StatementRule = {
  on: "statement",
  id: "access-level-mismatch",
  title: "What calls itself reading grants more than that",
  severity: "medium",
  why: "A name is what people review by. A role that is called a reader and can write is trusted for what it is not.",
  repair:
    "Take out the actions that change things, or give the policy a name that says what it does.",
  *judge(statement, context) {
    const { policy } = context;
    // A bucket or a key may be called after what reads it: that is no claim about its policy.
    if (statement.effect !== "Allow" || policy.kind !== "identity") return;
    const claim = claimOf(statement, context);
    if (!claim) return;
    const changing = changingActions(statement, context);
    if (changing.length === 0) return;
    const managing = changing.filter(({ action }) => action.level === "Permissions management");
    const sorted = [...managing, ...changing.filter((each) => !managing.includes(each))];
    yield {
      severity: managing.length > 0 ? "high" : "medium",
      confidence: "medium",
      message: `${written(claim, statement)} says that this only reads, and it grants ${actionNames(sorted)} (${levelsOf(sorted)}).`,
      subject: subjectOf(sorted, statement),
    };
  },
};

/** The name that says so: the statement's own first, which may speak of it alone. */
export function claimOf({ sid }: Statement, { policy }: Context): Text | undefined {
  if (sid && claimsReading(sid) !== "nothing")
    return claimsReading(sid) === "reading" ? sid : undefined;
  const claims = policy.owner.names.map((name) => ({ name, claim: claimsReading(name) }));
  if (claims.some(({ claim }) => claim === "more")) return undefined;
  return claims.find(({ claim }) => claim === "reading")?.name;
}

/** The granted actions that do more than read. */
export function changingActions(
  statement: Statement,
  { policy, catalog, classes }: Context,
): readonly GrantedAction[] {
  const reading = new Set<AccessLevel>(["List", "Read"]);
  return grantOf(statement, policy, catalog).actions.filter(
    ({ action, reach }) =>
      reach !== "nothing" &&
      !reading.has(action.level) &&
      !classes.has("reading", action.id) &&
      !classes.has("scaffolding", action.id),
  );
}

function subjectOf([first]: readonly GrantedAction[], statement: Statement): Place {
  const [item] = first?.items ?? [];
  return item ? placeIn(statement, item) : (statement.action?.place ?? statement.place);
}

/** `Write and Tagging` */
function levelsOf(actions: readonly GrantedAction[]): string {
  return listed([...new Set(actions.map(({ action }) => action.level))], 3);
}
