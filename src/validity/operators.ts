/** What an operator compares. */
export type Family =
  | "String"
  | "Numeric"
  | "Date"
  | "Bool"
  | "Binary"
  | "IpAddress"
  | "Arn"
  | "Null";

/** An operator of a condition, by its parts. */
export type Operator = {
  readonly written: string;
  /** The quantifier of several values, as AWS writes it. */
  readonly set: "ForAllValues" | "ForAnyValue" | undefined;
  /** Without its quantifier and suffix, as AWS writes it; undefined where AWS has no such operator. */
  readonly name: string | undefined;
  readonly family: Family | undefined;
  readonly negated: boolean;
  readonly isLike: boolean;
  readonly ifExists: boolean;
};

/**
 * The operators that AWS has. Follows "IAM JSON policy elements: Condition operators" of AWS's IAM
 * User Guide.
 */
const families: Readonly<Record<Family, readonly string[]>> = {
  String: [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
  ],
  Numeric: [
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
  ],
  Date: [
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
  ],
  Bool: ["Bool"],
  Binary: ["BinaryEquals"],
  IpAddress: ["IpAddress", "NotIpAddress"],
  Arn: ["ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike"],
  Null: ["Null"],
};

const named: ReadonlyMap<string, readonly [name: string, family: Family]> = new Map(
  (Object.keys(families) as Family[]).flatMap((family) =>
    families[family].map((name) => [name.toLowerCase(), [name, family] as const] as const),
  ),
);

/** All operators, without quantifiers and suffixes. */
export const operatorNames: readonly string[] = Object.values(families).flat();

/** Reads the name of an operator, in any case of letters, as AWS does. */
export function operatorNamed(written: string): Operator {
  const [, set, plain = "", suffix] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/i.exec(written) ?? [];
  const [name, family] = named.get(plain.toLowerCase()) ?? [];
  return {
    written,
    set:
      set === undefined
        ? undefined
        : set.toLowerCase() === "forallvalues"
          ? "ForAllValues"
          : "ForAnyValue",
    name,
    family,
    negated: name?.includes("Not") ?? false,
    isLike: name?.endsWith("Like") ?? false,
    ifExists: suffix !== undefined,
  };
}
