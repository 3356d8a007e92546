import { expect, test } from "vitest";
import { decode, memoryTree, readLimit } from "../../src/repository/tree.ts";

const megabyte = 1024 * 1024;
const bytes = (text: string): Uint8Array => Buffer.from(text);

test.for([
  ["a.yaml", "Statement: x\n", 2 * megabyte],
  ["a.YML", "Statement: x\n", 2 * megabyte],
  ["a.template", "\ufeff\n Resources: x\n", 2 * megabyte],
  ["a.template", '\ufeff\r\n\t{"Resources": {}}', 20 * megabyte],
  ["a.json", "{}", 20 * megabyte],
  ["a.tf", "", 20 * megabyte],
] as const)("%s that begins with %j is read up to %d bytes", ([path, start, limit]) => {
  const text = (size: number): Uint8Array => {
    const all = Buffer.alloc(size, "#");
    all.write(start);
    return all;
  };
  expect(decode(path, text(limit))).toMatchObject({ ok: true });
  const refused = decode(path, text(limit + 1));
  expect(refused).toMatchObject({ ok: false, problem: { path, reason: "too-large" } });
});

test("text is kept to the byte: marks of byte order, line ends, anything that is UTF-8", () => {
  for (const text of ["", "\ufeffx\r\ny\rz\n", "🙂\u2028\ufffd\u{10ffff}"])
    expect(decode("a.tf", bytes(text))).toEqual({ ok: true, source: { path: "a.tf", text } });
});

test.for([
  ["a NUL", Buffer.from([0x61, 0])],
  ["a broken sequence", Buffer.from([0xc3, 0x28])],
  ["a surrogate", Buffer.from([0xed, 0xa0, 0x80])],
  ["UTF-16", Buffer.from("\ufeffabc", "utf16le")],
  ["a sequence that is cut", Buffer.from("ä").subarray(0, 1)],
] as const)("%s is no text", ([, content]) => {
  expect(decode("a.tf", content)).toMatchObject({ problem: { reason: "not-text" } });
});

test("a tree in memory lists and reads its files, and nothing else", () => {
  const tree = memoryTree(
    new Map([
      ["b", "2"],
      ["a", "1"],
    ]),
  );
  expect(tree.list()).toEqual(["a", "b"]);
  expect(tree.read("b")).toEqual({ ok: true, source: { path: "b", text: "2" } });
  for (const path of ["c", "", "__proto__", "constructor"])
    expect(tree.read(path)).toMatchObject({ problem: { path, reason: "unreadable" } });
  expect(readLimit).toBe(20 * megabyte);
});
