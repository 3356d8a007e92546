/**
 * Makes github-api.json: those operations of GitHub's REST API that Pare talks to, cut out of
 * GitHub's official OpenAPI description. Run: `node test/github/extract.mjs`
 *
 * Source: npm package @octokit/openapi 23.0.2, MIT, Copyright (c) 2020 Octokit contributors. The
 * package is 394 MB unpacked, so it is fetched into a temporary folder and is no dependency.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const source = "@octokit/openapi@23.0.2";

const operations = new Set([
  "apps/get-authenticated",
  "checks/create",
  "checks/list-for-ref",
  "checks/update",
  "code-scanning/upload-sarif",
  "git/create-commit",
  "git/create-tree",
  "git/get-blob",
  "git/get-commit",
  "git/get-ref",
  "git/get-tree",
  "issues/create",
  "issues/create-comment",
  "issues/delete-comment",
  "issues/get",
  "issues/get-comment",
  "issues/list-comments",
  "issues/list-for-repo",
  "issues/update",
  "issues/update-comment",
  "pulls/create",
  "pulls/create-reply-for-review-comment",
  "pulls/create-review",
  "pulls/create-review-comment",
  "pulls/delete-review-comment",
  "pulls/get",
  "pulls/get-review-comment",
  "pulls/list",
  "pulls/list-comments-for-review",
  "pulls/list-files",
  "pulls/list-review-comments",
  "pulls/list-reviews",
  "pulls/update",
  "pulls/update-review-comment",
  "repos/compare-commits-with-basehead",
  "repos/get",
  "repos/get-collaborator-permission-level",
  "repos/get-content",
  "repos/list-for-org",
  "repos/list-pull-requests-associated-with-commit",
  "teams/get-membership-for-user-in-org",
  "users/get-authenticated",
]);

/**
 * Where the description is known to be wrong about GitHub's answers.
 * @type {readonly { schema: string, property: string, because: string }[]}
 */
const corrections = ["pull-request-review-comment", "review-comment"].flatMap((schema) =>
  ["line", "position"].map((property) => ({
    schema,
    property,
    because:
      "null once the comment is outdated: github/rest-api-description#1901, vitali87/croft#454",
  })),
);

/** Keys that say nothing about what is valid. */
const noise = new Set([
  "example",
  "examples",
  "externalDocs",
  "x-github",
  "x-github-breaking-changes",
  "x-octokit",
]);

/** @typedef {{ [key: string]: unknown }} Json */

const { description, licence } = download();
writeFileSync(
  join(import.meta.dirname, "github-api.json"),
  `${JSON.stringify({ ...head(), ...pick(description) }, null, 1)}\n`,
);

/** @returns {{ description: Json, licence: string }} */
function download() {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  try {
    const packed = execFileSync("npm", ["pack", "--silent", source], { cwd: folder });
    const files = ["package/generated/api.github.com.json", "package/LICENSE"];
    execFileSync("tar", ["-xzf", packed.toString().trim(), ...files], { cwd: folder });
    const [json = "", text = ""] = files.map((file) => readFileSync(join(folder, file), "utf8"));
    return { description: object(JSON.parse(json)), licence: text.trim() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function head() {
  const { title, license } = object(description.info);
  return {
    openapi: description.openapi,
    info: {
      title,
      version: source,
      license: { ...object(license), "x-text": licence },
      "x-extracted-by": "test/github/extract.mjs",
    },
    "x-corrections": corrections,
  };
}

/**
 * The wanted operations and every component that they refer to.
 * @param {Json} whole
 */
function pick(whole) {
  /** @type {{ [path: string]: Json }} */
  const paths = {};
  /** @type {{ [kind: string]: Json }} */
  const components = {};
  const missing = new Set(operations);

  for (const [path, methods] of Object.entries(object(whole.paths))) {
    for (const [method, operation] of Object.entries(object(methods))) {
      const id = object(operation).operationId;
      if (typeof id !== "string" || !missing.delete(id)) continue;
      const kept = clean(operation);
      (paths[path] ??= {})[method] = kept;
      follow(kept);
    }
  }
  if (missing.size > 0) throw new Error(`not described: ${[...missing].join(", ")}`);
  correct(object(components.schemas));
  return { paths: sorted(paths), components: sorted(components) };

  /** @param {unknown} node */
  function follow(node) {
    if (Array.isArray(node)) node.forEach(follow);
    if (!isObject(node)) return;
    const [, , kind, name] =
      typeof node.$ref === "string" ? node.$ref.split("/") : /** @type {string[]} */ ([]);
    if (kind && name && !(name in (components[kind] ?? {}))) {
      const found = object(object(whole.components)[kind])[name];
      const kept = clean(kind === "schemas" ? wordless(found) : found);
      (components[kind] ??= {})[name] = kept;
      follow(kept);
    }
    Object.values(node).forEach(follow);
  }
}

/** @param {Json} schemas */
function correct(schemas) {
  for (const { schema, property } of corrections) {
    const properties = object(object(schemas[schema]).properties);
    properties[property] = nullable({ ...object(properties[property]), nullable: true });
  }
}

/**
 * Without examples, and with OpenAPI 3.0's `nullable` said in the words of JSON Schema.
 * @param {unknown} node
 * @returns {unknown}
 */
function clean(node) {
  if (Array.isArray(node)) return node.map(clean);
  if (!isObject(node)) return node;
  /** @type {Json} */
  const kept = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "properties" && isObject(value)) {
      // Here the keys are names of GitHub's, of which "example" might be one.
      kept[key] = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, clean(v)]));
    } else if (!noise.has(key)) kept[key] = clean(value);
  }
  return nullable(kept);
}

/**
 * @param {Json} schema
 * @returns {Json}
 */
function nullable(schema) {
  if (typeof schema.nullable !== "boolean") return schema;
  const { nullable: allowed, ...rest } = schema;
  if (!allowed) return rest;
  if (typeof rest.type === "string") {
    /** @type {unknown[] | undefined} */
    const choices = Array.isArray(rest.enum) ? rest.enum : undefined;
    if (choices && !choices.includes(null)) rest.enum = [...choices, null];
    return { ...rest, type: [rest.type, "null"] };
  }
  const constrained = ["allOf", "anyOf", "oneOf", "$ref"].some((key) => key in rest);
  return constrained ? { anyOf: [rest, { type: "null" }] } : rest;
}

/**
 * A schema without its prose, which is half of the text; the prose of operations stays.
 * @param {unknown} node
 * @returns {unknown}
 */
function wordless(node) {
  if (Array.isArray(node)) return node.map(wordless);
  if (!isObject(node)) return node;
  const said = Object.entries(node).filter(
    ([key, value]) => !(key === "description" && typeof value === "string"),
  );
  return Object.fromEntries(said.map(([key, value]) => [key, wordless(value)]));
}

/** @param {{ [key: string]: Json }} groups */
function sorted(groups) {
  const order = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : 1);
  const names = Object.keys(groups).sort(order);
  return Object.fromEntries(
    names.map((name) => {
      const group = groups[name] ?? {};
      const keys = Object.keys(group).sort(order);
      return [name, Object.fromEntries(keys.map((key) => [key, group[key]]))];
    }),
  );
}

/**
 * @param {unknown} value
 * @returns {value is Json}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {Json}
 */
function object(value) {
  if (!isObject(value)) throw new Error("an object is expected here");
  return value;
}
