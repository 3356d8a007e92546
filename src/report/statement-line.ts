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

/** `Allow s3:GetObject on arn:aws:s3:::b/* if aws:SourceVpc = vpc-1` */
export function statementText(statement: Statement): string {
  const { effect, action, resource, principal, conditions } = statement;
  return [
    effect === "unknown" ? "Allow or Deny" : effect,
    ...(action ? [matchText(action)] : []),
    ...(resource ? [`on ${matchText(resource)}`] : []),
    ...(principal ? [`for ${whoText(principal)}`] : []),
    ...(conditions.length > 0 ? [`if ${conditionsText(conditions)}`] : []),
  ].join(" ");
}

function matchText(match: Match): string {
  return `${match.negated ? "all but " : ""}${listed(readableList(match))}`;
}

export function whoText({ negated, entries }: PrincipalMatch): string {
  return `${negated ? "all but " : ""}${listed(entries.flatMap((entry) => readableList(entry)))}`;
}
