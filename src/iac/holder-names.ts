import { asList } from "../evaluate/texts.ts";
import type { Value } from "../evaluate/value.ts";
import type { HolderName } from "../iam/policy.ts";
import { alternatives, makeText, type Text } from "../iam/text.ts";

/**
 * What the attribute of an attachment names: "role" of `role`, `roles`, `RoleName`, "target" of
 * `target_id`; undefined where it names what has no policies of others.
 */
export function holderKind(attribute: string): string | undefined {
  const [, kind] = /^(role|user|group|target)s?(?:_?(?:name|id)s?)?$/i.exec(attribute) ?? [];
  return kind?.toLowerCase();
}

/** The names that a value gives; what is written for one that is not known stands for it. */
export function holderNames(value: Value, as: string): readonly HolderName[] {
  return namesIn(value)
    .flatMap(alternatives)
    .map((name) => ({ as, name }));
}

/** The names that a value gives, each with its holes. */
export function namesIn(value: Value): readonly Text[] {
  if (value.kind === "null") return [];
  const { items, rest } = asList(value);
  return [...items, ...rest.map((hole) => makeText([hole], value.origin))];
}
