import { levelOf, type AccessLevel } from "../catalog/action.ts";
import { effectiveGrant } from "../iam/effective.ts";
import type { GrantedAction } from "../iam/grant.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import { calledIn } from "./called.ts";
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
    const [found] = mismatches(statement, context);
    if (!found) return;
    const { saidBy, actions } = found;
    const managing = actions.filter(({ action }) => levelOf(action) === "Permissions management");
    const sorted = [...managing, ...actions.filter((each) => !managing.includes(each))];
    const granted = `${actionNames(sorted)} (${levelsOf(sorted)})`;
    yield {
      severity: managing.length > 0 ? "high" : "medium",
      confidence: saidBy.kind === "configuration" ? "high" : "medium",
      message:
        saidBy.kind === "configuration"
          ? `The configuration lets this policy grant ${saidBy.level} at most, and it grants ${granted}.`
          : `${written(saidBy.name, statement)} says that this only reads, and it grants ${granted}.`,
      subject: subjectOf(sorted, statement),
    };
  },
};

/** Actions beyond what is said of a statement, and who says it. */
export type Mismatch = {
  readonly saidBy:
    | { readonly kind: "configuration"; readonly level: AccessLevel }
    | { readonly kind: "name"; readonly name: Text };
  readonly actions: readonly GrantedAction[];
};

/** What a statement grants beyond what the configuration declares, and beyond what a name says. */
export function mismatches(statement: Statement, context: Context): readonly Mismatch[] {
  const { policy } = context;
  // A bucket or a key may be called after what reads it: that is no claim about its policy.
  if (statement.effect !== "Allow" || policy.kind !== "identity") return [];
  const level = declaredFor(statement, context);
  const claim = claimOf(statement, context);
  return [
    ...(level ? [{ saidBy: { kind: "configuration", level } as const, limit: level }] : []),
    ...(claim ? [{ saidBy: { kind: "name", name: claim } as const, limit: "Read" as const }] : []),
  ].flatMap(({ saidBy, limit }) => {
    const actions = beyond(limit, statement, context);
    return actions.length > 0 ? [{ saidBy, actions }] : [];
  });
}

/** The level that is declared for a policy, the last entry that covers it having the word. */
function declaredFor({ place }: Statement, { policy, terms }: Context): AccessLevel | undefined {
  if (terms.access.length === 0) return undefined;
  const names = calledIn(policy);
  return terms.access.findLast((each) => each.covers(place.source.path, names))?.level;
}

/** The name that says so: the statement's own first, which may speak of it alone. */
function claimOf({ sid }: Statement, { policy }: Context): Text | undefined {
  if (sid && claimsReading(sid) !== "nothing")
    return claimsReading(sid) === "reading" ? sid : undefined;
  const claims = policy.owner.names.map((name) => ({ name, claim: claimsReading(name) }));
  if (claims.some(({ claim }) => claim === "more")) return undefined;
  return claims.find(({ claim }) => claim === "reading")?.name;
}

/** From the least to the most: each level is declared with those before it. */
const ascending: readonly AccessLevel[] = [
  "List",
  "Read",
  "Tagging",
  "Write",
  "Permissions management",
];

/** The granted actions that do more than a level says. What reading needs counts as reading. */
function beyond(
  limit: AccessLevel,
  statement: Statement,
  { policy, catalog, classes }: Context,
): readonly GrantedAction[] {
  const allowed = new Set(ascending.slice(0, ascending.indexOf(limit) + 1));
  return effectiveGrant(statement, policy, catalog).actions.filter(
    ({ action, reach }) =>
      reach !== "nothing" &&
      !allowed.has(classes.has("reading", action.id) ? "Read" : levelOf(action)) &&
      !classes.has("scaffolding", action.id),
  );
}

function subjectOf([first]: readonly GrantedAction[], statement: Statement): Place {
  const [item] = first?.items ?? [];
  return item ? placeIn(statement, item) : (statement.action?.place ?? statement.place);
}

/** `Write and Tagging` */
function levelsOf(actions: readonly GrantedAction[]): string {
  return listed([...new Set(actions.map(({ action }) => levelOf(action)))], 3);
}
