import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Tree } from "../../src/repository/tree.ts";
import {
  holdsFiles,
  isLink,
  MissingPath,
  namedFile,
  putFile,
  worktree,
  writeFile,
  writeParts,
} from "../../src/repository/worktree.ts";
import { temporaryFolder } from "../github/folder.ts";
import { git } from "../github/git.ts";

const folder = temporaryFolder();
let top: string;
let folders = 0;
beforeEach(() => {
  top = join(folder, `${folders++}`, "top");
  mkdirSync(top, { recursive: true });
});

function put(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), `${path}\n`);
  }
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  symlinkSync(target, join(top, path));
}

const tf = (path: string): boolean => path.endsWith(".tf");
const list = (...paths: readonly string[]): readonly string[] => worktree(top, paths, tf).list();

/** What reading each file came to: its text, or why there is none. */
function read(tree: Tree): Record<string, string> {
  const told = tree.list().map((path) => {
    const found = tree.read(path);
    return [
      path,
      found.ok ? found.source.text : `${found.problem.reason}: ${found.problem.detail}`,
    ];
  });
  return Object.fromEntries(told) as Record<string, string>;
}

test("the wanted files below a folder, sorted, without what tools put there", () => {
  put("b.tf", "a/z.tf", "a.tf", "notes.md", "node_modules/x/y.tf", ".terraform/m/y.tf", ".x/h.tf");
  expect(list()).toEqual([".x/h.tf", "a.tf", "a/z.tf", "b.tf"]);
  expect(list("a", "b.tf", "./a/z.tf")).toEqual(["a/z.tf", "b.tf"]);
  expect(list(".terraform")).toEqual([".terraform/m/y.tf"]);
  expect(read(worktree(top, ["a"], tf))).toEqual({ "a/z.tf": "a/z.tf\n" });
});

test("what lies below a folder is known where all of that was looked for", () => {
  put("a/b/x.tf", "a/b-c.tf", "a/b0.tf", "a/z.tf", "d.tf");
  const below = (folder: string, ...paths: readonly string[]) =>
    worktree(top, paths, tf).below?.(folder);
  expect(below(".")).toEqual(list());
  expect(below("a/b", "a")).toEqual(["a/b/x.tf"]);
  expect(below("a", "a/z.tf", "a/b")).toBeUndefined();
  expect(below("..", ".")).toBeUndefined();
  expect(below("nowhere")).toEqual([]);
});

test("in a git work tree, what git ignores is left out, unless it is named", () => {
  git(top, ["init", "--quiet"]);
  put("tracked.tf", "untracked.tf", "ignored.tf", "build/x.tf", "gone.tf", "new\nline.tf", "ü.tf");
  writeFileSync(join(top, ".gitignore"), "ignored.tf\nbuild/\n");
  git(top, ["add", "tracked.tf", "gone.tf"]);
  rmSync(join(top, "gone.tf"));
  expect(list()).toEqual(["new\nline.tf", "tracked.tf", "untracked.tf", "ü.tf"]);
  expect(list("build", "ignored.tf")).toEqual(["build/x.tf", "ignored.tf"]);
});

test("links that may lead to folders are known, and not those that are wanted themselves", () => {
  put("a/b/x.tf", "a/y.tf");
  link("a/there", "b");
  link("a/z.tf", "y.tf");
  link("elsewhere", "a");
  const tree = worktree(top, [], tf);
  expect(tree.links?.("a")).toEqual(["a/there"]);
  expect(tree.links?.(".")).toEqual(["a/there", "elsewhere"]);
});

test("a directory holds files where there is one below it, whoever may read it", () => {
  mkdirSync(join(top, "a", "b"), { recursive: true });
  const found = () => ["", "a", "a/x", "nowhere"].map((path) => holdsFiles(join(top, path)));
  expect(found()).toEqual([false, false, false, false]);
  put(".git/HEAD", "a/node_modules/x/y.tf");
  expect(found()).toEqual([false, false, false, false]);
  link("a/x", "nothing");
  expect(found()).toEqual([true, true, true, false]);
});

test("a path that is not there is said to be missing", () => {
  put("a.tf");
  link("dangling.tf", "nothing");
  expect(() => list("nothing")).toThrow(new MissingPath("nothing"));
  expect(() => list("a.tf/b.tf")).toThrow("there is no a.tf/b.tf");
  expect(list("dangling.tf")).toEqual(["dangling.tf"]);
});

test("links are followed inside of the folder and not out of it", () => {
  put("a.tf", "dir/b.tf");
  writeFileSync(join(top, "..", "secret.tf"), "secret\n");
  mkdirSync(join(top, "..", "top-secret"));
  writeFileSync(join(top, "..", "top-secret", "s.tf"), "secret\n");
  link("dir/same.tf", "../a.tf");
  link("out.tf", "../secret.tf");
  link("beside.tf", "../top-secret/s.tf");
  link("absolute.tf", "/etc/passwd");
  link("loop.tf", "loop.tf");
  link("nowhere.tf", "nothing.tf");
  link("folder.tf", "dir");
  link("up", "..");
  link("dir/again", "..");
  const out = "outside-repository: leads out of the repository";
  expect(read(worktree(top, [], tf))).toEqual({
    "a.tf": "a.tf\n",
    "absolute.tf": out,
    "beside.tf": out,
    "dir/b.tf": "dir/b.tf\n",
    "dir/same.tf": "a.tf\n",
    "folder.tf": "unreadable: not a file",
    "loop.tf": "unreadable: ELOOP: too many symbolic links encountered",
    "nowhere.tf": "unreadable: ENOENT: no such file or directory",
    "out.tf": out,
  });
  expect(read(worktree(top, ["out.tf"], tf))).toEqual({ "out.tf": out });
  expect(read(worktree(top, ["up"], tf))["up/secret.tf"]).toBe(out);
  expect(read(worktree(top, ["dir/again/dir"], tf))).toMatchObject({
    "dir/again/dir/b.tf": "dir/b.tf\n",
  });
  expect([isLink(top, "out.tf"), isLink(top, "a.tf"), isLink(top, "none")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("paths beside the folder are read when they are named, and lead no further", () => {
  put("here.tf");
  const other = join(top, "..", "other");
  mkdirSync(other);
  writeFileSync(join(other, "a.tf"), "other\n");
  symlinkSync("../top/here.tf", join(other, "back.tf"));
  symlinkSync("/etc/passwd", join(other, "out.tf"));
  expect(read(worktree(top, ["../other"], tf))).toEqual({
    "../other/a.tf": "other\n",
    "../other/back.tf": "here.tf\n",
    "../other/out.tf": "outside-repository: leads out of the repository",
  });
  expect(read(worktree(top, [join(other, "a.tf")], tf))).toEqual({ "../other/a.tf": "other\n" });
  expect(read(worktree(top, ["../other/out.tf"], tf))["../other/out.tf"]).toMatch(/^outside/);
});

test("a file that vanishes after it was listed is said to be unreadable", () => {
  put("a.tf", "b.tf");
  const tree = worktree(top, [], tf);
  rmSync(join(top, "a.tf"));
  expect(read(tree)).toEqual({
    "a.tf": "unreadable: ENOENT: no such file or directory",
    "b.tf": "b.tf\n",
  });
});

test("what is no file is not read", () => {
  execFileSync("mkfifo", [join(top, "pipe.tf")]);
  mkdirSync(join(top, "folder.tf"));
  put("folder.tf/x.tf");
  expect(read(worktree(top, ["."], tf))).toEqual({ "folder.tf/x.tf": "folder.tf/x.tf\n" });
  expect(read(worktree(top, ["pipe.tf"], tf))).toEqual({ "pipe.tf": "unreadable: not a file" });
});

/** As somebody to whom permissions matter; a container's root may read everything. */
function asNobody<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  for (let path = top; path !== dirname(folder); path = dirname(path)) chmodSync(path, 0o755);
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

test.for([false, true])(
  "what may not be read is said to be so (in a repository: %s)",
  (tracked) => {
    put("a.tf", "locked.tf", "locked/b.tf", "closed/c.tf");
    if (tracked) {
      git(top, ["init", "--quiet"]);
      git(top, ["config", "safe.directory", "*"]);
      git(top, ["add", "--all", ":!locked"]);
    }
    for (const path of ["locked.tf", "locked", "closed"]) chmodSync(join(top, path), 0);
    const told = asNobody(() => read(worktree(top, [], tf)));
    for (const path of ["locked", "closed"]) chmodSync(join(top, path), 0o755);
    const denied = "unreadable: EACCES: permission denied";
    expect(told).toMatchObject({ "a.tf": "a.tf\n", "locked.tf": denied });
    const others = Object.entries(told).filter(([path]) => !["a.tf", "locked.tf"].includes(path));
    expect(others.map(([path]) => path.split("/")[0])).toEqual(["closed", "locked"]);
    for (const [, what] of others) expect([denied, "unreadable: not a file"]).toContain(what);
  },
);

test("large files, binary ones and odd encodings are told, not loaded", () => {
  put("huge.tf", "binary.tf", "utf16.tf", "latin1.tf", "empty.tf", "bom.tf");
  truncateSync(join(top, "huge.tf"), 3 * 1024 ** 3);
  writeFileSync(join(top, "binary.tf"), Buffer.from([0x61, 0]));
  writeFileSync(join(top, "utf16.tf"), Buffer.from("\ufeffa", "utf16le"));
  writeFileSync(join(top, "latin1.tf"), Buffer.from("ä", "latin1"));
  writeFileSync(join(top, "empty.tf"), "");
  writeFileSync(join(top, "bom.tf"), "\ufeffx");
  const notText = "not-text: not UTF-8 text";
  expect(read(worktree(top, [], tf))).toEqual({
    "binary.tf": notText,
    "bom.tf": "\ufeffx",
    "empty.tf": "",
    "huge.tf": "too-large: 3072.0 MB; Pare reads YAML up to 2 MB and other files up to 20 MB",
    "latin1.tf": notText,
    "utf16.tf": notText,
  });
});

test("a file is written where it is", () => {
  put("dir/a.tf");
  writeFile(top, "dir/a.tf", "new\r\n");
  expect(readFileSync(join(top, "dir/a.tf"), "utf8")).toBe("new\r\n");
  expect(realpathSync(join(top, "dir/a.tf"))).toBe(join(top, "dir/a.tf"));
});

test("a new file is put where it belongs, with the directories above it, and through no link", () => {
  put("outside/kept.json");
  putFile(top, "a/b/new.json", "new\n");
  putFile(top, "a/b/new.json", "newer\n");
  expect(readFileSync(join(top, "a/b/new.json"), "utf8")).toBe("newer\n");
  link("to-file.json", "outside/kept.json");
  link("to-nowhere.json", "../nowhere.json");
  link("to-folder", "../elsewhere");
  for (const path of ["to-file.json", "to-nowhere.json", "to-folder/x/new.json"])
    expect(() => {
      putFile(top, path, "new\n");
    }).toThrow(`${path} could not be written: ${path.split("/")[0] ?? ""} is a link`);
  expect(readFileSync(join(top, "outside/kept.json"), "utf8")).toBe("outside/kept.json\n");
  expect(() => {
    putFile(top, "outside/kept.json/new.json", "new\n");
  }).toThrow("outside/kept.json/new.json could not be written: ");
});

test("a file that somebody names is read wherever it lies, but for where it must not", () => {
  put("repository/a.json", "elsewhere/b.json", "elsewhere/c.json");
  symlinkSync(join(top, "repository/a.json"), join(top, "elsewhere/link.json"));
  truncateSync(join(top, "elsewhere/c.json"), 2 * 1024 ** 2 + 1);
  const inside = join(top, "repository");
  const named = (path: string, outside?: string) => {
    const found = namedFile(inside, path, 2, outside);
    return found.ok ? found.source.text : found.problem.detail;
  };
  expect(named("a.json")).toBe("repository/a.json\n");
  expect(named("../elsewhere/b.json", inside)).toBe("elsewhere/b.json\n");
  expect(named(join(top, "elsewhere/link.json"))).toBe("repository/a.json\n");
  for (const path of ["a.json", join(top, "elsewhere/link.json")])
    expect(named(path, inside)).toMatch(/^it lies in the workspace/);
  expect(named("../elsewhere/c.json")).toBe("2.0 MB; Pare reads up to 2 MB of it");
  expect(named("..")).toMatch(/^a folder, and no file/);
  expect(named("../none.json")).toMatch(/^there is no such file|^ENOENT/);
});

test("a file of parts is there as a whole or as it was, and a link to it stays", () => {
  put("out/usage.json");
  link("usage.json", "out/usage.json");
  const torn = function* (): Iterable<string> {
    yield "half";
    throw new Error("torn");
  };
  expect(() => {
    writeParts(top, "usage.json", torn());
  }).toThrow("torn");
  expect(() => {
    writeParts(top, "new.json", torn());
  }).toThrow("torn");
  expect(readFileSync(join(top, "usage.json"), "utf8")).toBe("out/usage.json\n");
  chmodSync(join(top, "out/usage.json"), 0o666);
  writeParts(top, "usage.json", ["a", "b"]);
  expect(statSync(join(top, "out/usage.json")).mode & 0o777).toBe(0o666);
  expect(isLink(top, "usage.json")).toBe(true);
  expect(readFileSync(join(top, "out/usage.json"), "utf8")).toBe("ab");
  expect([readdirSync(top), readdirSync(join(top, "out"))].flat()).toEqual([
    "out",
    "usage.json",
    "usage.json",
  ]);
  writeParts(top, "/dev/null", ["a"]);
});
