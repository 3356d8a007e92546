import { expect, test } from "vitest";
import { commandsIn, valuesIn } from "./commands.ts";

test.for([
  ["::warning file=a.tf,line=3::too wide", "warning", { file: "a.tf", line: "3" }, "too wide"],
  ["::error::100%25%0Atwo lines %3A", "error", {}, "100%\ntwo lines %3A"],
  ["  ::group::Reading", "group", {}, "Reading"],
  ["::notice title=a%2Cb%3A c=d,file=x::m", "notice", { title: "a,b: c=d", file: "x" }, "m"],
  ["progress\r::error::behind a carriage return", "error", {}, "behind a carriage return"],
  ["text ##[error file=a;line=1]old form", "error", { file: "a", line: "1" }, "old form"],
] as const)("%s", ([line, name, properties, message]) => {
  expect(commandsIn(`before\n${line}\nafter`)).toEqual([{ name, properties, message }]);
});

test.for(["text ::error::no", "::unknown::no", "::error", "# [error] no", "::error no:", ""])(
  "%j is no command",
  (line) => {
    expect(commandsIn(line)).toEqual([]);
  },
);

test("between stop-commands and its token nothing is a command", () => {
  const lines = [
    "::debug::a",
    "::stop-commands::T0ken",
    "::error::forged",
    "::T0ken::",
    "::debug::b",
  ];
  expect(commandsIn(lines.join("\n")).map(({ message }) => message)).toEqual(["a", "b"]);
});

test("values stand on a line or between delimiters", () => {
  expect(valuesIn("a=1\nb=x=y<<z\n\nc<<EOF\nline 1\n\nEOF=\nEOF\nd<<E\nE\n")).toEqual({
    a: "1",
    b: "x=y<<z",
    c: "line 1\n\nEOF=",
    d: "",
  });
  expect(valuesIn("")).toEqual({});
});

test.for(["no operator\n", "a<<EOF\nnever ends\n", "<<EOF\nx\nEOF\n"])(
  "%j fails the step",
  (text) => {
    expect(() => valuesIn(text)).toThrow("Invalid");
  },
);
