import { expect, test } from "vitest";
import { principalAccount } from "../../src/iam/principal-account.ts";
import { makeText, type Hole, type Part } from "../../src/iam/text.ts";

const place = { source: { path: "main.tf", text: "" }, span: { start: 0, end: 0 } };
const hole: Hole = { id: "var.x", place, meaning: { kind: "unknown" } };
const accountOf = (...parts: readonly Part[]): string | undefined =>
  principalAccount(makeText(parts, { written: place, via: [] }));

const principals: readonly (readonly [account: string | undefined, ...parts: readonly Part[]])[] = [
  ["111122223333", "111122223333"],
  ["111122223333", "arn:aws:iam::111122223333:root"],
  ["111122223333", "arn:aws-cn:iam::111122223333:role/path/app"],
  ["111122223333", "arn:aws:sts::111122223333:assumed-role/app/session"],
  ["111122223333", "arn:", hole, ":iam::111122223333:role/", hole],
  [undefined, "arn:aws:iam::", hole, ":root"],
  [undefined, "11112222333", hole],
  [undefined, hole],
  [undefined, "*"],
  [undefined, "1111222233334"],
  [undefined, "arn:aws:iam::cloudfront:user/Origin"],
  [undefined, "arn:aws:s3:::111122223333"],
  [undefined, "AIDAEXAMPLE"],
];
test.each(principals.map(([account, ...parts]) => ({ account, parts })))(
  "$account is the account of a principal: $parts",
  ({ account, parts }) => {
    expect(accountOf(...parts)).toBe(account);
  },
);
