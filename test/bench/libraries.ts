// How long the files with IAM take to parse: with the libraries for their languages, which any program
// on top of these takes at least, and with Pare's own readers.
import hcl2 from "hcl2-parser";
import { parseAllDocuments } from "yaml";
import type { Scan } from "../../src/jobs/scan.ts";
import type { Source } from "../../src/source/source.ts";
import { readHcl } from "../../src/syntax/hcl/read.ts";
import { readJson } from "../../src/syntax/json.ts";
import { readYaml } from "../../src/syntax/yaml.ts";

/** The files in which something about access stands, or that something of which is not evaluated. */
export function withAccess({ policies, problems, sources }: Scan): readonly Source[] {
  const paths = new Set([
    ...policies.flatMap(({ statements }) => statements.map(({ place }) => place.source.path)),
    ...problems.map(({ path }) => path),
  ]);
  return [...paths].flatMap((path) => sources.get(path) ?? []);
}

type Readers = Readonly<Record<"hcl" | "yaml" | "json", (text: string) => unknown>>;

const { parseToObject } = hcl2 as { parseToObject: (text: string) => unknown };

export const libraries: Readers = {
  hcl: parseToObject,
  yaml: (text) => parseAllDocuments(text, { logLevel: "silent" }),
  json(text) {
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  },
};

export const ownReaders: Readers = { hcl: readHcl, yaml: readYaml, json: readJson };

/** Reads what files hold; nothing of those in other languages. */
export function parseAll(sources: readonly Source[], readers: Readers): void {
  for (const { path, text } of sources)
    if (/\.(?:tf|tofu|hcl)$/.test(path)) readers.hcl(text);
    else if (/\.ya?ml$/.test(path)) readers.yaml(text);
    else if (path.endsWith(".json")) readers.json(text);
}
