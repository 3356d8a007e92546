import { covers } from "../catalog/wildcard.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import { holesOf } from "../iam/text.ts";
import type { Match, PrincipalMatch, Statement } from "../iam/policy.ts";
import { listed } from "../rules/wording.ts";
import type { Cited, Written } from "./can.ts";
import { conditionsText } from "./condition-text.ts";
import { linesName } from "./place.ts";
import { readableList } from "./readable-list.ts";

/** `main.tf:3-9  aws_iam_policy.p` */
export function citedAt({ policy, statement }: Cited): string {
  return `${linesName(statement.place)}  ${policy.owner.address}`;
}

/** What statements are cited for: of their actions and resources, those that are about it are shown. */
export type CitedFor = {
  readonly action: string;
  readonly resource: string;
  readonly written: Written;
};

/** `Allow s3:GetObject on arn:aws:s3:::b/* if aws:SourceVpc = vpc-1` */
export function statementText(statement: Statement, asked: CitedFor): string {
  const { effect, action, resource, principal, conditions } = statement;
  const own = asked.written.get(statement.id) ?? statement;
  return [
    effect === "unknown" ? "Allow or Deny" : effect,
    ...(action ? [matchText(action, own.action, asked.action)] : []),
    ...(resource ? [`on ${matchText(resource, own.resource, asked.resource)}`] : []),
    ...(principal ? [`for ${whoText(own.principal ?? principal)}`] : []),
    ...(conditions.length > 0 ? [`if ${conditionsText(conditions)}`] : []),
  ].join(" ");
}

/** What is asked about of a match; where not all of it is known, as it is written. */
function matchText(match: Match, written: Match | undefined, asked: string): string {
  const isKnown = match.items.every((item) => holesOf(item).length === 0);
  const shown = isKnown || !written ? match : written;
  if (shown.negated) return `all but ${listed(readableList(shown))}`;
  const items = shown.items.filter((item) => {
    const pattern = itemPattern(item, "*").toLowerCase();
    return covers(pattern, asked.toLowerCase()) || covers(asked.toLowerCase(), pattern);
  });
  return listed(readableList(items.length > 0 ? { ...shown, items } : shown));
}

export function whoText({ negated, entries }: PrincipalMatch): string {
  return `${negated ? "all but " : ""}${listed(entries.flatMap((entry) => readableList(entry)))}`;
}
