import fc from "fast-check";
import picomatch from "picomatch";
import { describe, expect, test } from "vitest";
import { nameGlob, pathGlob, pathGlobs } from "../../src/source/glob.ts";
import { often } from "../share.ts";

const wordsOf = (list: string): readonly string[] => list.split(" ").filter(Boolean);

type Row = readonly [glob: string, inside: string, outside: string];
const paths: readonly Row[] = [
  ["a.tf", "a.tf", "b/a.tf a.tfx xa.tf A.tf"],
  ["infra", "infra infra/a.tf infra/a/b.tf", "infrastructure/a.tf other/infra/a.tf infra.tf"],
  ["infra/**", "infra/a.tf infra/a/b.tf infra/.x/.b", "infra infrastructure/a.tf other/infra/a.tf"],
  ["**/*.tf", "a.tf a/b.tf a/b/.tf", "a.tf.json atf"],
  ["**", "a a/b/c .a", ""],
  ["a/**/b", "a/b a/x/b a/x/y/b", "ab a/xb ax/b"],
  ["**/test/**", "test/a a/test/b", "tests/a a/test"],
  ["*", "a .a", "a/b"],
  ["a*/b?", "a/bc ax/bc", "ax/b ax/bcd a/x/bc"],
  ["a**b", "ab axb a/b a/x/b", "a/bc"],
  ["**.tf", "a.tf a/b.tf", "a.tfx"],
  ["[a-c]/[!x].tf", "a/b.tf c/y.tf", "d/b.tf a/x.tf a/bb.tf"],
  ["a[^x]b", "acb", "axb a/b"],
  ["[a", "[a", "a"],
  ["{a,b/**}/*.{tf,json}", "a/x.tf b/c/x.json", "c/x.tf a/x.yaml"],
  ["ünï?/*", "ünï😀/a", "ünï/a"],
  ["a.b+c$(", "a.b+c$(", "aXb+c$("],
];
test.each(paths)("the glob %s of paths", (glob, inside, outside) => {
  const matches = pathGlob(glob);
  const taken = (list: string): readonly string[] => wordsOf(list).filter(matches);
  expect(taken(inside)).toEqual(wordsOf(inside));
  expect(taken(outside)).toEqual([]);
});

test("in names nothing parts folders", () => {
  expect(nameGlob("module.a/*")("module.a/b/c")).toBe(true);
  expect(nameGlob("*-reader")("a/b-reader")).toBe(true);
  expect(nameGlob("?")("/")).toBe(true);
  expect(nameGlob("*-reader")("readers")).toBe(false);
});

const lists: readonly (readonly [globs: readonly string[], inside: string, outside: string])[] = [
  [["infra/**"], "infra/a/b.tf infra/.x/b.tf", "b.tf other/infra/b.tf"],
  [["**", "!test/**"], "a.tf test.tf a/test/b.tf", "test/b.tf test/a/b.tf"],
  [["!test/**"], "a.tf", "test/b.tf"],
  // As in a workflow, the last one that matches decides.
  [["**", "!test/**", "test/kept/**"], "a.tf test/kept/b.tf", "test/b.tf"],
  [["!test/**", "infra/**"], "infra/a.tf", "test/b.tf a.tf"],
  [["infra", "!infra/test"], "infra/a.tf infra/tests/a.tf", "infra/test/a.tf a.tf"],
  [[], "a.tf test/b.tf", ""],
];
test.each(lists)("the globs %j", (globs, inside, outside) => {
  const matches = pathGlobs(globs);
  const taken = (list: string): readonly string[] => wordsOf(list).filter(matches);
  expect(taken(inside)).toEqual(wordsOf(inside));
  expect(taken(outside)).toEqual([]);
});

describe("what others make of them", () => {
  const word = fc.constantFrom("a", "b", "*", "?", "{a,b}", "{a*,b}");
  const segment = fc.oneof(
    fc.constant("**"),
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join("")),
  );
  const glob = fc
    .array(segment, { minLength: 1, maxLength: 4 })
    .map((segments) => segments.join("/"));
  const path = fc
    .array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 5 })
    .map((segments) => segments.join("/"));

  test("is the same, where they agree with workflows", () => {
    fc.assert(
      fc.property(glob, path, (glob, path) => {
        // Elsewhere `a/**` is also the folder itself, and `a**` is `a*`: not in workflows.
        // And a path without wildcards names a folder, too.
        fc.pre(/[*?{]/.test(glob) && !/\/\*\*$|[^/]\*\*|\*\*[^/]/.test(glob));
        expect(pathGlob(glob)(path)).toBe(picomatch(glob, { dot: true })(path));
      }),
      { numRuns: often(2_000) },
    );
  });
});

describe("a glob takes no longer than others, however it is written", () => {
  const long = "a".repeat(4_000);
  const deep = "a/".repeat(2_000);
  const worst: readonly (readonly [glob: string, path: string])[] = [
    ["*a".repeat(100), `${long}b`],
    ["**/a/".repeat(40) + "b", deep],
    ["{a,a*,*a}".repeat(20) + "b", long],
    ["?*".repeat(100), long],
    ["{*,**/}".repeat(28), `${deep}b`],
  ];
  test.each(worst)("%s", (glob, path) => {
    const began = performance.now();
    pathGlob(glob)(path);
    expect(performance.now() - began).toBeLessThan(30_000);
  });
});
