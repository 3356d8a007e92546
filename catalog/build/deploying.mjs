// Rebuilds catalog/deploying.json, out of the files of its sources (see NOTICE) in a folder:
//   node catalog/build/deploying.mjs FOLDER
// What deploys resources needs, by their types: the handlers of CloudFormation's resource types say it in
// actions, Terraform's provider in the operations of AWS's API that it calls. Of the services that
// are deployed most, which the overlay lists: of others it is not known.
// Prints the names that AWS's actions of today do not have.
import console from "node:console";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { decode } from "./format.mjs";
import { index } from "./overlays.mjs";

/** @typedef {{ service: string, operation: string }} Call */
/** @typedef {{ module_path: string, class_name: string | null, function_name: string, sdk_operations: Call[] }} Pattern */
/** @typedef {{ resource_type: string, create?: string, read?: string, update?: string, delete?: string, tags?: { resource_type?: string, list_tags_symbol?: string, update_tags_symbol?: string } }} Row */

const [folder = "."] = process.argv.slice(2);
const catalogFolder = join(import.meta.dirname, "..");
const actions = index(decode(readFileSync(join(catalogFolder, "actions.json"), "latin1")));
const ids = new Map([...actions.keys()].map((id) => [id.toLowerCase(), id]));
const { services, as, types, tagged, tools, words, runs, unbinding } =
  /** @type {{ services: string[], as: Record<string, string[]>, types: Record<string, string>, tools: Record<string, { actions: string }>, words: { list: string[] }, runs: { list: string[] }, unbinding: { actions: string }, tagged: { names: Record<string, string> } }} */ (
    read(join(import.meta.dirname, "overlay", "deploying.json"))
  );
const wanted = new Set(services);

const resources = /** @type {Row[]} */ (
  read(join(folder, "sdk-operations", "terraform-crud-map.json"))
);
const taggedTypes = resources.flatMap(({ tags }) => tags?.resource_type ?? []);

const cloudformation = inActions(
  /** @type {Record<string, Record<string, string[]>>} */ (
    read(join(folder, "cloudformation-handler-permissions.json"))
  ),
);
const terraform = inOperations(
  resources,
  /** @type {{ call_patterns: Pattern[] }} */ (
    read(join(folder, "sdk-operations", "terraform-model.json"))
  ).call_patterns,
);
for (const [type, written] of Object.entries(types))
  (type.includes("::") ? cloudformation : terraform).set(type, new Set(unpacked(written)));
for (const [type, others] of Object.entries(as))
  cloudformation.set(type, new Set(others.flatMap((each) => [...needed(each)])));

const reason =
  "What whoever deploys a resource type needs to make, read, change and delete it: of CloudFormation's types the actions, of Terraform's the operations of AWS's API, by the names that boto3 has for services.";
const tables = Object.entries({ cloudformation, terraform }).map(
  ([name, table]) => `  "${name}": {\n${rows(table)}\n  }`,
);
writeFileSync(
  join(catalogFolder, "deploying.json"),
  `{\n  "reason": ${JSON.stringify(reason)},\n  "words": ${JSON.stringify(words.list)},\n  "runs": ${JSON.stringify(runs.list)},\n  "unbinding": ${JSON.stringify(unbinding)},\n  "tools": ${JSON.stringify(tools)},\n${tables.join(",\n")}\n}\n`,
);

/**
 * The actions of CloudFormation's types. What its handlers list is for whoever looks for what is there, and nothing that is
 * deployed needs it.
 * @param {Record<string, Record<string, string[]>>} handlers
 * @returns {Map<string, Set<string>>}
 */
function inActions(handlers) {
  const isWanted = (/** @type {string} */ type) =>
    wanted.has((type.split("::")[1] ?? "").toLowerCase());
  return new Map(
    Object.entries(handlers)
      .filter(([type]) => isWanted(type))
      .map(([type, own]) => {
        const needs = Object.entries(own).flatMap(([handler, all]) =>
          handler === "list" ? [] : all,
        );
        return [type, new Set(needs.flatMap((each) => known(each, type)))];
      }),
  );
}

/** An action as AWS writes it, and wildcards of some. @param {string} name @param {string} type */
function known(name, type) {
  const id = ids.get(name.toLowerCase());
  const start = name.toLowerCase().replace(/\*$/, "");
  const isWild =
    start !== name.toLowerCase() && [...ids.keys()].some((each) => each.startsWith(start));
  if (id === undefined && !isWild) console.log(`${type}: AWS does not have ${name}`);
  return id ?? (isWild ? name : []);
}

/**
 * The operations that Terraform's provider calls for a type, by the functions of its source.
 * @param {Row[]} resources
 * @param {Pattern[]} patterns
 * @returns {Map<string, Set<string>>}
 */
function inOperations(resources, patterns) {
  /** @type {Map<string, string[]>} */
  const calls = new Map();
  for (const {
    module_path: path,
    class_name: holder,
    function_name: name,
    sdk_operations,
  } of patterns) {
    const key = `${path}.${holder === null ? "" : `(*${holder}).`}${name}`;
    const own = sdk_operations.map(({ service, operation }) => `${service}:${operation}`);
    calls.set(key, [...(calls.get(key) ?? []), ...own]);
  }
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const { resource_type: type, tags, ...row } of resources) {
    const symbols = [row.create, row.read, row.update, row.delete].flatMap((each) => each ?? []);
    const names = symbols.map((each) => each.split("/internal/service/").at(-1) ?? "");
    if (!names.some((each) => wanted.has(each.split(".")[0] ?? ""))) continue;
    const tagging = [tags?.list_tags_symbol, tags?.update_tags_symbol]
      .flatMap((each) => each?.split("/internal/service/").at(-1) ?? [])
      .flatMap((each) => calls.get(each) ?? [])
      .filter((each) => isTagged(each, tags?.resource_type));
    const own = [...names.flatMap((each) => calls.get(each) ?? []), ...tagging];
    if (own.length > 0) found.set(type, new Set(own));
  }
  return found;
}

/** Whether an operation tags a type, and not another one alone. @param {string} call @param {string} [type] */
function isTagged(call, type) {
  if (type === undefined) return true;
  const nameOf = (/** @type {string} */ each) => tagged.names[each] ?? each;
  const others = new Set(taggedTypes.map(nameOf).filter((each) => call.includes(each)));
  return others.size === 0 || call.includes(nameOf(type));
}

/** @param {string} type */
function needed(type) {
  const own = cloudformation.get(type);
  if (!own) throw new Error(`nothing is known of ${type}`);
  return own;
}

/** @param {string} written */
function unpacked(written) {
  return written
    .split(" ")
    .filter(Boolean)
    .flatMap((own) => {
      const [service = "", names = ""] = own.split(":");
      return names.split(",").map((name) => `${service}:${name}`);
    });
}

/** `s3:CreateBucket,DeleteBucket iam:PassRole`, a type a line. @param {Map<string, Set<string>>} table */
function rows(table) {
  return [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, all]) => {
      /** @type {Map<string, string[]>} */
      const byService = new Map();
      for (const each of [...all].sort()) {
        const [service = "", name = ""] = each.split(":");
        byService.set(service, [...(byService.get(service) ?? []), name]);
      }
      const packed = [...byService].map(([service, names]) => `${service}:${names.join(",")}`);
      return `    ${JSON.stringify(type)}: ${JSON.stringify(packed.join(" "))}`;
    })
    .join(",\n");
}

/** @param {string} file @returns {unknown} */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
