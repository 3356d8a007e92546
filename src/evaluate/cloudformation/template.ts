import type { Place, Source } from "../../source/source.ts";
import {
  stringOf,
  valueOf,
  type DataEntry,
  type DataMap,
  type DataNode,
} from "../../syntax/data.ts";
import type { Bindings } from "./at.ts";
import type { Composition } from "./composition.ts";
import { includesNothing, isInclude, locationOf, type Include } from "./include.ts";
import { loopIn, type Loop } from "./loop.ts";

/** A resource as a template declares it. */
export type Declaration = {
  /** As written: with `${Name}` in it, where a loop makes several. */
  readonly logicalId: string;
  readonly type: string;
  readonly node: DataMap;
  readonly properties: DataNode | undefined;
  /** Created only under this condition. */
  readonly condition?: string;
  /** The loops that make it, the outermost first. */
  readonly loops: readonly Loop[];
  /** Which one of several it is. */
  readonly bindings?: Bindings;
};

/** A CloudFormation template. */
export type Template = {
  readonly source: Source;
  readonly root: DataMap;
  readonly parameters: ReadonlyMap<string, DataMap>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Those of them that loops make. */
  readonly repeated: readonly Declaration[];
  /** It is for SAM's transform. */
  readonly serverless: boolean;
  /** CDK made it of a program: nobody edits it. */
  readonly synthesized: boolean;
  /** How it is made, where a tool puts it together. */
  readonly composition?: Composition;
  /** What puts in resources that are not read. */
  readonly unread: readonly DataEntry[];
};

/** Where a node of a template is written. */
export function nodePlace({ source, composition }: Template, node: DataNode): Place {
  return { source: composition?.originOf(node)?.source ?? source, span: node.span };
}

/**
 * The template that a tree is; undefined where it declares no CloudFormation resource. The tree may
 * be a part of a file's.
 */
export function indexTemplate(
  source: Source,
  root: DataNode | undefined,
  include: Include = includesNothing,
): Template | undefined {
  if (root?.kind !== "map") return undefined;
  const resources = valueOf(root, "Resources");
  if (resources?.kind !== "map") return undefined;
  const declared = [...declarationsIn(resources, [], include)];
  const declarations = new Map(
    declared.flatMap((each) => ("type" in each ? [[each.logicalId, each]] : [])),
  );
  if (![...declarations.values()].some(({ type }) => /^(?:AWS|Custom|Alexa)::/.test(type)))
    return undefined;
  const parameters = new Map<string, DataMap>();
  const given = valueOf(root, "Parameters");
  if (given?.kind === "map")
    for (const { key, value } of given.entries)
      if (value.kind === "map") parameters.set(key, value);
  const unread = declared.flatMap((each) => ("unread" in each ? [each.unread] : []));
  const repeated = [...declarations.values()].filter(({ loops }) => loops.length > 0);
  return {
    source,
    root,
    parameters,
    declarations,
    repeated,
    serverless: isServerless(root),
    synthesized: isSynthesized(source, parameters),
    unread,
  };
}

/**
 * Whether CDK made a template, as its parameters or its name say: the version of the bootstrap stack that it needs,
 * the assets of CDK 1, the name of a nested stack's. "Templates" of the AWS CDK Developer Guide.
 */
function isSynthesized({ path }: Source, parameters: Template["parameters"]): boolean {
  const bootstrap = stringOf(valueOf(parameters.get("BootstrapVersion"), "Default"));
  return (
    bootstrap?.startsWith("/cdk-bootstrap/") === true ||
    [...parameters.keys()].some((name) => /^AssetParameters[0-9a-f]{64}/.test(name)) ||
    path.endsWith(".nested.template.json")
  );
}

/** What stands among resources, in loops and included files too, and what is not read of it. */
function* declarationsIn(
  { entries }: DataMap,
  loops: readonly Loop[],
  include: Include,
): Generator<Declaration | { readonly unread: DataEntry }> {
  for (const entry of entries) {
    const { key, value } = entry;
    const loop = loopIn(entry);
    if (loop) {
      yield* declarationsIn(loop.body, [...loops, loop], include);
      continue;
    }
    if (isInclude(entry)) {
      const found = include(locationOf(value), entry);
      // What is included may not include others.
      if (found?.kind === "map") yield* declarationsIn(found, loops, includesNothing);
      else yield { unread: entry };
      continue;
    }
    const type = stringOf(valueOf(value, "Type"));
    if (type === undefined || value.kind !== "map") continue;
    const condition = stringOf(valueOf(value, "Condition"));
    yield {
      logicalId: key,
      type,
      node: value,
      properties: valueOf(value, "Properties"),
      loops,
      ...(condition !== undefined && { condition }),
    };
  }
}

/** The resource of a logical id, or, of those that a loop makes, the one that is written for it. */
export function declarationOf(template: Template, logicalId: string): Declaration | undefined {
  const own = template.declarations.get(logicalId);
  if (own) return own;
  return template.repeated.find((each) => mayBeNamed(each.logicalId, logicalId));
}

/** Whether a name that a loop makes may come out as another, by what it begins and ends with. */
function mayBeNamed(written: string, name: string): boolean {
  const [first, last] = [/^[^$&]*/.exec(written)?.[0] ?? "", /[^}]*$/.exec(written)?.[0] ?? ""];
  return name.length > first.length + last.length && name.startsWith(first) && name.endsWith(last);
}

function isServerless(root: DataMap): boolean {
  const transform = valueOf(root, "Transform");
  const names = transform?.kind === "list" ? transform.items : transform ? [transform] : [];
  return names.some((name) => stringOf(name)?.startsWith("AWS::Serverless") ?? false);
}
