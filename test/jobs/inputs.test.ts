import { expect, test } from "vitest";
import { fetchedEvidence, fixingIn, settingsIn } from "../../src/jobs/inputs.ts";
import { ConfigurationError } from "../../src/jobs/settings.ts";

const given = (inputs: Readonly<Record<string, string>>) => fixingIn((name) => inputs[name] ?? "");

test("no pull request is kept unless it is asked for", () => {
  expect(given({})).toBeUndefined();
  expect(given({ "fix-pull-request": "false", "fix-assume": "true" })).toBeUndefined();
  expect(given({ "fix-pull-request": "true" })).toEqual({ assume: false, most: 10 });
  const more = { "fix-pull-request": "True", "fix-assume": "true", "max-fixes": "3" };
  expect(given(more)).toEqual({ assume: true, most: 3 });
});

test.each([
  [{ "fix-pull-request": "yes" }, "input fix-pull-request: cannot be yes; write true or false"],
  [{ "fix-assume": "all" }, "input fix-assume: cannot be all; write true or false"],
  [{ "max-fixes": "0" }, "input max-fixes: cannot be 0; write a whole number from 1 to 50"],
  [{ "max-fixes": "51" }, "input max-fixes: cannot be 51; write a whole number from 1 to 50"],
])("%j is refused", (inputs, message) => {
  expect(() => given(inputs)).toThrow(new ConfigurationError(message));
});

test("paths of evidence are those of the repository, and absolute ones are read as they are", () => {
  const read = (evidence: string) => {
    const input = (name: string) => (name === "evidence" ? evidence : "");
    return [settingsIn(input).evidence?.files, fetchedEvidence(input)];
  };
  expect(read("")).toEqual([undefined, undefined]);
  expect(read("a.json\n\n  b/c.json")).toEqual([["a.json", "b/c.json"], undefined]);
  expect(read("/tmp/a.json\nC:\\b.json")).toEqual([undefined, ["/tmp/a.json", "C:\\b.json"]]);
  expect(read("a.json\n/tmp/b.json")).toEqual([["a.json"], ["/tmp/b.json"]]);
  expect(() => read("../a.json")).toThrow(/^input evidence\.files\.0: .*the path of a file/);
});
