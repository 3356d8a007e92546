import { index, required, titles, usualScoping } from "./overlays.mjs";

/**
 * @typedef {import("./normalise.mjs").Service} Service
 * @typedef {import("./normalise.mjs").Level} Level
 * @typedef {import("./condition-keys.mjs").CarriedKey} CarriedKey
 */

/** What the catalog holds, in figures. @param {readonly Service[]} catalog */
export function countsOf(catalog) {
  const actions = catalog.flatMap((service) => service.actions);
  const types = catalog.flatMap((service) => service.types);
  /** @param {Level} level */
  const at = (level) => actions.filter((action) => action.level === level).length;
  const several = actions.filter((action) => required(action).length > 1 || action.conjuncts);
  /** @param {"none" | "soft" | "full"} scoping */
  const scoped = (scoping) =>
    actions.filter((action) => (action.scoping ?? usualScoping(action)) === scoping).length;
  return {
    services: catalog.length,
    actions: actions.length,
    levels: {
      List: at("List"),
      Read: at("Read"),
      Write: at("Write"),
      Tagging: at("Tagging"),
      "Permissions management": at("Permissions management"),
    },
    permissionOnly: actions.filter((action) => action.permissionOnly).length,
    resourceTypes: types.length,
    arnFormats: types.flatMap((type) => type.arns).length,
    conditionKeys: catalog.flatMap((service) => service.keys).length,
    dependents: actions.flatMap((action) => action.dependents).length,
    severalTypesRequired: {
      all: several.filter((action) => action.conjuncts === "all").length,
      any: several.filter((action) => action.conjuncts === "any").length,
      mixed: several.filter((action) => Array.isArray(action.conjuncts)).length,
      undecided: several.filter((action) => !action.conjuncts).length,
    },
    scoping: { none: scoped("none"), soft: scoped("soft"), full: scoped("full") },
  };
}

/**
 * What is wrong with a catalog, in sentences; nothing if it may be committed. The limits are such
 * that what happened in July 2026 (dependent actions and marks gone, two levels in one string)
 * would not pass.
 * @param {readonly Service[]} catalog
 * @param {string} text as it is written
 * @returns {string[]}
 */
export function faults(catalog, text) {
  const counts = countsOf(catalog);
  /** @type {string[]} */
  const found = [];
  /**
   * @param {string} what
   * @param {number} count
   * @param {number} least
   * @param {number} [most]
   */
  const within = (what, count, least, most = Infinity) => {
    const expected = most === Infinity ? `at least ${least}` : `${least} to ${most}`;
    if (count < least || count > most) found.push(`${count} ${what}, not ${expected}`);
  };
  within("services", counts.services, 450);
  within("actions", counts.actions, 22_000);
  within("actions that manage permissions", counts.levels["Permissions management"], 400, 600);
  within("actions that tag", counts.levels.Tagging, 650, 900);
  within("permission-only actions", counts.permissionOnly, 1_250);
  within("dependent actions", counts.dependents, 4_100);
  within("resource types", counts.resourceTypes, 2_300);
  // eslint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(text)) found.push("a character outside ASCII");
  return [
    ...found,
    ...catalog.flatMap(faultsOfService),
    ...sharedTitles(catalog),
    ...unknownDependents(catalog),
  ];
}

/**
 * @param {Service} service
 * @returns {string[]}
 */
function faultsOfService({ prefix, title, actions, types, keys }) {
  const typeNames = new Set(types.map(({ name }) => name));
  const keyNames = new Set(keys.map(({ name }) => name));
  /** @param {string} where @param {readonly string[]} names */
  const unknownKeys = (where, names) =>
    names.filter((key) => !keyNames.has(key)).map((key) => `${where}: unknown key "${key}"`);
  return [
    ...(/^[a-z0-9-]+$/.test(prefix) ? [] : [`${prefix} is not a service prefix`]),
    ...faultsOfTitle(prefix, title),
    ...doubles(prefix, actions),
    ...doubles(prefix, types),
    ...doubles(prefix, keys),
    ...unknownTypes(keys),
    ...actions.flatMap((action) => [
      ...(/^[A-Za-z0-9_-]+$/.test(action.name) ? [] : [`${prefix}:${action.name} is not a name`]),
      ...action.types
        .filter(({ name }) => !typeNames.has(name))
        .map(({ name }) => `${prefix}:${action.name}: unknown type "${name}"`),
      ...unknownKeys(`${prefix}:${action.name}`, action.keys),
      ...action.types.flatMap((use) => unknownKeys(`${prefix}:${action.name}`, use.keys)),
    ]),
    ...types.flatMap((type) => [
      ...(type.arns.length > 0 ? [] : [`${prefix}:${type.name} has no ARN format`]),
      ...type.arns
        .filter((arn) => !wellFormed(arn))
        .map((arn) => `${prefix}:${type.name}: not an ARN format: ${arn}`),
      ...unknownKeys(`${prefix}:${type.name}`, type.keys),
    ]),
  ];
}

/**
 * A title that names a version is that of one page among several, unless the prefix names it too.
 * @param {string} prefix
 * @param {string} title
 */
function faultsOfTitle(prefix, title) {
  const decided = titles.find(({ service }) => service === prefix);
  if (decided)
    return decided.title === title ? [] : [`${prefix} is "${title}", not "${decided.title}"`];
  const version = / (v\d+)$/i.exec(title)?.[1]?.toLowerCase();
  return version === undefined || prefix.endsWith(version)
    ? []
    : [`${prefix} is called after one of its pages, "${title}": see titles.json`];
}

/** @param {readonly Service[]} catalog */
function sharedTitles(catalog) {
  const seen = new Set();
  return catalog
    .filter(({ title }) => seen.has(title) || !seen.add(title))
    .map(({ prefix, title }) => `${prefix} is called "${title}", as another service is`);
}

/** @param {string} arn */
const wellFormed = (arn) =>
  arn.startsWith("arn:${Partition}:") &&
  !/[,\s]/.test(arn) &&
  arn.replaceAll(/\$\{\w+\}/g, "").split(":").length >= 6 &&
  !/[${}]/.test(arn.replaceAll(/\$\{\w+\}/g, ""));

/**
 * Names that differ in case only: a policy could not tell them apart.
 * @param {string} prefix
 * @param {readonly { name: string }[]} items
 */
function doubles(prefix, items) {
  const seen = new Set();
  return items
    .filter(({ name }) => seen.has(name.toLowerCase()) || !seen.add(name.toLowerCase()))
    .map(({ name }) => `${prefix} has "${name}" twice`);
}

/** What the type of a condition key may be. */
const keyTypes = /^(?:ArrayOf)?(?:String|ARN|Bool|Numeric|Date|IPAddress)$/;

/**
 * What is wrong with the table of condition keys, in sentences; nothing if it may be committed.
 * @param {readonly CarriedKey[]} keys
 * @returns {string[]}
 */
export function faultsOfKeys(keys) {
  const globals = keys.filter(({ name }) => name.startsWith("aws:")).length;
  return [
    ...(globals < 50 ? [`${globals} keys of all services, not at least 50`] : []),
    ...doubles("condition-keys.json", keys),
    ...unknownTypes(keys),
    ...keys
      .filter(({ name }) => !/^(?=.*:)[^\s${}]*(?:\$\{\w+\})?[^\s${}]*$/.test(name))
      .map(({ name }) => `${name} is not the name of a condition key`),
  ];
}

/** @param {readonly { name: string, type: string }[]} keys */
const unknownTypes = (keys) =>
  keys
    .filter(({ type }) => !keyTypes.test(type))
    .map(({ name, type }) => `${name} has the unknown type "${type}"`);

/** @param {readonly Service[]} catalog */
function unknownDependents(catalog) {
  const actions = index(catalog);
  return [...actions].flatMap(([id, { dependents }]) =>
    dependents
      .filter((dependent) => !actions.has(dependent))
      .map((dependent) => `${id} depends on ${dependent}, which does not exist`),
  );
}
