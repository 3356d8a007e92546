import { describe, expect, test } from "vitest";
import { command as usage } from "../../src/commands/usage.ts";
import type { Json } from "../../src/evidence/reading/records.ts";
import { writeFiles } from "../entries/files.ts";
import { record } from "../evidence/written.ts";
import { temporaryFolder } from "../github/folder.ts";
import { runIn } from "./run.ts";

const temporary = temporaryFolder();
const iam = (of: string): string => `arn:aws:iam::111122223333:${of}`;
const app = iam("role/team/app");

const allows = (Action: unknown, more: Json = {}) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource: "*", ...more }],
});
const inline = (list: string, ...documents: readonly unknown[]) => ({
  [list]: documents.map((PolicyDocument, index) => ({ PolicyName: `p${index}`, PolicyDocument })),
});
const attached = (...arns: readonly string[]) => ({
  AttachedManagedPolicies: arns.map((PolicyArn) => ({ PolicyArn })),
});
const managed = (Arn: string, ...versions: readonly unknown[]) => ({
  Arn,
  PolicyVersionList: versions.map((Document, index) => ({
    Document,
    VersionId: `v${index}`,
    IsDefaultVersion: index === 0,
  })),
});

/** What one role or user of an account may do, beside what events and reports say. */
async function compared(
  account: Json,
  records: readonly Json[],
  reports: Readonly<Record<string, unknown>> = {},
  ...args: readonly string[]
) {
  const Records = records.map((each, index) => record({ eventID: `id-${index}`, ...each }));
  const files = { ...(Records.length > 0 && { "events.json": { Records } }), ...reports };
  const folder = writeFiles(temporary, {
    "account.json": JSON.stringify({ UserDetailList: [], ...account }),
    ...Object.fromEntries(
      Object.entries(files).map(([path, value]) => [`use/${path}`, JSON.stringify(value)]),
    ),
    "use/none.json": '{"Records":[]}',
  });
  await runIn(folder, usage, ["summarize", "use", "--output", "usage.json"]);
  return runIn(folder, usage, ["compare", "usage.json", "account.json", ...args]);
}

const role = (more: Json, Arn = app) => ({
  RoleDetailList: [{ Arn, CreateDate: "2024-01-01T00:00:00+00:00", ...more }],
});
const acl = {
  eventName: "PutBucketAcl",
  requestParameters: { bucketName: "reports" },
  readOnly: false,
  eventCategory: "Management",
};
const last = "2026-11-28T10:00:00Z";

describe("pare usage compare with an account's details", () => {
  test("compares each role and user with its own policies, its groups' and those attached to it", async () => {
    const account = {
      UserDetailList: [
        {
          Arn: iam("user/ann"),
          GroupList: ["ops"],
          ...inline("UserPolicyList", encodeURIComponent(JSON.stringify(allows("iam:ListUsers")))),
        },
      ],
      GroupDetailList: [
        {
          Arn: iam("group/ops"),
          GroupName: "ops",
          ...inline("GroupPolicyList", allows("sqs:DeleteQueue")),
          ...attached(iam("policy/own")),
        },
      ],
      ...role({
        ...inline("RolePolicyList", allows(["s3:PutBucketAcl", "iam:PassRole", "s3:GetObject"])),
        ...attached(iam("policy/own"), "arn:aws:iam::aws:policy/ReadOnlyAccess"),
      }),
      Policies: [managed(iam("policy/own"), allows("sns:DeleteTopic"), allows("*"))],
    };
    const { printed, noted } = await compared(account, [
      acl,
      { ...acl, eventName: "PutBucketTagging" },
    ]);
    expect(printed.split("\n")).toEqual([
      `${app}  2 calls, last used ${last}`,
      "  ? not in the details: arn:aws:iam::aws:policy/ReadOnlyAccess",
      "  ? iam:PassRole  not known: CloudTrail does not tell of it",
      "  ? s3:GetObject  not known: no data events of its service were read",
      `    s3:PutBucketAcl  used (1, last ${last})`,
      `  + s3:PutBucketTagging  used, and not granted by these policies (1, last ${last})`,
      "  - sns:DeleteTopic  not used",
      "",
      `${iam("user/ann")}  no call: no event tells of it, and no report was read that would`,
      "  ? iam:ListUsers  not known: no events of calls that read were read",
      "  - sns:DeleteTopic  not used",
      "  - sqs:DeleteQueue  not used",
      "",
      "",
    ]);
    expect(noted).toContain(
      "roles and users: 1 active, 0 inactive, 1 unseen, 0 unknown; by events",
    );
  });

  test("of some principals, without what is benign, as JSON", async () => {
    const account = role(inline("RolePolicyList", allows(["ec2:DescribeVpcs", "sns:DeleteTopic"])));
    const args = ["--ignore-benign", "--format", "json", "--principal", "*:role/team/*"];
    const { printed } = await compared(account, [acl], {}, ...args);
    expect(JSON.parse(printed)).toMatchObject({
      version: 1,
      principals: [{ arn: app, activity: "active", actions: [{}, { use: "unused" }] }],
    });
    await expect(compared(account, [acl], {}, "--principal", "*:user/*")).rejects.toThrow(
      "none of the 1 roles and users of the account is *:user/*",
    );
  });

  test("tells who is inactive by IAM's own record, and whose use events do not have", async () => {
    const granted = inline("RolePolicyList", allows(["sns:DeleteTopic", "s3:GetObject"]));
    const unused = role({ ...granted, RoleLastUsed: {} });
    const { printed } = await compared(unused, [{ userIdentity: ann }], { "account.json": unused });
    expect(printed).toBe(`${app}  no call: inactive\n  - all that it may do: 2 actions\n\n`);
    const used = role({ ...granted, RoleLastUsed: { LastUsedDate: "2026-11-28T11:00:00+00:00" } });
    const seen = await compared(used, [{ userIdentity: ann }], { "account.json": used });
    expect(seen.printed).toContain(`${app}  no call, last used 2026-11-28T11:00:00Z\n`);
    expect(seen.noted).toContain("1 active");
  });
});

const ann = { type: "IAMUser", arn: iam("user/ann") };
const service = (more: Json) => ({
  JobStatus: "COMPLETED",
  JobCreationDate: "2026-11-29T04:00:00+00:00",
  Arn: app,
  ServicesLastAccessed: [{ ServiceNamespace: "s3", ...more }],
});
const lineOf = (printed: string, action: string): string | undefined =>
  printed.split("\n").find((line) => line.includes(` ${action} `));

describe("what CloudTracker does wrong", () => {
  test.for<readonly [string, unknown, string, string]>([
    [
      "a NotAction grants all else",
      "NotAction",
      "sns:DeleteTopic",
      "  - sns:DeleteTopic  not used",
    ],
    ["a boundary takes away", "boundary", "sns:DeleteTopic", "undefined"],
    [
      "services that came later are known",
      "bedrock:CreateGuardrail",
      "bedrock:CreateGuardrail",
      "  - bedrock:CreateGuardrail  not used",
    ],
  ])("%s", async ([, kind, action, expected]) => {
    const document =
      kind === "NotAction"
        ? allows(undefined, { NotAction: ["s3:*"] })
        : allows(kind === "boundary" ? ["sns:DeleteTopic", "sns:CreateTopic"] : kind);
    const bound = { PermissionsBoundary: { PermissionsBoundaryArn: iam("policy/bound") } };
    const account = {
      ...role({ ...inline("RolePolicyList", document), ...(kind === "boundary" && bound) }),
      Policies: [managed(iam("policy/bound"), allows("sns:Create*"))],
    };
    const { printed } = await compared(account, [acl]);
    expect(String(lineOf(printed, action))).toBe(expected);
  });

  test("a call that failed, but not for want of a permission, is a use", async () => {
    const account = role(inline("RolePolicyList", allows("s3:PutBucketAcl")));
    const { printed } = await compared(account, [{ ...acl, errorCode: "NoSuchBucket" }]);
    expect(lineOf(printed, "s3:PutBucketAcl")).toContain("used (1, ");
  });

  test("no month of several years is left out", async () => {
    const account = role(inline("RolePolicyList", allows("s3:PutBucketAcl")));
    const months = ["2024-12", "2025-06", "2026-01"].map((month) => ({
      ...acl,
      eventTime: `${month}-15T00:00:00Z`,
    }));
    const { printed } = await compared(account, months);
    expect(lineOf(printed, "s3:PutBucketAcl")).toContain("used (3, last 2026-01-15");
  });

  test("events of one account say nothing of who is of another", async () => {
    const other = "arn:aws:iam::444455556666:role/app";
    const account = role(inline("RolePolicyList", allows("sns:DeleteTopic")), other);
    const { printed } = await compared(account, [acl]);
    expect(printed).toBe(
      `${other}  no call: nothing was read that would tell of it\n` +
        "  ? sns:DeleteTopic  not known: no events of its account were read\n\n",
    );
  });
});

describe("what RepoKid does wrong", () => {
  const granted = role(
    inline("RolePolicyList", allows(["s3:PutBucketAcl", "s3:PutBucketPolicy", "iam:PassRole"])),
  );
  const attempted = { LastAuthenticated: "2026-11-20T08:00:00+00:00" };
  const reported = async (more: Json) =>
    (await compared(granted, [], { "last.json": service(more) })).printed;

  test("that a service was used is no use of each of its actions", async () => {
    expect(lineOf(await reported(attempted), "s3:PutBucketPolicy")).toBe(
      "  ? s3:PutBucketPolicy  not known: no events of its account were read",
    );
  });

  test("actions that AWS tracks are told one by one, and an attempt is no more than that", async () => {
    const printed = await reported({
      ...attempted,
      TrackedActionsLastAccessed: [
        { ActionName: "PutBucketPolicy" },
        { ActionName: "PutBucketAcl", LastAccessedTime: "2026-11-20T08:00:00+00:00" },
      ],
    });
    expect(lineOf(printed, "s3:PutBucketPolicy")).toBe(
      "  - s3:PutBucketPolicy  not used: not attempted from 2025-10-25T04:00:00Z until 2026-11-29T00:00:00Z, by IAM's last-accessed data",
    );
    expect(lineOf(printed, "s3:PutBucketAcl")).toBe(
      "  ~ s3:PutBucketAcl  attempted, and perhaps denied, last 2026-11-20T08:00:00Z, by IAM's last-accessed data",
    );
  });

  test("of a service that was not used, each action was not, but iam:PassRole is not seen there", async () => {
    expect(lineOf(await reported({}), "s3:PutBucketAcl")).toContain(
      "nothing of its service attempted",
    );
    const printed = await reported({ ServiceNamespace: "iam" });
    expect(lineOf(printed, "iam:PassRole")).toContain("  ? iam:PassRole  not known");
  });

  test("a role that has managed policies alone has permissions all the same", async () => {
    const account = {
      ...role(attached(iam("policy/own"))),
      Policies: [managed(iam("policy/own"), allows("sns:DeleteTopic"))],
    };
    const { printed } = await compared(account, [acl]);
    expect(lineOf(printed, "sns:DeleteTopic")).toBe("  - sns:DeleteTopic  not used");
  });
});
