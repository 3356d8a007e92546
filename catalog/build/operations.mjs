// Rebuilds catalog/operations.json and catalog/sdk-clients.json, out of the files of their sources (see
// NOTICE) in a folder and of the packages of AWS's SDKs:
//   node catalog/build/operations.mjs FOLDER
// Needs npm and pip with their registries, tar and python3. Prints the names that AWS's actions of
// today do not have, and how many operations it knows no action for.
import console from "node:console";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { decode } from "./format.mjs";
import { classNames, methodRows, resourceRows, serviceRows, waiterRows } from "./sdk-clients.mjs";
import { readClasses, readResourceModels, readServiceModels } from "./sdk-models.mjs";
import { parameterTables } from "./sdk-parameters.mjs";
import { rolesOf, uriOf } from "./sdk-shapes.mjs";

/**
 * @typedef {import("./normalise.mjs").Action} Action
 * @typedef {import("./sdk-models.mjs").SdkService} SdkService
 * @typedef {import("./sdk-parameters.mjs").Mapping} Mapping
 * @typedef {{ given?: string, lacking?: string, says?: string, in?: string, sometimes?: string, at?: Record<string, string> }} Terms
 * @typedef {Record<string, Record<string, Record<string, Terms>>>} Needs
 * @typedef {Record<string, Record<string, string>>} Strings
 */

const [folder = "."] = process.argv.slice(2);
const catalogFolder = join(import.meta.dirname, "..");
const catalog = decode(readFileSync(join(catalogFolder, "actions.json"), "latin1"));
const actions = new Map(
  catalog.map(({ prefix, actions: own }) => [
    prefix,
    new Map(own.map((action) => [action.name.toLowerCase(), action])),
  ]),
);
const types = new Map(
  catalog.map(({ prefix, types: own }) => [prefix, new Map(own.map((type) => [type.name, type]))]),
);

const overlay =
  /** @type {{ needs: Needs, reads: { service: string, given: string, at: Record<string, string>, operations: string }[], free: { operations: Record<string, string> }, always: { actions: string[] }, tags: Strings, forwards: Strings, roles: Strings, parameters: Strings, arns: Strings }} */ (
    read(join(import.meta.dirname, "overlay", "operations.json"))
  );
const clientsOverlay = /** @type {import("./sdk-clients.mjs").ClientsOverlay} */ (
  read(join(import.meta.dirname, "overlay", "sdk-clients.json"))
);
const configuration = /** @type {Record<string, Record<string, string>>} */ (
  read(join(folder, "service-configuration.json"))
);
const utilities = /** @type {import("./sdk-clients.mjs").Utilities} */ (
  read(join(folder, "boto3-utilities.json"))
);
const { sdk_method_iam_mappings: mappings } =
  /** @type {{ sdk_method_iam_mappings: Record<string, Mapping[]> }} */ (
    read(join(folder, "iam-dataset-map-2023-01.json"))
  );

/** What AWS does not have of what is needed, by service. @type {Map<string, string[]>} */
const gone = new Map();
const temporary = mkdtempSync(join(tmpdir(), "catalog-"));
try {
  const services = readServiceModels(temporary);
  const prefixes = new Map(services.map((service) => [service.name, prefixOf(service)]));
  const classes = classNames(services, readClasses(temporary), clientsOverlay);
  writeFileSync(
    join(catalogFolder, "sdk-clients.json"),
    sections({
      services: serviceRows(services, classes, prefixes, clientsOverlay),
      aliases: clientsOverlay.aliases,
      methods: methodRows(utilities, clientsOverlay),
      waiters: waiterRows(services),
      resources: resourceRows(readResourceModels(temporary), utilities, clientsOverlay),
    }),
  );

  /** @type {Needs} */
  const needs = {};
  /** @type {Record<string, Record<string, string>>} */
  const paths = {};
  /** @type {Record<string, Record<string, string>>} */
  const roles = {};
  /** @type {Record<string, string[]>} */
  const unmapped = {};
  /** @type {import("./sdk-parameters.mjs").Use[]} */
  const uses = [];
  const counts = { operations: 0, same: 0, mapped: 0, free: 0, unmapped: 0 };
  for (const service of services) {
    const { name, model } = service;
    const prefix = prefixes.get(name) ?? "";
    const free = overlay.free.operations[name]?.split(" ") ?? [];
    const byHand = Object.keys(overlay.needs[name] ?? {});
    for (const operation of new Set([...Object.keys(model.operations), ...byHand])) {
      counts.operations++;
      const old = (classes.get(name) ?? []).flatMap(
        (each) => mappings[`${each}.${operation}`] ?? [],
      );
      const same = actions.get(prefix)?.get(operation.toLowerCase());
      // The reader takes an action for an operation of its name where AWS says that there is one.
      const isHidden = same !== undefined && (same.permissionOnly || same.name !== operation);
      const known = needsOf(service, operation, same, old);
      const http = model.operations[operation]?.http;
      if (free.includes(operation)) counts.free++;
      else if (known ?? isHidden) {
        (needs[name] ??= {})[operation] = known ?? { [`${prefix}:${same?.name ?? ""}`]: {} };
        counts.mapped++;
      } else if (same) counts.same++;
      else if (prefix === "apigateway" && http) {
        (paths[name] ??= {})[operation] = `${http.method} ${uriOf(service, operation)}`;
        counts.mapped++;
      } else {
        (unmapped[name] ??= []).push(operation);
        counts.unmapped++;
      }
      const role = overlay.roles[name]?.[operation] ?? rolesOf(service, operation, old, same);
      if (role) (roles[name] ??= {})[operation] = role;
      const asked = known
        ? Object.entries(known).flatMap(([id, terms]) => (terms.at ? [] : [id]))
        : same
          ? [`${prefix}:${same.name}`]
          : [];
      for (const id of asked) {
        const [of = "", action = ""] = id.split(":");
        const found = actions.get(of)?.get(action.toLowerCase());
        if (!found) continue;
        uses.push({
          service,
          operation,
          prefix: of,
          action: found,
          types: found.types.map((use) => ({
            name: use.name,
            arn: types.get(of)?.get(use.name)?.arns[0] ?? "",
          })),
          mappings: old.filter((row) => row.action.toLowerCase() === id.toLowerCase()),
        });
      }
    }
  }
  for (const [service, rows] of Object.entries(overlay.needs))
    if (!prefixes.has(service))
      console.log(`no service of the SDKs: ${service}`, Object.keys(rows));
  for (const id of [
    ...Object.entries(overlay.tags.actions ?? {}).map(([prefix, name]) => `${prefix}:${name}`),
    ...Object.values(overlay.tags.operations ?? {}),
    ...overlay.always.actions,
  ])
    checked({ [id]: {} }, "tags and dependents");
  for (const [service, list] of Object.entries(overlay.free.operations))
    for (const operation of list.split(" "))
      if (!services.some(({ name, model }) => name === service && operation in model.operations))
        console.log(`free: no operation ${service} ${operation}`);
  const { parameters, arns, exceptions } = parameterTables(uses, overlay);
  writeFileSync(
    join(catalogFolder, "operations.json"),
    sections({
      needs,
      paths,
      free: overlay.free.operations,
      always: { dependents: overlay.always.actions.join(" ") },
      unmapped: Object.fromEntries(
        Object.entries(unmapped).map(([service, list]) => [service, list.join(" ")]),
      ),
      forwards: forwards(),
      roles,
      tags: { actions: overlay.tags.actions, operations: overlay.tags.operations },
      parameters,
      arns,
      exceptions,
    }),
  );
  for (const [service, ids] of gone)
    console.log(`AWS does not have what ${service} needs: ${ids.join(" ")}`);
  console.log(counts);
} finally {
  rmSync(temporary, { recursive: true });
}

/** The prefix that policies have for a service, as the SDKs call it. @param {SdkService} service */
function prefixOf({ name, model: { metadata } }) {
  const renamed =
    clientsOverlay.prefixes[name] ??
    configuration.RenameServicesServiceReference?.[name] ??
    configuration.RenameServicesOperationActionMap?.[name];
  const found = [renamed, name, metadata.signingName, metadata.endpointPrefix].find(
    (prefix) => prefix !== undefined && actions.has(prefix),
  );
  if (found === undefined) console.log(`no prefix of today is known for ${name}`);
  return found ?? "";
}

/**
 * What an operation needs, where that is not the action of its name.
 * @param {SdkService} service
 * @param {string} operation
 * @param {Action | undefined} same
 * @param {readonly Mapping[]} old
 * @returns {Record<string, Terms> | undefined}
 */
function needsOf({ name }, operation, same, old) {
  const byHand = overlay.needs[name]?.[operation];
  if (byHand) return checked(byHand, name);
  const reads = overlay.reads.find(
    (row) => row.service === name && row.operations.split(" ").includes(operation),
  );
  if (reads && same)
    return {
      [`${name}:${same.name}`]: {},
      "s3:GetObject": { given: reads.given, at: reads.at },
    };
  if (same || ["apigateway", "apigatewayv2"].includes(name)) return undefined;
  const ids = [...new Set(old.map(({ action }) => action))].filter((id) => id !== "iam:PassRole");
  // Where the action of its name is gone, the others alone would not be the whole.
  if (ids.some((id) => id.toLowerCase().endsWith(`:${operation.toLowerCase()}`))) {
    checked(Object.fromEntries(ids.map((id) => [id, {}])), name);
    return undefined;
  }
  const found = checked(Object.fromEntries(ids.map((id) => [id, {}])), name);
  return Object.keys(found).length > 0 ? found : undefined;
}

/**
 * Without the actions that AWS does not have, which is said.
 * @param {Record<string, Terms>} rows
 * @param {string} where
 */
function checked(rows, where) {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([id, terms]) => {
      const [prefix = "", name = ""] = id.split(":");
      const action = actions.get(prefix)?.get(name.toLowerCase());
      if (!action) gone.set(where, [...(gone.get(where) ?? []), id]);
      return action ? [[`${prefix}:${action.name}`, terms]] : [];
    }),
  );
}

/** What a service asks of KMS in the name of the caller, by service and operation. */
function forwards() {
  /** @type {Strings} */
  const all = {};
  for (const file of readdirSync(join(folder, "forward-access")).sort()) {
    const { Name, Operations } =
      /** @type {{ Name: string, Operations: { Name: string, FasOperations?: { Service: string, Operation: string }[] }[] }} */ (
        read(join(folder, "forward-access", file))
      );
    for (const { Name: operation, FasOperations = [] } of Operations) {
      const keys = FasOperations.filter(({ Service }) => Service === "kms");
      for (const { Operation } of keys)
        if (!actions.get("kms")?.has(Operation.toLowerCase()))
          console.log(`${Name} ${operation}: AWS does not have kms:${Operation}`);
      if (keys.length > 0)
        (all[Name] ??= {})[operation] = keys.map(({ Operation }) => Operation).join(" ");
    }
  }
  for (const [service, rows] of Object.entries(overlay.forwards))
    all[service] = { ...all[service], ...rows };
  return all;
}

/** A section after the other, one service a line. @param {Record<string, Record<string, unknown>>} all */
function sections(all) {
  const written = Object.entries(all).map(([section, rows]) => {
    const lines = Object.entries(rows)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, row]) => `    ${JSON.stringify(key)}: ${JSON.stringify(row)}`);
    return `  ${JSON.stringify(section)}: {\n${lines.join(",\n")}\n  }`;
  });
  return `{\n${written.join(",\n")}\n}\n`;
}

/** @param {string} file @returns {unknown} */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
