/**
 * Makes github-api.graphql: those types and fields of GitHub's GraphQL schema that Pare uses, with
 * all their arguments. Run: `node test/github/extract-graphql.mjs`
 *
 * Source: npm package @octokit/graphql-schema 15.26.1, MIT, Copyright (c) GitHub 2025. It is fetched
 * into a temporary folder and is no dependency.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isTypeDefinitionNode, Kind, parse, print, specifiedScalarTypes, visit } from "graphql";
import { format } from "prettier";

const source = "@octokit/graphql-schema@15.26.1";

/**
 * What is kept of each type that has fields.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const wanted = {
  Query: ["node", "organization", "repository", "viewer"],
  Mutation: [
    "minimizeComment",
    "resolveReviewThread",
    "unminimizeComment",
    "unresolveReviewThread",
    "updateRefs",
  ],
  Commit: ["oid"],
  GitObject: ["oid"],
  IssueComment: ["fullDatabaseId", "id", "isMinimized", "minimizedReason"],
  Minimizable: ["isMinimized", "minimizedReason"],
  MinimizeCommentPayload: ["minimizedComment"],
  Node: ["id"],
  Organization: ["repositories"],
  PageInfo: ["endCursor", "hasNextPage"],
  PullRequest: ["id", "reviewThreads"],
  PullRequestReviewComment: ["fullDatabaseId", "id", "isMinimized", "minimizedReason"],
  PullRequestReviewCommentConnection: ["nodes", "pageInfo"],
  PullRequestReviewThread: ["comments", "id", "isResolved"],
  PullRequestReviewThreadConnection: ["nodes", "pageInfo"],
  Ref: ["target"],
  Repository: [
    "defaultBranchRef",
    "diskUsage",
    "id",
    "isArchived",
    "isDisabled",
    "isEmpty",
    "isFork",
    "isLocked",
    "nameWithOwner",
    "pullRequest",
  ],
  RepositoryConnection: ["nodes", "pageInfo"],
  ResolveReviewThreadPayload: ["thread"],
  UnminimizeCommentPayload: ["unminimizedComment"],
  UnresolveReviewThreadPayload: ["thread"],
  UpdateRefsPayload: ["clientMutationId"],
  User: ["login"],
};

const { schema, licence } = download();
const definitions = new Map(
  parse(schema)
    .definitions.filter(isTypeDefinitionNode)
    .map((each) => [each.name.value, each]),
);
/** @type {Map<string, import("graphql").TypeDefinitionNode>} */
const kept = new Map();
for (const name of Object.keys(wanted)) keep(name);

const head = `${source}, cut by test/github/extract-graphql.mjs\n\n${licence}`;
const comment = head.replaceAll(/^/gm, "# ").replaceAll(/ +$/gm, "");
const names = [...kept.keys()].sort((a, b) => (a < b ? -1 : 1));
const types = names.map((name) => print(definitionOf(kept, name)));
const text = await format([comment, ...types].join("\n\n"), { parser: "graphql", printWidth: 100 });
writeFileSync(join(import.meta.dirname, "github-api.graphql"), text);

/** @param {string} name */
function keep(name) {
  if (kept.has(name) || specifiedScalarTypes.some((each) => each.name === name)) return;
  const cut = cutOf(definitionOf(definitions, name));
  kept.set(name, cut);
  visit(cut, {
    NamedType: (type) => {
      keep(type.name.value);
    },
  });
}

/** @param {import("graphql").TypeDefinitionNode} definition */
function cutOf(definition) {
  const wordless = visit(definition, {
    // The only texts that are no values of something else.
    StringValue: (_, key) => (key === "description" ? null : undefined),
  });
  if (
    wordless.kind !== Kind.OBJECT_TYPE_DEFINITION &&
    wordless.kind !== Kind.INTERFACE_TYPE_DEFINITION
  )
    return wordless;
  const fields = wanted[wordless.name.value] ?? [];
  const found = (wordless.fields ?? []).filter((field) => fields.includes(field.name.value));
  if (found.length !== fields.length || fields.length === 0)
    throw new Error(`${wordless.name.value} has other fields than are wanted`);
  const interfaces = (wordless.interfaces ?? []).filter(({ name }) =>
    wanted[name.value]?.every((field) => fields.includes(field)),
  );
  return { ...wordless, fields: found, interfaces };
}

/**
 * @param {ReadonlyMap<string, import("graphql").TypeDefinitionNode>} all
 * @param {string} name
 */
function definitionOf(all, name) {
  const found = all.get(name);
  if (!found) throw new Error(`${name} is not described`);
  return found;
}

function download() {
  const folder = mkdtempSync(join(tmpdir(), "graphql-schema-"));
  try {
    const packed = execFileSync("npm", ["pack", "--silent", source], { cwd: folder });
    const files = ["package/schema.graphql", "package/LICENSE.md"];
    execFileSync("tar", ["-xzf", packed.toString().trim(), ...files], { cwd: folder });
    const [schema = "", licence = ""] = files.map((file) =>
      readFileSync(join(folder, file), "utf8"),
    );
    return { schema, licence: licence.trim() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
