import { expect, test } from "vitest";
import { phrase, type Draft } from "../../src/iam/draft.ts";
import { openChoices } from "../../src/jobs/choices.ts";
import { blanksIn, filledIn } from "../../src/narrow/filled-in.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { passingStatement, terraform, wideStatement } from "../entries/stories.ts";
import { facts } from "../rules/facts.ts";

/** What is chosen is proved, whoever chose it. */

const text = terraform(`${wideStatement}\n\n${passingStatement}`);
const opened = () => {
  const choices = openChoices(memoryTree(new Map([["main.tf", text]])), facts, agreed());
  const [reading, passing] = choices.proposals;
  if (reading?.outcome.kind !== "commit" || passing?.outcome.kind !== "show")
    throw new Error("other replacements were to be proposed");
  const drafts = [reading.outcome.narrowing.drafts, passing.outcome.narrowing.drafts] as const;
  return { choices, reading, passing, drafts };
};
const draft = (actions: readonly string[], resource: string): Draft => ({
  sid: "keep",
  actions: actions.map((action) => ({ phrase: phrase(action) })),
  resources: [{ phrase: phrase(resource) }],
});

test.each<readonly [string, Draft, string]>([
  [
    "more actions",
    draft(["s3:GetObject", "s3:DeleteObject"], "arn:aws:s3:::b/*"),
    "s3:DeleteObject",
  ],
  ["as much as before", draft(["s3:GetObject", "s3:PutObject"], "*"), "a finding stays"],
  [
    "an ARN that the action does not take",
    draft(["s3:GetObject"], "arn:aws:sqs:eu-west-1:111122223333:q"),
    "a new finding",
  ],
])("%s is not proved, and changes nothing of what is chosen after it", (_, wrong, because) => {
  const { choices, reading, drafts } = opened();
  const refused = choices.choose(reading, [wrong]);
  expect(refused).toMatchObject({ ok: false, because: expect.stringContaining(because) as string });
  const chosen = choices.choose(reading, drafts[0]);
  expect(chosen).toMatchObject({ ok: true, value: { path: "main.tf", before: text } });
});

test("what is chosen comes on top of what was chosen before, and once", () => {
  const { choices, reading, passing, drafts } = opened();
  const [blank] = blanksIn(drafts[1]);
  expect(blank).toEqual({
    ...{ key: "iam RoleNameWithPath", name: "RoleNameWithPath", service: "iam" },
    within: "arn:aws:iam::*:role/<RoleNameWithPath>",
  });
  const named = filledIn(drafts[1], new Map([["iam RoleNameWithPath", "reporter"]]));
  expect(choices.choose(passing, named).ok).toBe(true);
  const both = choices.choose(reading, drafts[0]);
  expect(both.ok && both.value.after).toBe(
    text
      .replace('["*"]', '["${aws_s3_bucket.reports.arn}/*"]')
      .replace('["*"]', '["arn:aws:iam::*:role/reporter"]'),
  );
  expect(choices.choose(reading, drafts[0])).toEqual({
    ok: false,
    because: "another replacement stands in its place",
  });
});
