import { expect, test } from "vitest";
import { defaults, readConfig, settings } from "../../src/config/config.ts";

const read = (text: string) => readConfig({ path: ".github/pare.yml", text });

test("every setting", () => {
  const text = `# The gate.
fail-on: medium
comment: false
max-comments: 10
paths:
  - infra/**
  - "!infra/test/**"
`;
  expect(read(text)).toEqual({
    ok: true,
    settings: {
      "fail-on": "medium",
      comment: false,
      "max-comments": 10,
      paths: ["infra/**", "!infra/test/**"],
    },
  });
  expect(Object.keys(settings.shape)).toEqual(Object.keys(defaults));
});

test.each(["", "\n", "# nothing yet\n", "---\n"])("%j sets nothing", (text) => {
  expect(read(text)).toEqual({ ok: true, settings: {} });
});

type Mistake = readonly [text: string, ...said: readonly RegExp[]];
const mistakes: readonly Mistake[] = [
  [
    "comment: true\nfail_on: low\n",
    /^\.github\/pare\.yml:2: there is no setting fail_on; did you mean fail-on\?$/,
  ],
  ["colour: red\n", /^\.github\/pare\.yml:1: there is no setting colour$/],
  ["\n\nfail-on: hihg\n", /^\.github\/pare\.yml:3: fail-on: .*"critical"\|"high"/],
  ["fail-on:\n", /^\.github\/pare\.yml:1: fail-on: /],
  ["comment: 'yes'\n", /^\.github\/pare\.yml:1: comment: .*boolean/],
  ["max-comments: 101\n", /^\.github\/pare\.yml:1: max-comments: .*100/],
  ["max-comments: 1.5\n", /^\.github\/pare\.yml:1: max-comments: .*int/],
  ["paths: infra/**\n", /^\.github\/pare\.yml:1: paths: .*array/],
  ["paths:\n  - infra/**\n  - ''\n", /^\.github\/pare\.yml:2: paths: /],
  ["- fail-on: low\n", /^\.github\/pare\.yml:1: the file: .*object/],
  ["fail-on: [low\n", /^\.github\/pare\.yml:2: /],
  ["fail-on: low\nfail-on: high\n", /^\.github\/pare\.yml:2: fail-on is set twice$/],
  [
    "path: []\nmax: 1\n",
    /:1: there is no setting path; did you mean paths\?$/,
    /:2: there is no setting max/,
  ],
];
test.each(mistakes)("%j is refused, with its line and what to do", (text, ...said) => {
  const found = read(String(text));
  const told = found.ok ? [] : found.mistakes;
  expect(told).toEqual(said.map((each) => expect.stringMatching(each) as string));
});
