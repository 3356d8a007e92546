import type { Format } from "../iac/format.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import type { Source } from "../source/source.ts";
import { furtherProviders } from "./further-providers.ts";
import type { Scan } from "./scan.ts";

/**
 * Whether what stands beside a statement, in its file and in the files of its module, speaks of resources of several
 * accounts: then nothing says that those of its own are meant.
 */
export function spansAccounts(statement: Statement, policy: Policy, scan: Scan): boolean {
  const own = groupsOf(statement, policy, scan).flatMap((group) => {
    const account = scan.vocabularies.get(policy.scope ?? group)?.account.text;
    return (account && known(account)) ?? [];
  });
  const beside = filesBeside(statement, policy, scan);
  if (furtherProviders(beside) === "other") return true;
  return beside.some((source) => {
    const { isAcross, accounts } = spokenOf(source);
    return isAcross || accounts.some((each) => !own.includes(each));
  });
}

/** The file of a statement, and the files of its module and of its policy's. */
export function filesBeside(statement: Statement, policy: Policy, scan: Scan): readonly Source[] {
  const byGroup = filesByGroup(scan)(scan.formatOf(policy));
  const beside = groupsOf(statement, policy, scan).flatMap((group) => byGroup.get(group) ?? []);
  return [...new Set([statement.place.source, ...beside])];
}

function groupsOf({ place }: Statement, policy: Policy, scan: Scan): readonly string[] {
  const format = scan.formatOf(policy);
  return [...new Set([place, policy.place].map(({ source }) => format.group(source.path)))];
}

const filesByGroup = once((scan: Scan) =>
  once((format: Format) =>
    groupedBy(scan.claimed.get(format) ?? [], ({ path }) => format.group(path)),
  ),
);

/** Organizations, shares, other accounts by their word, and roles taken on to be in one. */
const across =
  /\b(?:aws_(?:organizations|ram)_|AWS::(?:Organizations|RAM)::)|(?:Principal|Resource)Org(?:ID|Paths)|(?:cross|multi|other|master|member|payer|audit|log[-_ ]?archive)[-_ ]?accounts?\b|\b(?:each|every|all)[-_ ]accounts?\b|\baccount[-_]?stacks?\b|delegated[-_ ]?admin|\baccount_ids\b|\bassume_role\s*\{/i;

/**
 * Accounts by their numbers, in ARNs of what lies in them; who is let in, layers and applications are others' by their
 * nature.
 */
const numbers =
  /\barn:[\w-]+:(?!iam:|sts:|serverlessrepo:|lambda:[\w-]*:\d+:layer:)[\w-]+:[\w-]*:(\d{12}):/g;

const spokenOf = once(({ text }: Source) => ({
  isAcross: across.test(text),
  accounts: [...text.matchAll(numbers)].map(([, account = ""]) => account),
}));
