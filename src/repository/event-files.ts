import { closeSync, createReadStream, lstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join, resolve } from "node:path";
import { createGunzip } from "node:zlib";
import { MissingPath } from "./worktree.ts";
import { compareTexts } from "../source/order.ts";

/** A file that is read in pieces, since it may be larger than memory. */
export type EventFile = {
  /** As it was asked for. */
  readonly path: string;
  /**
   * What it holds, unpacked where it is packed by gzip: each part until the next is asked for. Throws `Unreadable` where the operating system does
   * not give it, or it is torn.
   */
  readonly chunks: () => AsyncIterable<Uint8Array>;
};

/** A file that cannot be read, or cannot be read to its end. */
export class Unreadable extends Error {}

/** CloudTrail's log files unpack to twenty times their size; what is made to fill memory, to a thousand times. */
const bomb = { times: 150, bytes: 64 * 1024 * 1024 };

/** What of a file is read at a time. */
const chunkSize = 64 * 1024;

/**
 * The files below some paths, in the order of the times that CloudTrail puts into their names, so that what is
 * delivered twice is near, else of their names. What lies in a folder may be of any name; links are not followed.
 * Insights, which hold no calls, are left out.
 */
export function eventFiles(directory: string, paths: readonly string[]): readonly EventFile[] {
  const found = paths.flatMap((path) => {
    const whole = resolve(directory, path);
    const stat = lstatSync(whole, { throwIfNoEntry: false });
    if (!stat) throw new MissingPath(path);
    return stat.isDirectory() ? below(whole, path) : [path];
  });
  return [...new Set(found)]
    .map((path) => ({ path, key: timeIn(path) }))
    .sort((a, b) => compareTexts(a.key, b.key) || compareTexts(a.path, b.path))
    .map(({ path }) => ({ path, chunks: () => chunksOf(resolve(directory, path)) }));
}

function below(folder: string, path: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const own = `${path.replace(/\/$/, "")}/${entry.name}`;
    if (entry.isDirectory())
      return /^(?:CloudTrail-Insight|\.git|node_modules)$/.test(entry.name)
        ? []
        : below(join(folder, entry.name), own);
    return entry.isFile() ? [own] : [];
  });
}

/** `20261128T2355Z` of a log file's name. */
function timeIn(path: string): string {
  return /_(\d{8}T\d{4}Z)_[^/]*$/.exec(path)?.[1] ?? "";
}

async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  try {
    if (isPacked(path)) yield* unpacked(path);
    else yield* plain(path);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new Unreadable(error.message);
  }
}

/** Waits for each part: nothing else is to be done, and to be told of each takes longer than to read it. */
function* plain(path: string): Iterable<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(chunkSize);
    for (;;) {
      const size = readSync(file, chunk, 0, chunkSize, null);
      if (size === 0) return;
      yield chunk.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

async function* unpacked(path: string): AsyncIterable<Uint8Array> {
  const source = createReadStream(path, { highWaterMark: chunkSize });
  const stream = createGunzip({ chunkSize });
  source.on("error", (error) => stream.destroy(error));
  let size = 0;
  for await (const chunk of source.pipe(stream) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > bomb.bytes && size > bomb.times * source.bytesRead) {
      source.destroy();
      throw new Unreadable(
        `it unpacks to more than ${bomb.times} times its size, which is read no further`,
      );
    }
    yield chunk;
  }
}

/** By its first bytes, whatever it is called. */
function isPacked(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(2);
    readSync(file, head, 0, 2, 0);
    return head[0] === 0x1f && head[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}
