import type { NewCondition, Phrase } from "../iam/draft.ts";
import { phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { parseArnPattern } from "../iam/arn-pattern.ts";
import { isHole, known, type Part } from "../iam/text.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { serviceOf } from "../iam/service-principal.ts";
import type { Context } from "../rules/rule.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { arnOf } from "./arn-of.ts";
import { wideArns } from "./arns.ts";
import type { Caller, Neighbourhood } from "./neighbourhood.ts";

// For whom a service may act where a policy lets it in.

/** A condition that says for whom services act, and what it takes for granted. */
export type Sourced = {
  readonly condition: NewCondition;
  readonly assumptions: readonly string[];
  readonly missing: readonly string[];
};

/**
 * What is to be added to a statement that lets services in for anybody: the resources that they are
 * declared to act for, or else this account. Undefined where others are let in beside them, or where
 * AWS does not say that they send it.
 */
export function sourcedBy(
  statement: Statement,
  context: Context & Neighbourhood,
): Sourced | undefined {
  const { policy, deputies } = context;
  const resource = policy.owner.protects?.split(":")[0] ?? "";
  if (policy.kind !== "resource" || !isWritten(statement, policy)) return undefined;
  const services = servicesIn(statement);
  if (!services || services.some((each) => !deputies.reaches(each, resource))) return undefined;
  const isSaid = statement.conditions.some(({ key, operator }) => {
    const [name, test] = [known(key), known(operator)];
    if (name === undefined || test === undefined) return true;
    return services.some((each) => deputies.isSource(name, each));
  });
  if (isSaid) return undefined;
  return (
    byResource(services, resource, statement, context) ??
    byAccount(services, resource, statement, context) ??
    byResourcesOfAccount(services, resource, statement, context)
  );
}

/** Whether a condition can be written there: in a statement, or as a property of what AWS makes one of. */
function isWritten({ madeOf }: Statement, { owner }: Policy): boolean {
  return madeOf === undefined || (madeOf === "permission" && owner.protects === "lambda:function");
}

/** The services of a statement that lets in nobody else. */
function servicesIn({ principal }: Statement): readonly string[] | undefined {
  if (!principal || principal.negated) return undefined;
  const services = principal.entries.map(({ type, items, rest }) =>
    type === "Service" && rest.length === 0 ? items.map(serviceOf) : [undefined],
  );
  const all = services.flat();
  return all.length > 0 && all.every((each) => each !== undefined) ? all : undefined;
}

/** The resources that all of the services are declared to act for. */
function byResource(
  services: readonly string[],
  resource: string,
  statement: Statement,
  context: Context & Neighbourhood,
): Sourced | undefined {
  const { callers, deputies } = context;
  const found = services.map((service) => callers(service));
  const all = found.flat();
  // A permission is for one of them.
  if (statement.madeOf === "permission" && all.length > 1) return undefined;
  const values = all.map((each) => arnFor(each, context));
  if (found.some((each) => each.length === 0) || !values.every((each) => each !== undefined))
    return undefined;
  const [operator = "ArnEquals", ...others] = new Set(
    services.flatMap((each) => deputies.sourceOf(each, resource)?.operator ?? []),
  );
  const isOpen = values.some(({ text }) => text.parts.some(hasWildcard));
  const names = all.map(({ resource }) => code(resource.address));
  return {
    condition: {
      operator: isOpen ? "ArnLike" : others.length > 0 ? "ArnEquals" : operator,
      key: "aws:SourceArn",
      values,
    },
    assumptions: [`that ${actingOf(services)} for ${listed(names, names.length)} alone`],
    missing: [],
  };
}

/** "`sns.amazonaws.com` acts" */
function actingOf(services: readonly string[]): string {
  const names = [...new Set(services)].map((service) => code(`${service}.amazonaws.com`));
  return `${listed(names, names.length)} ${names.length > 1 ? "act" : "acts"}`;
}

/** How the statement names what a service acts for: out of its name, where that is made after the policy. */
function arnFor(
  { resource, isLater }: Caller,
  context: Context & Neighbourhood,
): Phrase | undefined {
  // What may not be there, or several times, has no plain reference.
  if (resource.conditional) return undefined;
  if (resource.calls) return callsOf(resource, resource.calls, context);
  const around = isLater ? { ...context, mayName: () => false } : context;
  const arn = arnOf(resource, around);
  return arn && saysAccount(arn) ? arn : undefined;
}

/** All calls of an API, by whichever method, route or authorizer. */
function callsOf(resource: Declared, calls: Phrase, around: Neighbourhood): Phrase | undefined {
  return around.mayName(resource) && around.isSeen(resource) ? phrase(calls, "/*") : undefined;
}

/** Whether an ARN tells it from those of other accounts: a bucket's does by its name. */
function saysAccount({ text }: Phrase): boolean {
  const pattern = parseArnPattern(text);
  return pattern.kind === "arn" && !pattern.components.account.some(hasWildcard);
}

function hasWildcard(part: Part): boolean {
  return !isHole(part) && /[*?]/.test(part);
}

/** This account, where AWS says that the services send it. */
function byAccount(
  services: readonly string[],
  resource: string,
  statement: Statement,
  { deputies, vocabulary, isForOrganization }: Context & Neighbourhood,
): Sourced | undefined {
  if (!services.every((each) => deputies.sendsAccount(each, resource))) return undefined;
  if (isForOthers(statement, vocabulary.account) || isForOrganization()) return undefined;
  const account = vocabulary.account;
  const written = known(account.text);
  const isOpen = written === "*";
  const name = written === undefined || isOpen ? "this account" : `account ${code(written)}`;
  return {
    condition: {
      operator: "StringEquals",
      key: "aws:SourceAccount",
      values: [isOpen ? phrase("<AccountId>") : account],
    },
    assumptions: isOpen ? [] : [`that ${actingOf(services)} for ${name} alone`],
    missing: isOpen ? [code("<AccountId>")] : [],
  };
}

/**
 * What services act for in this account, where they say nothing of the account but in the ARN of that: those that log
 * it, and rules of EventBridge. Others act for what other accounts have as well.
 */
function byResourcesOfAccount(
  services: readonly string[],
  resource: string,
  statement: Statement,
  { deputies, catalog, vocabulary, isForOrganization }: Context & Neighbourhood,
): Sourced | undefined {
  if (statement.madeOf !== undefined || !services.every((each) => deputies.tellsAccountByArn(each)))
    return undefined;
  if (isForOthers(statement, vocabulary.account) || isForOrganization()) return undefined;
  const types = services.map((each) => {
    const [only = "", ...more] = deputies.sourceOf(each, resource)?.types ?? [];
    return more.length === 0 ? catalog.resourceType(only) : undefined;
  });
  const isOpen = known(vocabulary.account.text) === "*";
  const account = isOpen ? phrase("<AccountId>") : vocabulary.account;
  const values = types.map((type) =>
    type ? wideArns(type, { ...vocabulary, region: phrase("*"), account }, false) : [],
  );
  if (values.some((each) => each.length !== 1)) return undefined;
  const all = values.flat();
  if (!all.every(({ pieces }) => account.pieces.every((each) => isAmong(each, pieces))))
    return undefined;
  return {
    condition: { operator: "ArnLike", key: "aws:SourceArn", values: all },
    assumptions: isOpen ? [] : [`that ${actingOf(services)} for this account alone`],
    missing: isOpen ? [code("<AccountId>")] : [],
  };
}

type Piece = Phrase["pieces"][number];

function isAmong(piece: Piece, pieces: readonly Piece[]): boolean {
  return pieces.some((each) =>
    typeof piece === "string"
      ? typeof each === "string" && each.includes(piece)
      : typeof each === "object" && each.expression === piece.expression,
  );
}

/** Whether what is written lies below the ids of other accounts too, as in a bucket that collects logs. */
function isForOthers({ resource }: Statement, account: Phrase): boolean {
  const own = account.text.parts.map(partKey).join("");
  return (resource?.items ?? []).some(({ parts }) => {
    const [, behind] = parts.map(partKey).join("").split("AWSLogs/");
    return behind !== undefined && !behind.startsWith(own);
  });
}

function partKey(part: Part): string {
  return isHole(part) ? `<${part.id}>` : part;
}
