import { expect, test } from "vitest";
import { sarifReport } from "../../src/report/sarif.ts";
import type { Result } from "../../src/report/result.ts";
import { temporaryFolder } from "../github/folder.ts";
import { openKeptNights } from "./kept-nights.ts";

/** A repository whose policies change: issue, trend, alerts and page tell what became of them each night. */

const policy = (name: string, statement: string, comment = ""): string => `${comment}
resource "aws_iam_role_policy" "${name}" {
  role   = "${name}"
  policy = jsonencode({ Statement = [{ Effect = "Allow", ${statement} }] })
}
`;
const bucket = policy("bucket", 'Action = "s3:*", Resource = "arn:aws:s3:::logs/*"');
const narrowBucket = policy("bucket", 'Action = "s3:GetObject", Resource = "arn:aws:s3:::logs/*"');
const queue = 'Action = "sqs:SendMessage", Resource = "*"';
const accepted = "# pare:ignore unscoped-resource -- the queue is named at night";
const table = policy("table", 'Action = "dynamodb:PutItem", Resource = "*"');
const wideTable = policy("table", 'Action = "dynamodb:*", Resource = "*"');

const before = {
  "a.tf": bucket,
  "b.tf": policy("queue", queue),
  CODEOWNERS: "b.tf @octo-org/queues\n",
};
const nights: readonly Readonly<Record<string, string>>[] = [
  before,
  before,
  { ...before, "c.tf": table },
  { ...before, "a.tf": narrowBucket, "c.tf": table },
  { ...before, "a.tf": narrowBucket, "b.tf": policy("queue", queue, accepted), "c.tf": table },
  { ...before, "a.tf": narrowBucket, "b.tf": policy("queue", queue, accepted), "c.tf": wideTable },
  { ...before, "a.tf": narrowBucket, "b.tf": policy("queue", queue, accepted), "c.tf": "" },
];

/** Alerts as code scanning keeps them: by fingerprint, fixed where the newest analysis lacks them. */
function alerts() {
  const known = new Map<string, { rule: string; state: string }>();
  return (result: Result): readonly string[] => {
    const results = sarifReport(result).runs[0]?.results ?? [];
    for (const alert of known.values()) alert.state = "fixed";
    for (const { ruleId = "", partialFingerprints, suppressions = [] } of results) {
      const fingerprint = partialFingerprints?.["pareFinding/v1"] ?? "";
      const state = suppressions.length > 0 ? "suppressed" : "open";
      known.set(fingerprint, { rule: ruleId, state });
    }
    return [...known.values()].map(({ rule, state }) => `${rule} ${state}`).sort();
  };
}

type Story = {
  readonly said: string;
  /** The lists of the issue, and how many entries each has. */
  readonly issue: Readonly<Record<string, number>>;
  readonly page: Readonly<Record<string, number>>;
  readonly alerts: readonly string[];
};

const stories: readonly Story[] = [
  {
    said: "Issue #8: opened.",
    issue: {},
    page: {},
    alerts: ["unscoped-resource open", "wildcard-action open"],
  },
  {
    said: "Issue #8: updated.",
    issue: {},
    page: {},
    alerts: ["unscoped-resource open", "wildcard-action open"],
  },
  {
    said: "Issue #8: updated.",
    issue: { New: 1 },
    page: { New: 1 },
    alerts: ["unscoped-resource open", "unscoped-resource open", "wildcard-action open"],
  },
  {
    said: "Issue #8: updated.",
    issue: { Repaired: 1, "Policies that allow less": 1 },
    page: { Repaired: 1, "Policies with a higher score": 1 },
    alerts: ["unscoped-resource open", "unscoped-resource open", "wildcard-action fixed"],
  },
  {
    said: "Issue #8: updated.",
    issue: { Accepted: 1 },
    page: { "Accepted since": 1 },
    alerts: ["unscoped-resource open", "unscoped-resource suppressed", "wildcard-action fixed"],
  },
  {
    said: "Issue #8: updated.",
    issue: { New: 2, "Policies that allow more": 1, Repaired: 1 },
    page: { New: 2, "Policies with a lower score": 1, Repaired: 1 },
    alerts: [
      ...["resource-exposure open", "unscoped-resource fixed", "unscoped-resource suppressed"],
      ...["wildcard-action fixed", "wildcard-action open"],
    ],
  },
  {
    said: "Issue #8: closed.",
    issue: { Repaired: 2 },
    page: { Repaired: 2 },
    alerts: [
      ...["resource-exposure fixed", "unscoped-resource fixed", "unscoped-resource suppressed"],
      ...["wildcard-action fixed", "wildcard-action fixed"],
    ],
  },
];

/** What a list of an issue or a page holds: how many entries, by its title. */
const listsIn = (text: string, form: RegExp): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...text.matchAll(form)].map(([, title = "", number]) => [title, Number(number)]),
  );

test("seven nights are told as they were", async () => {
  const kept = await openKeptNights(temporaryFolder());
  const analysed = alerts();
  const told: Story[] = [];
  const bodies: string[] = [];
  for (const [index, files] of nights.entries()) {
    const more = { keeping: { html: true } };
    const { result, told: night } = await kept.night(`2026-11-0${index + 1}`, files, more);
    expect(night.warnings).toEqual([]);
    expect(kept.github.violations).toEqual([]);
    const [issue, ...others] = kept.issues();
    expect(others).toEqual([]);
    bodies.push(issue?.body ?? "");
    told.push({
      said: night.account[0] ?? "",
      issue: listsIn(bodies.at(-1) ?? "", /^#### ([A-Z][a-z ]+?)(?: since [\d-]+)?: (\d+)$/gm),
      page: listsIn(night.html ?? "", /<h3>([A-Z][a-z ]+?) <span class="quiet">(\d+)<\/span>/g),
      alerts: analysed(result),
    });
  }
  expect(told).toEqual(stories);

  // What is said of it: whom to ask, how old, since when, and how the score went.
  expect(bodies[0]).toContain("owned by `@octo-org/queues`, oldest written on 2026-10-31");
  expect(bodies[2]).toMatch(/^#### New since 2026-11-02: 1$/m);
  expect(bodies[3]).toMatch(/wildcard-action\]\(.*\), stood since 2026-11-01$/m);
  expect(bodies[6]).toContain("**Nothing is left**");
  expect(bodies[6]).toMatch(
    /^Score of the last 7 nights: \d+ `[▁▂▃▄▅▆▇█]{7}` \d+, since 2026-11-01\.$/m,
  );
  const [issue] = kept.issues();
  expect(issue?.state).toBe("closed");
  const days = nights.map((_, index) => `2026-11-0${7 - index}`);
  expect(kept.commits().map((line) => line.split(/[ :]/)[2])).toEqual(days);

  // What comes after that is told in the same issue.
  const { told: eighth } = await kept.night("2026-11-08", before);
  expect(eighth.account[0]).toBe("Issue #8: reopened.");
});
