import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { later } from "../source/once.ts";
import type { ScriptReaders } from "../syntax/script/tree.ts";

/** The folder of the package: two above this file, and two above each bundle in `dist/`. */
export const packageRoot = join(import.meta.dirname, "..", "..");

/** The command line, which threads are started with: its bundle, or, of sources that were compiled, its entry. */
export const commandLine = import.meta.filename.endsWith("root.js")
  ? join(packageRoot, "src", "cli.js")
  : join(packageRoot, "dist", "cli", "index.js");

/** A file of `catalog/`; they are ASCII, and latin1 is read without decoding. */
export function readCatalogFile(name: string): string {
  return readFileSync(join(packageRoot, "catalog", name), "latin1");
}

/** An example of a workflow that uses Pare, of `.github/examples/`. */
export function readExample(name: string): string {
  return readFileSync(join(packageRoot, ".github", "examples", name), "utf8");
}

/** What Pare brings along, read when it is asked for. */
export type Packaged = {
  /** The text of a file of `catalog/`. */
  readonly read: (file: string) => string;
  /** The parsers of programs, which are a bundle of their own: nothing else needs them. */
  readonly scripts: () => ScriptReaders;
};

export const packaged: Packaged = {
  read: readCatalogFile,
  scripts: later(() => {
    const load = createRequire(import.meta.url);
    const bundle = load(join(packageRoot, "dist", "script", "index.js")) as {
      readonly readers: ScriptReaders;
    };
    return bundle.readers;
  }),
};
