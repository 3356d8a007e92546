import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The catalog as the build handles it: everything by name, nothing packed.
 * @typedef {"List" | "Read" | "Write" | "Tagging" | "Permissions management"} Level
 * @typedef {{ name: string, required: boolean, keys: string[] }} TypeUse
 * @typedef {"all" | "any" | string[][]} Conjuncts
 * @typedef {"none" | "soft" | "full"} Scoping
 * @typedef {{
 *   name: string,
 *   level: Level,
 *   permissionOnly: boolean,
 *   types: TypeUse[],
 *   keys: string[],
 *   dependents: string[],
 *   conjuncts?: Conjuncts,
 *   scoping?: Scoping,
 * }} Action
 * @typedef {{ name: string, arns: string[], keys: string[] }} ResourceType
 * @typedef {{ name: string, type: string }} ConditionKey
 * @typedef {{
 *   prefix: string,
 *   title: string,
 *   actions: Action[],
 *   types: ResourceType[],
 *   keys: ConditionKey[],
 * }} Service
 */

/**
 * The files of the package, as far as they are used.
 * @typedef {{ name: string, required: boolean, conditionKeys: string[], dependentActions: string[] }} RawTypeUse
 * @typedef {{
 *   name: string,
 *   accessLevel: string,
 *   resourceTypes: RawTypeUse[],
 *   conditionKeys: string[],
 *   dependentActions: string[],
 *   isPermissionOnly?: boolean,
 * }} RawAction
 * @typedef {{ key: string, arn: string, conditionKeys?: string[] }} RawType
 * @typedef {{ key: string, type: string }} RawKey
 */

/**
 * The data of a package, in one order and one shape.
 * @param {string} folder
 * @returns {Service[]}
 */
export function readServices(folder) {
  /** @param {string[]} path @returns {unknown} */
  const read = (...path) => JSON.parse(readFileSync(join(folder, ...path), "utf8"));
  const prefixes = /** @type {string[]} */ (read("services.json"));
  const titles = /** @type {Record<string, string>} */ (read("serviceNames.json"));
  return sorted(prefixes).map((prefix) => {
    const file = `${prefix}.json`;
    const actions = /** @type {Record<string, RawAction>} */ (read("actions", file));
    const types = /** @type {Record<string, RawType>} */ (read("resourceTypes", file));
    const keys = /** @type {Record<string, RawKey>} */ (read("conditionKeys", file));
    const spelling = new Map(Object.values(keys).map(({ key }) => [key.toLowerCase(), key]));
    /** @param {readonly string[]} names */
    const spelled = (names) => unique(names.map((key) => spelling.get(key.toLowerCase()) ?? key));
    return {
      prefix,
      title: titles[prefix] ?? prefix,
      actions: byName(
        Object.values(actions).map((raw) => ({
          name: raw.name,
          level: levelOf(raw.accessLevel, `${prefix}:${raw.name}`),
          permissionOnly: raw.isPermissionOnly === true,
          types: typesOf(raw.resourceTypes, spelled),
          keys: spelled(raw.conditionKeys),
          dependents: unique([
            ...raw.dependentActions,
            ...raw.resourceTypes.flatMap((type) => type.dependentActions),
          ]),
        })),
      ),
      types: byName(
        Object.values(types).map((raw) => ({
          name: raw.key,
          arns: formatsOf(raw.arn),
          keys: spelled(raw.conditionKeys ?? []),
        })),
      ),
      keys: byName(Object.values(keys).map(({ key, type }) => ({ name: key, type }))),
    };
  });
}

/**
 * One access level. Since July 2026 the pages name two for some actions ("Tagging, Write"):
 * the one that says more stands for both.
 * @param {string} written
 * @param {string} action
 * @returns {Level}
 */
export function levelOf(written, action) {
  const levels = written.split(/,\s*/);
  for (const level of levels) {
    if (!isLevel(level)) throw new Error(`${action} has an unknown access level: "${written}"`);
  }
  const [first] = levels;
  if (levels.includes("Permissions management")) return "Permissions management";
  if (levels.includes("Tagging")) return "Tagging";
  if (levels.length > 1 || first === undefined || !isLevel(first))
    throw new Error(`${action} has access levels of which none says more: "${written}"`);
  return first;
}

/** @type {(level: string) => level is Level} */
const isLevel = (level) =>
  ["List", "Read", "Write", "Tagging", "Permissions management"].includes(level);

/**
 * The ARN formats of one type, in the page's order. Several come as one string ("arn:...:bot/${x}, arn:...:bot:${y}"),
 * and one page writes a placeholder without its dollar ("${ServerName}-{Date-and-Time}").
 * @param {string} written
 */
const formatsOf = (written) => [
  ...new Set(
    written
      .split(/,\s*(?=arn:)/)
      .map((arn) =>
        arn.replaceAll(/\$?\{([\w-]+)\}/g, (_, name) => `\${${String(name).replaceAll("-", "")}}`),
      ),
  ),
];

/**
 * A page names some types twice, once for each of its rows.
 * @param {readonly RawTypeUse[]} raws
 * @param {(names: readonly string[]) => string[]} spelled
 * @returns {TypeUse[]}
 */
function typesOf(raws, spelled) {
  /** @type {Map<string, TypeUse>} */
  const uses = new Map();
  for (const { name, required, conditionKeys } of raws) {
    const known = uses.get(name);
    uses.set(name, {
      name,
      required: required || known?.required === true,
      keys: spelled([...(known?.keys ?? []), ...conditionKeys]),
    });
  }
  return byName([...uses.values()]);
}

/**
 * In the order of the characters' codes, the same on every machine.
 * @param {readonly string[]} names
 */
export const sorted = (names) => [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** @param {readonly string[]} names */
export const unique = (names) => sorted([...new Set(names)]);

/**
 * @template {{ name: string }} T
 * @param {readonly T[]} items
 */
export const byName = (items) =>
  [...items].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
