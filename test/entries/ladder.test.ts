import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { expect, test } from "vitest";
import type { Token } from "../github/fake/answers.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { readToken, writeToken } from "../github/fake.ts";
import { temporaryFolder } from "../github/folder.ts";
import { openPull } from "./pull.ts";
import { share } from "../share.ts";

/** The rungs that a token reaches: the same is found on each, and told where it may be. */

const folder = temporaryFolder();
const [allToken, checksToken] = ["ghs_all", "ghs_checks"];
const grant = (pull_requests: "read" | "write"): Token => ({
  person: actionsBot,
  kind: "installation",
  permissions: { contents: "read", pull_requests, checks: "write" },
});
const tokens = { [allToken]: grant("write"), [checksToken]: grant("read") };

const statement = (name: string, action: string): string =>
  `data "aws_iam_policy_document" "${name}" {
  statement {
    actions   = ["${action}"]
    resources = ["*"]
  }
}
`;
const each = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** Twelve findings that block and sixty that do not: more than a request or a log takes. */
const [high, medium] = [12, 60];
const story = {
  base: [{ "README.md": "# Service\n" }],
  head: [
    {
      "main.tf": [
        ...each(high, (index) => statement(`passing${index}`, "iam:PassRole")),
        ...each(medium, (index) => statement(`queue${index}`, "sqs:SendMessage")),
      ].join("\n"),
    },
  ],
};
const places = each(high + medium, (index) => `main.tf:${2 + 7 * index}-${5 + 7 * index}`);

/** Where a rung tells of findings. */
type Rung = "comments" | "checked" | "logged";
const rungs: readonly (readonly [
  what: string,
  token: string,
  more: Readonly<Record<string, string>>,
  told: Rung,
  writes: readonly string[],
])[] = [
  [
    "a token that may do all",
    allToken,
    {},
    "comments",
    ["pulls/create-review", "pulls/create-review", "issues/create-comment", "checks/create"],
  ],
  [
    "one that may make no check",
    writeToken,
    {},
    "comments",
    ["pulls/create-review", "pulls/create-review", "issues/create-comment"],
  ],
  ["one that may not comment", checksToken, {}, "checked", ["checks/create", "checks/update"]],
  ["one that may only read, as for forks", readToken, {}, "logged", []],
  [
    "a team that wants no comments",
    allToken,
    { comment: "false" },
    "checked",
    ["checks/create", "checks/update"],
  ],
  [
    "a team that wants neither comments nor checks",
    allToken,
    { comment: "false", check: "false" },
    "logged",
    [],
  ],
];

test.concurrent.for(share(rungs, 2))("%s: all is found, and told where it may be", async (rung) => {
  const [, token, more, told, writes] = rung;
  const { github, run } = await openPull(folder, story, { tokens });
  let workspace = "";
  const inputs = { "max-comments": "100", "sarif-file": "pare.sarif", ...more };
  const ended = await run(inputs, { token }, (at) => {
    workspace = at;
  });
  const { comments, checkRuns } = github.world;

  // The verdict, the outputs and the files are the same on each.
  expect(ended).toMatchObject({
    code: 1,
    outputs: { blocked: "true", findings: "72", high: "12", medium: "60" },
  });
  expect(ended.summary).toContain("### Pare: blocked by 12 findings of severity high or worse");
  const { runs } = JSON.parse(readFileSync(join(workspace, "pare.sarif"), "utf8")) as Log;
  expect(runs[0]?.results?.length).toBe(72);

  // What is told, and where.
  expect(comments.map((each) => placeOf(each.path, each.startLine, each.line))).toEqual(
    told === "comments" ? places : [],
  );
  const annotations = (checkRuns[0]?.annotations ?? []) as readonly Annotation[];
  expect(annotations.map((each) => placeOf(each.path, each.start_line, each.end_line))).toEqual(
    told === "checked" ? places : [],
  );
  const logged = ended.commands.flatMap(({ name, properties: { file, line, endLine } }) =>
    file === undefined ? [] : [`${name} ${placeOf(file, line, endLine)}`],
  );
  const errors = places.slice(0, 10).map((place) => `error ${place}`);
  const warnings = places.slice(high, high + 10).map((place) => `warning ${place}`);
  expect(logged).toEqual(told === "logged" ? [...errors, ...warnings] : []);
  if (told === "logged") expect(ended.stdout).toContain("52 more are in the log above");
  if (told !== "comments")
    for (const place of places) expect(ended.summary).toContain(`\`${place}\``);

  const granted = github.writes().filter(({ status = 0 }) => status < 300);
  expect(granted.map(({ operation }) => operation)).toEqual(writes);
  expect(github.violations).toEqual([]);

  // Again: nothing more is written.
  await run(inputs, { token });
  expect(github.writes().filter(({ status = 0 }) => status < 300).length).toBe(granted.length);
});

type Annotation = Readonly<Record<"path", string> & Record<"start_line" | "end_line", number>>;

function placeOf(path: string, first: unknown, last: unknown): string {
  return `${path}:${String(first)}-${String(last)}`;
}
