import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { drawing } from "../evidence/truth/draw.ts";
import { drawEvent, principals } from "../evidence/truth/events.ts";
import { temporaryFolder } from "../github/folder.ts";
import { pare } from "./built.ts";
import { writeFiles } from "./files.ts";

const folder = temporaryFolder();

test("in however many threads events are read, the evidence is the same to the byte", async () => {
  const draw = drawing(11);
  const who = principals(draw, 5);
  const drawn = Array.from({ length: 900 }, (_, index) => drawEvent(who, index, draw).record);
  const log = (from: number, to: number): string =>
    JSON.stringify({ Records: drawn.slice(from, to) });
  // Some of it is delivered twice, in files that different threads read.
  const files = {
    "a.json": log(0, 400),
    "b.json": log(300, 500),
    "c.json": log(0, 20),
    "d.json": log(450, 700).slice(0, -30),
    "e.json": `{"ServicesLastAccessed": [], "Arn": "arn:aws:iam::111122223333:role/a"}`,
    "f.txt": "no event is in this\n",
    "g.json": log(600, 900),
  };
  const directory = writeFiles(folder, files);
  const summarized = async (threads: number) => {
    const output = `${threads}.evidence`;
    const args = ["usage", "summarize", ...Object.keys(files), "--output", output];
    const { code, stderr } = await pare(directory, [...args, "--threads", String(threads)]);
    return { code, stderr, evidence: readFileSync(join(directory, output), "utf8") };
  };
  const [one, two, four] = await Promise.all([1, 2, 4].map(summarized));
  expect(one).toMatchObject({ code: 0, stderr: expect.stringContaining("d.json") as string });
  expect(JSON.parse(one?.evidence ?? "")).toMatchObject({ events: { faults: 3 } });
  expect(two).toEqual(one);
  expect(four).toEqual(one);
});
