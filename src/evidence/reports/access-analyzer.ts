import { isJson, memberOf, objectIn, textIn, type Json } from "../reading/records.ts";
import { stated } from "../fields.ts";
import { nothingOf, type Finding } from "../reported.ts";
import type { Names, ReportOf } from "./last-accessed.ts";
import { momentOf } from "./moment.ts";
import { iamArnIn } from "./whose.ts";

const kinds: ReadonlyMap<string, Finding["unused"]> = new Map([
  ["UnusedIAMRole", "role"],
  ["UnusedPermission", "permissions"],
  ["UnusedIAMUserAccessKey", "access key"],
  ["UnusedIAMUserPassword", "password"],
]);

const statuses: ReadonlyMap<string, Finding["status"]> = new Map([
  ["ACTIVE", "active"],
  ["ARCHIVED", "archived"],
  ["RESOLVED", "resolved"],
]);

/**
 * A finding of unused access. Follows GetFindingV2 and ListFindingsV2 of the IAM Access Analyzer API Reference; a
 * list lacks the details. The ids of access keys are not kept: they tell of the account.
 */
export const findingOf: ReportOf<Names> = (value, names) => {
  const [id, type] = [textIn(value, "id"), textIn(value, "findingType")];
  if (id === undefined || (type === undefined && !Object.hasOwn(value, "analyzedAt")))
    return undefined;
  const unused = kinds.get(type ?? "");
  if (unused === undefined)
    return { wrong: `a finding of ${type ?? "external access"} says nothing of use` };
  const arn = iamArnIn(value, "resource");
  const status = statuses.get(textIn(value, "status") ?? "");
  const updated = momentOf(memberOf(value, "updatedAt"));
  if (arn === undefined) return { wrong: "its resource is no role or user" };
  if (status === undefined) return { wrong: "its status is none" };
  if (updated === undefined) return { wrong: "its updatedAt is none" };
  const error = textIn(value, "error");
  if (error !== undefined) return { wrong: `the analyzer could not tell: ${error}` };
  const analyzed = momentOf(memberOf(value, "analyzedAt"));
  const details = memberOf(value, "findingDetails");
  const all = Array.isArray(details) ? details.filter(isJson) : [];
  const [last] = all.flatMap((each) => lastOfAll(each) ?? []);
  const services = all.flatMap((each) =>
    servicesIn(objectIn(each, "unusedPermissionDetails"), names),
  );
  const finding = stated({ id, unused, status, updated, analyzed, last, services });
  return [{ ...nothingOf(arn), findings: [finding] }];
};

const ofCredential = [
  "unusedIamRoleDetails",
  "unusedIamUserAccessKeyDetails",
  "unusedIamUserPasswordDetails",
];

/** When the role, key or password was last used. */
function lastOfAll(detail: Json): string | undefined {
  const said = ofCredential
    .map((name) => objectIn(detail, name))
    .find((each) => each !== undefined);
  return said && momentOf(memberOf(said, "lastAccessed"));
}

function servicesIn(details: Json | undefined, { actionOf }: Names): Finding["services"] {
  const service = details && textIn(details, "serviceNamespace");
  if (!details || service === undefined || !/^[\w-]+$/.test(service)) return [];
  const last = momentOf(memberOf(details, "lastAccessed"));
  const actions = memberOf(details, "actions");
  // Without a list, nothing of the service was used.
  if (!Array.isArray(actions)) return [stated({ service, last })];
  const own = actions.filter(isJson).flatMap((each) => {
    const name = textIn(each, "action");
    if (name === undefined || !/^(?:[\w-]+:)?\w+$/.test(name)) return [];
    const action = actionOf(name.includes(":") ? name : `${service}:${name}`);
    return [stated({ action, last: momentOf(memberOf(each, "lastAccessed")) })];
  });
  return [stated({ service, last, actions: own })];
}

const steps: ReadonlyMap<string, "create policy" | "detach policy"> = new Map([
  ["CREATE_POLICY", "create policy"],
  ["DETACH_POLICY", "detach policy"],
]);

/** What to write instead of policies. Follows GetFindingRecommendation of the IAM Access Analyzer API Reference. */
export const recommendationOf: ReportOf<undefined> = (value) => {
  const written = memberOf(value, "recommendedSteps");
  const type = textIn(value, "recommendationType");
  if (!Array.isArray(written) && type === undefined) return undefined;
  const status = textIn(value, "status");
  if (status !== "SUCCEEDED")
    return { wrong: `the recommendation is ${status ?? "without a status"}: get it again` };
  const arn = iamArnIn(value, "resourceArn");
  if (arn === undefined) return { wrong: "its resourceArn is no role or user" };
  const completed = momentOf(memberOf(value, "completedAt"));
  if (completed === undefined) return { wrong: "its completedAt is none" };
  const all = Array.isArray(written) ? written.filter(isJson) : [];
  const own = all.flatMap((each) => {
    const said = objectIn(each, "unusedPermissionsRecommendedStep");
    const step = said && steps.get(textIn(said, "recommendedAction") ?? "");
    if (!said || !step) return [];
    const existing = textIn(said, "existingPolicyId");
    return [stated({ step, existing, policy: policyIn(said, "recommendedPolicy") })];
  });
  return [{ ...nothingOf(arn), recommendation: { completed, steps: own } }];
};

/** Policies made of CloudTrail. Follows GetGeneratedPolicy of the IAM Access Analyzer API Reference. */
export const generatedOf: ReportOf<undefined> = (value) => {
  const job = objectIn(value, "jobDetails");
  const result = objectIn(value, "generatedPolicyResult");
  if (!job) return undefined;
  const [id, status] = [textIn(job, "jobId"), textIn(job, "status")];
  if (status !== "SUCCEEDED")
    return { wrong: `the generation is ${status ?? "without a status"}: get it again` };
  const properties = result && objectIn(result, "properties");
  const arn = properties && iamArnIn(properties, "principalArn");
  if (!properties || id === undefined || arn === undefined)
    return { wrong: "it does not say of whom it was generated" };
  const trail = objectIn(properties, "cloudTrailProperties");
  const made = memberOf(result, "generatedPolicies");
  const generated = stated({
    job: id,
    isComplete: memberOf(properties, "isComplete") === true,
    since: trail && momentOf(memberOf(trail, "startTime")),
    until: trail && momentOf(memberOf(trail, "endTime")),
    policies: (Array.isArray(made) ? made.filter(isJson) : []).flatMap(
      (each) => policyIn(each, "policy") ?? [],
    ),
  });
  return [{ ...nothingOf(arn), generated: [generated] }];
};

const longestPolicy = 100_000;

/** A policy as text, which is longer than names are. */
function policyIn(value: Json, name: string): string | undefined {
  const text = memberOf(value, name);
  return typeof text === "string" && text.length <= longestPolicy ? text : undefined;
}
