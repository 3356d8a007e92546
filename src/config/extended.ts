import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";
import type { Settings } from "./config.ts";
import { told } from "./kinds.ts";
import { readConfig, type ConfigFile } from "./read.ts";
import type { Suppression } from "./suppression.ts";
import { over } from "./terms.ts";

/** What a configuration says together with the files that it extends. */
export type Configuration = {
  readonly settings: Settings;
  readonly suppressions: readonly Suppression[];
  /** Paths of the files that made it, in the order in which they override each other. */
  readonly files: readonly string[];
};

export type Extended =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** A file that was asked for, or why there is none. */
export type Opened =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly problem: Problem };

/** What holds where there is no configuration. */
export const noConfiguration: Configuration = { settings: {}, suppressions: [], files: [] };

/** So many files a configuration is made of at most. */
export const mostFiles = 10;

type Reading = {
  readonly files: ConfigFile[];
  readonly mistakes: string[];
  readonly read: Set<string>;
};

/**
 * Reads a configuration and all that it extends. It yields the path of each further file and wants
 * back what stands there, so that whoever asks may wait for it or not. A file that is reached in
 * several ways counts once, where it is met first.
 */
export function* readExtended(source: Source): Generator<string, Extended, Opened> {
  const reading: Reading = { files: [], mistakes: [], read: new Set([source.path]) };
  yield* readWith(source, [source.path], reading);
  const { files, mistakes } = reading;
  if (mistakes.length > 0) return { ok: false, mistakes };
  return {
    ok: true,
    configuration: {
      settings: files.reduce<Settings>((below, { settings }) => together(settings, below), {}),
      suppressions: files.flatMap(({ suppressions }) => suppressions),
      files: files.map((file) => file.source.path),
    },
  };
}

/** Reads a file behind those that it extends: `trail` are the files that led to it. */
function* readWith(
  source: Source,
  trail: readonly string[],
  { files, mistakes, read }: Reading,
): Generator<string, void, Opened> {
  const configured = readConfig(source);
  if (!configured.ok) {
    mistakes.push(...configured.mistakes);
    return;
  }
  for (const { path, at } of configured.file.extended) {
    const say = (what: string): number => mistakes.push(told(`${at}: extends: ${what}`));
    if (trail.includes(path)) say(`${path} leads back to here; take one of the two out`);
    if (read.has(path)) continue;
    if (read.size === mostFiles) {
      say(`${path} is one file too many; ${mostFiles} are read, put some of them together`);
      continue;
    }
    read.add(path);
    const opened = yield path;
    if (opened.ok) yield* readWith(opened.source, [...trail, path], { files, mistakes, read });
    else say(`${path}: ${opened.problem.detail}; name a file of the repository`);
  }
  files.push(configured.file);
}

/** Settings over those that they extend. What is said of some files alone adds up. */
function together(above: Settings, below: Settings): Settings {
  return {
    ...over(above, below),
    ignore: [...(below.ignore ?? []), ...(above.ignore ?? [])],
    profiles: [...(below.profiles ?? []), ...(above.profiles ?? [])],
  };
}
