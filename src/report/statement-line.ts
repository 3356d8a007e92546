import { covers } from "../catalog/wildcard.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import type { Match, PrincipalMatch, Statement } from "../iam/policy.ts";
import { listed } from "../rules/wording.ts";
import type { Cited } from "./can.ts";
import { conditionsText } from "./condition-text.ts";
import { linesName } from "./place.ts";
import { readableList } from "./readable-list.ts";

/** `main.tf:3-9  aws_iam_policy.p` */
export function citedAt({ policy, statement }: Cited): string {
  return `${linesName(statement.place)}  ${policy.owner.address}`;
}

/** What a statement is cited for: of its actions and resources, those that are about it are shown. */
export type CitedFor = { readonly action: string; readonly resource: string };

/** `Allow s3:GetObject on arn:aws:s3:::b/* if aws:SourceVpc = vpc-1` */
export function statementText(statement: Statement, asked: CitedFor): string {
  const { effect, action, resource, principal, conditions } = statement;
  return [
    effect === "unknown" ? "Allow or Deny" : effect,
    ...(action ? [matchText(action, asked.action)] : []),
    ...(resource ? [`on ${matchText(resource, asked.resource)}`] : []),
    ...(principal ? [`for ${whoText(principal)}`] : []),
    ...(conditions.length > 0 ? [`if ${conditionsText(conditions)}`] : []),
  ].join(" ");
}

function matchText(match: Match, asked: string): string {
  if (match.negated) return `all but ${listed(readableList(match))}`;
  const items = match.items.filter((item) => {
    const pattern = itemPattern(item, "*").toLowerCase();
    return covers(pattern, asked.toLowerCase()) || covers(asked.toLowerCase(), pattern);
  });
  return listed(readableList(items.length > 0 ? { ...match, items } : match));
}

export function whoText({ negated, entries }: PrincipalMatch): string {
  return `${negated ? "all but " : ""}${listed(entries.flatMap((entry) => readableList(entry)))}`;
}
