import { z } from "zod";
import { count, text, time } from "./fields.ts";
import { narrowedBy, narrowedSchema, type FilterParts, type Narrowed } from "./narrowed.ts";
import { compareTexts } from "../source/order.ts";

/** How many ids of files are kept: those of all of fewer files, and the smallest of more. */
const mostIds = 256;
const mostWindows = 2000;

/** What of the world evidence can tell of: what was left out, and what is proved not to be missing. */
export const extentSchema = {
  /** The filters that events were left out by, one of each part that has one; none: all events count. */
  narrowed: z.array(narrowedSchema).default([]),
  /** The files that were read: how many, and ids of what was in them, the smallest where they are many. */
  files: z
    .strictObject({ count, ids: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(mostIds) })
    .default({ count: 0, ids: [] }),
  /** The times of which CloudTrail's digests prove that no log file is missing or changed. */
  complete: z
    .array(z.strictObject({ account: text, region: text, first: time, last: time }))
    .default([]),
};

export type Extent = {
  readonly narrowed: Narrowed[];
  readonly files: FilesRead;
  readonly complete: ProvedWindow[];
};
export type FilesRead = z.infer<(typeof extentSchema)["files"]>;
export type ProvedWindow = z.infer<(typeof extentSchema)["complete"]>[number];

/** What of the world evidence in the making can tell of. It does not hang on the order in which it is told. */
export type GrowingExtent = {
  readonly narrow: (filter: FilterParts) => void;
  /** Takes in a file, by an id of what is in it: 16 hexadecimal digits. */
  readonly file: (id: string) => void;
  readonly prove: (window: ProvedWindow) => void;
  merge(other: Extent): void;
  made(): Extent;
};

export function startExtent(): GrowingExtent {
  const filters = new Map<string, Narrowed>();
  const windows = new Map<string, ProvedWindow>();
  let ids = new Set<string>();
  let files = 0;
  const narrow = (filter: FilterParts): void => {
    const own = narrowedBy(filter);
    if (own) filters.set(JSON.stringify(own), own);
  };
  const prove = (window: ProvedWindow): void => {
    const { account, region, first, last } = window;
    windows.set(`${account} ${region} ${first} ${last}`, { account, region, first, last });
  };
  const keep = (id: string): void => {
    ids.add(id);
    if (ids.size >= 8 * mostIds) ids = new Set(smallest(ids));
  };
  return {
    narrow,
    file: (id) => {
      files++;
      keep(id);
    },
    prove,
    merge: (other) => {
      other.narrowed.forEach(narrow);
      other.complete.forEach(prove);
      files += other.files.count;
      other.files.ids.forEach(keep);
    },
    made: () => ({
      narrowed: inKeyOrder(filters),
      files: { count: files, ids: smallest(ids) },
      complete: inKeyOrder(windows).slice(0, mostWindows),
    }),
  };
}

const smallest = (ids: Iterable<string>): string[] => [...ids].sort().slice(0, mostIds);

const inKeyOrder = <Value>(all: ReadonlyMap<string, Value>): Value[] =>
  [...all].sort(([a], [b]) => compareTexts(a, b)).map(([, value]) => value);
