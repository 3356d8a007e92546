import { faultAt, type Fault } from "../reading/fault.ts";
import { isJson, parsed, type Json } from "../reading/records.ts";
import { csvRows, type Row } from "../reading/rows.ts";
import type { Reported } from "../reported.ts";
import { findingOf, generatedOf, recommendationOf } from "./access-analyzer.ts";
import { memberOfAccount, withPeriod, type CredentialUse } from "./account.ts";
import { credentialReportIn, userOfReport } from "./credential-report.ts";
import { countedDenials } from "./counted-denials.ts";
import { denialsInLine, denialsOf, type Denials } from "./denials.ts";
import { lastAccessedOf, type Names } from "./last-accessed.ts";
import type { ReportSite } from "./whose.ts";

/** What reads a file for all that is no event. */
export type ReportReader = {
  /** A value of JSON that is no event, and why; `within` is the list that it stands in. */
  value(text: string, within: string | undefined, why: Fault): void;
  /** A user of the credential report. */
  user(row: Row): void;
  /** A line of a file that is neither JSON nor a table. */
  line(text: string): void;
  /** To be called once, behind all of the file. */
  end(): void;
};

/** What is no report is held back, since a log may tell of one denied call among thousands of lines. */
const mostHeld = 10_000;

/**
 * Reads what AWS's reports and applications' logs say. What is neither is a fault, unless it stands in a log that
 * tells of denied calls.
 */
export function reportReader(
  site: ReportSite,
  names: Names,
  onReport: (report: Reported) => void,
  onFault: (fault: Fault) => void,
): ReportReader {
  const denied = countedDenials();
  const members: Reported[] = [];
  let newest: string | undefined;
  let nameless = 0;
  let isLog = false;
  let lines = 0;
  let held: Fault[] = [];

  const hold = (fault: Fault): void => {
    if (!isLog && held.length < mostHeld) held.push(fault);
    else if (!isLog) onFault(fault);
  };
  const takeDenials = (found: Denials): boolean => {
    for (const denial of found.denials) denied.add(denial);
    nameless += found.nameless;
    const isSome = found.denials.length + found.nameless > 0;
    isLog ||= isSome;
    return isSome;
  };
  const takeUse = ({ reports, newest: own = "" }: CredentialUse): void => {
    members.push(...reports);
    if (own > (newest ?? "")) newest = own;
  };
  const user = ({ cells, offset }: Row, take: (use: CredentialUse) => void): void => {
    const read = userOfReport(cells);
    if ("wrong" in read) onFault(faultAt(offset, read.wrong));
    else take(read);
  };
  /** The table within an answer says when it was made. */
  const takeTable = (table: string, made: string | undefined, offset: number): void => {
    const users: Reported[] = [];
    const reader = csvRows(
      (row) => {
        user({ ...row, offset }, ({ reports }) => users.push(...reports));
      },
      ({ detail }) => {
        onFault(faultAt(offset, detail));
      },
    );
    reader.push(Buffer.from(table));
    reader.end();
    for (const each of withPeriod(users, made)) onReport(each);
  };
  const takeAnswer = (value: Json, { offset }: Fault): boolean => {
    const said =
      lastAccessedOf(value, { site, names }) ??
      findingOf(value, names) ??
      recommendationOf(value, undefined) ??
      generatedOf(value, undefined);
    if (!said) return false;
    if ("wrong" in said) onFault(faultAt(offset, said.wrong));
    else for (const each of said) onReport(each);
    return true;
  };

  return {
    value: (text, within, why) => {
      const value = parsed(text)?.value;
      if (isJson(value)) {
        const member = memberOfAccount(value, within);
        const table = credentialReportIn(value);
        if (member && "wrong" in member) onFault(faultAt(why.offset, member.wrong));
        else if (member) takeUse(member);
        if (table) takeTable(table.csv, table.made, why.offset);
        if (member || table || takeAnswer(value, why)) return;
      }
      if (!takeDenials(denialsOf(value, site.of))) hold(why);
    },
    user: (row) => {
      user(row, takeUse);
    },
    line: (text) => {
      lines++;
      takeDenials(denialsInLine(text, site.of));
    },
    end: () => {
      for (const each of withPeriod(members, newest)) onReport(each);
      for (const each of denied.reports()) onReport(each);
      if (nameless > 0)
        onFault(
          faultAt(
            0,
            `${nameless} of its messages of denied calls name no role or user: use --report-of ARN`,
          ),
        );
      if (denied.leftOut() > 0)
        onFault(faultAt(0, `${denied.leftOut()} of its messages of denied calls are too many`));
      if (lines > 0 && !isLog)
        onFault(faultAt(0, "it has no events, no report of AWS, and no message of a denied call"));
      if (!isLog) held.forEach(onFault);
      held = [];
    },
  };
}
