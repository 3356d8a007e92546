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

/** What another file says instead, and whether a block replaces something of others. */
export type Overrides = {
  readonly overridden: ReadonlySet<Argument | Block>;
  readonly replacing: ReadonlySet<Block>;
};

/** Arguments, and nested blocks of a type, stand instead of those of the same block elsewhere. */
export function overridesIn(files: readonly File[]): Overrides {
  const overridden = new Set<Argument | Block>();
  const replacing = new Set<Block>();
  if (!files.some(isOverride)) return { overridden, replacing };
  const known = new Map<string, (Argument | Block)[]>();
  for (const file of inOrder(files)) {
    const own = new Map<string, (Argument | Block)[]>();
    for (const block of file.body.items) {
      if (block.kind !== "block") continue;
      const labels = block.labels.map((label) => label.value);
      for (const item of block.body.items) {
        const key = JSON.stringify([block.type, labels, nameOf(item)]);
        const others = isOverride(file) ? (known.get(key) ?? []) : [];
        for (const each of others) overridden.add(each);
        if (others.length > 0) replacing.add(block);
        own.set(key, [...(own.get(key) ?? []), item]);
      }
    }
    for (const [key, items] of own) known.set(key, [...(known.get(key) ?? []), ...items]);
  }
  return { overridden, replacing };
}

/** A `dynamic` block is one of what it makes. */
function nameOf(item: Argument | Block): string {
  if (item.kind === "argument") return item.name;
  return item.type === "dynamic" ? (item.labels[0]?.value ?? "") : item.type;
}
