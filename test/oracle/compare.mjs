/** Compares the statements of a plan with those that Pare extracts of its configuration. */
import { afterApply } from "./planned.mjs";

/**
 * @typedef {import("./planned.mjs").Json} Json
 * @typedef {import("./planned.mjs").Planned} Planned
 * @typedef {import("../../src/report/extract-json.ts").ExtractReport} ExtractReport
 * @typedef {import("../../src/report/extract-json.ts").ShownElements} ShownElements
 *
 * @typedef {object} Comparison
 * @property {readonly string[]} missing statements of the plan that were not extracted
 * @property {readonly string[]} more extracted statements that are none of the plan's
 * @property {number} perhaps extracted statements that may be there, and are not in this plan
 */

/**
 * Every statement of the plan is extracted, and what is extracted is in the plan, or may be absent.
 * @param {Planned} planned
 * @param {ExtractReport} report
 * @returns {Comparison}
 */
export function compare({ policies, documents }, { statements }) {
  const wanted = distinct(Object.values(policies).flat().map(fromJson));
  const allowed = [...wanted, ...Object.values(documents).flat().map(fromJson)];
  const extracted = statements.flatMap(({ presence, instances }) =>
    presence === "never" ? [] : instances.map((each) => ({ presence, ...fromReport(each) })),
  );
  const others = extracted.filter((each) => !allowed.some((other) => same(other, each)));
  return {
    missing: wanted.filter((each) => !extracted.some((other) => same(each, other))).map(shown),
    more: distinct(others.filter(({ presence }) => presence !== "maybe")).map(shown),
    perhaps: distinct(others.filter(({ presence }) => presence === "maybe")).length,
  };
}

/**
 * A statement as its elements, each a list of texts; what a key of `Principal` or `Condition` has is
 * an element of its own.
 * @typedef {{ readonly elements: ReadonlyMap<string, readonly string[]> }} Statement
 */

/**
 * @param {Json} statement
 * @returns {Statement}
 */
function fromJson({ Sid, Principal, NotPrincipal, Condition, ...lists }) {
  return statementOf([
    pair("Sid", Sid === "" ? undefined : Sid),
    ...Object.entries(lists).map(([name, value]) => pair(name, value)),
    ...principals("Principal", Principal),
    ...principals("NotPrincipal", NotPrincipal),
    ...Object.entries(/** @type {Json} */ (Condition ?? {})).flatMap(([operator, keys]) =>
      Object.entries(/** @type {Json} */ (keys)).map(([key, values]) =>
        pair(`Condition ${operator} ${key}`, values),
      ),
    ),
  ]);
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function principals(name, value) {
  if (value === undefined) return [];
  if (typeof value === "string") return [pair(`${name} ${value === "*" ? "*" : "AWS"}`, value)];
  return Object.entries(/** @type {Json} */ (value)).map(([type, identifiers]) =>
    pair(`${name} ${type}`, identifiers),
  );
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {[string, readonly string[]]}
 */
function pair(name, value) {
  if (value === undefined) return [name, []];
  const values = Array.isArray(value) ? /** @type {unknown[]} */ (value) : [value];
  return [name, values.map(String)];
}

/**
 * @param {ShownElements} elements
 * @returns {Statement}
 */
function fromReport(elements) {
  return statementOf([
    pair("Effect", elements.effect),
    pair("Sid", elements.sid ?? undefined),
    pair("Action", elements.actions ?? []),
    pair("NotAction", elements.notActions ?? []),
    pair("Resource", elements.resources ?? []),
    pair("NotResource", elements.notResources ?? []),
    ...Object.entries(elements.principals ?? {}).map(([type, each]) =>
      pair(`Principal ${type}`, each),
    ),
    ...Object.entries(elements.notPrincipals ?? {}).map(([type, each]) =>
      pair(`NotPrincipal ${type}`, each),
    ),
    ...elements.conditions.map(({ operator, key, values }) =>
      pair(`Condition ${operator} ${key}`, values),
    ),
  ]);
}

/**
 * Conditions of one operator and key are one; an element without values is none.
 * @param {readonly (readonly [string, readonly string[]])[]} elements
 * @returns {Statement}
 */
function statementOf(elements) {
  /** @type {Map<string, Set<string>>} */
  const read = new Map();
  for (const [name, values] of elements)
    for (const value of values) read.set(name, (read.get(name) ?? new Set()).add(value));
  return {
    elements: new Map(
      [...read].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, set]) => [name, [...set].sort()]),
    ),
  };
}

/**
 * @param {Statement} planned
 * @param {Statement} extracted
 */
function same(planned, extracted) {
  const { elements } = extracted;
  return (
    planned.elements.size === elements.size &&
    [...planned.elements].every(([name, values]) => sameList(values, elements.get(name) ?? []))
  );
}

/**
 * Each text has its like; a text that is not known before the plan is applied, anything.
 * @param {readonly string[]} planned
 * @param {readonly string[]} extracted
 */
function sameList(planned, extracted) {
  const left = [...extracted];
  for (const text of planned.filter((each) => each !== afterApply)) {
    const found = left.findIndex((other) => sameText(text, other));
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return planned.includes(afterApply) ? left.length > 0 : left.length === 0;
}

/** What depends on where a configuration is applied, and stays a hole for Pare. */
const surroundings =
  /\$\{(?:provider\.[^}]*\/(?:partition|region|account)|data\.aws_partition\.[^}]*)\}/;

/**
 * @param {string} planned
 * @param {string} extracted
 */
function sameText(planned, extracted) {
  if (planned === extracted) return true;
  const parts = extracted.split(surroundings);
  if (parts.length === 1) return false;
  return new RegExp(`^${parts.map(escaped).join("[\\w.-]+")}$`).test(planned);
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * @param {readonly Statement[]} statements
 * @returns {readonly Statement[]}
 */
function distinct(statements) {
  return [...new Map(statements.map((each) => [shown(each), each])).values()];
}

/**
 * @param {Statement} statement
 * @returns {string}
 */
function shown({ elements }) {
  return [...elements].map(([name, values]) => `${name}: ${values.join(", ")}`).join("; ");
}
