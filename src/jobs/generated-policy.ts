import { arnTypes } from "../evidence/arn-types.ts";
import { newPolicyFormats, type NewPolicyLanguage } from "../iac/new-policy-formats.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { NewPolicy, NewStatement } from "../iam/new-policy.ts";
import { levelOf, type Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { phraseOf } from "../write/arn-text.ts";
import { distinctSids, sidOf, sidOfNone, sidOfSeveral, sidWith } from "../write/sid.ts";
import type { GeneratedStatement } from "../report/generated.ts";
import { refusals } from "./write.ts";

/** How a generated policy is written. */
export type Spelling = {
  readonly format: NewPolicyLanguage;
  /** What the policy is called where a language names it. */
  readonly name: string;
  /** What there is to say of an action beside it. */
  readonly said?: ReadonlyMap<string, string>;
  /** How resources are written that the configuration declares. */
  readonly reference?: (resource: string) => Phrase | undefined;
};

/** A generated policy in a language, or why it cannot be written in it. */
export function spelledPolicy(
  statements: readonly GeneratedStatement[],
  spelling: Spelling,
  catalog: Catalog,
): { readonly text: string } | { readonly mistakes: readonly string[] } {
  const policy: NewPolicy = {
    name: spelling.name.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "") || "policy",
    statements: newStatements(statements, spelling, catalog),
  };
  const format = newPolicyFormats[spelling.format];
  const mistakes = refusals([policy], format).map(({ message }) => message);
  return mistakes.length > 0 ? { mistakes } : { text: format.write([policy]) };
}

function newStatements(
  statements: readonly GeneratedStatement[],
  { said, reference }: Spelling,
  catalog: Catalog,
): readonly NewStatement[] {
  const typeOf = arnTypes(catalog);
  const sids = distinctSids(
    statements.map(({ actions, resources, condition }) => {
      const sid = sidFor(
        actions.map((id) => catalog.action(id)),
        (action) => typeOf(resources[0] ?? "", action)?.name,
      );
      return condition ? sidWith(sid, [condition.key.split(":")[1] ?? ""]) : sid;
    }),
  );
  return statements.map(({ actions, resources, condition }, index) => ({
    sid: sids[index] ?? "",
    effect: "Allow",
    actions: actions.map((item) => {
      const because = said?.get(item);
      return { item, ...(because !== undefined && { because }) };
    }),
    resources: resources.map((each) => reference?.(each) ?? phraseOf(each)),
    isNegated: false,
    conditions: condition
      ? [
          {
            operator: "StringEquals",
            key: condition.key,
            values: condition.values.map((value) => phrase(value)),
          },
        ]
      : [],
    because: [],
  }));
}

/** `S3ReadObject`: what the actions do, and to what. */
function sidFor(
  actions: readonly (Action | undefined)[],
  typeFor: (action: Action) => string | undefined,
): string {
  const known = actions.flatMap((action) => action ?? []);
  const [first] = known;
  if (!first) return sidOfSeveral("", "");
  const services = new Set(known.map(({ service }) => service));
  const type = typeFor(first);
  if (services.size > 1) return type === undefined ? sidOfNone : sidOfSeveral("Mult", type);
  const levels = new Set(known.map(levelOf));
  return levels.size === 1
    ? sidOf(first.service, levelOf(first), type ?? "")
    : sidOfSeveral(first.service, type ?? "");
}
