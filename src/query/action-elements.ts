/** The items of `Action` or `NotAction` of a statement, where they are all texts. */
export type ActionElement = {
  /** Where it stands: `Statement[0].Action`. */
  readonly at: string;
  readonly items: readonly string[];
};

/** What stands in the place of the items of an element. */
export type Rewrite = (element: ActionElement) => readonly string[];

/**
 * A value of JSON with the actions of all statements in it written otherwise, and all else as it is: of
 * a policy, and of what policies are in (an answer of AWS's, a template). An item stays a text alone
 * where one is written for one.
 */
export function withActions(value: unknown, rewrite: Rewrite, at = ""): unknown {
  if (Array.isArray(value))
    return value.map((each: unknown, index) => withActions(each, rewrite, `${at}[${index}]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const path = at === "" ? key : `${at}.${key}`;
      return [
        key,
        key === "Statement" ? statements(inner, rewrite, path) : withActions(inner, rewrite, path),
      ];
    }),
  );
}

function statements(value: unknown, rewrite: Rewrite, at: string): unknown {
  if (Array.isArray(value))
    return value.map((each: unknown, index) => statements(each, rewrite, `${at}[${index}]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      /^(?:Not)?Action$/.test(key) ? element(inner, rewrite, `${at}.${key}`) : inner,
    ]),
  );
}

function element(value: unknown, rewrite: Rewrite, at: string): unknown {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!items.every((each) => typeof each === "string")) return value;
  const written = rewrite({ at, items });
  return written.length === 1 && !Array.isArray(value) ? written[0] : written;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
