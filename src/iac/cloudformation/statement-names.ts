import { nodePlace, type Template } from "../../evaluate/cloudformation/template.ts";
import { writtenTemplate } from "../../evaluate/cloudformation/written.ts";
import { readElements } from "../../evaluate/statement.ts";
import type { MapValue } from "../../evaluate/value.ts";
import type { Elements } from "../../iam/policy.ts";
import type { Place, Source } from "../../source/source.ts";
import type { DataMap } from "../../syntax/data.ts";
import { mapsIn } from "../../syntax/data-walk.ts";

export type StatementNames = {
  has(value: MapValue): boolean;
  /** The id of a statement: where it is met first, and its number there. */
  of(value: MapValue, address: string): string;
  readonly written: ReadonlyMap<string, Elements>;
};

/** Names the statements of a template, and reads each as the file has it. */
export function statementNames(template: Template): StatementNames {
  const ids = new Map<string, string>();
  const written = new Map<string, Elements>();
  const next = counter((address, number) => `${template.source.path}/${address}[${number}]`);
  const readWritten = writtenTemplate(template);
  const find = finder(template);
  return {
    written,
    has: (value) => ids.has(placeKey(value.origin.written)),
    of(value, address) {
      const key = placeKey(value.origin.written);
      const known = ids.get(key);
      if (known !== undefined) return known;
      const found = find(value.origin.written);
      const id = found?.id ?? next(address);
      ids.set(key, id);
      const asWritten = found && readWritten(found.node);
      written.set(id, readElements(asWritten?.kind === "map" ? asWritten : value));
      return id;
    },
  };
}

/** A map of a file; of one that is taken in, with the name that it has whoever takes it in. */
type Found = { readonly node: DataMap; readonly id?: string };

/** Finds the map that stands at a place. Files that are taken in are known once they are read. */
function finder(template: Template): (place: Place) => Found | undefined {
  const files = new Map<string, ReadonlyMap<string, Found>>();
  const index = (source: Source): ReadonlyMap<string, Found> => {
    const foreign = source.path !== template.source.path;
    const tree = foreign
      ? template.composition?.trees().find((each) => each.source.path === source.path)?.root
      : template.root;
    const name = counter((address, number) => `${source.path}/${address}[${number}]`);
    return new Map(
      (tree ? mapsIn(tree) : []).map(({ node, path }) => [
        placeKey(nodePlace(template, node)),
        { node, ...(foreign && { id: name(path.join(".")) }) },
      ]),
    );
  };
  return (place) => {
    const { source } = place;
    const found = files.get(source.path) ?? index(source);
    files.set(source.path, found);
    return found.get(placeKey(place));
  };
}

/** The same for what stands at the same place. */
export function placeKey({ source, span }: Place): string {
  return `${source.path}:${span.start}-${span.end}`;
}

/** Counts the things of an address from 0. */
export function counter(
  name: (address: string, number: number) => string,
): (address: string) => string {
  const counts = new Map<string, number>();
  return (address) => {
    const number = counts.get(address) ?? 0;
    counts.set(address, number + 1);
    return name(address, number);
  };
}
