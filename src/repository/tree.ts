import { belowIn } from "../source/path.ts";
import type { Problem } from "../source/problem.ts";
import type { Source } from "../source/source.ts";

/** The files of a repository at one moment, whatever holds them: a work tree, a commit, memory. */
export type Tree = {
  /** Paths of the files that may be read, sorted. */
  list(): readonly string[];
  read(path: string): Read;
  /**
   * Paths of the files below a folder, whichever of them are listed, as far as their names are worth it; undefined where
   * not all of them are known.
   */
  below?(folder: string): readonly string[] | undefined;
  /** Paths of the links below a folder that may lead to other folders: what lies behind them is not listed. */
  links?(folder: string): readonly string[];
  /** What GitHub calls the repository, `acme/shop`; undefined where that is not known. */
  repository?(): string | undefined;
};

export type Read =
  | { readonly ok: true; readonly source: Source }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** Whether nothing is there, which may be as it should. */
      readonly isAbsent?: true;
    };

/** Which paths of a repository are worth listing. */
export type Wanted = (path: string) => boolean;

const megabyte = 1024 * 1024;

/** YAML takes far longer to read than anything else; CloudFormation itself allows 1 MB. */
const yamlLimit = 2 * megabyte;
const limit = 20 * megabyte;

/** The largest file that is read at all, so that a tree need not load what it will refuse. */
export const readLimit = limit;

/** Bytes of a file as a source, or why they are none. */
export function decode(path: string, bytes: Uint8Array): Read {
  if (bytes.length > limit || (isYaml(path, bytes) && bytes.length > yamlLimit))
    return tooLarge(path, bytes.length);
  return decodeText(path, bytes);
}

/** The same of bytes of any number. */
export function decodeText(path: string, bytes: Uint8Array): Read {
  if (bytes.subarray(0, 8192).includes(0)) return notText(path);
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ok: true, source: { path, text } };
  } catch (error) {
    if (error instanceof TypeError) return notText(path);
    throw error;
  }
}

export function tooLarge(
  path: string,
  size: number,
  most = "YAML up to 2 MB and other files up to 20 MB",
): Read {
  const detail = `${(size / megabyte).toFixed(1)} MB; Pare reads ${most}`;
  return refused({ path, reason: "too-large", detail });
}

/** A file whose content was not asked for any more. */
export function tooMany(path: string): Read {
  const detail =
    "more files than Pare asks GitHub for in a run; check out with a token that git may fetch with, and all are read";
  return refused({ path, reason: "too-many", detail });
}

function refused(problem: Problem): Read {
  return { ok: false, problem };
}

function notText(path: string): Read {
  return refused({ path, reason: "not-text", detail: "not UTF-8 text" });
}

function isYaml(path: string, bytes: Uint8Array): boolean {
  if (/\.ya?ml$/i.test(path)) return true;
  if (!/\.template$/i.test(path)) return false;
  const brace = 0x7b;
  return bytes.find((byte) => byte > 0x20 && byte < 0x80) !== brace;
}

/** A path that ends outside of what may be read. */
export function leadsOut(path: string): Read {
  return refused({ path, reason: "outside-repository", detail: "leads out of the repository" });
}

export function unreadable(path: string, detail: string): Read {
  return refused({ path, reason: "unreadable", detail });
}

export function absent(path: string, detail = "there is no such file"): Read {
  return { ok: false, problem: { path, reason: "unreadable", detail }, isAbsent: true };
}

/** A tree of files that are read already. */
export function treeOf(reads: ReadonlyMap<string, Read>): Tree {
  const paths = [...reads.keys()].sort();
  return {
    list: () => paths,
    read: (path) => reads.get(path) ?? absent(path),
  };
}

/** The files of a tree that can be read, of those that are wanted. */
export function sourcesIn(tree: Tree, wanted: Wanted = () => true): readonly Source[] {
  return tree
    .list()
    .filter(wanted)
    .flatMap((path) => {
      const read = tree.read(path);
      return read.ok ? [read.source] : [];
    });
}

/** A tree of which only some files are listed. */
export function limited(tree: Tree, wanted: Wanted): Tree {
  return {
    list: () => tree.list().filter(wanted),
    read: (path) => tree.read(path),
    below: (folder) => tree.below?.(folder),
    links: (folder) => tree.links?.(folder) ?? [],
    repository: () => tree.repository?.(),
  };
}

/** A tree of texts held in memory. */
export function memoryTree(files: ReadonlyMap<string, string>): Tree {
  const reads = [...files].map(
    ([path, text]) => [path, { ok: true, source: { path, text } }] as const,
  );
  return { ...treeOf(new Map(reads)), below: belowIn([...files.keys()]) };
}
