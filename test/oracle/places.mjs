// Which attributes of the AWS provider may hold policies and are neither in catalog/policy-places.json
// nor in left-out.json: what a new version of the provider brings. An optional check, as terraform.mjs.
//
//   node test/oracle/places.mjs --plugin-dir DIRECTORY

import console from "node:console";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { provider, terraform, whyNot } from "./run.mjs";

/**
 * @typedef {{ readonly type: unknown, readonly optional?: boolean, readonly required?: boolean, readonly nested_type?: Block }} Attribute
 * @typedef {object} Block
 * @property {{ readonly [name: string]: Attribute }} [attributes]
 * @property {{ readonly [name: string]: { readonly block: Block } }} [block_types]
 */

const named =
  /(?:^|_)polic(?:y|ies)(?:_(?:document|text|body|arns?))?$|permissions_boundary|template_body/;

/**
 * The attributes of a block that a configuration may set to a text or to several.
 * @param {Block} block
 * @param {string} path
 * @returns {readonly { readonly path: string, readonly named: boolean }[]}
 */
function texts({ attributes = {}, block_types: blocks = {} }, path) {
  return [
    ...Object.entries(attributes).flatMap(([name, { type, optional, required, nested_type }]) => {
      if (nested_type) return texts(nested_type, `${path}.${name}`);
      const isText = JSON.stringify(type).includes('"string"') && (optional ?? required ?? false);
      return isText ? [{ path: `${path}.${name}`, named: named.test(name) }] : [];
    }),
    ...Object.entries(blocks).flatMap(([name, { block }]) => texts(block, `${path}.${name}`)),
  ];
}

/** @param {string} path */
function read(path) {
  /** @type {unknown} */
  const value = JSON.parse(readFileSync(join(import.meta.dirname, path), "utf8"));
  return value;
}

/** The attributes of the catalog's table, without what is the declaration as a whole. */
function known() {
  const { terraform: rows } =
    /** @type {{ terraform: { [type: string]: readonly { at: string }[] } }} */ (
      read("../../catalog/policy-places.json")
    );
  return Object.entries(rows).flatMap(([type, places]) =>
    places.filter(({ at }) => at !== "@").map(({ at }) => `${type}.${at.replaceAll("[]", "")}`),
  );
}

/** @returns {Promise<ReadonlyMap<string, Block>>} */
async function schemas() {
  const scratch = mkdtempSync(join(tmpdir(), "pare-oracle-"));
  try {
    writeFileSync(join(scratch, "provider.tf"), provider);
    await terraform(scratch, "init");
    /** @type {unknown} */
    const shown = JSON.parse(await terraform(scratch, "providers", "schema", "-json"));
    const { provider_schemas } =
      /** @type {{ provider_schemas: { [name: string]: { resource_schemas: { [type: string]: { block: Block } } } } }} */ (
        shown
      );
    return new Map(
      Object.values(provider_schemas).flatMap(({ resource_schemas }) =>
        Object.entries(resource_schemas).map(([type, { block }]) => [type, block]),
      ),
    );
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const reason = await whyNot();
if (reason !== undefined) console.log(`skipped: ${reason}`);
else {
  const attributes = [...(await schemas())].flatMap(([type, block]) => texts(block, type));
  const leftOut = /** @type {{ [because: string]: readonly string[] }} */ (read("left-out.json"));
  const seen = new Set([...known(), ...Object.values(leftOut).flat()]);
  const all = new Set(attributes.map(({ path }) => path));
  const fresh = attributes.filter((each) => each.named && !seen.has(each.path));
  const gone = [...seen].filter((path) => !all.has(path));
  for (const { path } of fresh) console.log(`new     ${path}`);
  for (const path of gone) console.log(`gone    ${path}`);
  console.log(`${seen.size} attributes known, ${fresh.length} new, ${gone.length} gone`);
  if (fresh.length + gone.length > 0) process.exitCode = 1;
}
