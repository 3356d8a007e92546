import type { Json } from "../../../src/evidence/reading/records.ts";
import type { Draw } from "./draw.ts";
import { operations, type Asked, type Operation, type Place } from "./operations.ts";
import { operationsOfServices } from "./services.ts";

/** An event, and what is true of it, which it does not say. */
export type TrueEvent = { readonly record: Json; readonly truth: Truth };

export type Truth = {
  /** Whose identity policies were asked; undefined where nobody's were. */
  readonly principal: string | undefined;
  readonly outcome: "authorised" | "denied" | "untold";
  readonly asked: readonly Asked[];
  /** The service that called in the name of the principal. */
  readonly via: string | undefined;
};

type Who = {
  readonly arn: string;
  readonly account: string;
  readonly identity: Json;
  readonly does: readonly Operation[];
};

const regions = ["eu-west-1", "us-east-1"];
const accounts = ["111122223333", "444455556666"];

export const allOperations: readonly Operation[] = [...operations, ...operationsOfServices];

/** Principals of an organization, each of which does some of what can be done. */
export function principals(draw: Draw, count: number): readonly Who[] {
  return Array.from({ length: count }, (_, index) => {
    const account = accounts[index % accounts.length] ?? "";
    const does = allOperations.filter(() => draw.chance(0.5));
    const kind = kinds[index % kinds.length];
    if (!kind) throw new Error("there are kinds of principals");
    return { account, does, ...kind(`arn:aws:iam::${account}:`, index, account) };
  });
}

type Kind = (iam: string, index: number, account: string) => Pick<Who, "arn" | "identity">;

/** A session of a role, as CloudTrail's page on userIdentity shows it. */
const session =
  (path: string, stem: string, run = "run"): Kind =>
  (iam, index, account) => {
    const name = `${stem}${index}`;
    const arn = `${iam}role/${path}${name}`;
    const identity = {
      type: "AssumedRole",
      arn: `arn:aws:sts::${account}:assumed-role/${name}/${run}`,
      accountId: account,
      sessionContext: { sessionIssuer: { type: "Role", arn, accountId: account, userName: name } },
    };
    return { arn, identity };
  };

/** Kinds of principals, each written as the page shows it that documents it. */
const kinds: readonly Kind[] = [
  session("", "role-"),
  session("teams/", "role-"),
  session(
    "aws-reserved/sso.amazonaws.com/eu-west-1/",
    "AWSReservedSSO_Admin_0a1b2c3d4e5f670",
    "ann@x.org",
  ),
  // A session that another session of a role has asked for is known by its own role alone.
  session("chained/", "next-", "role-0-run"),
  (iam, index, account) => {
    const arn = `${iam}user/people/user-${index}`;
    return { arn, identity: { type: "IAMUser", arn, accountId: account } };
  },
  session("aws-service-role/batch.amazonaws.com/", "AWSServiceRoleForBatch"),
  // With a token of GetFederationToken somebody has no more than the user who got it.
  (iam, index, account) => {
    const arn = `${iam}user/broker-${index}`;
    const identity = {
      type: "FederatedUser",
      arn: `arn:aws:sts::${account}:federated-user/bob`,
      accountId: account,
      sessionContext: { sessionIssuer: { type: "IAMUser", arn, accountId: account } },
    };
    return { arn, identity };
  },
  (iam, _, account) => {
    const arn = `${iam}root`;
    return { arn, identity: { type: "Root", arn, accountId: account } };
  },
];

/** An event of somebody, drawn: most are authorised, some denied, throttled, or nobody's. */
export function drawEvent(who: readonly Who[], index: number, draw: Draw): TrueEvent {
  const { arn, account, identity, does } = draw.of(who);
  const { source, name, readOnly, isData, tell } = draw.of(does);
  const region = draw.of(regions);
  const place: Place = {
    region,
    account,
    at: (service) => `arn:aws:${service}:${region}:${account}:`,
    global: (service) => `arn:aws:${service}::${account}:`,
  };
  const { parameters, resources, response, asked } = tell(place, draw);
  const kind = draw.below(100);
  const via = index % 2 === 0 ? "cloudformation.amazonaws.com" : "s3.amazonaws.com";
  const isOthers = kind >= 96;
  const failure = isOthers ? undefined : failureOf(kind, arn, asked, draw);
  const record = {
    eventVersion: "1.11",
    userIdentity: isOthers
      ? draw.of(others)
      : kind < 6
        ? { ...identity, invokedBy: via }
        : identity,
    eventTime: new Date(Date.UTC(2026, 8, 1) + index * 7000).toISOString().replace(".000", ""),
    eventSource: `${source}.amazonaws.com`,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: "198.51.100.7",
    userAgent: "aws-sdk-js/3.900.0 os/linux lang/js md/nodejs#22.11.0",
    ...failure?.error,
    requestParameters: parameters,
    responseElements: failure ? null : (response ?? null),
    requestID: `r-${index}`,
    eventID: `e-${index.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`,
    readOnly,
    ...(resources && { resources: resources.map((each) => ({ ARN: each, accountId: account })) }),
    eventType: "AwsApiCall",
    managementEvent: isData !== true,
    recipientAccountId: account,
    eventCategory: isData ? "Data" : "Management",
  };
  return {
    record,
    truth: {
      principal: isOthers ? undefined : arn,
      outcome: failure?.outcome ?? "authorised",
      asked: failure?.asked ?? asked,
      via: !isOthers && kind < 6 ? via : undefined,
    },
  };
}

const others: readonly Json[] = [
  { type: "AWSService", invokedBy: "s3.amazonaws.com" },
  { type: "AWSAccount", accountId: "777788889999", principalId: "AIDAEXAMPLE" },
];

type Failure = {
  readonly error: Json;
  readonly outcome: Truth["outcome"];
  readonly asked: Truth["asked"];
};

function failureOf(
  kind: number,
  arn: string,
  asked: Truth["asked"],
  draw: Draw,
): Failure | undefined {
  if (kind >= 94)
    return {
      error: { errorCode: "ThrottlingException", errorMessage: "Rate exceeded" },
      outcome: "untold",
      asked,
    };
  if (kind >= 91)
    return { error: { errorCode: "ResourceNotFoundException" }, outcome: "authorised", asked };
  const [first] = asked;
  if (kind < 83 || !first) return undefined;
  const [action, resource] = first;
  const says = draw.chance(0.5);
  const errorMessage = says
    ? `User: ${arn} is not authorized to perform: ${action} on resource: "${resource.replaceAll(" ", "%20")}" because no identity-based policy allows the ${action} action`
    : "Access Denied";
  return {
    error: { errorCode: "AccessDenied", errorMessage },
    outcome: "denied",
    asked: says ? [first] : asked,
  };
}
