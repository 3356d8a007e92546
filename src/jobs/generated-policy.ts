import { arnTypes } from "../evidence/arn-types.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { NewStatement } from "../iam/new-policy.ts";
import { levelOf, type Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { phraseOf } from "../write/arn-text.ts";
import { distinctSids, sidOf, sidOfNone, sidOfSeveral, sidWith } from "../write/sid.ts";
import type { GeneratedStatement } from "../report/generated.ts";
import type { Remark } from "../write/remark.ts";
import { spelledAs, type Wish, type WriteFacts } from "./write.ts";

/** How a generated policy is written. */
export type Spelling = Pick<Wish, "format" | "minimize" | "split"> & {
  /** What the policy is called where a language names it. */
  readonly name: string;
  /** What there is to say of an action beside it. */
  readonly said?: ReadonlyMap<string, string>;
  /** How resources are written that the configuration declares. */
  readonly reference?: (resource: string) => Phrase | undefined;
};

/** The policy in a language with what there is to say of it, or why it cannot be written in it. */
export function spelledPolicy(
  statements: readonly GeneratedStatement[],
  spelling: Spelling,
  facts: Pick<WriteFacts, "catalog" | "quotas">,
):
  | { readonly text: string; readonly notes: readonly string[] }
  | { readonly mistakes: readonly string[] } {
  const named = newStatements(statements, spelling, facts.catalog);
  const made = spelledAs(named, spelling.name, spelling, facts);
  const told = (remarks: readonly Remark[]): readonly string[] =>
    remarks.map(({ message }) => message);
  return "mistakes" in made
    ? { mistakes: told(made.mistakes) }
    : { text: made.text, notes: told(made.notes) };
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
