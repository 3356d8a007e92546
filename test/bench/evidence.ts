/**
 * Events of CloudTrail per CPU second, beside plain parsing of the same files, and the memory that it takes:
 *   npm run compile && cp -r catalog node_modules/.cache/compiled
 *   node node_modules/.cache/compiled/test/bench/evidence.js FOLDER MEGABYTES[/MEGABYTES]...
 * For each size the files are made in the folder, read by processes of their own, in one thread and in two, and taken away again.
 * Of 2000/100 it is the calls of the first 100 MB that come again and again, each time as other events: what is told apart
 * does not grow with what is read.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { readerOf } from "../../src/commands/reading-threads.ts";
import { evidenceParts } from "../../src/evidence/evidence.ts";
import { summarize } from "../../src/jobs/evidence.ts";
import { openFacts } from "../../src/jobs/knowledge.ts";
import { eventFiles } from "../../src/repository/event-files.ts";
import { forLongRuns } from "../../src/engine.ts";
import type { Json } from "../../src/evidence/reading/records.ts";
import { drawing } from "../evidence/truth/draw.ts";
import { drawEvent, principals } from "../evidence/truth/events.ts";

const [folder = "", ...sizes] = process.argv.slice(2);
const threads = { "--in-one-thread": 1, "--in-two-threads": 2 } as const;
const eventsInFile = 5000;

if (folder === "--in-one-thread" || folder === "--in-two-threads")
  await measured(() => summarized(threads[folder]));
else if (folder === "--parse") await measured(parsed);
else
  for (const size of sizes) {
    const files = join(folder, "cloudtrail");
    rmSync(files, { recursive: true, force: true });
    const [whole = 0, told = whole] = size.split("/").map(Number);
    const events = make(files, whole, told);
    for (const way of ["--parse", ...Object.keys(threads)]) {
      const run = spawnSync(process.execPath, [process.argv[1] ?? "", way, files], {
        encoding: "utf8",
      });
      console.log(
        `${size} MB, ${events} events ${way.slice(2)}: ${run.stdout.trim()}${run.stderr}`,
      );
    }
    rmSync(files, { recursive: true, force: true });
  }

/**
 * Writes log files of so many megabytes, before they are packed, and tells how many events they hold.
 *
 * @param told after how many megabytes the same calls come again
 */
function make(files: string, megabytes: number, told: number): number {
  mkdirSync(files, { recursive: true });
  let [bytes, file, round] = [0, 0, 0];
  let draws = begun();
  while (bytes < megabytes * 1e6) {
    if (bytes >= told * 1e6 * (round + 1)) {
      draws = begun();
      round++;
    }
    const records = Array.from({ length: eventsInFile }, () => ofRound(draws(), round));
    const text = JSON.stringify({ Records: records });
    bytes += text.length;
    const time = `20261128T${String(file).padStart(4, "0")}Z`;
    const name = `111122223333_CloudTrail_eu-west-1_${time}_${String(file++).padStart(16, "0")}.json.gz`;
    writeFileSync(join(files, name), gzipSync(text, { level: 1 }));
  }
  return file * eventsInFile;
}

/** Draws one event after the other, always the same ones. */
function begun(): () => Json {
  const draw = drawing(5);
  const who = principals(draw, 200);
  let index = 0;
  return () => drawEvent(who, index++, draw).record;
}

/** The same call as another event. */
function ofRound(record: Json, round: number): Json {
  if (round === 0) return record;
  const ids = ["eventID", "sharedEventID"].flatMap((name) => {
    const id = record[name];
    return typeof id === "string" ? [[name, `${round}-${id}`] as const] : [];
  });
  return { ...record, ...Object.fromEntries(ids) };
}

async function measured(run: () => Promise<number>): Promise<void> {
  const [start, begin] = [process.cpuUsage(), performance.now()];
  const events = await run();
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${events} events, ${seconds.toFixed(1)} CPU seconds, ${Math.round(events / seconds)} a CPU second, ${((performance.now() - begin) / 1000).toFixed(1)} seconds, at most ${memory.toFixed(0)} MB`,
  );
}

async function summarized(inThreads: number): Promise<number> {
  forLongRuns();
  const files = eventFiles(sizes[0] ?? "", ["."]);
  const facts = openFacts({
    read: (file) => readFileSync(join(process.cwd(), "catalog", file), "latin1"),
    scripts: () => {
      throw new Error("no program is read");
    },
  });
  const asked = { filter: {}, reportOf: undefined };
  const read = readerOf(files, sizes[0] ?? "", asked, facts, inThreads);
  const { evidence } = await summarize(files, {}, facts, undefined, read);
  // It is written as the command does, but to nowhere.
  let characters = 0;
  for (const part of evidenceParts(evidence)) characters += part.length;
  if (characters === 0) throw new Error("nothing is written");
  const { others, ...counts } = evidence.events;
  return [...Object.values(counts), ...Object.values(others)].reduce(
    (sum, count) => sum + count,
    0,
  );
}

function parsed(): Promise<number> {
  const files = sizes[0] ?? "";
  const events = readdirSync(files).map((name) => {
    const { Records } = JSON.parse(gunzipSync(readFileSync(join(files, name))).toString()) as {
      readonly Records: readonly unknown[];
    };
    return Records.length;
  });
  return Promise.resolve(events.reduce((sum, count) => sum + count, 0));
}
