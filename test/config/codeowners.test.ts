import fc from "fast-check";
import { expect, test } from "vitest";
import { ownersOf, readCodeowners } from "../../src/config/codeowners.ts";
import { often } from "../share.ts";

/** The example of GitHub's page "About code owners", rule by rule. */
const example = readCodeowners(`# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/*  docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`);

test.for([
  ["README.md", "@global-owner1 @global-owner2"],
  ["src/index.ts", "@global-owner1 @global-owner2"],
  ["index.js", "@js-owner"],
  ["src/deep/index.js", "@js-owner"],
  ["main.go", "docs@example.com"],
  ["notes.txt", "@octo-org/octocats"],
  ["packages/apps/x.ts", "@octocat"],
  ["docs/getting-started.md", "@doctocat"],
  ["docs/build-app/troubleshooting.md", "@doctocat"],
  ["packages/docs/x.md", "@global-owner1 @global-owner2"],
  ["scripts/run.sh", "@doctocat @octocat"],
  ["build/logs/a.log", "@octocat"],
  ["deeply/nested/logs/a.log", "@octocat"],
  ["logs", "@octocat"],
  ["apps/x.ts", "@octocat"],
  ["apps/github/x.ts", ""],
  ["apps/github", ""],
  ["apps/githubs/x.ts", "@octocat"],
])("%s is owned by %s", ([path = "", owners]) => {
  expect(ownersOf(example, path).join(" ")).toBe(owners);
});

const patterns: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["*", ["a", "a/b", ".github/x"], []],
  ["/*", ["a", ".hidden"], ["a/b"]],
  ["**", ["a", "a/b/c"], []],
  ["/**", ["a", "a/b/c"], []],
  ["/", [], ["a"]],
  ["docs/*", ["docs/a"], ["docs", "docs/a/b", "x/docs/a"]],
  ["docs/**", ["docs/a", "docs/a/b"], ["docs", "x/docs/a"]],
  ["/docs/", ["docs/a", "docs/a/b"], ["docs", "x/docs/a"]],
  ["docs/", ["docs/a", "x/docs/a/b"], ["docs", "x/docs"]],
  ["docs", ["docs", "docs/a/b", "x/docs", "x/docs/a"], ["docs2", "xdocs"]],
  ["/docs", ["docs", "docs/a"], ["x/docs"]],
  ["a/b", ["a/b", "a/b/c"], ["x/a/b", "a"]],
  ["a/b/", ["a/b/c"], ["a/b", "x/a/b/c"]],
  ["a/*/c", ["a/b/c", "a/b/c/d"], ["a/c", "a/b/b/c"]],
  ["a/**/c", ["a/c", "a/b/c", "a/b/b/c", "a/c/d"], ["a", "x/a/c", "a/bc"]],
  ["**/c", ["c", "a/c", "a/b/c", "c/d"], ["a/cc"]],
  ["**/a/*.tf", ["a/x.tf", "b/a/x.tf"], ["a/b/x.tf", "x.tf"]],
  ["*.tf", ["x.tf", "a/x.tf", ".tf"], ["x.tfvars"]],
  ["modules/iam-*.tf", ["modules/iam-a.tf", "modules/iam-.tf"], ["modules/iam.tf", "iam-a.tf"]],
  ["?.tf", ["a.tf", "x/b.tf"], [".tf", "ab.tf"]],
  ["a**b", ["ab", "axb", "x/axxb"], ["a/b"]],
  ["/my\\ file", ["my file"], ["my\\ file", "my"]],
  ["\\*", ["*"], ["a"]],
  ["a.b", ["a.b"], ["axb"]],
  ["README.MD", ["README.MD"], ["README.md"]],
  ["/𝒶?", ["𝒶𝒷"], ["𝒶"]],
];
test.for(patterns)("%s means %j and not %j", ([pattern, meant, others]) => {
  const rules = readCodeowners(`${pattern} @owner`);
  const found = [...meant, ...others].filter((path) => ownersOf(rules, path).length > 0);
  expect(found).toEqual(meant);
});

test.for([
  "!docs @owner",
  "#docs @owner",
  "\\#docs @owner",
  "[a-z] @owner",
  "docs owner",
  "docs @owner @",
  "docs @a/b/c",
  "a***b @owner",
  "",
  "   ",
])("%j is skipped", (line) => {
  expect(readCodeowners(line)).toEqual([]);
});

test.for(["@octocat", "@octo-org/my.team_1", "docs@example.com", "@a @b/c d@e.f"])(
  "%s owns",
  (owners) => {
    const text = `/a\t${owners}  # because\r\n/b @other\r\n`;
    expect(ownersOf(readCodeowners(text), "a")).toEqual(owners.split(" "));
  },
);

test("a file that GitHub does not load makes nobody an owner", () => {
  const text = "* @owner\n".padEnd(3 * 1024 * 1024 - 1, "#");
  expect(ownersOf(readCodeowners(text), "a")).toEqual(["@owner"]);
  expect(ownersOf(readCodeowners(`${text}#`), "a")).toEqual([]);
});

const name = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 3 });
const segment = fc.oneof({ weight: 3, arbitrary: name }, fc.constant("**"));
const pattern = fc
  .tuple(
    fc.constantFrom("", "/"),
    fc.array(segment, { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "/"),
  )
  .map(([first, segments, last]) => first + segments.join("/") + last)
  .filter((text) => !text.includes("***"));
const file = fc
  .array(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((names) => names.join("/"));

/** The same said as a regular expression, which is short and may take for ever. */
function oracle(written: string): RegExp {
  const isTied = /^\/|\/(?=.)/.test(written);
  const core = written.replace(/^\//, "").replace(/\/$/, "/**");
  const isTree = !/(?:^|\/)\*\*?$/.test(core);
  const source = core
    .split("/")
    .map((each, index, all) => {
      const last = index === all.length - 1;
      if (each === "**") return last ? ".+" : "(?:[^/]+/)*";
      const glob = each
        .replaceAll(/\*+/g, each === "*" ? "[^/]+" : "[^/]*")
        .replaceAll("?", "[^/]");
      return last ? glob : `${glob}/`;
    })
    .join("");
  return new RegExp(`^${isTied ? "" : "(?:[^/]+/)*"}${source}${isTree ? "(?:/.+)?" : ""}$`);
}

test("a pattern means what the same as a regular expression means", () => {
  fc.assert(
    fc.property(pattern, file, (written, path) => {
      const isOwned = ownersOf(readCodeowners(`${written} @owner`), path).length > 0;
      expect(isOwned).toBe(oracle(written).test(path));
    }),
    { numRuns: often(3000) },
  );
});

test("the last rule counts that means a file", () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 6 }), file, (written, path) => {
      const text = written.map((each, index) => `${each} @owner-${index}`).join("\n");
      const last = written.findLastIndex((each) => oracle(each).test(path));
      expect(ownersOf(readCodeowners(text), path)).toEqual(last < 0 ? [] : [`@owner-${last}`]);
    }),
  );
});

test("no pattern takes long", () => {
  const rules = readCodeowners(`${"**/a*a*a*/".repeat(200)}b @owner`);
  const path = `${"aaaaaaaaaaaaaaaaaaaa/".repeat(400)}c`;
  const started = performance.now();
  expect(ownersOf(rules, path)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(30_000);
});
