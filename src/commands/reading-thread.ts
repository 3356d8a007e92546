import { parentPort, workerData } from "node:worker_threads";
import { packing, mostNotes, type PackedNotes } from "../evidence/packed-notes.ts";
import type { Fault } from "../evidence/reading/fault.ts";
import type { Json } from "../evidence/reading/records.ts";
import type { Reported } from "../evidence/reported.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { noteReader, type Asked } from "../jobs/read-notes.ts";
import { eventFileAt } from "../repository/event-files.ts";
import { packaged } from "../repository/root.ts";

/** What a thread is to read, together with others. */
export type Reading = {
  readonly paths: readonly string[];
  readonly directory: string;
  readonly asked: Asked;
  readonly waiting: WaitingParts;
  /** Which of how many threads it is: it reads every so manyth file, from this one on. */
  readonly thread: number;
  readonly threads: number;
};

/** Of each thread, how many parts it has sent that were not taken yet. All threads have the same. */
type WaitingParts = Int32Array<SharedArrayBuffer>;

/** What a file says, or a part of it. */
export type Part = {
  readonly notes: PackedNotes;
  readonly faults: readonly Fault[];
  readonly reports: readonly Reported[];
  readonly digests: readonly Json[];
  /** Of the file, where this is the last part of it. */
  readonly hash: string | undefined;
};

/** How many parts of a thread may wait to be taken. */
const mostWaiting = 4;

export function waitingParts(threads: number): WaitingParts {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * threads));
}

/** Says that a part of a thread was taken, which may wait for that. */
export function oneTaken(waiting: WaitingParts, thread: number): void {
  Atomics.sub(waiting, thread, 1);
  Atomics.notify(waiting, thread);
}

/** Says that a thread has sent one more, and waits until there are not too many. */
function oneSent(waiting: WaitingParts, thread: number): void {
  Atomics.add(waiting, thread, 1);
  for (;;) {
    const count = Atomics.load(waiting, thread);
    if (count < mostWaiting) return;
    Atomics.wait(waiting, thread, count);
  }
}

/** What a thread does that `reading-threads.ts` has started: reads its files, and sends what they say. */
export async function readAsThread(): Promise<void> {
  const { paths, directory, asked, waiting, thread, threads } = workerData as Reading;
  const read = noteReader(asked, openFacts(packaged));
  const notes = packing();
  let faults: Fault[] = [];
  let reports: Reported[] = [];
  let digests: Json[] = [];
  const send = (hash?: string): void => {
    const part: Part = { notes: notes.take(), faults, reports, digests, hash };
    parentPort?.postMessage(part);
    [faults, reports, digests] = [[], [], []];
    oneSent(waiting, thread);
  };
  const sendMany = (count: number): void => {
    if (count >= mostNotes) send();
  };
  const own = paths.filter((_, index) => index % threads === thread);
  await read(
    own.map((path) => eventFileAt(directory, path)),
    {
      note: (note) => {
        if (notes.add(note)) send();
      },
      fault: (fault) => {
        sendMany(faults.push(fault));
      },
      report: (report) => {
        sendMany(reports.push(report));
      },
      digest: (digest) => {
        sendMany(digests.push(digest));
      },
      file: ({ hash }) => {
        send(hash);
      },
    },
  );
}
