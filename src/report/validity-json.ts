import type { Problem } from "../source/problem.ts";
import { positionAt } from "../source/lines.ts";
import type { Place, Source } from "../source/source.ts";
import type { ValidityKind } from "../validity/check.ts";
import { learnMoreLink } from "../validity/issue-codes.ts";
import type { At } from "../validity/node.ts";
import type { Path } from "../validity/path.ts";
import type { ValidityFinding } from "../validity/validate.ts";
import { shownProblems, type NotEvaluated } from "./not-evaluated.ts";

/** A policy, and what is wrong with it. */
export type ValidatedPolicy = {
  readonly path: string;
  /** The line that it stands on, from 1, where a file has a policy on each. */
  readonly line?: number;
  /** The declaration that it belongs to; "" where it is a file of its own. */
  readonly address: string;
  readonly kind: ValidityKind;
  /** Who says what kind it is: who asked, a declaration, or its looks. */
  readonly kindBy: "option" | "declaration" | "guess";
  readonly resourceType?: string;
  readonly findings: readonly ValidityFinding[];
};

/** AWS's names for kinds of policies. */
export const policyTypes: Readonly<Record<ValidityKind, string>> = {
  identity: "IDENTITY_POLICY",
  resource: "RESOURCE_POLICY",
  trust: "RESOURCE_POLICY",
  "service-control": "SERVICE_CONTROL_POLICY",
  "resource-control": "RESOURCE_CONTROL_POLICY",
};

/** A line from 1, a column and an offset from 0, in UTF-16 units. */
type Position = { readonly line: number; readonly column: number; readonly offset: number };

type Location = {
  readonly path: Path;
  readonly span: { readonly start: Position; readonly end: Position };
  /** Where it is written in another file than the policy. */
  readonly file?: string;
};

/** A finding in the shape of ValidatePolicy's, and what may have been meant. */
export type FindingReport = {
  readonly findingDetails: string;
  readonly findingType: string;
  readonly issueCode: string;
  readonly learnMoreLink: string;
  readonly locations: readonly Location[];
  readonly didYouMean?: readonly string[];
  /** What to write in the place of a part of the policy, where only one thing is right. */
  readonly replacement?: Omit<Location, "path"> & { readonly value: string };
};

export type PolicyReport = {
  readonly path: string;
  readonly line?: number;
  readonly address?: string;
  readonly policyType: string;
  readonly validatePolicyResourceType?: string;
  readonly policyTypeFrom: ValidatedPolicy["kindBy"];
};

/**
 * The findings of all policies in one list, as ValidatePolicy gives those of one, each with the
 * index of its policy.
 * (https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicyFinding.html)
 */
export function validityReport({
  policies,
  date,
  problems,
  sources,
}: {
  readonly policies: readonly ValidatedPolicy[];
  readonly date: string;
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, Source>;
}): {
  readonly findings: readonly (FindingReport & { readonly policy: number })[];
  readonly policies: readonly PolicyReport[];
  readonly catalog: string;
  readonly notEvaluated: readonly NotEvaluated[];
} {
  return {
    findings: policies.flatMap((policy, index) =>
      policy.findings.map((each) => ({ ...findingReport(each, policy.path), policy: index })),
    ),
    policies: policies.map(policyReport),
    catalog: date,
    notEvaluated: shownProblems(problems, sources),
  };
}

/** A policy and its findings, for a line of NDJSON. */
export function validityLine(
  policy: ValidatedPolicy,
): PolicyReport & { readonly findings: readonly FindingReport[] } {
  return {
    ...policyReport(policy),
    findings: policy.findings.map((each) => findingReport(each, policy.path)),
  };
}

function policyReport({
  path,
  line,
  address,
  kind,
  kindBy,
  resourceType,
}: ValidatedPolicy): PolicyReport {
  const attached = kind === "trust" ? "AWS::IAM::AssumeRolePolicyDocument" : resourceType;
  return {
    path,
    ...(line !== undefined && { line }),
    ...(address !== "" && { address }),
    policyType: policyTypes[kind],
    ...(attached !== undefined && { validatePolicyResourceType: attached }),
    policyTypeFrom: kindBy,
  };
}

function findingReport(
  { message, type, code, locations, meant, replacement }: ValidityFinding,
  policyPath: string,
): FindingReport {
  return {
    findingDetails: message.replaceAll("`", ""),
    findingType: type,
    issueCode: code,
    learnMoreLink: learnMoreLink(code),
    locations: locations.map((at) => locationOf(at, policyPath)),
    ...(meant && { didYouMean: meant }),
    ...(replacement && {
      replacement: { ...written(replacement.place, policyPath), value: replacement.value },
    }),
  };
}

function locationOf({ path, place }: At, policyPath: string): Location {
  return { path, ...written(place, policyPath) };
}

function written({ source, span }: Place, policyPath: string): Omit<Location, "path"> {
  return {
    span: { start: positionIn(source, span.start), end: positionIn(source, span.end) },
    ...(source.path !== policyPath && { file: source.path }),
  };
}

function positionIn(source: Source, offset: number): Position {
  const { line, column } = positionAt(source, offset);
  return { line, column: column - 1, offset };
}
