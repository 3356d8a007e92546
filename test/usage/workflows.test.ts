import { describe, expect, test } from "vitest";
import { assumingJobs, isWorkflow } from "../../src/usage/workflows.ts";

const arn = "arn:aws:iam::111122223333:role/ci/deploy";

function workflow(on: string, job = "", role = arn): string {
  return `
on: ${on}
jobs:
  deploy:
    runs-on: ubuntu-latest
${job}
    steps:
      - uses: actions/checkout@v5
      - uses: aws-actions/configure-aws-credentials@v5
        with:
          aws-region: eu-west-1
          role-to-assume: ${role}
`;
}

const path = ".github/workflows/deploy.yml";

function jobs(text: string): ReturnType<typeof assumingJobs> {
  return assumingJobs([path, "deploy.yml"], () => ({ path, text }));
}

describe("what the tokens of a job say", () => {
  test.each([
    [
      "{ push: { branches: [main, release/**] } }",
      ["ref:refs/heads/main", "ref:refs/heads/release/*"],
    ],
    ["{ push: { branches: main, tags: ['v*'] } }", ["ref:refs/heads/main", "ref:refs/tags/v*"]],
    ["{ push: { tags: [v1] } }", ["ref:refs/tags/v1"]],
    ["push", ["ref:refs/heads/*", "ref:refs/tags/*"]],
    ["{ push: { paths: [infra/**] } }", ["ref:refs/heads/*", "ref:refs/tags/*"]],
    ["{ push: { branches-ignore: [wip] } }", ["ref:refs/heads/*"]],
    ["[pull_request, release]", ["pull_request", "ref:refs/tags/*"]],
  ])("which is started by %s", (on, subjects) => {
    expect(jobs(workflow(on))).toEqual([{ path, role: "deploy", subjects, onOthers: false }]);
  });

  test.each([
    "workflow_call",
    "[push, workflow_run]",
    "{ push: { branches: ['!wip', '*'] } }",
    "{ push: { branches: ['v[12]'] } }",
    `{ push: { branches: ['a"b'] } }`,
    "[push, constructor]",
    "toString",
    "__proto__",
  ])("is not known where it is started by %s", (on) => {
    expect(jobs(workflow(on)).map(({ subjects }) => subjects)).toEqual([undefined]);
  });

  test("by hand and by the clock is on any branch", () => {
    const on =
      "{ push: { branches: [main] }, workflow_dispatch: {}, schedule: [{ cron: 0 5 * * * }] }";
    expect(jobs(workflow(on))).toEqual([
      { path, role: "deploy", subjects: ["ref:refs/heads/main"], onOthers: true },
    ]);
  });

  test.each([
    ["    environment: production", ["environment:production"]],
    ["    environment: { name: production, url: https://example.com }", ["environment:production"]],
    ["    environment: ${{ inputs.stage }}", undefined],
    [`    environment: 'a", "b'`, undefined],
    ["    environment: '<Branch>'", undefined],
    ["    environment: ''", undefined],
  ])("is its environment: %s", (job, subjects) => {
    expect(jobs(workflow("[push, workflow_call]", job))).toEqual([
      { path, role: "deploy", subjects, onOthers: false },
    ]);
  });
});

test.each([
  ["arn:aws:iam::${{ vars.ACCOUNT }}:role/deploy", "deploy"],
  ["deploy", "deploy"],
  ["${{ secrets.ROLE }}", undefined],
  ["arn:aws:iam::111122223333:role/${{ matrix.role }}", undefined],
  ["arn:aws:iam::111122223333:role/${{ inputs.path }}/deploy", "deploy"],
  ["some/thing", undefined],
  [`${":role/a".repeat(100_000)}!`, undefined],
])("the role %.80s", (role, name) => {
  expect(jobs(workflow("push", "", role)).map((each) => each.role)).toEqual([name]);
});

test("a role that a called workflow is given is assumed with a subject that is not known", () => {
  const text = `
on: push
jobs:
  deploy:
    uses: acme/workflows/.github/workflows/deploy.yml@v1
    with: { role-to-assume: ${arn} }
`;
  expect(jobs(text)).toEqual([{ path, role: "deploy", subjects: undefined, onOthers: false }]);
});

test("files elsewhere are no workflows, and neither is what cannot be read", () => {
  expect(isWorkflow("infra/.github/workflows/deploy.yml")).toBe(false);
  expect(jobs("role-to-assume: [")).toEqual([]);
  expect(assumingJobs([path], () => undefined)).toEqual([]);
});
