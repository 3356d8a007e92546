import type { Catalog } from "../catalog/catalog.ts";
import { isCeiling, type Match, type Policy, type Statement } from "../iam/policy.ts";
import { isHole, known, type Hole, type List } from "../iam/text.ts";
import { once } from "../source/once.ts";
import type { Problem } from "../source/problem.ts";
import { code } from "../source/quoted.ts";
import { writtenEffect } from "./effect.ts";
import { problemAt, shown } from "./problems.ts";

/**
 * What is not known of the elements of statements, so that they cannot be judged: whether they
 * allow, what, and whom. A Resource that is not known is judged as one that is neither `*` nor
 * named.
 */
export function elementProblems(
  policies: readonly Policy[],
  catalog: Catalog,
  declared: Pick<ReadonlyMap<string, unknown>, "has"> = new Map(),
): readonly Problem[] {
  return policies.flatMap((policy) =>
    policy.statements.flatMap((statement) => [
      ...(isCeiling(policy.kind) ? [] : unknownOf(statement, policy, declared)),
      ...(statement.action ? nameProblems(statement.action, catalog) : []),
    ]),
  );
}

/** The first thing of a statement that is not known: one line for each is enough to look there. */
function unknownOf(
  statement: Statement,
  { kind }: Policy,
  declared: Pick<ReadonlyMap<string, unknown>, "has">,
): readonly Problem[] {
  const { effect, wrongEffect, action, principal } = statement;
  // What AWS refuses is a finding.
  if (effect === "Deny" || wrongEffect) return [];
  if (effect === "unknown") {
    const at = writtenEffect(statement);
    const said = at ? `its Effect is ${shown(at)}` : "its Effect is missing";
    return [problemAt(at ?? statement.place, "unknown-statement", `${said}: Allow or Deny?`)];
  }
  const [unknown] = action && !action.negated ? holesFor([action]) : [];
  if (action && unknown)
    return [
      problemAt(action.place, "unknown-actions", `${shown(unknown.place)} is not known here`),
    ];
  if (!principal || principal.negated || (kind !== "resource" && kind !== "trust")) return [];
  const anybody = holesFor(principal.entries.filter(({ type }) => type !== "Service"));
  const [somebody] = anybody.filter(
    ({ meaning, id }) => meaning.kind === "unknown" && !isDeclared(id, declared),
  );
  const named = principal.entries.some(
    ({ items, type }) => type === "Service" || items.some(({ parts }) => !parts.every(isHole)),
  );
  if (!somebody || named) return [];
  const said = `its Principal, ${shown(somebody.place)}, is not known here`;
  return [problemAt(principal.place, "unknown-principal", said)];
}

/** Whether a hole is a resource that is declared here, or an attribute of one: one certain thing. */
function isDeclared(id: string, declared: Pick<ReadonlyMap<string, unknown>, "has">): boolean {
  for (let end = id.length; end > 0; end = id.lastIndexOf(".", end - 1))
    if (declared.has(id.slice(0, end).replace(/\[[^\]]*\]$/, ""))) return true;
  return false;
}

/** Holes that are all there is of something, for which no value is written. */
function holesFor(lists: readonly List[]): readonly Hole[] {
  return lists.flatMap(({ items, rest }) => {
    const whole = items.flatMap(({ parts }) => (parts.length === 1 ? parts : []));
    return [...rest, ...whole.filter(isHole)].flatMap(unnamed);
  });
}

/** The hole itself, or those among its values, for which no value is written at all. */
function unnamed(hole: Hole): readonly Hole[] {
  if (!hole.among) return [hole];
  return hole.among.texts.flatMap(({ parts: [only, ...more] }) =>
    only !== undefined && more.length === 0 && isHole(only) ? unnamed(only) : [],
  );
}

/** Names of actions that AWS does not have: misspelled, or newer than the catalog. */
function nameProblems({ items }: Match, catalog: Catalog): readonly Problem[] {
  return items.flatMap((item) => {
    const name = known(item);
    if (name === undefined || name.includes("${")) return [];
    const said = unknownName(name, catalog);
    return said === undefined ? [] : [problemAt(item.origin.written, "unknown-action-name", said)];
  });
}

/** What was said of names, and of how many of them there was something to say. */
const told = once<Catalog, { readonly names: Map<string, string | undefined>; unknown: number }>(
  () => ({ names: new Map(), unknown: 0 }),
);

/** More names than that are not compared with all others for what was meant. */
const mostCompared = 200;

/** What is to say of the name of an action, if AWS has none of it. */
function unknownName(name: string, catalog: Catalog): string | undefined {
  const before = told(catalog);
  const { names } = before;
  if (names.has(name)) return names.get(name);
  const isKnown = name === "*" || catalog.expand(name).length > 0;
  const alike =
    isKnown || /[*?]/.test(name) || before.unknown >= mostCompared
      ? []
      : catalog.nearestActions(name);
  const meant =
    alike.length > 0 ? `; did you mean ${alike.map(({ id }) => code(id)).join(" or ")}?` : "";
  const said = isKnown
    ? undefined
    : `${code(name, 80)} is no action of AWS's reference of ${catalog.date}${meant}`;
  names.set(name, said);
  if (!isKnown) before.unknown++;
  return said;
}
