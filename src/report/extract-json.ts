import { holeAddress } from "../iam/address.ts";
import type { Elements } from "../iam/policy.ts";
import type { Policy, PrincipalMatch, Statement } from "../iam/policy.ts";
import { alternatives, isHole, type List } from "../iam/text.ts";
import { linesOf, positionAt } from "../source/lines.ts";
import { ofJudging, type Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import {
  reasonCounts,
  shownProblems,
  type NotEvaluated,
  type ReasonCounts,
} from "./not-evaluated.ts";
import { shownList, shownText } from "./shown.ts";
import { compareTexts } from "../source/order.ts";

/** The version of the contract of `extract --format json`. */
export const extractVersion = 1;

export type ExtractReport = {
  readonly version: typeof extractVersion;
  readonly files: number;
  readonly statements: readonly ExtractedStatement[];
  /** Statements that AWS writes for what is declared: a permission to call a function. */
  readonly permissions: readonly ExtractedStatement[];
  /** How many there are of each reason. */
  readonly notEvaluatedByReason: ReasonCounts;
  /** In the order of the reasons, then of the places. */
  readonly notEvaluated: readonly NotEvaluated[];
};

export type ShownElements = {
  readonly effect: Statement["effect"];
  readonly sid: string | null;
  readonly actions: readonly string[] | null;
  readonly notActions: readonly string[] | null;
  readonly resources: readonly string[] | null;
  readonly notResources: readonly string[] | null;
  readonly principals: Record<string, readonly string[]> | null;
  readonly notPrincipals: Record<string, readonly string[]> | null;
  readonly conditions: readonly {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly string[];
  }[];
};

export type ExtractedStatement = ShownElements & {
  readonly id: string;
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly iac: string;
  readonly owner: string;
  readonly policyKind: Policy["kind"];
  readonly presence: Statement["presence"];
  /** What it comes to wherever it may be there, once for each that says something else. */
  readonly instances: readonly ShownElements[];
  /** How many there are beside those. */
  readonly moreInstances?: number;
};

type Extracted = {
  readonly files: number;
  readonly policies: readonly Policy[];
  readonly written: ReadonlyMap<string, Elements>;
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, Source>;
};

/**
 * What `extract --format json` prints: each place where a statement is written, once, and each
 * permission.
 */
export function extractReport(scan: Extracted, iacOf: (policy: Policy) => string): ExtractReport {
  const uses = new Map<string, Use[]>();
  for (const policy of scan.policies)
    for (const statement of policy.statements) {
      const known = uses.get(statement.id);
      if (known) known.push({ policy, statement });
      else uses.set(statement.id, [{ policy, statement }]);
    }
  const listed = (permissions: boolean): readonly ExtractedStatement[] =>
    [...uses.values()]
      .flatMap(([first, ...more]) =>
        first && (first.statement.madeOf === "permission") === permissions
          ? [extracted(first, more, scan.written, iacOf)]
          : [],
      )
      .sort(comparePlaces);
  const notEvaluated = shownProblems(
    scan.problems.filter(({ reason }) => !ofJudging.has(reason)),
    scan.sources,
  );
  return {
    version: extractVersion,
    files: scan.files,
    statements: listed(false),
    permissions: listed(true),
    notEvaluatedByReason: reasonCounts(notEvaluated),
    notEvaluated,
  };
}

/** A statement that a policy has. */
type Use = { readonly policy: Policy; readonly statement: Statement };

/** More are counted. */
const mostInstances = 100;

/** A statement as it is written, and what it comes to wherever it is used. */
function extracted(
  first: Use,
  more: readonly Use[],
  written: ReadonlyMap<string, Elements>,
  iacOf: (policy: Policy) => string,
): ExtractedStatement {
  const { policy, statement } = first;
  const { place, id } = statement;
  const { first: startLine, last: endLine } = linesOf(place);
  const uses = [first, ...more];
  const there = uses.filter((use) => use.statement.presence !== "never");
  const instances = distinct(
    // What is never there comes to nothing: it is shown where nothing else is.
    (there.length > 0 ? there : uses).map((use) => shownElements(use.statement, resolvedList)),
  );
  return {
    id,
    path: place.source.path,
    startLine,
    startColumn: positionAt(place.source, place.span.start).column,
    endLine,
    iac: iacOf(policy),
    owner: policy.owner.address,
    policyKind: policy.kind,
    presence: surest(uses.map((use) => use.statement.presence)),
    ...shownElements(written.get(id) ?? statement, shownList),
    instances: instances.slice(0, mostInstances),
    ...(instances.length > mostInstances && { moreInstances: instances.length - mostInstances }),
  };
}

function comparePlaces(a: ExtractedStatement, b: ExtractedStatement): number {
  return compareTexts(a.path, b.path) || a.startLine - b.startLine || a.startColumn - b.startColumn;
}

/** Whether a statement is there in any of its policies. */
function surest(presences: readonly Statement["presence"][]): Statement["presence"] {
  return (["always", "maybe"] as const).find((each) => presences.includes(each)) ?? "never";
}

function distinct(instances: readonly ShownElements[]): readonly ShownElements[] {
  return [...new Map(instances.map((each) => [JSON.stringify(each), each])).values()];
}

type ShowList = (list: List) => readonly string[];

/** A list with the values that are written for its holes: a variable's default, say. */
export function resolvedList(list: List): readonly string[] {
  const items = list.items.flatMap((item) => alternatives(item).map(shownText));
  const rest = list.rest.flatMap((hole) =>
    hole.among && hole.among.texts.length > 0
      ? hole.among.texts.flatMap((text) => alternatives(text).map(shownText))
      : [`\${${holeAddress(hole)}}`],
  );
  return [...new Set([...items, ...rest])];
}

/** The elements of a statement as lists of texts. */
export function shownElements(elements: Elements, show: ShowList): ShownElements {
  const { action, resource, principal } = elements;
  const of = (match: (List & { negated: boolean }) | undefined, negated: boolean) =>
    match?.negated === negated ? show(match) : null;
  const principals = (negated: boolean) =>
    principal?.negated === negated ? shownPrincipals(principal, show) : null;
  return {
    effect: elements.effect,
    sid: elements.sid ? shownText(elements.sid) : null,
    actions: of(action, false),
    notActions: of(action, true),
    resources: of(resource, false),
    notResources: of(resource, true),
    principals: principals(false),
    notPrincipals: principals(true),
    conditions: elements.conditions.map(({ operator, key, values }) => ({
      operator: shownText(operator),
      key: shownText(key),
      values: show(values),
    })),
  };
}

function shownPrincipals(
  { entries }: PrincipalMatch,
  show: ShowList,
): Record<string, readonly string[]> {
  const shown = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const type =
      typeof entry.type === "string"
        ? entry.type
        : isHole(entry.type)
          ? `\${${holeAddress(entry.type)}}`
          : "";
    shown.set(type, [...(shown.get(type) ?? []), ...show(entry)]);
  }
  return Object.fromEntries(shown);
}
