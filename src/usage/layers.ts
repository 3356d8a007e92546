import { importedFile } from "../evaluate/script/imports.ts";
import type { Files, Source } from "../source/source.ts";

/**
 * The file that an import names of what layers put under `/opt`: by its path there, or as a package.
 * (https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html)
 */
export function layeredFile(
  from: Source,
  module: string,
  files: Files,
  layers: readonly string[],
): Source | undefined {
  if (layers.length === 0 || module.startsWith(".")) return undefined;
  const isPython = from.path.endsWith(".py");
  if (isPython) {
    // Of a folder that SAM builds a layer of, all is put into `python`.
    const roots = layers.flatMap((layer) => [`${layer}/python`, layer]);
    return importedFile({ ...from, path: "import.py" }, module, files, roots);
  }
  const path = module.startsWith("/opt/")
    ? module.slice("/opt/".length)
    : `nodejs/node_modules/${module}`;
  for (const layer of layers) {
    const found = importedFile({ ...from, path: "import.ts" }, `./${layer}/${path}`, files, []);
    if (found) return found;
  }
  return undefined;
}
