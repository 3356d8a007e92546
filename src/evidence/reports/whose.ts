import { textIn, type Json } from "../reading/records.ts";

/** Where a report comes from, as far as it does not say itself whose it is. */
export type ReportSite = {
  readonly path: string;
  /** Whose reports are that say it nowhere. */
  readonly of?: string | undefined;
};

const iamArn = /^arn:[\w-]+:iam::(?:\d{12}|aws):(?:root|(?:role|user|group|policy)\/[!-~]{1,600})$/;

/** The ARN of a role, user, group or managed policy, or of the root user; undefined where it is none. */
export function iamArnIn(value: Json, name: string): string | undefined {
  const arn = textIn(value, name);
  return arn !== undefined && iamArn.test(arn) ? arn : undefined;
}

export const isIamArn = (text: string): boolean => iamArn.test(text);

/**
 * Whose a report is that has no place for it: what stands in it all the same (`Arn`), what the names of its folders and
 * its own say (`111122223333/role/team/app.json`), else what was given.
 */
export function whoseReport(value: Json, { path, of }: ReportSite): string | undefined {
  return iamArnIn(value, "Arn") ?? arnOfPath(path) ?? of;
}

function arnOfPath(path: string): string | undefined {
  const [, partition = "arn:aws", account, resource] =
    /(?:(arn:[\w-]+):iam::|(?<!\d))(\d{12})[:/]((?:role|user|group|policy)\/.+?)\.json(?:\.gz)?$/.exec(
      path.replaceAll("\\", "/"),
    ) ?? [];
  const arn = `${partition}:iam::${account ?? ""}:${resource ?? ""}`;
  return isIamArn(arn) ? arn : undefined;
}

/** The last of the names of its path, without what says its kind: `s3` of `policy/app/s3.json`. */
export function stemOf({ path }: ReportSite): string {
  return path.replace(/^.*[/\\]/, "").replace(/\.json(?:\.gz)?$/, "");
}
