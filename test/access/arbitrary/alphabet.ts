/** Few names, so that patterns collide. */

export const actions = [
  "s3:GetObject",
  "s3:GetObjectAcl",
  "s3:PutObject",
  "sqs:SendMessage",
  "new:DoThing",
];

export const actionPatterns = [
  ...actions,
  "s3:Get*",
  "s3:*",
  "S3:getobject",
  "s3:*Object",
  "s3:?utObject",
  "*",
  "s*:*Object*",
  "sqs:*",
];

export const resources = [
  "*",
  "arn:aws:s3:::b",
  "arn:aws:s3:::b/a",
  "arn:aws:s3:::B/a",
  "arn:aws:s3:::ab/a/b",
  "arn:aws:sqs:us-east-1:111122223333:q",
  "arn:aws:sqs:us-east-1:444455556666:q:x",
];

export const resourcePatterns = [
  ...resources,
  "*",
  "*",
  "arn:aws:s3:::*",
  "arn:aws:s3:::b*",
  "arn:aws:s3:::b/*",
  "arn:aws:s3:::b/a*",
  "arn:aws:s3:::*/a",
  "arn:aws:s3:::?/a",
  "arn:aws:s3:::*b/*",
  "arn:*:s3:::b/a",
  "arn:aws:sqs:*:111122223333:q",
  "arn:aws:sqs:us-east-1:*:q*",
  "arn:aws:sqs:us-east-1:*",
  "arn:aws:s3:::${aws:username}/*",
  "arn:aws:s3:::b/${aws:username}",
  "arn:aws:s3:::b/${*}",
  "arn:aws:sqs",
];

export const unknownResources = [
  "arn:aws:s3:::<bucket>/*",
  "arn:aws:s3:::<bucket>/a",
  "arn:aws:s3:::<name:b>/*",
  "<arn>",
  "<arn>/*",
  "*<arn>",
  "arn:aws:sqs:<region>:<account>:q",
  "arn:aws:sqs:us-east-1:<account>:*",
  "...more",
];

export const unknownActions = ["s3:<verb>", "<action>", "...more"];

export const principals = [
  "* *",
  "AWS *",
  "AWS 111122223333",
  "AWS arn:aws:iam::111122223333:root",
  "AWS 444455556666",
  "AWS arn:aws:iam::111122223333:role/app",
  "AWS arn:aws:iam::111122223333:role/path/job",
  "AWS arn:aws:sts::111122223333:assumed-role/app/run",
  "AWS arn:aws:sts::111122223333:assumed-role/job/run",
  "AWS arn:aws:iam::111122223333:user/ann",
  "AWS arn:aws:iam::444455556666:role/app",
  "Service sns.amazonaws.com",
  "Service lambda.amazonaws.com",
  "Federated accounts.google.com",
];

export const unknownPrincipals = [
  "AWS <who>",
  "AWS <account>",
  "AWS arn:aws:iam::<account>:role/app",
];

const strings = ["a", "A", "ab", "b", "a*", "?b", "*", "${aws:username}", "a${aws:username}", ""];
const unknownStrings = ["<text>", "<name:b>", "a<text>"];
const accounts = ["111122223333", "444455556666", "1*", "*"];
const roles = [
  "arn:aws:iam::111122223333:role/app",
  "arn:aws:iam::111122223333:role/*",
  "arn:aws:iam::111122223333:user/ann",
  "arn:aws:iam::*:role/app",
  "arn:aws:iam::444455556666:*",
  "*",
];
const sources = [
  "arn:aws:sns:us-east-1:111122223333:t",
  "arn:aws:sns:*:111122223333:*",
  "arn:aws:s3:::b",
  "arn:*:s3:::*",
  "arn:aws:sns:us-east-1:444455556666:t:x",
  "a",
];

const text = ["StringEquals", "StringLike", "StringEqualsIgnoreCase"];
const arn = ["ArnEquals", "ArnLike", "StringLike", "StringEquals"];
const numbers = ["Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];

/** A condition key: the operators that are used with it, and values of policies. */
export type Key = {
  readonly name: string;
  readonly operators: readonly string[];
  readonly values: readonly string[];
  readonly unknowns?: readonly string[];
  readonly several?: boolean;
};

export const keys: readonly Key[] = [
  { name: "s3:prefix", operators: text, values: strings, unknowns: unknownStrings },
  { name: "aws:PrincipalTag/team", operators: text, values: strings, unknowns: unknownStrings },
  { name: "my:key", operators: text, values: strings, unknowns: unknownStrings },
  { name: "aws:TagKeys", operators: text, values: strings, several: true },
  { name: "aws:PrincipalAccount", operators: text, values: accounts, unknowns: ["<account>"] },
  { name: "aws:SourceAccount", operators: text, values: accounts, unknowns: ["<account>"] },
  { name: "aws:PrincipalArn", operators: arn, values: roles },
  { name: "aws:SourceArn", operators: arn, values: sources, unknowns: ["<source>"] },
  {
    name: "s3:max-keys",
    operators: numbers.map((each) => `Numeric${each}`),
    values: ["1", "2", "10", "2.5", "02"],
    unknowns: ["1e1", "many", "<number>"],
  },
  {
    name: "aws:CurrentTime",
    operators: numbers.map((each) => `Date${each}`),
    values: ["2024-01-01", "2024-01-01T00:00:00Z", "2024-06-01T00:00:00+02:00", "1704067200"],
    unknowns: ["2024-06-01T00:00", "2024-02-30", "<date>"],
  },
  {
    name: "aws:SourceIp",
    operators: ["IpAddress"],
    values: ["10.0.0.0/8", "10.1.0.0/16", "10.0.0.1", "2001:db8::/32", "0.0.0.0/0", "::/0"],
    unknowns: ["010.0.0.1", "::ffff:10.0.0.1", "<range>"],
  },
  { name: "aws:SecureTransport", operators: ["Bool"], values: ["true", "false"] },
  { name: "aws:MultiFactorAuthPresent", operators: ["Bool"], values: ["true", "false"] },
];
