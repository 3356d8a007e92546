import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { unpacking } from "../evidence/packed-notes.ts";
import type { AwsFacts } from "../jobs/knowledge.ts";
import { noteReader, type Asked, type NoteReader, type NoteTaker } from "../jobs/read-notes.ts";
import type { EventFile } from "../repository/event-files.ts";
import { commandLine } from "../repository/root.ts";
import { oneTaken, waitingParts, type Part, type Reading } from "./reading-thread.ts";

/** More than any machine has processors that are worth while. */
const mostThreads = 64;
/** How much of what is soon thrown away is kept in a thread, in megabytes: half of what it would be by itself. */
const youngMegabytes = 24;

/**
 * What reads files, as `summarize` asks for it: in several threads where that is asked for, and what they begin with is
 * there. On two processors two threads were no faster than one, and took half as much work again.
 */
export function readerOf(
  files: readonly EventFile[],
  directory: string,
  asked: Asked,
  facts: AwsFacts,
  threads: number,
): NoteReader {
  const here = noteReader(asked, facts);
  const all = Math.min(threads, files.length, mostThreads);
  return all < 2 || !existsSync(commandLine)
    ? here
    : (_, taker) => readInThreads(files, directory, asked, here, all, taker);
}

/**
 * Reads what files say in several threads, of which this is the first, and hands it over in the order of the files, as if
 * one had read them one after the other: each thread reads every so manyth file, and the others no more than some parts
 * ahead of what was handed over.
 *
 * @param here reads the files of this thread
 */
async function readInThreads(
  files: readonly EventFile[],
  directory: string,
  asked: Asked,
  here: NoteReader,
  threads: number,
  taker: NoteTaker,
): Promise<void> {
  const paths = files.map(({ path }) => path);
  const waiting = waitingParts(threads);
  const others = Array.from({ length: threads - 1 }, (_, index) => {
    const thread = index + 1;
    return startThread({ paths, directory, asked, waiting, thread, threads });
  });
  try {
    for (const [index, file] of files.entries()) {
      const thread = index % threads;
      const other = others[thread - 1];
      if (!other) await here([file], taker);
      else
        for (let isRead = false; !isRead; ) {
          const { notes, faults, reports, digests, hash } = await other.next();
          const { path } = file;
          for (const note of other.unpack(notes)) taker.note(note);
          for (const fault of faults) taker.fault(fault, path);
          for (const report of reports) taker.report(report);
          for (const digest of digests) taker.digest(digest, path);
          oneTaken(waiting, thread);
          if (hash === undefined) continue;
          taker.file({ path, hash });
          isRead = true;
        }
    }
  } finally {
    await Promise.all(others.map(({ worker }) => worker.terminate()));
  }
}

/** A thread that reads, and the parts of files that it sends, in their order. Where it fails, the next part is an error. */
function startThread(reading: Reading) {
  const worker = new Worker(commandLine, {
    workerData: reading,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  const parts: Part[] = [];
  let failed: Error | undefined;
  let wake = (): void => undefined;
  worker.on("message", (part: Part) => {
    parts.push(part);
    wake();
  });
  worker.on("error", (error) => {
    failed = error;
    wake();
  });
  worker.on("exit", () => {
    failed ??= new Error("a thread that reads files has ended");
    wake();
  });
  const next = async (): Promise<Part> => {
    for (;;) {
      const part = parts.shift();
      if (part) return part;
      if (failed) throw failed;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { worker, next, unpack: unpacking() };
}
