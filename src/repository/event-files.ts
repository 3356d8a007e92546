import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { createGunzip, type Gunzip } from "node:zlib";
import { MissingPath } from "./worktree.ts";
import { compareTexts } from "../source/order.ts";

/** A file that is read in pieces, since it may be larger than memory. */
export type EventFile = {
  /** As it was asked for. */
  readonly path: string;
  /**
   * What it holds, unpacked where it is packed by gzip, as UTF-8: each part holds until the next is asked for. Throws
   * `Unreadable` where the operating system does not give it, or it is torn.
   */
  readonly chunks: () => AsyncIterable<Uint8Array>;
};

/** A file that cannot be read, or cannot be read to its end. */
export class Unreadable extends Error {}

/** CloudTrail's log files unpack to twenty times their size; what is made to fill memory, to a thousand times. */
const bomb = { times: 150, bytes: 64 * 1024 * 1024 };

/** What of a file is read at a time, and what is unpacked at a time, which takes a while whatever comes out. */
const [chunkSize, unpackedSize] = [64 * 1024, 256 * 1024];

/**
 * The files below some paths, in the order of the times that CloudTrail puts into their names, so that what is
 * delivered twice is near, else of their names. What lies in a folder may be of any name; links in it are not followed.
 * Insights, which hold no calls, are left out.
 *
 * @param onPassed takes what lies in a folder and is neither a file nor a folder: links, pipes
 */
export function eventFiles(
  directory: string,
  paths: readonly string[],
  onPassed: (path: string) => void = () => undefined,
): readonly EventFile[] {
  const found = paths.flatMap((path) => {
    const whole = resolve(directory, path);
    const stat = statSync(whole, { throwIfNoEntry: false });
    if (!stat) throw new MissingPath(path);
    return stat.isDirectory() ? below(whole, path, onPassed) : [path];
  });
  return [...new Set(found)]
    .map((path) => ({ path, key: timeIn(path) }))
    .sort((a, b) => compareTexts(a.key, b.key) || compareTexts(a.path, b.path))
    .map(({ path }) => eventFileAt(directory, path));
}

/** The file of a path that `eventFiles` has found. */
export function eventFileAt(directory: string, path: string): EventFile {
  return { path, chunks: () => chunksOf(resolve(directory, path)) };
}

function below(folder: string, path: string, onPassed: (path: string) => void): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const own = `${path.replace(/\/$/, "")}/${entry.name}`;
    if (entry.isDirectory())
      return /^(?:CloudTrail-Insight|\.git|node_modules)$/.test(entry.name)
        ? []
        : below(join(folder, entry.name), own, onPassed);
    if (entry.isFile()) return [own];
    onPassed(own);
    return [];
  });
}

/** `20261128T2355Z` of a log file's name. */
function timeIn(path: string): string {
  return /_(\d{8}T\d{4}Z)_[^/]*$/.exec(path)?.[1] ?? "";
}

async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  // To open a pipe waits for somebody who writes into it.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Unreadable("it is no file");
  try {
    const head = headOf(path);
    if (head === "1f8b") yield* unpacked(path);
    else yield* head === "fffe" ? recoded(plain(path)) : plain(path);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new Unreadable(error.message);
  }
}

/** Waits for each part: nothing else is to be done, and to be told of each takes longer than to read it. */
function* plain(path: string): Iterable<Uint8Array> {
  const file = openSync(path, "r");
  try {
    yield* partsOf(file);
  } finally {
    closeSync(file);
  }
}

/** All parts stand in the same place, one after the other. */
function* partsOf(file: number): Iterable<Buffer> {
  const chunk = Buffer.allocUnsafeSlow(chunkSize);
  for (;;) {
    const size = readSync(file, chunk, 0, chunkSize, null);
    if (size === 0) return;
    yield chunk.subarray(0, size);
  }
}

async function* unpacked(path: string): AsyncIterable<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const stream = createGunzip({ chunkSize: unpackedSize });
    const packed = { size: 0 };
    void packInto(stream, file, packed);
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > bomb.bytes && size > bomb.times * packed.size)
        throw new Unreadable(
          `it unpacks to more than ${bomb.times} times its size, which is read no further`,
        );
      for (let at = 0; at < chunk.length; at += chunkSize) yield chunk.subarray(at, at + chunkSize);
    }
  } finally {
    closeSync(file);
  }
}

/** Hands a file over part by part, each when the one before was unpacked: where they stand is used again. */
async function packInto(stream: Gunzip, file: number, packed: { size: number }): Promise<void> {
  try {
    for (const part of partsOf(file)) {
      packed.size += part.length;
      await new Promise<void>((resolve, reject) => {
        stream.write(part, (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      // Nobody reads on, and the file may be closed.
      if (stream.destroyed) return;
    }
    stream.end();
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** UTF-16 as UTF-8: so PowerShell writes what a command prints. */
function* recoded(chunks: Iterable<Uint8Array>): Iterable<Uint8Array> {
  const decoder = new TextDecoder("utf-16le");
  for (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The first two bytes, in hexadecimal digits: they tell what a file is, whatever it is called. */
function headOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(2);
    readSync(file, head, 0, 2, 0);
    return head.toString("hex");
  } finally {
    closeSync(file);
  }
}
