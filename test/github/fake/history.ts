import { git, gitBytes, gitBytesOrNothing, gitOrNothing, refSha } from "../git.ts";
import { hunksOf, type Hunk } from "./hunks.ts";

/** A file that differs between two commits, as `git diff` says it. */
export type Change = {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "changed";
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  /** The hunks as one text; absent for binary files and pure renames. */
  readonly patch?: string;
};

export type Entry = {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
  readonly path: string;
};

/** A git repository, read only, with answers kept: a commit never changes. */
export type History = {
  /** The commit that a name means: a sha, a branch, a full ref. */
  commit(name: string): string | undefined;
  mergeBase(a: string, b: string): string | undefined;
  /** The commits that are in head and not in base, the oldest first. */
  commits(base: string, head: string): readonly string[];
  changes(from: string, to: string): readonly Change[];
  /** How one file's lines moved between two commits; undefined if the file is gone. */
  shifts(from: string, to: string, path: string): readonly Hunk[] | undefined;
  /** The entries of a tree; undefined if nothing of that name is a tree. */
  tree(name: string, recursive: boolean): readonly Entry[] | undefined;
  treeSha(name: string): string | undefined;
  blob(sha: string): Buffer | undefined;
  /** Author, dates and message of a commit. */
  about(commit: string): About;
};

export type About = {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly date: string;
  readonly name: string;
  readonly email: string;
  readonly message: string;
};

const opened = new Map<string, History>();

/** The history of a folder: each GitHub that is started there has the same, and what it was told. */
export function openHistory(directory: string): History {
  const known = opened.get(directory) ?? historyOf(directory);
  opened.set(directory, known);
  return known;
}

function historyOf(directory: string): History {
  const parse = (expression: string): string | undefined =>
    gitOrNothing(directory, ["rev-parse", "--verify", "--quiet", "--end-of-options", expression]);
  const parseOnce = kept(parse);
  // What a commit's name leads to stays so; what a branch's name leads to does not.
  const lookUp = (expression: string): string | undefined =>
    /^[0-9a-f]{40}\b/.test(expression) ? parseOnce(expression) : parse(expression);

  const diff = (...args: readonly string[]): string =>
    gitBytes(directory, [
      "diff",
      "--no-ext-diff",
      "--no-textconv",
      "--no-color",
      ...args,
    ]).toString();

  const entries = kept((sha, ...how) =>
    entriesOf(git(directory, ["ls-tree", "-z", "-l", "--full-tree", ...how, sha])),
  );

  return {
    commit: (name) =>
      name.startsWith("refs/") ? refSha(directory, name) : lookUp(`${name}^{commit}`),
    treeSha: (name) => lookUp(`${name}^{tree}`),
    mergeBase: kept((a, b) => gitOrNothing(directory, ["merge-base", a, b])),
    commits: kept((base, head) =>
      git(directory, ["rev-list", "--reverse", `${base}..${head}`])
        .split("\n")
        .filter(Boolean),
    ),
    changes: kept((from, to) => {
      const raw = diff("--raw", "-z", "-M", "--abbrev=40", from, to);
      const counts = diff("--numstat", "-z", "-M", from, to);
      return changesOf(raw, counts, diff("-p", "-M", from, to));
    }),
    shifts: kept((from, to, path) => {
      if (!lookUp(`${to}:${path}`)) return undefined;
      return hunksOf(diff("-U0", from, to, "--", path));
    }),
    tree: (name, recursive) => {
      const sha = lookUp(`${name}^{tree}`);
      return sha === undefined ? undefined : entries(sha, ...(recursive ? ["-r", "-t"] : []));
    },
    blob: kept((sha) => gitBytesOrNothing(directory, ["cat-file", "blob", sha])),
    about: kept((commit) => {
      const format = "--format=%T%x00%P%x00%aI%x00%an%x00%ae%x00%B";
      const text = git(directory, ["show", "--no-patch", format, commit]);
      const [tree = "", parents = "", date = "", name = "", email = "", message = ""] =
        text.split("\0");
      const seconds = new Date(date).toISOString().replace(".000Z", "Z");
      return { tree, parents: parents.split(" "), date: seconds, name, email, message };
    }),
  };
}

/** Remembers answers that depend on commit names alone. */
function kept<T>(ask: (...args: string[]) => T): (...args: string[]) => T {
  const answers = new Map<string, T>();
  return (...args) => {
    const key = args.join("\0");
    const found = answers.get(key);
    if (found !== undefined) return found;
    const answer = ask(...args);
    answers.set(key, answer);
    return answer;
  };
}

const statuses: Readonly<Record<string, Change["status"]>> = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
  T: "changed",
};

function changesOf(raw: string, counts: string, patches: string): readonly Change[] {
  const fields = raw.split("\0");
  const numbers = counts.split("\0");
  // Inside a file's section every line begins with a blank, +, -, \ or @.
  const sections = patches.split(/^diff --git .*\n/m).slice(1);
  const changes: Change[] = [];
  while (fields.length > 1) {
    const [, , before = "", after = "", letter = ""] = (fields.shift() ?? "").split(" ");
    const status = statuses[letter.charAt(0)] ?? "changed";
    const first = fields.shift() ?? "";
    const path = status === "renamed" ? (fields.shift() ?? "") : first;
    const [additions, deletions] = (numbers.shift() ?? "").split("\t");
    if (status === "renamed") numbers.splice(0, 2);
    // A file that becomes a link takes two sections: one goes, one comes.
    const section = sections.splice(0, status === "changed" ? 2 : 1)[0] ?? "";
    const start = section.search(/^@@ /m);
    const isText = start >= 0 && status !== "changed";
    changes.push({
      path,
      ...(status === "renamed" && { previousPath: first }),
      status,
      blob: status === "removed" ? before : after,
      additions: Number(additions) || 0,
      deletions: Number(deletions) || 0,
      ...(isText && { patch: section.slice(start).replace(/\n$/, "") }),
    });
  }
  return changes;
}

function entriesOf(listing: string): readonly Entry[] {
  return listing
    .split("\0")
    .filter(Boolean)
    .map((line) => {
      const tab = line.indexOf("\t");
      const [mode = "", type = "", sha = "", size = "-"] = line.slice(0, tab).split(/ +/);
      return {
        mode,
        type,
        sha,
        ...(size !== "-" && { size: Number(size) }),
        path: line.slice(tab + 1),
      };
    });
}
