import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { fetchNpm, fetchWheel } from "./packages.mjs";

/**
 * What AWS's SDKs say of themselves: the services, operations and parameters of its API, and by what
 * names code calls them.
 *
 * @typedef {{ type?: string, members?: Record<string, { shape: string, locationName?: string }>, member?: { shape: string } }} Shape
 * @typedef {{ http?: { method: string, requestUri: string }, input?: { shape: string }, documentation?: string }} Operation
 * @typedef {{ metadata: Record<string, string>, operations: Record<string, Operation>, shapes: Record<string, Shape> }} Model
 * @typedef {{ name: string, model: Model, waiters: Record<string, string> }} SdkService
 * @typedef {{ target: string, source: string, name?: string, path?: string }} Given
 * @typedef {{ type: string, identifiers?: Given[] }} Leads
 * @typedef {{ request?: { operation: string, params?: Given[] }, resource?: Leads, waiterName?: string, params?: Given[] }} Row
 * @typedef {{ identifiers?: { name: string }[], load?: Row, actions?: Record<string, Row>, batchActions?: Record<string, Row>, has?: Record<string, { resource: Leads }>, hasMany?: Record<string, Row>, waiters?: Record<string, Row> }} Resource
 * @typedef {{ service: Resource, resources: Record<string, Resource> }} Resources
 */

/** The sources, pinned as those of packages.mjs are. */
export const sdks = {
  botocore: {
    name: "botocore",
    version: "1.43.107",
    integrity: "sha256-23cbe854e815dbaccf097f7fd32b461c9e1d2ed7e0c7dcc5658218704509d840",
    licence: "Apache-2.0",
    date: "2026-10-01",
  },
  boto3: {
    name: "boto3",
    version: "1.43.107",
    integrity: "sha256-632a4f8298725b94144c8cd383cbdacb34624daa73221e954c3d33ac6e2528d6",
    licence: "Apache-2.0",
    date: "2026-10-01",
  },
  javascript: {
    name: "aws-sdk",
    version: "2.1693.0",
    integrity:
      "sha512-cJmb8xEnVLT+R6fBS5sn/EFJiX7tUnDaPtOPZ1vFbOJtd0fnZn/Ky2XGgsvvoeliWeH7mL3TWSX5zXXGSQV6gQ==",
    licence: "Apache-2.0",
    date: "2025-12-09",
  },
};

/** The services of botocore, in order. @param {string} folder where to put the package */
export function readServiceModels(folder) {
  const data = join(fetchWheel(sdks.botocore, folder), "botocore", "data");
  /** @type {SdkService[]} */
  const services = [];
  for (const name of readdirSync(data).sort()) {
    const versions = versionsIn(join(data, name));
    const last = versions.at(-1);
    if (last === undefined) continue;
    const model = /** @type {Model | undefined} */ (read(last, "service-2.json"));
    if (!model) continue;
    const { waiters = {} } = /** @type {{ waiters?: Record<string, { operation: string }> }} */ (
      read(last, "waiters-2.json") ?? {}
    );
    services.push({
      name,
      model,
      waiters: Object.fromEntries(
        Object.entries(waiters).map(([waiter, { operation }]) => [waiter, operation]),
      ),
    });
  }
  return services;
}

/** The resources of boto3 by service. @param {string} folder where to put the package */
export function readResourceModels(folder) {
  const data = join(fetchWheel(sdks.boto3, folder), "boto3", "data");
  return new Map(
    readdirSync(data)
      .sort()
      .flatMap((name) => {
        const last = versionsIn(join(data, name)).at(-1);
        if (last === undefined) return [];
        const model = /** @type {Resources | undefined} */ (read(last, "resources-1.json"));
        return model ? [/** @type {const} */ ([name, model])] : [];
      }),
  );
}

/**
 * The classes of version 2 of the SDK for JavaScript, with what each says of its service.
 * @param {string} folder where to put the package
 */
export function readClasses(folder) {
  const file = join(fetchNpm(sdks.javascript, folder), "apis", "metadata.json");
  /** @type {unknown} */
  const classes = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(
    /** @type {Record<string, { name: string, prefix?: string }>} */ (classes),
  ).map(([key, { name, prefix = key }]) => ({ name, prefix }));
}

/** The folders of the versions of a service, the newest last. @param {string} folder */
function versionsIn(folder) {
  if (!statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .sort()
    .map((version) => join(folder, version))
    .filter((version) => statSync(version).isDirectory());
}

/** @param {string} folder @param {string} file @returns {unknown} */
function read(folder, file) {
  const plain = join(folder, file);
  if (existsSync(plain)) return JSON.parse(readFileSync(plain, "utf8"));
  const packed = `${plain}.gz`;
  if (!existsSync(packed)) return undefined;
  return JSON.parse(gunzipSync(readFileSync(packed)).toString("utf8"));
}
