import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const src = join(root, "src");

/** The house: a room, and the rooms whose files it may import. Nothing else is allowed. */
export const edges: Record<string, readonly string[]> = {
  source: [],
  syntax: ["source"],
  catalog: [],
  iam: ["source", "catalog"],
  authorize: ["iam"],
  query: ["catalog", "iam", "source"],
  access: ["iam", "authorize", "catalog", "source"],
  evaluate: ["syntax", "source", "iam"],
  iac: ["evaluate", "syntax", "source", "iam", "catalog"],
  rules: ["iam", "access", "catalog", "evidence", "validity", "source"],
  usage: ["evaluate", "syntax", "source", "iam", "catalog"],
  evidence: ["catalog", "source"],
  narrow: ["iam", "catalog", "evidence", "rules", "source"],
  validity: ["access", "iam", "catalog", "syntax", "source"],
  write: ["iam", "catalog", "rules", "validity", "syntax", "source"],
  change: ["iam", "access", "catalog", "source"],
  repository: ["source", "syntax"],
  config: ["source", "syntax", "catalog", "iam", "access", "evidence", "rules"],
  report: [
    "source",
    "iam",
    "query",
    "access",
    "catalog",
    "evidence",
    "rules",
    "narrow",
    "change",
    "config",
    "validity",
  ],
  github: ["source", "report"],
  jobs: [
    "repository",
    "source",
    "iam",
    "query",
    "access",
    "authorize",
    "catalog",
    "iac",
    "usage",
    "evidence",
    "rules",
    "narrow",
    "change",
    "report",
    "github",
    "config",
    "validity",
    "write",
  ],
  commands: [
    "engine.ts",
    "jobs",
    "repository",
    "report",
    "github",
    "config",
    "catalog",
    "evidence",
    "rules",
    "source",
    "iam",
    "query",
    "validity",
    "write",
  ],
  "engine.ts": [],
  "action.ts": ["jobs", "repository", "report", "config", "github"],
  "cli.ts": ["engine.ts", "action.ts", "commands", "report", "repository"],
  "library.ts": ["query", "rules", "iac", "jobs", "report", "repository", "source"],
  "script.ts": ["syntax"],
};

/** Rooms inside a room that never import each other: one for each IaC language. */
const siblings = ["iac"];

/** Who may use Node's builtins for input and output. */
const doors = ["repository", "github", "action.ts", "cli.ts", "commands"];
const io = /^(?:node:)?(?:fs|child_process|http|https|net|os|process|worker_threads)(?:\/|$)/;

type Import = { readonly from: string; readonly to: string };

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"));

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(src, from), "utf8");
  const found = text.matchAll(/(?:from|import)\s*\(?\s*(?:\/\*[^*]*\*\/\s*)?"([^"]+)"/g);
  return [...found].map(([, to = ""]) => ({
    from,
    to: to.startsWith(".") ? relative(src, join(src, dirname(from), to)).replaceAll("\\", "/") : to,
  }));
});
const local = imports.filter(({ to }) => to.endsWith(".ts"));

const room = (path: string): string => path.split("/")[0] ?? path;

test("every room is in the table of allowed edges", () => {
  expect([...new Set(files.map(room))].filter((name) => !(name in edges))).toEqual([]);
});

test("src/README.md prints the table", () => {
  const rows = Object.entries(edges).map(
    ([name, allowed]) =>
      `- \`${name}\`: ${allowed.length > 0 ? allowed.map((each) => `\`${each}\``).join(", ") : "nothing"}`,
  );
  const readme = readFileSync(join(src, "README.md"), "utf8");
  const [, printed] = /<!-- edges -->\n([^]*?)<!-- \/edges -->/.exec(readme) ?? [];
  expect(printed?.trim().split("\n")).toEqual(rows);
});

test("rooms import only the rooms that the table allows", () => {
  const wrong = local.filter(
    ({ from, to }) => room(from) !== room(to) && !edges[room(from)]?.includes(room(to)),
  );
  expect(wrong).toEqual([]);
});

test("authorize/ takes the types of iam/ and none of its reasoning", () => {
  const shared = ["iam/policy.ts", "iam/request.ts", "iam/text.ts"];
  const read = local.filter(({ from, to }) => room(from) === "authorize" && room(to) === "iam");
  expect([...new Set(read.map(({ to }) => to))].toSorted()).toEqual(shared);
});

test("the table has no cycle", () => {
  const below = (name: string, seen: readonly string[] = []): readonly string[] => {
    if (seen.includes(name)) return [[...seen, name].join(" > ")];
    return (edges[name] ?? []).flatMap((next) => below(next, [...seen, name]));
  };
  expect(Object.keys(edges).flatMap((name) => below(name))).toEqual([]);
});

test("the languages of iac/ do not know each other", () => {
  const language = (path: string): string => path.split("/").slice(0, 2).join("/");
  const wrong = local.filter(
    ({ from, to }) =>
      siblings.includes(room(from)) &&
      room(from) === room(to) &&
      from.split("/").length > 2 &&
      to.split("/").length > 2 &&
      language(from) !== language(to),
  );
  expect(wrong).toEqual([]);
});

test("files do not import each other in a circle", () => {
  const graph = new Map<string, Import[]>();
  for (const edge of local) graph.set(edge.from, [...(graph.get(edge.from) ?? []), edge]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" > "));
    if (done.has(path) || trail.includes(path)) return;
    for (const { to } of graph.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  expect(circles).toEqual([]);
});

test("only the doors of the house do input and output", () => {
  expect(imports.filter(({ from, to }) => io.test(to) && !doors.includes(room(from)))).toEqual([]);
});

test("only the Action's entry imports @actions/*, only github/ imports @octokit/*", () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      (to.startsWith("@actions/") && from !== "action.ts") ||
      (to.startsWith("@octokit/") && room(from) !== "github"),
  );
  expect(wrong).toEqual([]);
});

test("the parsers of programs are in the bundle that is loaded for them, and in no other", () => {
  const parsers = /^(?:@babel\/parser|@lezer\/.*|syntax\/script\/(?:typescript|python)\.ts)$/;
  const users = imports.filter(
    ({ from, to }) => parsers.test(to) && !from.startsWith("syntax/script/"),
  );
  expect([...new Set(users.map(({ from }) => from))]).toEqual(["script.ts"]);
});

test("root.ts alone uses import.meta", () => {
  const users = files.filter((path) =>
    readFileSync(join(src, path), "utf8").includes("import.meta"),
  );
  expect(users.filter((path) => path !== "repository/root.ts")).toEqual([]);
});
