import {
  entryOf,
  stringOf,
  valueOf,
  type DataList,
  type DataMap,
  type DataNode,
} from "../../syntax/data.ts";

/** A node of a tree, and where it was met. */
export type Met = {
  readonly node: DataNode;
  /** The keys that lead to it (list items have none). */
  readonly path: readonly string[];
  /** The list that it is an item of. */
  readonly list: DataList | undefined;
};

/** All nodes of a tree that may be configuration, outermost first, in the order of the file, each once. */
export function* nodesIn(root: DataNode): Generator<Met> {
  yield* below({ node: root, path: [], list: undefined }, describesOthers(root), new Set());
}

function* below(met: Met, described: boolean, seen: Set<DataNode>): Generator<Met> {
  const { node, path } = met;
  if (seen.has(node)) return;
  seen.add(node);
  if (node.kind === "map" && isNoConfiguration(node)) return;
  yield met;
  if (node.kind === "list")
    for (const item of node.items.filter((each) => !isSuperseded(each)))
      yield* below({ node: item, path, list: node }, described, seen);
  if (node.kind !== "map") return;
  for (const { key, value } of node.entries)
    if (!described || !/^(?:examples?|default|enum|const)$/.test(key))
      yield* below({ node: value, path: [...path, key], list: undefined }, described, seen);
}

/** A version of a managed policy in a list of all, where another one is in force. */
export function isSuperseded(node: DataNode): boolean {
  const inForce = node.kind === "map" ? valueOf(node, "IsDefaultVersion") : undefined;
  return inForce?.kind === "scalar" && inForce.value === false;
}

/** A JSON schema, or a description of an API, in which examples and defaults stand. */
function describesOthers(root: DataNode): boolean {
  return (
    ["openapi", "swagger"].some((key) => entryOf(root, key)) ||
    /\bjson-schema\.org\b/.test(stringOf(valueOf(root, "$schema")) ?? "")
  );
}

/** What holds statements and is no configuration. */
function isNoConfiguration(node: DataMap): boolean {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => entryOf(node, key));
  return (
    // An event of CloudTrail, which tells of a policy that somebody wrote.
    has("eventSource", "eventName") ||
    // What an authorizer of API Gateway answers with.
    has("principalId", "policyDocument") ||
    // A test of CloudFormation Guard's rules.
    has("input", "expectations") ||
    // What Terraform keeps of what it made.
    has("terraform_version", "serial") ||
    // What the CDK notes of its constructs, which stand in the templates beside.
    stringOf(valueOf(node, "version")) === "tree-0.1"
  );
}
