import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { byName } from "./normalise.mjs";

/**
 * catalog/condition-keys.json: the condition keys that the page of their own service does not say
 * all of, by when a request carries them, with their types. They are the keys of all services
 * (`aws:SourceIp`), and those that only another service's page lists (`saml:aud` is on that of STS).
 *
 * @typedef {import("./normalise.mjs").Service} Service
 * @typedef {import("./normalise.mjs").ConditionKey} ConditionKey
 * @typedef {"always" | "signed" | "service" | "endpoint" | "sometimes"} Carried
 * @typedef {ConditionKey & { carried: Carried }} CarriedKey
 * @typedef {{ keys: string[], type: string, reason: string, link: string }} KeyType
 * @typedef {Record<Carried, { reason: string, keys: string[] }> & { types: KeyType[] }} Overlay
 */

/** @type {readonly Carried[]} */
const ways = ["always", "signed", "service", "endpoint", "sometimes"];

const overlayFile = join(import.meta.dirname, "overlay", "condition-keys.json");
/** @type {unknown} */
const parsed = JSON.parse(readFileSync(overlayFile, "utf8"));
const overlay = /** @type {Overlay} */ (parsed);

/**
 * The keys of all services, which the package has in its code and not in its data.
 * @param {string} folder of its data
 * @returns {Promise<ConditionKey[]>}
 */
export async function readGlobalKeys(folder) {
  const file = join(folder, "..", "dist", "esm", "globalConditionKeys.js");
  /** @type {unknown} */
  const module = await import(pathToFileURL(file).href);
  const { globalConditionKeys } =
    /** @type {{ globalConditionKeys: { key: string, type: string }[] }} */ (module);
  return globalConditionKeys.map(({ key, type }) => ({
    name: key.replace(/\/tag-key$/, "/${TagKey}"),
    type,
  }));
}

/**
 * The keys that a service's page lists, and no page of the service that they are named after.
 * @param {readonly Service[]} catalog
 * @returns {ConditionKey[]}
 */
export function keysElsewhere(catalog) {
  const own = new Set(
    catalog.flatMap(({ prefix, keys }) =>
      keys.filter(({ name }) => prefixOf(name) === prefix).map(({ name }) => name.toLowerCase()),
    ),
  );
  return catalog.flatMap(({ keys }) =>
    keys.filter(({ name }) => prefixOf(name) !== "aws" && !own.has(name.toLowerCase())),
  );
}

/**
 * What is known of these keys; when requests carry them the overlay says, which has to name each
 * key of all services.
 * @param {readonly Service[]} catalog
 * @param {readonly ConditionKey[]} globals
 * @returns {CarriedKey[]}
 */
export function conditionKeys(catalog, globals) {
  const elsewhere = keysElsewhere(catalog);
  const known = new Map([...elsewhere, ...globals].map((key) => [key.name.toLowerCase(), key]));
  for (const { keys, type } of overlay.types) {
    for (const name of keys) {
      if (known.get(name.toLowerCase())?.type === type)
        throw new Error(`condition-keys.json: ${name} is ${type} already; delete it`);
      known.set(name.toLowerCase(), { name, type });
    }
  }
  const decided = ways.flatMap((carried) =>
    overlay[carried].keys.map((name) => {
      const type = known.get(name.toLowerCase())?.type;
      if (type === undefined) throw new Error(`condition-keys.json: ${name} has no type`);
      return { name, type, carried };
    }),
  );
  const names = new Set(decided.map(({ name }) => name.toLowerCase()));
  for (const { name } of globals) {
    if (!names.has(name.toLowerCase()))
      throw new Error(`condition-keys.json does not say when requests carry ${name}`);
  }
  const others = [...known].filter(([name]) => !names.has(name));
  return [
    ...decided,
    ...others.map(([, key]) => ({ ...key, carried: /** @type {const} */ ("sometimes") })),
  ];
}

/**
 * The keys as they are written.
 * @param {readonly CarriedKey[]} keys
 */
export function encodeKeys(keys) {
  const groups = ways.map((carried) => [
    carried,
    Object.fromEntries(
      byName(keys.filter((key) => key.carried === carried)).map(({ name, type }) => [name, type]),
    ),
  ]);
  return `${JSON.stringify(Object.fromEntries(groups), null, 2)}\n`;
}

/**
 * The keys out of their text, as they were encoded.
 * @param {string} text
 * @returns {CarriedKey[]}
 */
export function decodeKeys(text) {
  /** @type {unknown} */
  const written = JSON.parse(text);
  const groups = /** @type {Record<Carried, Record<string, string>>} */ (written);
  return ways.flatMap((carried) =>
    Object.entries(groups[carried]).map(([name, type]) => ({ name, type, carried })),
  );
}

/** @param {string} key */
const prefixOf = (key) => key.slice(0, key.indexOf(":")).toLowerCase();
