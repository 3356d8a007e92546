export type ConditionKeyType =
  | "String"
  | "ARN"
  | "Bool"
  | "Numeric"
  | "Date"
  | "IPAddress"
  | "ArrayOfString"
  | "ArrayOfARN"
  | "ArrayOfBool";

/** A condition key as a service's page lists it. One object for each in a service. */
export type ConditionKey = {
  /** As AWS writes it; a variable part stands as `${...}` or `<...>`: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly type: ConditionKeyType;
};

/**
 * Finds keys by name, in any case. A listed key with a variable part is met by what begins and ends
 * like it, the most alike first: `kms:EncryptionContext:app` is `kms:EncryptionContext:${...}`.
 */
export function keyFinder<K extends Pick<ConditionKey, "name">>(
  keys: readonly K[],
): (name: string) => K | undefined {
  const exact = new Map(keys.map((key) => [key.name.toLowerCase(), key]));
  const open = keys
    .flatMap(around)
    .sort((a, b) => b.start.length - a.start.length || b.end.length - a.end.length);
  return (name) => {
    const sought = name.toLowerCase();
    return (
      exact.get(sought) ??
      open.find(
        ({ start, end }) =>
          sought.length > start.length + end.length &&
          sought.startsWith(start) &&
          sought.endsWith(end),
      )?.key
    );
  };
}

/** What stands around the variable part of a key. */
function around<K extends Pick<ConditionKey, "name">>(
  key: K,
): readonly { readonly key: K; readonly start: string; readonly end: string }[] {
  const name = key.name.toLowerCase();
  const [, start, end] =
    /^([^$<]*)(?:\$\{[^}]*\}|<[^>]*>)(.*)$/.exec(name) ??
    // Some services write the key of a tag without braces, or not at all.
    /^(.*tag\/)(?:tag-key)?()$/.exec(name) ??
    [];
  return start === undefined || end === undefined ? [] : [{ key, start, end }];
}
