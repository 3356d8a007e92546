import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { Vocabulary } from "../iam/inventory.ts";
import { textKey } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { plainName } from "./arn-of.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Target } from "./target.ts";

/** What Lambda itself needs of CloudWatch Logs (AWSLambdaBasicExecutionRole), and others do. */
const logging: ReadonlySet<string> = new Set([
  "logs:CreateLogGroup",
  "logs:CreateLogStream",
  "logs:PutLogEvents",
]);

/** Whether it is a service that takes logs. */
export function isLogging(service: string): boolean {
  return [...logging].some((id) => id.startsWith(`${service}:`));
}

/** The most functions whose groups are named one by one. */
const mostFunctions = 5;

const groups = "/aws/lambda/";

/**
 * A role that only Lambda assumes logs where Lambda does: in the groups called as its functions, where
 * their names are written.
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html)
 */
export function lambdaLogs(action: Action, near: Neighbourhood): Target | undefined {
  const { services, vocabulary } = near;
  const isOfLambda =
    services.length > 0 && services.every((each) => each === "lambda.amazonaws.com");
  if (!isOfLambda || near.logsElsewhere || !logging.has(action.id)) return undefined;
  const group = (...name: readonly (string | Phrase)[]): Phrase =>
    groupOf(vocabulary, groups, ...name);
  const functions = near.declared.filter(
    ({ type, address }) => type === "lambda:function" && near.running.has(address),
  );
  const names = functions.map((each) => plainName(each, near));
  const isNamed = names.length > 0 && names.every((name) => name !== undefined);
  if (!isNamed || names.length > mostFunctions)
    return {
      kind: "found",
      phrases: () => [group("*")],
      assumptions: [`that its functions log to Lambda's own log groups, ${code(`${groups}…`)}`],
    };
  const what = functions.map(({ address }) => code(address));
  return {
    kind: "found",
    phrases: () => names.map((name) => group(name, ":*")),
    assumptions: [
      what.length === 1
        ? `that only ${listed(what)} runs under it, and logs as Lambda does, to ${code(`${groups}…`)}`
        : `that only ${listed(what, what.length)} run under it, and log as Lambda does, to ${code(`${groups}…`)}`,
    ],
    declared: areDeclared(names, near),
  };
}

function groupOf(
  { partition, region, account }: Vocabulary,
  ...name: readonly (string | Phrase)[]
): Phrase {
  return phrase("arn:", partition, ":logs:", region, ":", account, ":log-group:", ...name);
}

/** A role that only one service assumes logs where that always does; what it may log to otherwise is declared. */
export function serviceLogs(action: Action, near: Neighbourhood): Target | undefined {
  const [service = "", ...others] = near.services;
  const prefix = near.shapes.logGroupsOf(service);
  if (prefix === undefined || others.length > 0 || !logging.has(action.id)) return undefined;
  if (near.declared.some(({ type }) => type === "logs:log-group")) return undefined;
  return {
    kind: "found",
    phrases: () => [groupOf(near.vocabulary, prefix, "*")],
    assumptions: [`that it logs to the service's own log groups, ${code(`${prefix}…`)}`],
  };
}

/** The type of log groups, where one is declared for each function. */
function areDeclared(
  names: readonly Phrase[],
  { declared, catalog }: Neighbourhood,
): readonly ResourceType[] {
  const type = catalog.resourceType("logs:log-group");
  const own = new Set(
    declared.flatMap((each) =>
      each.type === "logs:log-group" && each.name ? textKey(each.name) : [],
    ),
  );
  return type && names.every(({ text }) => own.has(`${groups}${textKey(text)}`)) ? [type] : [];
}
