import type { Draft } from "../iam/draft.ts";
import { placeIn, type Statement } from "../iam/policy.ts";
import { statementKey } from "../iam/statement-key.ts";
import type { Narrowed, Narrowing } from "../narrow/narrowing.ts";
import type { Proposal } from "../narrow/proposal.ts";
import type { Scan } from "./scan.ts";

/** By statement id, where the statement is used: it may say something else in each instance. */
export type Uses = ReadonlyMap<string, readonly Use[]>;

export type Use = Pick<Proposal, "statement" | "policy">;

/** Each use that says something of its own: instances may well say the same. */
export function usesByStatement(scan: Scan): Uses {
  const uses = new Map<string, Map<string, Use>>();
  for (const policy of scan.policies)
    for (const statement of policy.statements) {
      if (statement.presence === "never") continue;
      const known = uses.get(statement.id) ?? new Map<string, Use>();
      uses.set(statement.id, known);
      const { kind, owner, attachedTo, place } = policy;
      const has = attachedTo.map(({ address }) => address);
      const { path } = place.source;
      const says = statementKey(statement);
      const key = JSON.stringify([kind, path, owner.address, owner.type, has, says]);
      if (!known.has(key)) known.set(key, { policy, statement });
    }
  return new Map([...uses].map(([id, own]) => [id, [...own.values()]]));
}

/** All that use a statement must want the same to be written in its place. */
export function agreed(all: readonly (Use & { readonly narrowed: Narrowed })[]): Narrowed {
  const [first, ...others] = all;
  if (!first) throw new Error("a finding without a policy");
  const refused = all.find(({ narrowed }) => !narrowed.ok);
  if (refused) return refused.narrowed;
  const areAlike = (of: (narrowing: Narrowing) => readonly Draft[] | undefined): boolean => {
    const key = ({ narrowed, statement }: typeof first): string =>
      JSON.stringify(
        narrowed.ok && of(narrowed.narrowing)?.map((each) => draftKey(each, statement)),
      );
    return others.every((each) => key(each) === key(first));
  };
  if (!areAlike(({ drafts }) => drafts))
    return {
      ok: false,
      refusal: { because: "elsewhere", detail: "policies that share it differ" },
    };
  if (!first.narrowed.ok || areAlike(({ otherwise }) => otherwise?.()?.drafts))
    return first.narrowed;
  return { ok: true, narrowing: { ...first.narrowed.narrowing, otherwise: undefined } };
}

/** What a draft writes: an item that stays, by its place; a new one, by its pieces. */
function draftKey(
  { sid, actions, resources, conditions = [], corrections = [] }: Draft,
  statement: Statement,
): unknown {
  const items = (list: Draft["actions"]): unknown =>
    list === "keep"
      ? list
      : list.map((item) =>
          "kept" in item ? placeIn(statement, item.kept).span : item.phrase.pieces,
        );
  const added = conditions.map(({ operator, key, values }) => [
    operator,
    key,
    values.map(({ pieces }) => pieces),
  ]);
  const otherwise = corrections.map(({ place, value }) => [place.span, value]);
  return [sid, items(actions), items(resources), added, otherwise];
}
