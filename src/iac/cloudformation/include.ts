import { posix } from "node:path";
import type { NodeOrigin } from "../../evaluate/cloudformation/composition.ts";
import { nodePlace, type Template } from "../../evaluate/cloudformation/template.ts";
import type { Problem } from "../../source/problem.ts";
import { joinedPath } from "../../source/path.ts";
import type { Files, Place, Source, Span } from "../../source/source.ts";
import type { DataNode } from "../../syntax/data.ts";
import { problemAt, shown } from "../problems.ts";
import type { Includes } from "../templates.ts";
import { readTemplate } from "./read.ts";

/**
 * The files of the repository that the macro AWS::Include names: by a path from the template, or, as
 * the last part of an address in S3, by the name of a file beside it.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html)
 */
export function includesOf(source: Source, files: Files): Includes {
  const origins = new Map<DataNode, NodeOrigin>();
  const trees = new Map<string, { readonly source: Source; readonly root: DataNode }>();
  const places = new Map<string, Place>();
  const problems: Problem[] = [];

  const take = (path: string, { span }: { readonly span: Span }): DataNode | undefined => {
    const known = trees.get(path);
    if (known) return known.root;
    const found = files(path);
    const read = found && readTemplate(found);
    if (!found || !read?.root) return undefined;
    trees.set(path, { source: found, root: read.root });
    places.set(path, { source, span });
    for (const node of nodesIn(read.root)) origins.set(node, { source: found, via: [] });
    problems.push(...read.problems);
    return read.root;
  };

  return {
    include(location, at) {
      for (const path of candidates(location, source.path)) {
        const root = path === source.path ? undefined : take(path, at);
        if (root) return root;
      }
      return undefined;
    },
    composition: {
      originOf: (node) => origins.get(node),
      fillsIn: () => [],
      takenInAt: ({ path }) => places.get(path),
      trees: () => [...trees.values()],
    },
    problems: () => problems,
  };
}

/** Where resources come from that are not in the repository. */
export function unreadIncludes(template: Template): readonly Problem[] {
  return template.unread.map(({ value, span }) => {
    const place = { source: nodePlace(template, value).source, span };
    return problemAt(place, "unknown-document", `what ${shown(place)} puts in here is not read`);
  });
}

/** The paths that a template may mean by a location: in the repository, or beside it. */
export function candidates(location: string, template: string): readonly string[] {
  const directory = posix.dirname(template);
  const inBucket = /^[a-z][a-z0-9]*:\/\//i.test(location);
  const names = inBucket || location.includes("${") ? [] : [location];
  return [...names, posix.basename(location)].flatMap((name) =>
    name === "" ? [] : (joinedPath(directory, name) ?? []),
  );
}

function* nodesIn(node: DataNode, seen = new Set<DataNode>()): Generator<DataNode> {
  if (seen.has(node)) return;
  seen.add(node);
  yield node;
  if (node.kind === "list") for (const item of node.items) yield* nodesIn(item, seen);
  if (node.kind === "map") for (const { value } of node.entries) yield* nodesIn(value, seen);
}
