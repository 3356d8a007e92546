import { isJson, memberOf, objectIn, textIn, type Json } from "../reading/records.ts";
import { stated } from "../fields.ts";
import { nothingOf, type Reported } from "../reported.ts";
import { momentOf, tornMoment, trackedUntil } from "./moment.ts";
import { iamArnIn } from "./whose.ts";

/** What a file says of when credentials were used, as far as it is read. */
export type CredentialUse = {
  readonly reports: readonly Reported[];
  /** The last moment that is written in it: it is not older than that. */
  readonly newest: string | undefined;
};

/** Lists of `get-account-authorization-details`. */
export const accountLists: ReadonlySet<string> = new Set([
  "UserDetailList",
  "RoleDetailList",
  "GroupDetailList",
  "Policies",
]);

/**
 * A member of those lists, or an answer of `get-role`: when it was made, and when a role was last used. Follows
 * GetAccountAuthorizationDetails and RoleLastUsed of the AWS IAM API Reference. Undefined where it is none.
 */
export function memberOfAccount(
  value: Json,
  within: string | undefined,
): CredentialUse | { readonly wrong: string } | undefined {
  const role = within === undefined ? objectIn(value, "Role") : undefined;
  if (role) return memberOfAccount(role, "RoleDetailList");
  if (within === undefined || !accountLists.has(within) || !Object.hasOwn(value, "Arn"))
    return undefined;
  const arn = iamArnIn(value, "Arn");
  const created = momentOf(memberOf(value, "CreateDate"));
  // Without the member it is not told; with an empty one the role was not used.
  const used = objectIn(value, "RoleLastUsed");
  const written = used && memberOf(used, "LastUsedDate");
  const torn = tornMoment(written);
  if (torn !== undefined) return { wrong: torn };
  const last = momentOf(written);
  const region = used && textIn(used, "Region");
  const newest = [created, last, momentOf(memberOf(value, "UpdateDate"))]
    .filter((each) => each !== undefined)
    .sort()
    .at(-1);
  if (arn === undefined || within === "GroupDetailList" || within === "Policies")
    return { reports: [], newest };
  const use = stated({ credential: "role" as const, last, region: last && region });
  const stack = stackIn(value);
  const report = stated({ ...nothingOf(arn), created, stack, credentials: used ? [use] : [] });
  return { reports: [report], newest };
}

/** The stack and the logical id that CloudFormation puts on what it makes, as tags. */
function stackIn(value: Json): Reported["stack"] {
  const tags = memberOf(value, "Tags");
  const tag = (key: string): string | undefined => {
    const found = Array.isArray(tags)
      ? tags.filter(isJson).find((each) => textIn(each, "Key") === `aws:cloudformation:${key}`)
      : undefined;
    return found && textIn(found, "Value");
  };
  const [name, id] = [tag("stack-name"), tag("logical-id")];
  return name !== undefined && id !== undefined ? { name, id } : undefined;
}

/**
 * The reports of a file, with what time they speak of: until it was made, or else until the last moment that is
 * written in it, which is not later. `since` stays where it is known.
 */
export function withPeriod(
  reports: readonly Reported[],
  made: string | undefined,
): readonly Reported[] {
  const { since, until } = trackedUntil(made);
  return reports.map((report) => ({
    ...report,
    credentials: report.credentials.map((each) =>
      stated({ ...each, since: each.since ?? since, until }),
    ),
  }));
}
