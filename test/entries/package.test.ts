import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { majorOf, notesOf, versionsIn } from "../../.github/release.mjs";
import { git } from "../github/git.ts";
import { packageRoot } from "./built.ts";

/** What a release is made of: the package, the archive that a runner downloads, and their version. */

const read = (path: string): string => readFileSync(join(packageRoot, path), "utf8");

type Packed = { readonly files: readonly { readonly path: string }[]; readonly size: number };

test("the package has what is run, and nothing else", () => {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const printed = execFileSync("npm", args, { cwd: packageRoot, encoding: "utf8", stdio: "pipe" });
  const [packed] = JSON.parse(printed) as readonly Packed[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  const bundles = [
    ...["library", "script"].map((bundle) => `dist/${bundle}/licenses.txt`),
    ...["main", "judging"].map((part) => `dist/cli/licenses-${part}.txt`),
    "dist/action/index.js",
    ...["cli", "library", "script"].flatMap((bundle) =>
      ["index.js", "package.json"].map((file) => `dist/${bundle}/${file}`),
    ),
  ];
  const outside = paths.filter((path) => !path.startsWith("catalog/"));
  // The examples are what `pare init` writes.
  const examples = git(packageRoot, ["ls-files", ".github/examples"]).trim().split("\n");
  expect(outside.filter((path) => !path.startsWith("dist/")).sort()).toEqual(
    ["LICENSE", "README.md", "action.yml", "package.json", ...examples].sort(),
  );
  expect(bundles.filter((path) => !paths.includes(path))).toEqual([]);
  expect(paths).toContain("catalog/NOTICE");
  expect(paths.filter((path) => path.startsWith("catalog/build"))).toEqual([]);
  expect(packed?.size).toBeLessThan(5_000_000);
});

test("the archive that a runner downloads stays under 5 MB, and has what the Action runs", () => {
  // A copy without its history has no archive to make.
  if (!existsSync(join(packageRoot, ".git"))) return;
  const archive = execFileSync("git", ["archive", "--format=tar.gz", "HEAD"], {
    cwd: packageRoot,
    maxBuffer: 1 << 26,
  });
  expect(archive.length).toBeLessThan(5_000_000);
  const kept = ["action.yml", "dist/action", "dist/cli", "dist/script", "catalog"];
  const listed = git(packageRoot, ["ls-files", ...kept]).split("\n");
  expect(listed).toContain("dist/action/index.js");
  const ignored = git(packageRoot, ["check-attr", "export-ignore", ...listed]);
  expect(ignored).not.toMatch(/: set$/m);
});

test("all files that name a version name the same, and the changelog says something of it", () => {
  const { version } = JSON.parse(read("package.json")) as { readonly version: string };
  const named = versionsIn(read);
  expect(named).toEqual(Object.fromEntries(Object.keys(named).map((file) => [file, version])));
  expect(notesOf(read("CHANGELOG.md"), version)).toMatch(/\w/);
  expect(notesOf(read("CHANGELOG.md"), "0.0.9")).toBeUndefined();
});

test.each([
  ["v1.2.3", ["v1.2.3", "v1.2.2", "v0.9.9", "v1"], "v1"],
  ["v1.2.3", ["v1.10.0"], undefined],
  ["v0.9.10", ["v0.9.9", "v1.0.0"], "v0"],
  ["v2.0.0-rc.1", [], undefined],
])("%s beside %j moves %s", (tag, tags, major) => {
  expect(majorOf(tag, tags)).toBe(major);
});

test("the hook of pre-commit starts the command of the package, on files that it reads", () => {
  const [hook] = parse(read(".pre-commit-hooks.yaml")) as readonly {
    readonly entry: string;
    readonly files: string;
    readonly language: string;
  }[];
  const { bin } = JSON.parse(read("package.json")) as { readonly bin: object };
  expect(Object.keys(bin)).toContain(hook?.entry.split(" ")[0]);
  expect(hook?.language).toBe("node");
  const pattern = new RegExp(hook?.files ?? "$^");
  for (const path of ["main.tf", "a/policy.json", "serverless.yml", "x.yaml", "app.ts", "stack.py"])
    expect(path).toMatch(pattern);
  expect("README.md").not.toMatch(pattern);
});
