import { describe, expect, test } from "vitest";
import { momentOf } from "../../../src/evidence/reports/moment.ts";
import type { ReportSite } from "../../../src/evidence/reports/whose.ts";
import { reading } from "../reading/read.ts";

const role = "arn:aws:iam::111122223333:role/team/app";
const user = "arn:aws:iam::111122223333:user/ann";
const made = "2026-11-29T04:00:00.241000+00:00";
const tracked = { since: "2025-10-25T04:00:00Z", until: "2026-11-29T00:00:00Z" };

type Site = Partial<ReportSite>;
const read = (value: unknown, site: Site = {}, size = Infinity) =>
  reading(typeof value === "string" ? value : JSON.stringify(value, null, 4), size, {
    path: "report.json",
    ...site,
  });
const said = (value: unknown, site?: Site) => {
  const { reports, faults } = read(value, site);
  return [reports, faults.map(({ detail }) => detail)];
};
const faultsOf = (value: unknown, site?: Site) => said(value, site)[1];

const accessed = (services: readonly object[], more: object = {}) => ({
  JobStatus: "COMPLETED",
  JobCreationDate: made,
  ServicesLastAccessed: services,
  IsTruncated: false,
  JobCompletionDate: made,
  ...more,
});
const unused = {
  ServiceName: "Amazon SQS",
  ServiceNamespace: "sqs",
  TotalAuthenticatedEntities: 0,
};
const used = {
  ServiceNamespace: "s3",
  LastAuthenticated: "2026-11-20T08:11:00+00:00",
  LastAuthenticatedEntity: role,
  LastAuthenticatedRegion: "eu-west-1",
};

describe("last-accessed data", () => {
  test("by service and by action, each at its own level", () => {
    const actions = [
      { ActionName: "CreateBucket" },
      { ActionName: "PutBucketAcl", LastAccessedTime: "2026-10-02T12:00:00+02:00" },
    ];
    const written = accessed([unused, { ...used, TrackedActionsLastAccessed: actions }]);
    const [[report], faults] = [read(written).reports, read(written).faults];
    expect(faults).toEqual([]);
    expect(report).toMatchObject({
      arn: role,
      services: [
        { service: "sqs", ...tracked },
        { service: "s3", last: "2026-11-20T08:11:00Z", region: "eu-west-1", ...tracked },
      ],
      actions: [
        {
          ...tracked,
          attempted: [{ action: "s3:PutBucketAcl", last: "2026-10-02T10:00:00Z" }],
          unattempted: ["s3:CreateBucket"],
        },
      ],
    });
    expect(read(written, {}, 7).reports).toEqual(read(written).reports);
  });

  test.for<readonly [string, object, Site, string | undefined]>([
    ["what stands in it", { Arn: user }, { path: "111122223333/role/x.json", of: role }, user],
    ["the names of its folders", {}, { path: "a/111122223333/role/team/app.json", of: user }, role],
    ["a whole ARN as name", {}, { path: `a/${role}.json.gz` }, role],
    [
      "another partition",
      {},
      { path: "arn:aws-cn:iam::111122223333:user/ann.json" },
      "arn:aws-cn:iam::111122223333:user/ann",
    ],
    ["what was given", {}, { of: user }, user],
    ["nothing", {}, { path: "0111122223333/role/app.json" }, undefined],
  ])("is of whom it is by %s", ([, more, site, arn]) => {
    const { reports, faults } = read(accessed([unused], more), site);
    expect(reports.map((each) => each.arn)).toEqual(arn === undefined ? [] : [arn]);
    expect(faults.map(({ detail }) => detail).join()).toMatch(
      arn === undefined ? /^it does not say whose it is: .*--report-of ARN$/ : /^$/,
    );
  });

  test("is of the only one who attempted something, and not of one of several", () => {
    const other = { ...used, LastAuthenticatedEntity: user };
    expect(read(accessed([used, unused])).reports).toMatchObject([{ arn: role }]);
    expect(read(accessed([used, other])).reports).toEqual([]);
  });

  test("of an organization tells of each account in it what nobody attempted", () => {
    const path = "o-a1b2c3d4e5/r-f6g7/ou-f6g7-1/111122223333/";
    const written = {
      JobStatus: "COMPLETED",
      JobCreationDate: made,
      AccessDetails: [
        { ServiceNamespace: "s3", EntityPath: path, LastAuthenticatedTime: "2026-11-01T10:00:00Z" },
        { ServiceNamespace: "sqs", TotalAuthenticatedEntities: 0 },
      ],
    };
    const root = "arn:aws:iam::111122223333:root";
    const { reports } = read(written);
    expect(reports).toMatchObject([{ arn: root, services: [{ service: "sqs", ...tracked }] }]);
    expect(reports[0]?.services).toHaveLength(1);
    const given = { ...written, AccessDetails: written.AccessDetails.slice(1) };
    expect(read(given, { of: root }).reports).toEqual(reports);
    expect(read(given, { of: role }).reports).toEqual([]);
  });

  test("with entities tells of each of them, of the service that its file is called by", () => {
    const written = {
      JobStatus: "COMPLETED",
      JobCreationDate: made,
      EntityDetailsList: [
        { EntityInfo: { Arn: user, Type: "USER" }, LastAuthenticated: "2026-11-01T10:00:00+00:00" },
        { EntityInfo: { Arn: role, Type: "ROLE" } },
      ],
    };
    const expected = [
      { arn: user, services: [{ service: "s3", last: "2026-11-01T10:00:00Z", ...tracked }] },
      { arn: role, services: [{ service: "s3", ...tracked }] },
    ];
    expect(read(written, { path: "app/s3.json" }).reports).toMatchObject(expected);
    expect(read({ ...written, ServiceNamespace: "s3" }).reports).toMatchObject(expected);
    expect(faultsOf(written)).toEqual([expect.stringContaining("of which service") as string]);
  });

  test.for<readonly [object, string]>([
    [{ JobStatus: "IN_PROGRESS" }, "its job is IN_PROGRESS: get it again when it is COMPLETED"],
    [{ JobStatus: "FAILED" }, "its job is FAILED: get it again when it is COMPLETED"],
    [
      { JobStatus: "COMPLETED", AccessDetails: [{ ServiceNamespace: "s3" }] },
      "it does not say of which account it is: use --report-of arn:aws:iam::111122223333:root",
    ],
  ])("that is none is told: %j", ([written, wrong]) => {
    expect(said(written)).toEqual([[], [wrong]]);
  });
});

const finding = (more: object = {}) => ({
  analyzedAt: "2026-11-28T02:00:00+00:00",
  id: "f-1",
  resource: role,
  resourceType: "AWS::IAM::Role",
  status: "ACTIVE",
  updatedAt: "2026-11-27T02:00:00+00:00",
  findingType: "UnusedPermission",
  ...more,
});
const unusedPermissions = [
  { unusedPermissionDetails: { serviceNamespace: "sqs" } },
  {
    unusedPermissionDetails: {
      serviceNamespace: "s3",
      lastAccessed: 1_763_625_600,
      actions: [{ action: "s3:CreateBucket" }, { action: "PutBucketAcl" }],
    },
  },
];

describe("Access Analyzer", () => {
  test("finds permissions unused, of a whole service or by action", () => {
    const { reports } = read(finding({ findingDetails: unusedPermissions }));
    expect(reports).toMatchObject([
      {
        arn: role,
        findings: [
          {
            id: "f-1",
            unused: "permissions",
            status: "active",
            updated: "2026-11-27T02:00:00Z",
            analyzed: "2026-11-28T02:00:00Z",
            services: [
              { service: "sqs" },
              {
                service: "s3",
                last: "2025-11-20T08:00:00Z",
                actions: [{ action: "s3:CreateBucket" }, { action: "s3:PutBucketAcl" }],
              },
            ],
          },
        ],
      },
    ]);
    expect(reports[0]?.findings[0]?.services[0]).toEqual({ service: "sqs" });
  });

  test("finds roles, keys and passwords unused, and tells no id of a key", () => {
    const key = {
      findingType: "UnusedIAMUserAccessKey",
      resource: user,
      findingDetails: [
        {
          unusedIamUserAccessKeyDetails: {
            accessKeyId: "AKIAEXAMPLE",
            lastAccessed: "2026-01-01T00:00:00Z",
          },
        },
      ],
    };
    const written = {
      findings: [
        finding({ findingType: "UnusedIAMRole" }),
        finding(key),
        finding({ findingType: "UnusedIAMUserPassword", resource: user, status: "RESOLVED" }),
      ],
    };
    const { reports, faults } = read(written, {}, 11);
    expect(faults).toEqual([]);
    expect(reports.flatMap((each) => each.findings)).toMatchObject([
      { unused: "role", services: [] },
      { unused: "access key", last: "2026-01-01T00:00:00Z" },
      { unused: "password", status: "resolved" },
    ]);
    expect(JSON.stringify(reports)).not.toContain("AKIA");
  });

  test.for<readonly [object, string]>([
    [{ findingType: "ExternalAccess" }, "a finding of ExternalAccess says nothing of use"],
    [{ findingType: undefined }, "a finding of external access says nothing of use"],
    [{ resource: "arn:aws:s3:::b" }, "its resource is no role or user"],
    [{ status: "NEW" }, "its status is none"],
    [{ updatedAt: "soon" }, "its updatedAt is none"],
    [{ error: "ACCESS_DENIED" }, "the analyzer could not tell: ACCESS_DENIED"],
  ])("a finding that says nothing is told: %j", ([more, wrong]) => {
    expect(said(finding(more))).toEqual([[], [wrong]]);
  });

  test("recommends policies", () => {
    const step = (recommendedAction: string, more: object) => ({
      unusedPermissionsRecommendedStep: { recommendedAction, ...more },
    });
    const written = {
      completedAt: "2026-11-28T03:00:09+00:00",
      resourceArn: role,
      recommendedSteps: [
        step("CREATE_POLICY", { recommendedPolicy: "{}", existingPolicyId: "p" }),
        step("DETACH_POLICY", { existingPolicyId: "q" }),
      ],
      recommendationType: "UnusedPermissionRecommendation",
      status: "SUCCEEDED",
    };
    expect(read(written).reports).toMatchObject([
      {
        arn: role,
        recommendation: {
          completed: "2026-11-28T03:00:09Z",
          steps: [
            { step: "create policy", policy: "{}", existing: "p" },
            { step: "detach policy", existing: "q" },
          ],
        },
      },
    ]);
    expect(faultsOf({ ...written, status: "IN_PROGRESS" })).toEqual([
      "the recommendation is IN_PROGRESS: get it again",
    ]);
  });

  test("generates policies", () => {
    const written = {
      jobDetails: { jobId: "j", status: "SUCCEEDED" },
      generatedPolicyResult: {
        properties: {
          isComplete: true,
          principalArn: role,
          cloudTrailProperties: {
            startTime: "2026-08-30T00:00:00Z",
            endTime: "2026-11-28T00:00:00Z",
          },
        },
        generatedPolicies: [{ policy: '{"Statement":[]}' }],
      },
    };
    expect(read(written).reports).toMatchObject([
      {
        arn: role,
        generated: [
          {
            job: "j",
            isComplete: true,
            since: "2026-08-30T00:00:00Z",
            until: "2026-11-28T00:00:00Z",
            policies: ['{"Statement":[]}'],
          },
        ],
      },
    ]);
    expect(faultsOf({ jobDetails: { jobId: "j", status: "FAILED" } })).toEqual([
      "the generation is FAILED: get it again",
    ]);
  });
});

describe("credentials", () => {
  const newest = { since: "2025-10-24T21:04:00Z", until: "2026-11-28T17:04:00Z" };
  const member = (Arn: string, more: object) => ({
    Arn,
    CreateDate: "2025-03-02T09:12:44+00:00",
    ...more,
  });

  test("of an account's details: a role that was not used, and one of which it is not said", () => {
    const last = { LastUsedDate: "2026-11-28T21:04:00+00:00", Region: "eu-west-1" };
    const written = {
      UserDetailList: [member(user, { UserName: "ann" })],
      GroupDetailList: [member("arn:aws:iam::111122223333:group/ops", {})],
      RoleDetailList: [
        member(role, { RoleLastUsed: last }),
        member(`${role}-old`, { RoleLastUsed: {} }),
        member(`${role}-silent`, {}),
      ],
      Policies: [member("arn:aws:iam::aws:policy/ReadOnlyAccess", {})],
    };
    const { reports, faults } = read(written, {}, 13);
    expect(faults).toEqual([]);
    const used = { last: "2026-11-28T21:04:00Z", region: "eu-west-1" };
    expect(reports.map(({ arn, credentials }) => [arn, credentials])).toEqual([
      [user, []],
      [role, [{ credential: "role", ...used, ...newest }]],
      [`${role}-old`, [{ credential: "role", ...newest }]],
      [`${role}-silent`, []],
    ]);
    expect(reports[0]?.created).toBe("2025-03-02T09:12:44Z");
    const tagged = (...tags: readonly unknown[]) =>
      read({ RoleDetailList: [member(role, { Tags: tags })] }).reports[0]?.stack;
    const tag = (name: string, Value: unknown) => ({ Key: `aws:cloudformation:${name}`, Value });
    expect(tagged(1, { Key: "Name" }, tag("stack-name", "shop"), tag("logical-id", "App"))).toEqual(
      {
        name: "shop",
        id: "App",
      },
    );
    expect(tagged(tag("stack-name", "shop"), tag("logical-id", 7))).toBeUndefined();
    expect(read({ Role: member(role, { RoleLastUsed: last }) }).reports).toMatchObject([
      { credentials: [{ credential: "role", ...used }] },
    ]);
  });

  const head =
    "user,arn,user_creation_time,password_enabled,password_last_used,password_next_rotation," +
    "access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date," +
    "access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated";
  const created = "2024-02-01T09:00:00+00:00";
  const table = [
    head,
    `ann,${user},${created},true,2026-11-28T21:04:00+00:00,2026-12-30T00:00:00+00:00,true,2025-01-01T00:00:00+00:00,2026-02-01T00:00:00+00:00,eu-west-1,s3,false,N/A`,
    `bob,${user}-bob,${created},true,no_information,N/A,false,N/A,N/A,N/A,N/A,false,N/A`,
    `<root_account>,arn:aws:iam::111122223333:root,${created},not_supported,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A`,
    "",
  ].join("\n");

  test("of a credential report, as a table and as an answer", () => {
    const since = "2024-02-01T09:00:00Z";
    const { until } = newest;
    const expected = [
      {
        arn: user,
        created: since,
        credentials: [
          { credential: "password", active: true, last: "2026-11-28T21:04:00Z", since, until },
          {
            credential: "access key 1",
            active: true,
            service: "s3",
            last: "2026-02-01T00:00:00Z",
            region: "eu-west-1",
            since: "2025-01-01T00:00:00Z",
            until,
          },
        ],
      },
      { arn: `${user}-bob`, credentials: [{ credential: "password", active: true, since, until }] },
      { arn: "arn:aws:iam::111122223333:root", credentials: [] },
    ];
    expect(read(table, {}, 17)).toMatchObject({ reports: expected, faults: [] });
    const answer = {
      Content: Buffer.from(table).toString("base64"),
      ReportFormat: "text/csv",
      GeneratedTime: "2026-11-28T21:04:00+00:00",
    };
    expect(read(answer)).toMatchObject({ reports: expected, faults: [] });
    expect(faultsOf(table.replace(user, "ann"))).toEqual(["its arn is no user"]);
  });
});

describe("messages of denied calls", () => {
  const session =
    "User: arn:aws:sts::111122223333:assumed-role/app/run is not authorized to perform:";
  const missing = `${session} s3:GetObject on resource: "arn:aws:s3:::b/*" because no identity-based policy allows the s3:GetObject action`;
  const explicit = `User: ${user} is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-1:111122223333:instance/* with an explicit deny in a service control policy: arn:aws:organizations::1:policy/p`;
  const app = "arn:aws:iam::111122223333:role/app";

  test("are found in logs of lines, with their times, and counted", () => {
    const lines = [
      "2026-11-28T10:00:00.123Z INFO starting",
      `2026-11-28T10:00:01.123Z ERROR An error occurred (AccessDenied): ${missing}`,
      `2026-11-28T12:00:01+01:00 ERROR ${missing}; then ${explicit}`,
      `[ERROR] ${missing}`,
    ];
    const { reports, faults } = read(`${lines.join("\n")}\n`, {}, 19);
    expect(faults).toEqual([]);
    expect(reports).toMatchObject([
      {
        arn: app,
        denied: [
          {
            action: "s3:GetObject",
            resource: "arn:aws:s3:::b/${*}",
            by: "no identity-based policy",
            count: 3,
            first: "2026-11-28T10:00:01Z",
            last: "2026-11-28T11:00:01Z",
          },
        ],
      },
      {
        arn: user,
        denied: [{ action: "ec2:RunInstances", by: "service control policy", count: 1 }],
      },
    ]);
  });

  test("are found in lines of JSON and in events of CloudWatch Logs, whose other lines are no faults", () => {
    const lines = [
      { level: "INFO", message: "hello" },
      { timestamp: 1_763_625_600_000, error: { cause: [missing] } },
    ];
    expect(read(lines.map((each) => JSON.stringify(each)).join("\n"))).toMatchObject({
      faults: [],
      reports: [{ arn: app, denied: [{ count: 1, first: "2025-11-20T08:00:00Z" }] }],
    });
    const events = [
      { timestamp: 1_763_625_600_000, message: "START" },
      { timestamp: 1_763_625_600_000, message: missing },
    ];
    expect(read({ events })).toMatchObject({ faults: [], reports: [{ arn: app }] });
  });

  test("that name nobody are of whom is given, or told", () => {
    const line = "not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b\n";
    expect(faultsOf(line)).toEqual([
      "1 of its messages of denied calls name no role or user: use --report-of ARN",
    ]);
    expect(read(line, { of: role }).reports).toMatchObject([{ arn: role, denied: [{ count: 1 }] }]);
  });

  test("a log without any is told, since it may be the wrong file", () => {
    expect(faultsOf("all is well\nstill\n")).toEqual([
      "it has no events, no report of AWS, and no message of a denied call",
    ]);
    expect(faultsOf('{"level":"INFO"}\n{"level":"WARN"}\n')).toEqual([
      "it is no event of CloudTrail",
      "it is no event of CloudTrail",
    ]);
  });
});

test("what is torn is told with its place, and names of prototypes are nothing", () => {
  const written = JSON.stringify(finding({ findingDetails: unusedPermissions }));
  for (const end of [10, 100, written.length - 1]) {
    const { reports, faults } = read(written.slice(0, end));
    expect(reports).toEqual([]);
    expect(faults).toHaveLength(1);
  }
  const hostile = '{"__proto__": {"findingType": "UnusedIAMRole"}, "id": "x", "constructor": 1}';
  expect(read(hostile)).toMatchObject({ reports: [], faults: [{ offset: 0 }] });
});

test.for<readonly [unknown, string | undefined]>([
  ["2018-10-24T19:47:35.241Z", "2018-10-24T19:47:35Z"],
  ["2018-10-24 19:47:35.241000+00:00", "2018-10-24T19:47:35Z"],
  ["2018-10-24T19:47:35-0530", "2018-10-25T01:17:35Z"],
  [1_540_410_455.5, "2018-10-24T19:47:35Z"],
  ["2018-10-24T19:47:35", undefined],
  ["N/A", undefined],
  [1e20, undefined],
  [-1, undefined],
  [null, undefined],
])("the moment %s", ([written, moment]) => {
  expect(momentOf(written)).toBe(moment);
});

test.for<readonly [string, unknown]>([
  ["an attempt on a service", accessed([{ ...used, LastAuthenticated: "yesterday" }])],
  [
    "an attempt of an action",
    accessed([
      { ...used, TrackedActionsLastAccessed: [{ ActionName: "X", LastAccessedTime: "yesterday" }] },
    ]),
  ],
  [
    "the last use of a role",
    { RoleDetailList: [{ Arn: role, RoleLastUsed: { LastUsedDate: "yesterday" } }] },
  ],
  ["the last use of a password", `arn,user_creation_time,password_last_used\n${user},,yesterday\n`],
])("a time that is none is told, and not taken for never: %s", ([, written]) => {
  expect(said(written)).toEqual([[], ['its time is none: "yesterday"']]);
});
