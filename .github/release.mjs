/**
 * What the workflow of a release asks: `notes TAG` prints what CHANGELOG.md says of it, where all files
 * that name a version name this one; `major TAG TAGS...` prints the tag of its major version, where
 * this is its newest.
 */
import console from "node:console";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

/**
 * The versions that files name, by the file.
 * @param {(path: string) => string} read
 * @returns {Readonly<Record<string, string | undefined>>}
 */
export function versionsIn(read) {
  return {
    "package.json": /^ {2}"version": "([^"]+)"/m.exec(read("package.json"))?.[1],
    "package-lock.json": /^ {2}"version": "([^"]+)"/m.exec(read("package-lock.json"))?.[1],
    "src/report/home.ts": /version = "([^"]+)"/.exec(read("src/report/home.ts"))?.[1],
    "CHANGELOG.md": /^## (\d+\.\d+\.\d+)/m.exec(read("CHANGELOG.md"))?.[1],
  };
}

/**
 * What the changelog says of a version; undefined where it says nothing.
 * @param {string} changelog
 * @param {string} version
 */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^## /m);
  const own = sections.find((each) => /^\S+/.exec(each)?.[0] === version);
  const notes = own?.slice(own.indexOf("\n") + 1).trim();
  return notes === "" ? undefined : notes;
}

/**
 * The tag of a version's major one, where none of some tags is a newer version of it.
 * @param {string} tag
 * @param {readonly string[]} tags
 */
export function majorOf(tag, tags) {
  const own = numbers(tag);
  if (!own) return undefined;
  const newer = tags.map(numbers).some((each) => each?.[0] === own[0] && isNewer(each, own));
  return newer ? undefined : `v${own[0]}`;
}

/**
 * @param {string} tag
 * @returns {readonly [number, number, number] | undefined}
 */
function numbers(tag) {
  const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag) ?? [];
  return patch === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

/**
 * @param {readonly [number, number, number]} a
 * @param {readonly [number, number, number]} b
 */
function isNewer(a, b) {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** @param {readonly string[]} args */
function main([asked, tag = "", ...tags]) {
  const root = join(import.meta.dirname, "..");
  /** @param {string} path */
  const read = (path) => readFileSync(join(root, path), "utf8");
  if (asked === "major") {
    console.log(majorOf(tag, tags) ?? "");
    return;
  }
  const others = Object.entries(versionsIn(read)).filter(([, version]) => `v${version}` !== tag);
  for (const [file, version] of others) console.error(`${file} says ${version}, the tag ${tag}`);
  const notes = notesOf(read("CHANGELOG.md"), tag.slice(1));
  if (notes === undefined) console.error(`CHANGELOG.md says nothing of ${tag}`);
  if (others.length > 0 || notes === undefined) process.exitCode = 1;
  else console.log(notes);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
