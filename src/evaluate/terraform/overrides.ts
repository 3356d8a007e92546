import type { Source } from "../../source/source.ts";
import type { Argument, Block, Body } from "../../syntax/hcl/ast.ts";

// Files that are merged into the blocks of others:
// https://developer.hashicorp.com/terraform/language/files/override

type File = { readonly source: Source; readonly body: Body };

function isOverride({ source: { path } }: File): boolean {
  return /(?:^|[/_])override\.(?:tf|tofu)(?:\.json)?$/.test(path);
}

/** The files in the order in which they count: those that override others come last. */
export function inOrder<Own extends File>(files: readonly Own[]): readonly Own[] {
  return [...files.filter((each) => !isOverride(each)), ...files.filter(isOverride)];
}

export type Overrides = {
  /** What another file says instead. */
  readonly overridden: ReadonlySet<Argument | Block>;
  /** What the blocks come to that override each other, by each of them. */
  readonly wholes: ReadonlyMap<Block, Block>;
};

/**
 * Arguments, and all nested blocks of a type, stand instead of those of the same block elsewhere;
 * what the other does not say stays.
 */
export function overridesIn(files: readonly File[]): Overrides {
  if (!files.some(isOverride)) return { overridden: new Set(), wholes: new Map() };
  const overridden = overriddenIn(files);
  const groups = new Map<string, Part[]>();
  for (const file of inOrder(files))
    for (const block of file.body.items) {
      if (block.kind !== "block" || block.labels.length === 0) continue;
      const part = { block, source: file.source };
      const group = groups.get(keyOf(block));
      if (!group) groups.set(keyOf(block), [part]);
      else if (isOverride(file)) group.push(part);
    }
  const wholes = new Map<Block, Block>();
  for (const parts of groups.values()) {
    const whole = parts.length > 1 && wholeOf(parts, overridden);
    if (whole) for (const { block } of parts) wholes.set(block, whole);
  }
  return { overridden, wholes };
}

function overriddenIn(files: readonly File[]): ReadonlySet<Argument | Block> {
  const overridden = new Set<Argument | Block>();
  const known = new Map<string, (Argument | Block)[]>();
  for (const file of inOrder(files)) {
    const own = new Map<string, (Argument | Block)[]>();
    for (const block of file.body.items) {
      if (block.kind !== "block") continue;
      for (const item of block.body.items) {
        const key = `${keyOf(block)} ${nameOf(item)}`;
        for (const each of isOverride(file) ? (known.get(key) ?? []) : []) overridden.add(each);
        own.set(key, [...(own.get(key) ?? []), item]);
      }
    }
    for (const [key, items] of own) known.set(key, [...(known.get(key) ?? []), ...items]);
  }
  return overridden;
}

type Part = { readonly block: Block; readonly source: Source };

/** A block with what others say instead of its parts and beside them. */
function wholeOf(
  [base, ...others]: readonly Part[],
  overridden: ReadonlySet<Argument | Block>,
): Block | undefined {
  if (!base) return undefined;
  const counting = ({ block }: Part): readonly (Argument | Block)[] =>
    block.body.items.filter((item) => !overridden.has(item));
  const added = others.flatMap((part) =>
    counting(part).map((item) => writtenIn(item, part.source)),
  );
  const { block, source } = base;
  return { ...block, source, body: { ...block.body, items: [...counting(base), ...added] } };
}

/** A part of a tree of which each node knows its file. */
function writtenIn<Node>(node: Node, source: Source): Node {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, each]) => [key, inner(each)] as const);
    return { ...Object.fromEntries(entries), ...("span" in value && { source }) };
  };
  return inner(node) as Node;
}

function keyOf({ type, labels }: Block): string {
  return JSON.stringify([type, labels.map((label) => label.value)]);
}

/** A `dynamic` block is one of what it makes. */
function nameOf(item: Argument | Block): string {
  if (item.kind === "argument") return item.name;
  return item.type === "dynamic" ? (item.labels[0]?.value ?? "") : item.type;
}
