import { holeAddress } from "../iam/address.ts";
import type { Elements } from "../iam/policy.ts";
import type { Policy, PrincipalMatch, Statement } from "../iam/policy.ts";
import { alternatives, isHole, type List } from "../iam/text.ts";
import { linesOf, positionAt } from "../source/lines.ts";
import { beyondExtraction, type Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import { shownList, shownText } from "./shown.ts";

/** The version of the contract of `extract --format json`. */
export const extractVersion = 1;

export type ExtractReport = {
  readonly version: typeof extractVersion;
  readonly files: number;
  readonly statements: readonly ExtractedStatement[];
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
  readonly instances: readonly ShownElements[];
};

export type NotEvaluated = {
  readonly path: string;
  readonly line: number | null;
  readonly reason: Problem["reason"];
  readonly detail: string;
};

type Extracted = {
  readonly files: number;
  readonly policies: readonly Policy[];
  readonly written: ReadonlyMap<string, Elements>;
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, Source>;
};

/** What `extract --format json` prints: each place where a statement is written, once. */
export function extractReport(scan: Extracted, iacOf: (policy: Policy) => string): ExtractReport {
  const statements = new Map<string, ExtractedStatement>();
  for (const policy of scan.policies)
    for (const statement of policy.statements) {
      const { place, id, presence } = statement;
      const instance = shownElements(statement, resolvedList);
      const known = statements.get(id);
      if (known) {
        if (!known.instances.some((each) => sameElements(each, instance)))
          statements.set(id, { ...known, instances: [...known.instances, instance] });
        continue;
      }
      const { first, last } = linesOf(place);
      statements.set(id, {
        id,
        path: place.source.path,
        startLine: first,
        startColumn: positionAt(place.source, place.span.start).column,
        endLine: last,
        iac: iacOf(policy),
        owner: policy.owner.address,
        policyKind: policy.kind,
        presence,
        ...shownElements(scan.written.get(id) ?? statement, shownList),
        instances: [instance],
      });
    }
  const order = [...statements.values()].sort(
    (a, b) => compare(a.path, b.path) || a.startLine - b.startLine || a.startColumn - b.startColumn,
  );
  return {
    version: extractVersion,
    files: scan.files,
    statements: order,
    notEvaluated: shownProblems(
      scan.problems.filter(({ reason }) => !beyondExtraction.has(reason)),
      scan.sources,
    ),
  };
}

function sameElements(a: ShownElements, b: ShownElements): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function shownProblems(
  problems: readonly Problem[],
  sources: ReadonlyMap<string, Source>,
): readonly NotEvaluated[] {
  const shown = problems.map(({ path, offset, reason, detail }): NotEvaluated => {
    const source = sources.get(path);
    const line = source && offset !== undefined ? positionAt(source, offset).line : null;
    return { path, line, reason, detail };
  });
  return shown.sort(
    (a, b) =>
      compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compare(a.detail, b.detail),
  );
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type ShowList = (list: List) => readonly string[];

/** A list with the values that are written for its holes: a variable's default, say. */
function resolvedList(list: List): readonly string[] {
  const items = list.items.flatMap((item) => alternatives(item).map(shownText));
  const rest = list.rest.flatMap((hole) =>
    hole.among && hole.among.texts.length > 0
      ? hole.among.texts.flatMap((text) => alternatives(text).map(shownText))
      : [`\${${holeAddress(hole)}}`],
  );
  return [...new Set([...items, ...rest])];
}

function shownElements(elements: Elements, show: ShowList): ShownElements {
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
