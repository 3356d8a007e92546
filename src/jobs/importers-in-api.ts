import type { Answer } from "../github/answer.ts";
import type { TreeEntry } from "../github/contents.ts";
import { programsAmong, type Importing } from "../iac/importing.ts";
import { decode, readLimit } from "../repository/tree.ts";
import { directoryOf } from "../source/path.ts";
import type { Source } from "../source/source.ts";
import { isPlain, type Contents } from "./contents-in-api.ts";
import {
  hasPrograms,
  importersOf,
  lookedAtSparingly,
  noImporters,
  notLookedAt,
  type Importers,
} from "./importers.ts";

/** The most programs that are asked for to see what they import: a quarter of all that a run may ask for. */
const mostPrograms = 150;

/** How often what is found to be imported is asked for, to see what that imports. */
const mostRounds = 5;

/** What two commits list of what may be read. */
type Listed = { readonly before: readonly TreeEntry[]; readonly now: readonly TreeEntry[] };

/**
 * What is read with the programs that import what changed, through GitHub's API. Programs beside what changed are read
 * anyway; others are asked for where the repository seems to have any in which policies are written.
 */
export async function importersInApi(
  changed: readonly string[],
  { before, now }: Listed,
  contents: Contents,
): Promise<Answer<Importers>> {
  const own = programsAmong(changed);
  if (own.length === 0) return { ok: true, value: noImporters };
  const paths = now.map(({ path }) => path);
  const folders = new Set(own.map(directoryOf));
  const beside = programsAmong(paths.filter((path) => folders.has(directoryOf(path))));
  const first = await programsIn(now, new Set(beside), contents);
  if (!first.ok) return first;
  if (!hasPrograms(paths, first.value.programs)) return { ok: true, value: noImporters };

  const looked = lookedAtSparingly(own, paths, mostPrograms);
  const asked = new Set([...own, ...looked.at]);
  for (let round = 0; ; round++) {
    const there = await programsIn(now, asked, contents);
    if (!there.ok) return there;
    const gone = await programsIn(before, asked, contents);
    if (!gone.ok) return gone;
    const readWith = importersOf(own, gone.value, there.value);
    const further = programsAmong([...readWith.files]).filter((path) => !asked.has(path));
    if (further.length === 0 || round === mostRounds) {
      const left = [...looked.left, ...there.value.unasked];
      return { ok: true, value: { readWith, unread: notLookedAt({ ...looked, left }) } };
    }
    for (const path of further) asked.add(path);
  }
}

/** Programs that are known, and those that were asked for too late. */
type Known = Importing & { readonly unasked: readonly string[] };

async function programsIn(
  entries: readonly TreeEntry[],
  wanted: ReadonlySet<string>,
  contents: Contents,
): Promise<Answer<Known>> {
  const files = entries.filter(
    ({ path, mode, size = 0 }) => wanted.has(path) && isPlain(mode) && size <= readLimit,
  );
  const found = await contents(files.map(({ sha }) => sha));
  if (!found.ok) return found;
  const paths = new Set(entries.map(({ path }) => path));
  const programs = files.flatMap(({ path, sha }): readonly Source[] => {
    const bytes = found.value.get(sha);
    const read = bytes && decode(path, bytes);
    return read?.ok ? [read.source] : [];
  });
  const unasked = files.flatMap(({ path, sha }) => (found.value.has(sha) ? [] : [path]));
  return { ok: true, value: { programs, unasked, isThere: (path) => paths.has(path) } };
}
