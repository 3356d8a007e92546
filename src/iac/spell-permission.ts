import type { Draft, Phrase } from "../iam/draft.ts";

/** A property that a permission is given: for whom a service acts. */
export type GivenTo = { readonly name: "SourceArn" | "SourceAccount"; readonly value: Phrase };

/**
 * The properties that a permission has to be given for AWS to write a draft in the place of its
 * statement; undefined where more would have to change, or where a property takes no list.
 * (https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html)
 */
export function propertiesFor(drafts: readonly Draft[]): readonly GivenTo[] | undefined {
  const [draft, ...more] = drafts;
  if (!draft || more.length > 0) return undefined;
  const { sid, actions, resources, conditions = [] } = draft;
  if (sid !== "keep" || actions !== "keep" || resources !== "keep") return undefined;
  const given = conditions.map(({ key, values: [value, ...others] }): GivenTo | undefined => {
    const [, name] = /^aws:(SourceArn|SourceAccount)$/.exec(key) ?? [];
    if (name === undefined || !value || others.length > 0) return undefined;
    return { name: name as GivenTo["name"], value };
  });
  return given.every((each) => each !== undefined) ? given : undefined;
}
