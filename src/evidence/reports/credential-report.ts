import { stated } from "../fields.ts";
import { memberOf, textIn, type Json } from "../reading/records.ts";
import { nothingOf } from "../reported.ts";
import type { CredentialUse } from "./account.ts";
import { momentOf, tornMoment } from "./moment.ts";
import { iamArnIn } from "./whose.ts";

/**
 * A user of the credential report. Follows "Generate credential reports for your AWS account" of the AWS IAM User
 * Guide. A password or key that there is not says nothing.
 */
export function userOfReport(
  cells: ReadonlyMap<string, string>,
): CredentialUse | { readonly wrong: string } {
  const arn = iamArnIn(Object.fromEntries(cells), "arn");
  if (arn === undefined) return { wrong: "its arn is no user" };
  const torn = ["password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date"]
    .flatMap((column) => tornMoment(cells.get(column)) ?? [])
    .at(0);
  if (torn !== undefined) return { wrong: torn };
  const at = (column: string): string | undefined => momentOf(cells.get(column));
  const created = at("user_creation_time");
  const password = stated({
    credential: "password" as const,
    active: flagIn(cells.get("password_enabled")),
    last: at("password_last_used"),
    since: created,
  });
  const keys = ([1, 2] as const).map((number) => {
    const column = (name: string): string => `access_key_${number}_${name}`;
    return stated({
      credential: `access key ${number}` as const,
      active: flagIn(cells.get(column("active"))),
      last: at(column("last_used_date")),
      region: wordIn(cells.get(column("last_used_region"))),
      service: wordIn(cells.get(column("last_used_service"))),
      since: at(column("last_rotated")),
    });
  });
  const credentials = [
    ...[password].filter((each) => each.active === true || each.last !== undefined),
    ...keys.filter((each) => each.since !== undefined || each.last !== undefined),
  ];
  const newest = [...cells]
    .filter(([column]) => column !== "password_next_rotation")
    .flatMap(([, written]) => momentOf(written) ?? [])
    .sort()
    .at(-1);
  const report = stated({ ...nothingOf(arn), created, credentials });
  return { reports: [report], newest };
}

function flagIn(written: string | undefined): boolean | undefined {
  const text = written?.toLowerCase();
  return text === "true" || text === "false" ? text === "true" : undefined;
}

/** `N/A` is none. */
function wordIn(written: string | undefined): string | undefined {
  return written !== undefined && /^[\w-]+$/.test(written) ? written : undefined;
}

/** The table in an answer of `get-credential-report`, and when it was made; undefined where it is none. */
export function credentialReportIn(
  value: Json,
): { readonly csv: string; readonly made: string | undefined } | undefined {
  const content = memberOf(value, "Content");
  if (textIn(value, "ReportFormat") === undefined || typeof content !== "string") return undefined;
  const csv = Buffer.from(content, "base64").toString("utf8");
  return { csv, made: momentOf(memberOf(value, "GeneratedTime")) };
}

export const isUserRow = (cells: ReadonlyMap<string, string>): boolean =>
  cells.has("user_creation_time") && cells.has("arn");
