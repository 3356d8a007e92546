import { holderIn } from "../../source/holder.ts";
import type { Source, Span } from "../../source/source.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import type { Placeholder } from "../../syntax/placeholders.ts";

/**
 * What the verbs of formats stand for in compositions of Crossplane's: fields, of the composite resource, of the
 * environment, or of what is composed. One field is one value, wherever it is put in.
 * (https://docs.crossplane.io/latest/guides/function-patch-and-transform/)
 */
export function namedVerbs(
  source: Source,
  placeholders: readonly Placeholder[],
  roots: readonly DataNode[],
): readonly Placeholder[] {
  if (!placeholders.some(({ kind }) => kind === "format")) return placeholders;
  const formats = roots.flatMap((node, index) => [
    ...formatsIn([{ node, label: index > 0 ? `#${index}` : "" }]),
  ]);
  const formatOf = holderIn(formats, ({ span }) => ({ source, span }));
  const numbers = new Map<Format, number>();
  return placeholders.map((each, at) => {
    if (each.kind !== "format") return each;
    const format = formatOf({ source, span: each });
    if (!format) return { ...each, expression: `${each.expression}#${at}` };
    const [, indexed, verb = ""] = /(?:\[(\d+)\])?\d*(\w)$/.exec(each.expression) ?? [];
    const number = indexed === undefined ? (numbers.get(format) ?? 0) + 1 : Number(indexed);
    numbers.set(format, number);
    const field = format.fields[number - 1] ?? `${format.address}#${number}`;
    return { ...each, expression: /[sdv]/.test(verb) ? field : `${field} %${verb}` };
  });
}

type Format = {
  readonly span: Span;
  /** What no other one is called. */
  readonly address: string;
  /** What is put in, in its order, as far as it is said. */
  readonly fields: readonly (string | undefined)[];
};

/** A node and those around it, from the document on; each is called by its key, its name, or its number in a list. */
type Around = readonly { readonly node: DataNode; readonly label: string }[];

function* formatsIn(around: Around): Generator<Format> {
  const { node } = around.at(-1) ?? {};
  const within = (inner: DataNode, label: string): Around => [...around, { node: inner, label }];
  const names = new Set<string>();
  if (node?.kind === "list")
    for (const [index, item] of node.items.entries()) {
      const name = stringOf(valueOf(item, "name"));
      const isNamed = name !== undefined && !names.has(name);
      if (isNamed) names.add(name);
      yield* formatsIn(within(item, isNamed ? name : `[${index}]`));
    }
  if (node?.kind !== "map") return;
  for (const { key, value } of node.entries)
    if (key === "fmt" && value.kind === "scalar")
      yield { span: value.span, address: addressOf(around), fields: fieldsOf(around) };
    else yield* formatsIn(within(value, key));
}

function addressOf(around: Around): string {
  const labels = around.map(({ label }) => label).filter((label) => label !== "");
  return [...labels, "fmt"].join(".");
}

function fieldsOf(around: Around): Format["fields"] {
  const { node: patch } = around.findLast((each) => isPatch(each.node)) ?? {};
  const of = (field: string): string => `${fromWhat(patch, around)} ${field}`;
  const variables = valueOf(patch, "combine", "variables");
  if (variables?.kind === "list")
    return variables.items.map((each) => {
      const field = stringOf(valueOf(each, "fromFieldPath"));
      return field === undefined ? undefined : of(field);
    });
  const field = stringOf(valueOf(patch, "fromFieldPath"));
  const transforms = valueOf(patch, "transforms");
  const [first] = transforms?.kind === "list" ? transforms.items : [];
  // What was transformed before is another value.
  const isFirst = around.some(({ node }) => node === first);
  return field !== undefined && isFirst ? [of(field)] : [];
}

function isPatch(node: DataNode): boolean {
  return (valueOf(node, "combine") ?? valueOf(node, "transforms")) !== undefined;
}

/** Whose field a patch takes. */
function fromWhat(patch: DataNode | undefined, around: Around): string {
  const type = stringOf(valueOf(patch, "type")) ?? "FromCompositeFieldPath";
  const [, what] = /From(Composite|Environment)/.exec(type) ?? [];
  const composed = around.findLastIndex(({ node }) => valueOf(node, "patches") !== undefined);
  const [{ label } = { label: "" }] = around;
  return what === undefined
    ? addressOf(around.slice(0, composed + 1))
    : `${label}${what.toLowerCase()}`;
}
