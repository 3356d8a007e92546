import { readFileSync } from "node:fs";
import { join } from "node:path";
import { byName, unique } from "./normalise.mjs";
import * as requires from "./overlay/requires.mjs";
import * as scoping from "./overlay/scoping.mjs";

/**
 * @typedef {import("./normalise.mjs").Service} Service
 * @typedef {import("./normalise.mjs").Action} Action
 * @typedef {{
 *   service: string,
 *   reason: string,
 *   link: string,
 *   add: Record<string, string[]>,
 *   optional?: boolean,
 * }} SplitPrefix
 * @typedef {{ type: string, add: string[], reason: string, link: string }} MoreFormats
 * @typedef {{
 *   service: string,
 *   title: string,
 *   pages: string[],
 *   reason: string,
 *   link: string,
 * }} Title
 * @typedef {{
 *   action: string,
 *   reason: string,
 *   link: string,
 *   types: Record<string, "required" | "optional">,
 *   dependents?: string[],
 * }} Verdict
 */

/**
 * @template T
 * @param {string} file
 * @returns {T[]}
 */
function overlay(file) {
  /** @type {unknown} */
  const entries = JSON.parse(readFileSync(join(import.meta.dirname, "overlay", file), "utf8"));
  return /** @type {T[]} */ (entries);
}

/**
 * What a prefix is called that AWS documents on several pages, of which the package keeps one.
 * @type {readonly Title[]}
 */
export const titles = overlay("titles.json");

/**
 * What the frozen release alone knows, put into the catalog: dependent actions, permission-only.
 * Nothing is added of or about actions that AWS no longer has.
 * @param {readonly Service[]} catalog
 * @param {readonly Service[]} frozen
 */
export function addFrozen(catalog, frozen) {
  const actions = index(catalog);
  for (const { prefix, actions: old } of frozen) {
    for (const { name, permissionOnly, dependents } of old) {
      const action = actions.get(`${prefix}:${name}`);
      if (!action) continue;
      action.permissionOnly ||= permissionOnly;
      action.dependents = unique([
        ...action.dependents,
        ...dependents.filter((dependent) => actions.has(dependent)),
      ]);
    }
  }
}

/**
 * The corrections kept by hand. An entry that no longer changes anything is an error: AWS has
 * repaired its page, and the entry is to be deleted.
 * @param {readonly Service[]} catalog
 */
export function applyOverlays(catalog) {
  applyFormats(catalog, overlay("arn-formats.json"));
  applySplitPrefixes(catalog, overlay("split-prefix.json"));
  applyVerdicts(catalog, overlay("verdicts.json"));
  applyRequires(catalog);
  applyScoping(catalog);
  applyTitles(catalog);
}

/**
 * Formats that AWS uses and its page does not have; the page's own stays the first.
 * @param {readonly Service[]} catalog
 * @param {readonly MoreFormats[]} entries
 */
function applyFormats(catalog, entries) {
  for (const { type: id, add } of entries) {
    const type = catalog
      .flatMap(({ prefix, types }) => types.filter(({ name }) => `${prefix}:${name}` === id))
      .at(0);
    if (!type) throw new Error(`arn-formats.json names ${id}, which AWS does not have`);
    for (const arn of add) {
      if (type.arns.includes(arn)) stale("arn-formats.json", `${id} has ${arn}`);
      type.arns.push(arn);
    }
  }
}

/**
 * @param {readonly Service[]} catalog
 * @param {readonly SplitPrefix[]} entries
 */
function applySplitPrefixes(catalog, entries) {
  const actions = index(catalog);
  for (const { service, add, optional } of entries) {
    for (const [name, types] of Object.entries(add)) {
      const action = find(actions, `${service}:${name}`);
      const known = new Set(action.types.map((type) => type.name));
      for (const type of types) {
        if (known.has(type)) stale("split-prefix.json", `${service}:${name} has ${type}`);
      }
      action.types = byName([
        ...action.types.map((type) => ({ ...type, required: type.required && optional !== true })),
        ...types.map((type) => ({ name: type, required: false, keys: [] })),
      ]);
    }
  }
}

/**
 * @param {readonly Service[]} catalog
 * @param {readonly Verdict[]} entries
 */
function applyVerdicts(catalog, entries) {
  const actions = index(catalog);
  for (const { action: id, types, dependents = [] } of entries) {
    const action = find(actions, id);
    const before = JSON.stringify([action.types, action.dependents]);
    action.types = byName(
      Object.entries(types).map(([name, use]) => ({
        name,
        required: use === "required",
        keys: action.types.find((type) => type.name === name)?.keys ?? [],
      })),
    );
    action.dependents = unique([...action.dependents, ...dependents]);
    if (JSON.stringify([action.types, action.dependents]) === before) stale("verdicts.json", id);
  }
}

/** @param {readonly Service[]} catalog */
function applyTitles(catalog) {
  for (const { service: prefix, title, pages } of titles) {
    const service = catalog.find((each) => each.prefix === prefix);
    if (!service) throw new Error(`titles.json names ${prefix}, which AWS does not have`);
    if (service.title === title) stale("titles.json", prefix);
    if (!pages.includes(service.title))
      throw new Error(`titles.json does not know the page "${service.title}" of ${prefix}`);
    service.title = title;
  }
}

/** @param {readonly Service[]} catalog */
function applyRequires(catalog) {
  const actions = index(catalog);
  /** @type {Set<string>} */
  const decided = new Set();
  for (const { actions: ids, conjuncts } of requires.decisions) {
    for (const id of ids) {
      const action = find(actions, id);
      if (decided.has(id)) throw new Error(`requires.mjs decides ${id} twice`);
      decided.add(id);
      const groups = typeof conjuncts === "string" ? [] : conjuncts;
      for (const name of groups.flat()) {
        if (!action.types.some((type) => type.name === name))
          throw new Error(`requires.mjs: ${id} does not take the type "${name}"`);
      }
      if (groups.length === 0 && required(action).length < 2) stale("requires.mjs", id);
      if (conjuncts !== "undecided") action.conjuncts = conjuncts;
    }
  }
  const used = new Set();
  for (const { prefix, actions: ofService, types } of catalog) {
    for (const action of ofService) {
      const names = required(action);
      if (names.length < 2 || decided.has(`${prefix}:${action.name}`)) continue;
      const candidate = {
        service: prefix,
        name: action.name,
        required: types.filter(({ name }) => names.includes(name)),
      };
      const family = requires.families.find(({ holds }) => holds(candidate));
      if (!family) continue;
      action.conjuncts = family.conjuncts;
      used.add(family);
    }
  }
  for (const family of requires.families)
    if (!used.has(family)) stale("requires.mjs", `the family "${family.name}"`);
}

/** @param {readonly Service[]} catalog */
function applyScoping(catalog) {
  const actions = index(catalog);
  for (const { actions: ids, scoping: said } of scoping.exceptions) {
    for (const id of ids) {
      const action = find(actions, id);
      if (usualScoping(action) === said) stale("scoping.mjs", id);
      action.scoping = said;
    }
  }
  for (const { name: family, holds, scoping: said } of scoping.families) {
    let used = false;
    for (const { prefix, actions: ofService } of catalog) {
      for (const action of ofService) {
        if (!holds({ service: prefix, name: action.name })) continue;
        // Without a type there is nothing to write but `*`, whatever the request names.
        if (action.types.length === 0 || usualScoping(action) === said) continue;
        action.scoping ??= said;
        used = true;
      }
    }
    if (!used) stale("scoping.mjs", `the family "${family}"`);
  }
}

/**
 * The rule that the exceptions of scoping.mjs are exceptions to.
 * @param {Action} action
 * @returns {import("./normalise.mjs").Scoping}
 */
export function usualScoping({ types }) {
  const [only, ...others] = types;
  if (!only) return "none";
  return others.length === 0 && !only.required ? "soft" : "full";
}

/** @param {Action} action */
export const required = ({ types }) =>
  types.filter((type) => type.required).map(({ name }) => name);

/** @param {readonly Service[]} catalog */
export const index = (catalog) =>
  new Map(
    catalog.flatMap(({ prefix, actions }) =>
      actions.map((action) => [`${prefix}:${action.name}`, action]),
    ),
  );

/**
 * @param {ReadonlyMap<string, Action>} actions
 * @param {string} id
 */
function find(actions, id) {
  const action = actions.get(id);
  if (!action) throw new Error(`an overlay names ${id}, which AWS does not have`);
  return action;
}

/**
 * @param {string} file
 * @param {string} entry
 * @returns {never}
 */
function stale(file, entry) {
  throw new Error(`${file}: ${entry} changes nothing; delete it`);
}
