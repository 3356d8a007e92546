import type { Service } from "../../evaluate/serverless/service.ts";
import { entryOf, type DataEntry, type DataNode } from "../../syntax/data.ts";

/** Goes through the keys of a service, and through the variables that stand for what is behind them. */
export type Lookup = {
  /** The node behind keys as it is written: a variable, where one stands there. */
  written(from: DataNode | undefined, ...path: readonly string[]): DataNode | undefined;
  /** The entries of a map, or of the maps of a list. */
  entries(node: DataNode | undefined): readonly DataEntry[];
  /** What a node stands for, if nobody says otherwise. */
  usual(node: DataNode | undefined): DataNode | undefined;
};

export function lookup({ usual }: Service): Lookup {
  const written: Lookup["written"] = (from, ...path) =>
    path.reduce<DataNode | undefined>((at, key) => entryOf(usual(at), key)?.value, from);
  const entries: Lookup["entries"] = (node) => {
    const found = usual(node);
    const maps = found?.kind === "list" ? found.items.map(usual) : [found];
    return maps.flatMap((each) => (each?.kind === "map" ? each.entries : []));
  };
  return { written, entries, usual };
}
