// Rebuilds catalog/actions.json, condition-keys.json, the tables of AWS SAM and version.json:
//   node catalog/build/build.mjs
// Needs npm and pip with their registries, tar and python3. Prints what has changed since the
// committed catalog.
import console from "node:console";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changes } from "./changes.mjs";
import { conditionKeys, encodeKeys, readGlobalKeys } from "./condition-keys.mjs";
import { decode, encode } from "./format.mjs";
import { countsOf, faults, faultsOfKeys } from "./guards.mjs";
import { readServices } from "./normalise.mjs";
import { addFrozen, applyOverlays } from "./overlays.mjs";
import { dateOf, fetchPackage, packages } from "./packages.mjs";
import {
  fetchSamTranslator,
  readConnectors,
  readPolicyTemplates,
  rows,
  samTranslator,
} from "./sam-translator.mjs";

const catalogFolder = join(import.meta.dirname, "..");
const actionsFile = join(catalogFolder, "actions.json");
const temporary = mkdtempSync(join(tmpdir(), "catalog-"));
try {
  const base = fetchPackage(packages.base, temporary);
  const catalog = readServices(base);
  addFrozen(catalog, readServices(fetchPackage(packages.frozen, temporary)));
  applyOverlays(catalog);

  const keys = conditionKeys(catalog, await readGlobalKeys(base));

  const text = encode(catalog);
  const keysText = encodeKeys(keys);
  const notice = readFileSync(join(catalogFolder, "NOTICE"), "utf8");
  const wrong = [
    ...faults(catalog, text),
    ...faultsOfKeys(keys),
    ...[...Object.values(packages), samTranslator]
      .map(({ name, version }) => `${name}@${version}`)
      .filter((source) => !notice.includes(source))
      .map((source) => `NOTICE does not name ${source}`),
  ];
  if (wrong.length > 0) throw new Error(`the catalog is not written:\n${wrong.join("\n")}`);

  const before = existsSync(actionsFile) ? decode(readFileSync(actionsFile, "latin1")) : [];
  for (const line of changes(before, catalog)) console.log(line);
  writeFileSync(actionsFile, text, "latin1");
  writeFileSync(join(catalogFolder, "condition-keys.json"), keysText, "latin1");
  const sam = fetchSamTranslator(temporary);
  const { templates, ...ofTemplates } = readPolicyTemplates(sam, catalog);
  const { connectors, ...ofConnectors } = readConnectors(sam, catalog);
  for (const what of [...ofTemplates.dropped, ...ofConnectors.dropped])
    console.log(`AWS does not have what SAM grants: ${what}`);
  writeFileSync(join(catalogFolder, "sam-policy-templates.json"), rows(templates));
  writeFileSync(join(catalogFolder, "sam-connectors.json"), rows(connectors));
  writeFileSync(
    join(catalogFolder, "version.json"),
    version(catalog, { "actions.json": text, "condition-keys.json": keysText }),
  );
} finally {
  rmSync(temporary, { recursive: true });
}

/**
 * Where the catalog comes from, what is in it, and the hashes of its files.
 * @param {import("./normalise.mjs").Service[]} catalog
 * @param {Record<string, string>} files
 */
function version(catalog, files) {
  const described = {
    date: dateOf(packages.base),
    sources: [
      ...Object.values(packages).map((source) => ({ ...source, date: dateOf(source) })),
      samTranslator,
    ],
    counts: countsOf(catalog),
    sha256: Object.fromEntries(
      Object.entries(files).map(([file, text]) => [
        file,
        createHash("sha256").update(text, "latin1").digest("hex"),
      ]),
    ),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
