import type { Condition } from "../iam/policy.ts";
import { listed } from "../rules/wording.ts";
import { shownText } from "./shown.ts";
import { readableList } from "./readable-list.ts";

/** The plain operators in words; the others by their names. */
const wordsOf: Readonly<Record<string, string>> = {
  stringequals: "=",
  stringequalsignorecase: "=",
  stringlike: "like",
  stringnotequals: "not",
  stringnotequalsignorecase: "not",
  stringnotlike: "not like",
  arnequals: "like",
  arnlike: "like",
  arnnotequals: "not like",
  arnnotlike: "not like",
  bool: "=",
  ipaddress: "in",
  notipaddress: "not in",
  numericequals: "=",
  numericlessthan: "<",
  numericlessthanequals: "<=",
  numericgreaterthan: ">",
  numericgreaterthanequals: ">=",
  datelessthan: "before",
  dategreaterthan: "after",
};

/** `aws:SourceVpc = vpc-1`, `aws:SourceIp in 10.0.0.0/8 or absent` */
export function conditionText({ operator, key, values }: Condition): string {
  const written = shownText(operator);
  const name = shownText(key);
  const [, set = "", plain = ""] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)$/i.exec(written.toLowerCase()) ?? [];
  const items = readableList(values);
  if (plain === "null")
    return `${name} is ${items.every((each) => each === "true") ? "absent" : "there"}`;
  const isOptional = plain.endsWith("ifexists");
  const word = wordsOf[plain.replace(/ifexists$/, "")];
  const quantifier = set === "" ? "" : set === "forallvalues" ? "every " : "some ";
  const said = `${quantifier}${name} ${word ?? written} ${listed(items, 3, "or")}`;
  return isOptional && word !== undefined ? `${said}, or absent` : said;
}

export function conditionsText(conditions: readonly Condition[]): string {
  return conditions.map(conditionText).join(" and ");
}
