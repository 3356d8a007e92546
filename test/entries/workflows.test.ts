import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "./built.ts";

/** The workflows of this repository, the examples, and the one that README.md begins with. */

type Permissions = Readonly<Record<string, string>>;
type Step = { readonly uses?: string; readonly run?: string; readonly with?: object };
type Job = {
  readonly permissions?: Permissions;
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly "timeout-minutes"?: number;
};
type Workflow = {
  readonly permissions?: Permissions;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};

const read = (...path: readonly string[]): string =>
  readFileSync(join(packageRoot, ...path), "utf8");
const readme = /```yaml\n(name: Pare\n[^]*?)```/.exec(read("README.md"))?.[1] ?? "";
const texts: Readonly<Record<string, string>> = {
  "README.md": readme,
  ...Object.fromEntries(
    ["workflows", "examples"].flatMap((folder) =>
      readdirSync(join(packageRoot, ".github", folder)).map((name) => [
        `${folder}/${name}`,
        read(".github", folder, name),
      ]),
    ),
  ),
};

/** What each job may do, as its own `permissions:` or those of its workflow say: all that it needs. */
const allowed: Readonly<Record<string, Readonly<Record<string, Permissions>>>> = {
  "README.md": { pare: { contents: "read", "pull-requests": "write" } },
  "workflows/ci.yml": { check: { contents: "read" }, all: { contents: "read" } },
  "workflows/pare.yml": { pare: { contents: "read", "pull-requests": "write" } },
  "workflows/organization.yml": {
    plan: { contents: "read" },
    audit: { contents: "read" },
    merge: { contents: "read" },
  },
  "workflows/release.yml": {
    build: { contents: "read" },
    publish: { contents: "write", "id-token": "write", attestations: "write" },
  },
  "examples/gate.yml": { pare: { contents: "read", "pull-requests": "write" } },
  "examples/gate-for-forks.yml": {
    comment: { contents: "read", "pull-requests": "write", checks: "write" },
  },
  "examples/nightly.yml": {
    audit: { contents: "read", "security-events": "write", actions: "read" },
  },
  "examples/nightly-fixes.yml": { fix: { contents: "write", "pull-requests": "write" } },
  "examples/nightly-report.yml": { report: { contents: "write", issues: "write" } },
  "examples/organization.yml": { audit: { contents: "read" } },
};

test("every workflow is in the table of permissions", () => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(allowed).sort());
});

describe.each(Object.entries(texts))("%s", (name, text) => {
  const { permissions, jobs, concurrency } = parse(text) as Workflow;
  const all = Object.entries(jobs);
  const steps = all.flatMap(([, job]) => job.steps ?? []);

  test("may do what the table says, and nothing else", () => {
    // Without any, a job has what the repository is set to.
    expect(permissions).toBeDefined();
    expect(
      Object.fromEntries(all.map(([job, own]) => [job, own.permissions ?? permissions])),
    ).toEqual(allowed[name]);
  });

  test("says of each permission that is not obvious what it is for", () => {
    if (!name.startsWith("examples/") && name !== "workflows/release.yml") return;
    const listed = [...text.matchAll(/^ *permissions:\n((?: +[\w# -]+:? .*\n)+)/gm)];
    expect(listed.length).toBeGreaterThan(0);
    for (const [, lines = ""] of listed)
      for (const line of lines.split("\n").filter((each) => /^ +[\w-]+: (?:read|write)/.test(each)))
        expect(line).toMatch(/\w # \w/);
  });

  test("pins every action of others to a commit, and names its version", () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, uses = ""]) => uses);
    expect(used.length).toBe(
      steps.filter(({ uses }) => uses).length + all.filter(([, { uses }]) => uses).length,
    );
    const others = used.filter((uses) => uses !== "./" && !uses.startsWith("pare-iam/pare"));
    for (const uses of others)
      expect(uses).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("leaves no token behind, and puts no value of others into a script", () => {
    for (const { uses = "", with: given } of steps)
      if (uses.startsWith("actions/checkout@"))
        expect(given).toMatchObject({ "persist-credentials": false });
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  test("ends, and does not run twice at a time", () => {
    for (const [, job] of all) if (!job.uses) expect(job["timeout-minutes"]).toBeGreaterThan(0);
    if (name !== "examples/organization.yml") expect(concurrency).toBeDefined();
  });
});

test("all pin an action to the same commit", () => {
  const pins = Object.values(texts).flatMap((text) =>
    [...text.matchAll(/uses: ([\w-]+\/[\w-]+)[\w/-]*@([0-9a-f]{40}.*)$/gm)].map(
      ([, action = "", pin = ""]) => [action, pin] as const,
    ),
  );
  const known = new Map(pins);
  expect(known.size).toBeGreaterThan(6);
  for (const [action, pin] of pins) expect([action, pin]).toEqual([action, known.get(action)]);
});

test("the workflow for an organisation has inputs that its example gives", () => {
  const called = parse(texts["workflows/organization.yml"] ?? "") as {
    readonly on: {
      readonly workflow_call: {
        readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
        readonly secrets: object;
      };
    };
  };
  const { inputs, secrets } = called.on.workflow_call;
  const { jobs } = parse(texts["examples/organization.yml"] ?? "") as {
    readonly jobs: { readonly audit: { readonly with: object; readonly secrets: object } };
  };
  const given = Object.keys(jobs.audit.with);
  expect(given.filter((each) => !(each in inputs))).toEqual([]);
  const required = Object.keys(inputs).filter((each) => inputs[each]?.required);
  expect(required.filter((each) => !given.includes(each))).toEqual([]);
  expect(Object.keys(jobs.audit.secrets)).toEqual(Object.keys(secrets));
});
