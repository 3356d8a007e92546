import { index, usualScoping } from "./overlays.mjs";

/**
 * @typedef {import("./normalise.mjs").Service} Service
 * @typedef {import("./normalise.mjs").Action} Action
 */

/**
 * What differs between two catalogs, in words, for the person who commits the newer one.
 * @param {readonly Service[]} before
 * @param {readonly Service[]} after
 * @returns {string[]} lines
 */
export function changes(before, after) {
  const old = index(before);
  const now = index(after);
  const services = new Set(before.map(({ prefix }) => prefix));
  const remaining = new Set(after.map(({ prefix }) => prefix));
  const lines = [
    ...listed(
      "services added",
      after.filter(({ prefix }) => !services.has(prefix)).map(({ prefix }) => prefix),
    ),
    ...listed(
      "services removed",
      before.filter(({ prefix }) => !remaining.has(prefix)).map(({ prefix }) => prefix),
    ),
    ...listed(
      "actions added",
      [...now.keys()].filter((id) => !old.has(id)),
    ),
    ...listed(
      "actions removed",
      [...old.keys()].filter((id) => !now.has(id)),
    ),
    ...listed("titles changed", titleChanges(before, after)),
    ...listed("resource types changed", typeChanges(before, after)),
    ...[...now].flatMap(([id, action]) => {
      const earlier = old.get(id);
      return earlier ? actionChanges(id, earlier, action) : [];
    }),
  ];
  return lines.length > 0 ? lines : ["nothing has changed"];
}

/**
 * @param {string} id
 * @param {Action} before
 * @param {Action} after
 */
function actionChanges(id, before, after) {
  /** @type {readonly (readonly [string, (action: Action) => string])[]} */
  const aspects = [
    ["level", ({ level }) => level],
    ["permission only", ({ permissionOnly }) => (permissionOnly ? "yes" : "no")],
    [
      "resource types",
      ({ types }) => types.map(({ name, required }) => name + (required ? "*" : "")).join(", "),
    ],
    ["condition keys", ({ keys }) => keys.join(", ")],
    [
      "condition keys by type",
      ({ types }) => types.map(({ name, keys }) => `${name}(${keys.join(", ")})`).join(", "),
    ],
    ["dependent actions", ({ dependents }) => dependents.join(", ")],
    [
      "required types mean",
      ({ conjuncts }) => (conjuncts ? JSON.stringify(conjuncts) : "by the rule"),
    ],
    ["scoping", (action) => action.scoping ?? usualScoping(action)],
  ];
  return aspects
    .filter(([, of]) => of(before) !== of(after))
    .map(([aspect, of]) => `${id}: ${aspect}: ${of(before) || "none"} -> ${of(after) || "none"}`);
}

/**
 * @param {readonly Service[]} before
 * @param {readonly Service[]} after
 */
function titleChanges(before, after) {
  const old = new Map(before.map(({ prefix, title }) => [prefix, title]));
  return after.flatMap(({ prefix, title }) => {
    const earlier = old.get(prefix);
    return earlier === undefined || earlier === title ? [] : [`${prefix} (${earlier} -> ${title})`];
  });
}

/**
 * @param {readonly Service[]} before
 * @param {readonly Service[]} after
 */
function typeChanges(before, after) {
  /** @param {readonly Service[]} catalog */
  const formats = (catalog) =>
    new Map(
      catalog.flatMap(({ prefix, types }) =>
        types.map(({ name, arns }) => [`${prefix}:${name}`, arns.join(" ")]),
      ),
    );
  const old = formats(before);
  const now = formats(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((id) => old.get(id) !== now.get(id))
    .map((id) => `${id} (${old.get(id) ?? "absent"} -> ${now.get(id) ?? "absent"})`);
}

/**
 * @param {string} what
 * @param {readonly string[]} items
 */
const listed = (what, items) =>
  items.length > 0 ? [`${items.length} ${what}: ${items.join(", ")}`] : [];
