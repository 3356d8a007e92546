import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readToken } from "../github/fake.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { temporaryFolder } from "../github/folder.ts";
import type { Files } from "../github/origin.ts";
import { measured } from "./peak.ts";
import { openPull } from "./pull.ts";
import { requestsWhile, seenComments } from "./seen.ts";

/** Pull requests as large as GitHub lists them, and with more findings than anybody reads. */

const folder = temporaryFolder();
const statement = (resource: string): string => `
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["${resource}"]
  }`;
const document = (name: string, statements: readonly string[]): string =>
  `data "aws_iam_policy_document" "${name}" {${statements.join("\n")}\n}\n`;

test("x", async () => {
  const files: Files = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      `modules/m${index}/main.tf`,
      document("queue", [
        statement(index % 100 === 0 ? "*" : `arn:aws:sqs:eu-central-1:111122223333:queue-${index}`),
      ]),
    ]),
  );
  const t0 = performance.now();
  const { github, run } = await openPull(folder, { base: [{ "a.md": "a\n" }], head: [files] });
  console.log("open", performance.now() - t0);
  const { ended, requests } = await requestsWhile(github, () =>
    measured((env) => run({}, { env })),
  );
  console.log(
    ended.seconds,
    ended.megabytes,
    requests,
    ended.code,
    seenComments(github).length,
    ended.summary.length,
    ended.outputs,
    github.violations.slice(0, 3),
  );
  console.log(ended.summary.slice(0, 3000));
  const again = await requestsWhile(github, () => measured((env) => run({}, { env })));
  console.log(again.ended.seconds, again.requests);
  const other = await openPull(folder, { base: [{ "a.md": "a\n" }], head: [files] });
  const without = await requestsWhile(other.github, () =>
    measured((env) =>
      other.run({}, { env, timeout: 120000 }, (workspace) =>
        rmSync(join(workspace, ".git"), { recursive: true }),
      ),
    ),
  );
  console.log(
    without.ended.seconds,
    without.ended.megabytes,
    without.requests,
    without.ended.code,
    seenComments(other.github).length,
    without.ended.summary.length,
    without.ended.outputs,
    other.github.violations.slice(0, 3),
  );
  console.log(without.ended.summary.slice(0, 6000));
  void [readToken, actionsBot];
  expect(1).toBe(1);
});
