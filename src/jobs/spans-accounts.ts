import type { Policy, Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { once } from "../source/once.ts";
import type { Source } from "../source/source.ts";
import type { Scan } from "./scan.ts";

/**
 * Whether what stands beside a statement, in its file and in the files of its module, speaks of resources of several
 * accounts: then nothing says that those of its own are meant.
 */
export function spansAccounts({ place }: Statement, policy: Policy, scan: Scan): boolean {
  const format = scan.formatOf(policy);
  const groups = new Set([place, policy.place].map(({ source }) => format.group(source.path)));
  const own = [...groups].flatMap((group) => {
    const account = scan.vocabularies.get(policy.scope ?? group)?.account.text;
    return (account && known(account)) ?? [];
  });
  const beside = (scan.claimed.get(format) ?? []).filter(({ path }) =>
    groups.has(format.group(path)),
  );
  return [...new Set([place.source, ...beside])].some((source) => {
    const { isAcross, isOfMany, accounts } = spokenOf(source);
    return isAcross || isOfMany || accounts.some((each) => !own.includes(each));
  });
}

/**
 * Whether the file of a statement that lets services in is made for an organization, or speaks of its other accounts:
 * services then act for these as well.
 */
export function isForOrganization({ place }: Statement, policy: Policy): boolean {
  return [place, policy.place].some(({ source }) => {
    const { isOfMany, isOfOrganization } = spokenOf(source);
    return isOfMany || isOfOrganization;
  });
}

/** Organizations, and other accounts by their word. */
const many =
  /\b(?:aws_organizations_|AWS::Organizations::)|(?:Principal|Resource)Org(?:ID|Paths)|(?:cross|multi|other|master|member|payer|audit|log[-_ ]?archive)[-_ ]?accounts?\b|\b(?:each|every|all)[-_ ]accounts?\b|\baccount[-_]?stacks?\b|delegated[-_ ]?admin|\baccount_ids\b/i;

/** What is called after an organization, as `guardduty-org-delivery` is, and not after one of GitHub's. */
const organization =
  /(?<=[a-z])(?<![Hh]ub|[Ll]ab)Org(?=[A-Z\d])|(?<![Hh]ub[-_]|[Ll]ab[-_]|[A-Za-z.])[Oo]rg(?=[-_])|(?<=[a-z][-_])(?<![Hh]ub[-_]|[Ll]ab[-_])org\b(?!\.)/;

/** Shares, roles taken on to be in another account, and a second way into AWS. */
const across =
  /\b(?:aws_ram_|AWS::RAM::)|\bassume_role\s*\{|\bprovider\s*=\s*aws\.\w|\bprovider\s+"aws"\s*\{(?:(?!provider)[^}]){0,4000}\balias\b/i;

/**
 * Accounts by their numbers, in ARNs of what lies in them; who is let in, layers and applications are others' by their
 * nature.
 */
const numbers =
  /\barn:[\w-]+:(?!iam:|sts:|serverlessrepo:|lambda:[\w-]*:\d+:layer:)[\w-]+:[\w-]*:(\d{12}):/g;

const spokenOf = once(({ text }: Source) => ({
  isAcross: across.test(text),
  isOfMany: many.test(text),
  isOfOrganization: organization.test(text),
  accounts: [...text.matchAll(numbers)].map(([, account = ""]) => account),
}));
