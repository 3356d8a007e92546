import { describe, expect, test } from "vitest";
import { mostFiles, readExtended, type Extended, type Opened } from "../../src/config/extended.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { textAt } from "../../src/source/source.ts";

type Files = Readonly<Record<string, string>>;

/** What the first of some files says, and the paths that were asked for. */
function extended(files: Files): { readonly found: Extended; readonly asked: readonly string[] } {
  const tree = memoryTree(new Map(Object.entries(files)));
  const [first = ""] = Object.keys(files);
  const open = (path: string): Opened => tree.read(path);
  const read = open(first);
  if (!read.ok) throw new Error("there is no first file");
  const reading = readExtended(read.source);
  const asked: string[] = [];
  let step = reading.next();
  while (!step.done) {
    asked.push(step.value);
    step = reading.next(open(step.value));
  }
  return { found: step.value, asked };
}

function configurationOf(files: Files) {
  const { found } = extended(files);
  if (!found.ok) throw new Error(found.mistakes.join("\n"));
  return found.configuration;
}

test("later files override earlier ones, and the file itself all of them", () => {
  const files = {
    "pare.yml": "extends: [a.yml, b.yml]\npersona: audit\n",
    "a.yml": "fail-on: low\ncomment: false\npersona: strict\npaths: [a/**]\n",
    "b.yml": "fail-on: medium\nmax-comments: 3\npaths: [b/**]\n",
  };
  expect(configurationOf(files)).toMatchObject({
    settings: {
      "fail-on": "medium",
      comment: false,
      "max-comments": 3,
      persona: "audit",
      paths: ["b/**"],
    },
    files: ["a.yml", "b.yml", "pare.yml"],
  });
});

test("rules and wildcards go key by key, ignore and profiles add up, other lists are replaced", () => {
  const files = {
    "pare.yml": `
extends: shared.yml
rules: { not-action: low }
wildcards: { s3: "Get*" }
accounts: ["111122223333"]
access: []
ignore: [{ sid: Own, rules: [not-action] }]
profiles: [{ paths: [own/**], fail-on: low }]
`,
    "shared.yml": `
rules: { not-action: off, not-resource: off }
wildcards: { s3: [List*, Get*], logs: "*" }
accounts: ["444455556666"]
access: [{ level: read, paths: [a/**] }]
ignore: [{ sid: Shared, rules: [not-action] }]
profiles: [{ paths: [shared/**], fail-on: never }]
`,
  };
  const { settings, suppressions } = configurationOf(files);
  expect(settings).toMatchObject({
    rules: { "not-action": "low", "not-resource": "off" },
    wildcards: { s3: "Get*", logs: "*" },
    accounts: ["111122223333"],
    access: [],
    profiles: [{ paths: ["shared/**"] }, { paths: ["own/**"] }],
  });
  expect(suppressions.map(({ place }) => [place.source.path, textAt(place)])).toEqual([
    ["shared.yml", "{ sid: Shared, rules: [not-action] }"],
    ["pare.yml", "{ sid: Own, rules: [not-action] }"],
  ]);
});

test("a file that is reached in several ways is read once, and counts where it is met first", () => {
  const files = {
    "pare.yml": "extends: [a.yml, b.yml, c.yml]\n",
    "a.yml": "extends: c.yml\nfail-on: low\n",
    "b.yml": "extends: c.yml\n",
    "c.yml": "fail-on: medium\nignore: [{ sid: A, rules: [not-action] }]\n",
  };
  expect(extended(files).asked).toEqual(["a.yml", "c.yml", "b.yml"]);
  const { settings, files: read } = configurationOf(files);
  expect(read).toEqual(["c.yml", "a.yml", "b.yml", "pare.yml"]);
  expect(settings).toMatchObject({ "fail-on": "low" });
  expect(settings.ignore).toHaveLength(1);
});

test("as many files as are allowed are read", () => {
  const chain = Array.from({ length: mostFiles }, (_, n) => [
    `${n}.yml`,
    n + 1 < mostFiles ? `extends: ${n + 1}.yml\n` : "fail-on: low\n",
  ]);
  const { settings, files } = configurationOf(Object.fromEntries(chain) as Files);
  expect(files).toHaveLength(mostFiles);
  expect(settings).toMatchObject({ "fail-on": "low" });
});

describe("is refused, with file and line", () => {
  const mistakes: Readonly<Record<string, readonly [files: Files, ...said: readonly string[]]>> = {
    "a file that is not there": [
      { "pare.yml": "\nextends:\n  - a.yml\n  - b.yml\n", "a.yml": "" },
      "pare.yml:4: extends: b.yml: there is no such file; name a file of the repository",
    ],
    "a file that extends itself": [
      { "pare.yml": "extends: pare.yml\n" },
      "pare.yml:1: extends: pare.yml leads back to here; take one of the two out",
    ],
    "a circle": [
      {
        "pare.yml": "extends: a.yml\n",
        "a.yml": "extends: b.yml\n",
        "b.yml": "\nextends: a.yml\n",
      },
      "b.yml:2: extends: a.yml leads back to here; take one of the two out",
    ],
    "too many files": [
      {
        "pare.yml": `extends: [${Array.from({ length: mostFiles }, (_, n) => `${n}.yml`).join()}]\n`,
        ...Object.fromEntries(Array.from({ length: mostFiles }, (_, n) => [`${n}.yml`, ""])),
      },
      `pare.yml:1: extends: ${mostFiles - 1}.yml is one file too many; ${mostFiles} are read, put some of them together`,
    ],
    "a path that leads out": [
      { "a.yml": "extends: ../pare.yml\n" },
      'a.yml:1: extends: cannot be ../pare.yml; write the path of a file of the repository, from its root and without "..", as .github/pare-shared.yml',
    ],
    "what is wrong in every file": [
      { "pare.yml": "extends: [a.yml, b.yml]\n", "a.yml": "fail_on: x\n", "b.yml": "\nmax: 1\n" },
      "a.yml:1: there is no setting fail_on; did you mean fail-on?",
      "b.yml:2: there is no setting max; write one of",
    ],
  };
  test.each(Object.entries(mistakes))("%s", (_, [files, ...said]) => {
    const { found } = extended(files);
    expect(found.ok ? [] : found.mistakes).toEqual(
      said.map((each) => expect.stringContaining(each) as string),
    );
  });
});
