import type { AttributePath } from "../../catalog/places.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import type { Placeholder } from "../../syntax/placeholders.ts";
import type { Span } from "../../source/source.ts";
import { fillsIn } from "../../evaluate/embedded.ts";
import type { Attachment, HolderName } from "../../iam/policy.ts";
import { dataValue } from "../../evaluate/data.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import { holderKind, holderNames } from "../holder-names.ts";
import type { Declaration } from "./declarations.ts";
import type { Refer } from "./referring.ts";
import { entryLike } from "./names.ts";
import { isSuperseded } from "./walk.ts";

/** One tree of a file, and what it declares. */
export type Tree = {
  readonly root: DataNode;
  readonly declarations: readonly Declaration[];
  readonly names: Names;
};

/** What the names of one tree stand for. */
export type Names = {
  /** The expressions in a span. */
  readonly expressionsIn: (span: Span) => readonly string[];
  /** The declarations of the file that have an address. */
  readonly declaredAs: (address: string) => readonly Declaration[];
  /** What manifests of Kubernetes refer to. */
  readonly refer: Refer;
  /** Pulumi's `variables`. */
  readonly variables: DataNode | undefined;
};

/** The names of a file, for each of its trees. */
export function namesOf(
  declarations: Iterable<Declaration>,
  placeholders: readonly Placeholder[],
  refer: Refer,
): (root: DataNode) => Names {
  const byAddress = new Map<string, Declaration[]>();
  for (const each of declarations) {
    const others = byAddress.get(each.address);
    if (others) others.push(each);
    else byAddress.set(each.address, [each]);
  }
  return (root) => ({
    expressionsIn: (span) => fillsIn(placeholders, span).map(({ expression }) => expression),
    declaredAs: (address) => byAddress.get(address) ?? [],
    refer,
    variables: valueOf(root, "variables"),
  });
}

/** The nodes at a path of properties, however the tool nests them: each item of a list, or of a map of names. */
export function nodesAt(node: DataNode | undefined, path: AttributePath): readonly DataNode[] {
  if (!node) return [];
  const [step, ...rest] = path;
  if (!step) return [node];
  if (node.kind === "list") return node.items.flatMap((item) => nodesAt(item, path));
  const value = entryLike(node, step.name)?.value;
  if (!value) return [];
  return (step.each ? itemsOf(value, rest) : [value]).flatMap((item) => nodesAt(item, rest));
}

function itemsOf(node: DataNode, rest: AttributePath): readonly DataNode[] {
  if (node.kind === "list") return node.items.filter((each) => !isSuperseded(each));
  const [next] = rest;
  const isOne = node.kind === "scalar" || entryLike(node, next?.name ?? "statement") !== undefined;
  return isOne ? [node] : node.entries.map(({ value }) => value);
}

/** What stands for a policy, followed to where Pulumi's variables write it. */
export function documentNode(node: DataNode, { expressionsIn, variables }: Names): DataNode {
  const [only, ...more] = node.kind === "scalar" ? expressionsIn(node.span) : [];
  const [name = ""] = only?.split(".") ?? [];
  const variable = more.length === 0 ? valueOf(variables, name) : undefined;
  return (variable && (inDataSource(variable) ?? variable)) ?? inDataSource(node) ?? node;
}

/** The arguments of `aws:iam:getPolicyDocument`, by which Pulumi makes the text of a policy. */
function inDataSource(node: DataNode): DataMap | undefined {
  const call = valueOf(node, "fn::invoke") ?? valueOf(node, "Fn::Invoke");
  const name = stringOf(valueOf(call, "function"));
  const given = valueOf(call, "arguments");
  return name !== undefined && /^aws:iam(?:\/\w+)?:getPolicyDocument$/.test(name)
    ? given?.kind === "map"
      ? given
      : undefined
    : undefined;
}

/**
 * What a declaration says that the policies of a place are attached to.
 *
 * @param scope the file in which it stands
 */
export function attachments(
  declaration: Declaration,
  attach: readonly string[],
  { expressionsIn, declaredAs, refer }: Names,
  scope: string,
): readonly Attachment[] {
  return attach.flatMap((name): readonly Attachment[] => {
    if (name === "@") return [attachment(declaration)];
    const properties = propertiesWith(declaration, name);
    const value = entryLike(properties, name)?.value;
    const named = [
      ...(value ? expressionsIn(value.span).map((each) => each.split(".")[0]) : []),
      stringOf(value),
    ];
    const found = [...new Set(named)].flatMap((each) => declaredAs(each ?? ""));
    const isOfKind = (each: Declaration): boolean => mayBeNamed(each, name, declaration);
    const referred = refer(properties, name, declaration, isOfKind).flatMap(({ means }) => means);
    return [
      ...found.filter((each) => each !== declaration && isOfKind(each)).map(attachment),
      ...referred.map((each) => ({
        ...attachment(each.declaration),
        ...(each.scope !== scope && { scope: each.scope }),
        ...(!each.isCertain && { under: [scope, declaration.address] as const }),
      })),
    ];
  });
}

/** Where a declaration says what an attribute names: Crossplane's say it within `forProvider`. */
function propertiesWith({ properties, manifest }: Declaration, name: string): DataNode | undefined {
  const inner = manifest && valueOf(properties, "spec", "forProvider");
  return entryLike(properties, name) ? properties : (inner ?? properties);
}

/** Who is named by a declaration, and is not declared in its file. */
export function heldBy(
  declaration: Declaration,
  attach: readonly string[],
  names: Names,
  frame: Frame,
  scope: string,
): readonly HolderName[] {
  return attach.flatMap((name): readonly HolderName[] => {
    const as = holderKind(name);
    const value = entryLike(propertiesWith(declaration, name), name)?.value;
    if (as === undefined || !value || attachments(declaration, [name], names, scope).length > 0)
      return [];
    return holderNames(dataValue(value, frame), as);
  });
}

/** A role has the name of a policy now and then: what `role` names is a role. */
function mayBeNamed({ type }: Declaration, name: string, by: Declaration): boolean {
  const [wanted] = /role|user|group/.exec(name.toLowerCase()) ?? [];
  return wanted === undefined ? type !== by.type : type.toLowerCase().endsWith(wanted);
}

function attachment({ address, type }: Declaration): Attachment {
  return { address, type };
}
