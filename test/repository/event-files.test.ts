import { closeSync, mkdirSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { eventFiles, Unreadable, type EventFile } from "../../src/repository/event-files.ts";
import { MissingPath } from "../../src/repository/worktree.ts";
import { temporaryFolder } from "../github/folder.ts";

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function read({ chunks }: EventFile): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks()) parts.push(Uint8Array.from(chunk));
  return Buffer.concat(parts).toString();
}

const log = (region: string, time: string): string =>
  `AWSLogs/o-abc/111122223333/CloudTrail/${region}/2026/11/28/111122223333_CloudTrail_${region}_${time}_AbCd.json.gz`;

test("the log files of a tree come in the order of their times, packed or not, without insights", async () => {
  const folder = folderOf({
    [log("us-east-1", "20261128T1000Z")]: gzipSync("second"),
    [log("eu-west-1", "20261128T1005Z")]: gzipSync("third"),
    [log("eu-west-1", "20261128T0955Z")]: "first",
    "AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/x.json.gz": gzipSync("digest"),
    "AWSLogs/111122223333/CloudTrail-Insight/eu-west-1/x.json.gz": gzipSync("insight"),
    "more/events.ndjson": "zeroth",
  });
  symlinkSync("/etc/passwd", join(folder, "more", "link.json"));
  const passed: string[] = [];
  const files = eventFiles(folder, ["AWSLogs", "more", "more/events.ndjson"], (path) =>
    passed.push(path),
  );
  expect(passed).toEqual(["more/link.json"]);
  const texts = ["digest", "zeroth", "first", "second", "third"];
  expect(await Promise.all(files.map(read))).toEqual(texts);
  expect(files[1]?.path).toBe("more/events.ndjson");
});

test("what is not there, torn or made to fill memory is said", async () => {
  const packed = gzipSync("x".repeat(10_000) + Math.random().toString());
  const folder = folderOf({
    "torn.gz": packed.subarray(0, packed.length - 20),
    "bomb.gz": gzipSync(Buffer.alloc(80 * 1024 * 1024), { level: 1 }),
  });
  expect(() => eventFiles(folder, ["nowhere"])).toThrow(MissingPath);
  const [bomb, torn] = eventFiles(folder, ["bomb.gz", "torn.gz"]);
  if (!bomb || !torn) throw new Error("not found");
  await expect(read(torn)).rejects.toThrow(Unreadable);
  let size = 0;
  const whole = async (): Promise<void> => {
    for await (const chunk of bomb.chunks()) size += chunk.length;
  };
  await expect(whole()).rejects.toThrow("it unpacks to more than");
  expect(size).toBeLessThan(70 * 1024 * 1024);
});

test("a packed file that is read no further disturbs none that is read after it", async () => {
  const text = Array.from({ length: 60_000 }, (_, at) => `${at * 7919} ${at}\n`).join("");
  const folder = folderOf({ "a.gz": gzipSync(text, { level: 1 }), "b.gz": gzipSync(text) });
  const [first, second] = eventFiles(folder, ["a.gz", "b.gz"]);
  if (!first || !second) throw new Error("not found");
  for await (const chunk of first.chunks()) {
    expect(text.startsWith(Buffer.from(chunk).toString())).toBe(true);
    break;
  }
  expect(await read(second)).toBe(text);
  expect(await read(first)).toBe(text);
});

test("no file stays open that is read to its end, read no further, or torn", async () => {
  const text = Array.from({ length: 60_000 }, (_, at) => `${at * 7919} ${at}\n`).join("");
  const packed = gzipSync(text, { level: 1 });
  const folder = folderOf({
    ...{ "packed.gz": packed, "torn.gz": packed.subarray(0, 200_000), "plain.json": text },
    "trailing.gz": Buffer.concat([packed, Buffer.alloc(200_000)]),
    "utf16.json": Buffer.from(`\ufeff${text}`, "utf16le"),
  });
  // The least number that is free, as POSIX has it.
  const next = (): number => {
    const file = openSync(folder, "r");
    closeSync(file);
    return file;
  };
  const free = next();
  for (const file of eventFiles(folder, ["."])) {
    for await (const chunk of file.chunks()) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(next()).toBe(free);
    if (file.path.endsWith("torn.gz")) await expect(read(file)).rejects.toThrow(Unreadable);
    else expect((await read(file)) === text).toBe(true);
    expect(next()).toBe(free);
  }
});

test("what PowerShell wrote is read", async () => {
  const text = `{"a":"${"é€".repeat(40_000)}"}`;
  const folder = folderOf({ "a.json": Buffer.from(`\ufeff${text}`, "utf16le") });
  expect(await Promise.all(eventFiles(folder, ["a.json"]).map(read))).toEqual([text]);
});

test("a link that is named is followed, and what is no file is not waited for", async () => {
  const folder = folderOf({ "there/a.json": "a" });
  symlinkSync("there", join(folder, "link"));
  expect(await Promise.all(eventFiles(folder, ["link"]).map(read))).toEqual(["a"]);
  const [device] = eventFiles(folder, ["/dev/null"]);
  if (!device) throw new Error("not found");
  await expect(read(device)).rejects.toThrow("it is no file");
});
