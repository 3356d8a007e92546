import { nowhere } from "../iam/draft.ts";
import type { Condition, Match, Policy, PolicyKind, PrincipalMatch } from "../iam/policy.ts";
import { makeText, type List, type Text } from "../iam/text.ts";

/** A statement of a policy that nobody wrote: what others are compared with. */
export type Rule = {
  readonly effect: "Allow" | "Deny";
  /** Everybody, if not said. Policies of identities say nothing of it. */
  readonly who?: PrincipalMatch["entries"];
  /** Every action, and every resource, if not said. */
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly conditions?: readonly Condition[];
};

const place = nowhere.written;

/** A policy to compare with, of a kind that names callers or of one that does not. */
export function reference(kind: PolicyKind, rules: readonly Rule[]): Policy {
  const namesCallers = kind !== "identity" && kind !== "session";
  return {
    id: "reference",
    kind,
    owner: { address: "reference", type: "", names: [] },
    attachedTo: [],
    version: words("2012-10-17"),
    statements: rules.map(({ effect, who, actions, resources, conditions = [] }, index) => ({
      id: `reference[${index}]`,
      place,
      presence: "always",
      effect,
      action: match(actions),
      resource: match(resources),
      ...(namesCallers && {
        principal: { negated: false, place, entries: who ?? [{ type: "*", ...listOf(["*"]) }] },
      }),
      conditions,
    })),
    place,
  };
}

function match(items: readonly string[] = ["*"]): Match {
  return { ...listOf(items), negated: false, place };
}

export function listOf(items: readonly string[]): List {
  return { items: items.map(words), rest: [] };
}

/** A text that stands nowhere. */
export function words(text: string): Text {
  return makeText([text], nowhere);
}
