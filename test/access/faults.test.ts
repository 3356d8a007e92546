import { expect, test } from "vitest";
import { newAccess } from "../../src/access/new-access.ts";
import type { Policy, PolicyKind } from "../../src/iam/policy.ts";
import { policy, type Said } from "../authorize/asked.ts";
import { facts } from "../rules/facts.ts";

const known = { conditionKeys: facts.conditionKeys, catalog: facts.catalog };

/** Statements of one policy, or policies of several kinds. */
type Side = readonly Said[] | Partial<Record<PolicyKind, readonly Said[]>>;

function policiesOf(side: Side, kind: PolicyKind, version: string): readonly Policy[] {
  const kinds = Array.isArray(side) ? { [kind]: side as readonly Said[] } : side;
  return Object.entries(kinds).map(([name, statements]) =>
    policy(statements as readonly Said[], name as PolicyKind, version),
  );
}

const get: Said = { action: ["s3:GetObject"], resource: ["arn:aws:s3:::b/*"] };
const on = (...resource: readonly string[]): Said => ({ ...get, resource });
const doing = (...action: readonly string[]): Said => ({ ...get, action });
const where = (...conditions: readonly string[]): Said => ({ ...get, conditions });
const by = (...who: readonly string[]): Said => ({ ...get, who });
const everything: Said = { action: ["*"], resource: ["*"] };
const deny = (statement: Said): Said => ({ ...statement, effect: "Deny" });

const account = "AWS 111122223333";
const root = "AWS arn:aws:iam::111122223333:root";
const role = "AWS arn:aws:iam::111122223333:role/app";
const session = "AWS arn:aws:sts::111122223333:assumed-role/app/run";

type Row = {
  readonly now: Side;
  readonly before: Side;
  readonly kind?: PolicyKind;
  readonly version?: string;
};
/** "new" is certain and has a witness; "possible" depends on what is not known. */
type Verdict = "nothing" | "new" | "possible";

function verdict({ now, before, kind = "identity", version = "2012-10-17" }: Row): Verdict {
  const openings = newAccess(
    policiesOf(now, kind, version),
    policiesOf(before, kind, version),
    known,
  );
  if (openings.length === 0) return "nothing";
  return openings.some(({ certain, witness }) => certain && witness) ? "new" : "possible";
}

/** A resource policy. */
const resource = (now: Side, before: Side): Row => ({ now, before, kind: "resource" });
const identity = (now: Side, before: Side): Row => ({ now, before });

const rows: Readonly<Record<string, readonly [Verdict, Row]>> = {
  // What is missing from the request.
  "a missing key meets a negated operator": [
    "new",
    identity([where("StringNotEquals aws:SourceVpc v")], [where("Null aws:SourceVpc false")]),
  ],
  "a missing key fails a positive operator": [
    "nothing",
    identity([where("StringLike aws:SourceVpc *")], [where("Null aws:SourceVpc false")]),
  ],
  "IfExists lets a missing key pass": [
    "new",
    identity(
      [where("StringEqualsIfExists aws:SourceVpc v")],
      [where("StringEquals aws:SourceVpc v")],
    ),
  ],
  "IfExists adds nothing to what is absent anyway": [
    "nothing",
    identity(
      [where("StringEqualsIfExists aws:SourceVpc v", "Null aws:SourceVpc true")],
      [where("Null aws:SourceVpc true")],
    ),
  ],
  "ForAllValues holds where the key is absent": [
    "new",
    identity(
      [where("ForAllValues:StringEquals aws:TagKeys a")],
      [where("ForAnyValue:StringEquals aws:TagKeys a")],
    ),
  ],
  "a claim with several values of a provider that is not known, without a set operator": [
    "possible",
    identity([where("StringEquals <url>:amr a")], [where("ForAnyValue:StringEquals <url>:amr a")]),
  ],
  "a claim with one value of it": [
    "nothing",
    identity([where("StringEquals <url>:sub a")], [where("StringLike <url>:sub a*")]),
  ],
  "a tag whose name is not known": [
    "nothing",
    identity(
      [where("StringEquals aws:ResourceTag/<tag> a")],
      [where("StringLike aws:ResourceTag/<tag> a*")],
    ),
  ],
  "a key that is not known, without a set operator": [
    "possible",
    identity([where("StringEquals <key> a")], [where("StringLike <key> a*")]),
  ],
  "a key with several values without set operator is one and the same unknown thing": [
    "nothing",
    identity(
      [where("StringEquals aws:TagKeys a", "StringLike s3:prefix p*")],
      [where("StringEquals aws:TagKeys a")],
    ),
  ],
  "a key with several values without set operator is not met by any one of them for certain": [
    "possible",
    identity(
      [where("StringEquals aws:TagKeys a")],
      [where("ForAnyValue:StringEquals aws:TagKeys a")],
    ),
  ],
  "nor is some value all that it takes": [
    "possible",
    identity(
      [where("ForAnyValue:StringEquals aws:TagKeys a")],
      [where("StringEquals aws:TagKeys a")],
    ),
  ],
  "nor does it deny for certain": [
    "possible",
    identity(
      [where("ForAnyValue:StringEquals aws:TagKeys a")],
      [get, deny(where("StringEquals aws:TagKeys a"))],
    ),
  ],
  "nor is a shorter list of values a proof": [
    "possible",
    identity(
      [where("StringEquals dynamodb:LeadingKeys a")],
      [where("StringEquals dynamodb:LeadingKeys a b")],
    ),
  ],
  "it fails for certain where the key is missing": [
    "new",
    identity([get], [where("StringEquals aws:TagKeys a")]),
  ],
  "negated, it holds for certain where the key is missing": [
    "new",
    identity([where("StringNotEquals aws:TagKeys a")], [where("Null aws:TagKeys false")]),
  ],
  "no identity of an account is an AWS service": [
    "nothing",
    resource(
      [{ ...by(account), conditions: ["Bool aws:PrincipalIsAWSService true"] }],
      [deny(by("* *"))],
    ),
  ],
  "an AWS service is one": [
    "nothing",
    resource(
      [{ ...by("Service s3.amazonaws.com"), conditions: ["Bool aws:PrincipalIsAWSService false"] }],
      [deny(by("* *"))],
    ),
  ],
  "who does not sign is neither a service nor none": [
    "nothing",
    resource(
      [{ ...by("* *"), conditions: ["Bool aws:PrincipalIsAWSService false"] }],
      [{ ...by("* *"), conditions: ["Null aws:PrincipalArn false"] }],
    ),
  ],
  "ForAllValues with a key that must be there": [
    "nothing",
    identity(
      [where("ForAllValues:StringEquals aws:TagKeys a", "Null aws:TagKeys false")],
      [
        where("ForAnyValue:StringEquals aws:TagKeys a"),
        where("ForAllValues:StringNotLike aws:TagKeys *", "Null aws:TagKeys false"),
      ],
    ),
  ],
  "ForAllValues:Not is not ForAnyValue": [
    "nothing",
    identity(
      [where("ForAllValues:StringNotEquals aws:TagKeys a")],
      [get, deny(where("ForAnyValue:StringEquals aws:TagKeys a"))],
    ),
  ],
  "ForAnyValue:Not is not ForAllValues: it fails where the key is missing": [
    "nothing",
    identity(
      [where("ForAnyValue:StringNotEquals aws:TagKeys a")],
      [get, deny(where("ForAllValues:StringEquals aws:TagKeys a"))],
    ),
  ],
  "several values meet what one alone cannot": [
    "new",
    identity(
      [where("ForAnyValue:StringEquals aws:TagKeys a", "ForAnyValue:StringEquals aws:TagKeys b")],
      [where("ForAllValues:StringEquals aws:TagKeys a")],
    ),
  ],
  "a key with one value cannot be two things": [
    "nothing",
    identity([where("StringEquals aws:SourceVpc v", "StringEquals aws:SourceVpc w")], []),
  ],
  "an empty value is a value": [
    "new",
    identity([where("StringEquals s3:prefix  home/")], [where("StringEquals s3:prefix home/")]),
  ],
  "an empty value is none to ForAllValues": [
    "new",
    identity(
      [where("ForAllValues:StringEquals s3:prefix a", "Null s3:prefix false")],
      [where("StringEquals s3:prefix a")],
    ),
  ],
  "an empty value is none to ForAnyValue": [
    "nothing",
    identity([where("ForAnyValue:StringLike s3:prefix *")], [where("StringLike s3:prefix ?*")]),
  ],
  "aws:SecureTransport is always there, and true or false": [
    "nothing",
    identity(
      [get],
      [where("Bool aws:SecureTransport true"), where("Bool aws:SecureTransport false")],
    ),
  ],
  "another Bool may be absent": [
    "new",
    identity(
      [get],
      [
        where("Bool aws:MultiFactorAuthPresent true"),
        where("Bool aws:MultiFactorAuthPresent false"),
      ],
    ),
  ],
  "adding a key to a Deny opens": [
    "new",
    identity(
      [get, deny(where("Bool aws:SecureTransport false", "Null aws:SourceVpc false"))],
      [get, deny(where("Bool aws:SecureTransport false"))],
    ),
  ],

  // Texts.
  "StringEquals has no wildcards": [
    "new",
    identity([where("StringLike aws:SourceVpc v*")], [where("StringEquals aws:SourceVpc v*")]),
  ],
  "a literal star is one instance of a wildcard": [
    "nothing",
    identity([where("StringEquals aws:SourceVpc v*")], [where("StringLike aws:SourceVpc v*")]),
  ],
  "${*} is a star and no wildcard": ["nothing", identity([on("arn:aws:s3:::b/${*}")], [get])],
  "values keep their case": [
    "new",
    identity([where("StringEquals aws:SourceVpc V")], [where("StringEquals aws:SourceVpc v")]),
  ],
  "IgnoreCase does not": [
    "new",
    identity(
      [where("StringEqualsIgnoreCase aws:SourceVpc v")],
      [where("StringEquals aws:SourceVpc v")],
    ),
  ],
  "key names ignore case": [
    "nothing",
    identity(
      [where("StringEquals AWS:requestTAG/Team a")],
      [where("StringEquals aws:RequestTag/team a")],
    ),
  ],
  "an ARN operator looks at each component": [
    "new",
    identity(
      [where("StringLike aws:SourceArn arn:aws:*:b")],
      [where("ArnLike aws:SourceArn arn:aws:*:*:*:b")],
    ),
  ],
  "the last component of an ARN may hold colons": [
    "nothing",
    identity(
      [where("ArnEquals aws:SourceArn arn:aws:sns:us-east-1:111122223333:t:x")],
      [where("ArnLike aws:SourceArn arn:aws:sns:us-east-1:111122223333:*")],
    ),
  ],

  // Other types.
  "IPv4 and IPv6 are apart": [
    "new",
    identity(
      [where("IpAddress aws:SourceIp ::/0 10.0.0.0/8")],
      [where("IpAddress aws:SourceIp 0.0.0.0/0")],
    ),
  ],
  "a range of IPv6 is no range of IPv4 of the same number": [
    "new",
    identity(
      [where("IpAddress aws:SourceIp ::10/124")],
      [where("IpAddress aws:SourceIp 0.0.0.0/0")],
    ),
  ],
  "half of a range is not the whole of it": [
    "new",
    identity(
      [where("IpAddress aws:SourceIp 10.0.0.0/8")],
      [where("IpAddress aws:SourceIp 10.0.0.0/9")],
    ),
  ],
  "two halves are the whole of a range": [
    "nothing",
    identity(
      [where("IpAddress aws:SourceIp 10.0.0.0/8")],
      [where("IpAddress aws:SourceIp 10.0.0.0/9 10.128.0.0/9")],
    ),
  ],
  "numbers are compared as numbers": [
    "new",
    identity([where("NumericLessThan s3:max-keys 10")], [where("NumericLessThan s3:max-keys 9")]),
  ],
  "numbers that are written otherwise are equal": [
    "nothing",
    identity([where("NumericEquals s3:max-keys 02")], [where("NumericEquals s3:max-keys 2.0")]),
  ],
  "between two whole numbers there are others": [
    "new",
    identity(
      [where("NumericGreaterThan s3:max-keys 1", "NumericLessThan s3:max-keys 2")],
      [where("NumericEquals s3:max-keys 1 2")],
    ),
  ],
  "a number that is not clear is one and the same": [
    "nothing",
    identity([where("NumericEquals s3:max-keys 1e1")], [where("NumericEquals s3:max-keys 1e1")]),
  ],
  "a number that is not clear may be one": [
    "possible",
    identity([where("NumericEquals s3:max-keys 1e1")], []),
  ],
  "a number that is not clear is not guessed": [
    "possible",
    identity([where("NumericEquals s3:max-keys 10")], [where("NumericEquals s3:max-keys <n>")]),
  ],
  "dates are compared across their formats": [
    "nothing",
    identity(
      [where("DateEquals aws:CurrentTime 2024-01-01T02:00:00+02:00")],
      [where("DateEquals aws:CurrentTime 1704067200")],
    ),
  ],

  // Actions and resources.
  "actions ignore case": ["nothing", identity([doing("S3:GETOBJECT")], [get])],
  "resources do not": ["new", identity([on("arn:aws:s3:::B/*")], [get])],
  "NotAction is about actions that AWS has yet to make": [
    "new",
    identity(
      [{ notAction: ["s3:PutObject"], resource: ["arn:aws:s3:::b/*"] }],
      [doing("s3:G*", "s3:D*", "s3:L*", "iam:*", "sts:*")],
    ),
  ],
  "a wildcard is about actions that AWS has yet to make": [
    "new",
    identity([doing("sts:*")], [doing(...[...facts.catalog.expand("sts:*")].map(({ id }) => id))]),
  ],
  "a star at the end of a component runs over colons": [
    "new",
    identity(
      [on("arn:aws:sqs:us-east-1:*:q")],
      [on("arn:aws:sqs:us-east-1:1*", "arn:aws:sqs:us-east-1:2*")],
    ),
  ],
  "a star inside a component does not": [
    "nothing",
    identity([on("arn:aws:sqs:us-east-1:1*1:q")], [on("arn:aws:sqs:us-east-1:*:q")]),
  ],
  "so does one with which a component is left out": [
    "new",
    resource([{ ...by("* *"), resource: ["arn:aws:sqs:*:q"] }], []),
  ],
  "a star inside a component meets no colon": [
    "new",
    identity([on("arn:aws:sqs:us-east-1:1:1:q")], [on("arn:aws:sqs:us-east-1:1*1:q")]),
  ],
  "without a Version there are no policy variables": [
    "new",
    { ...identity([on("arn:aws:s3:::b/${*}")], [on("arn:aws:s3:::b/?")]), version: "" },
  ],
  "an ARN of an identity policy that is too short is completed": [
    "new",
    identity([on("arn:aws:s3")], [get]),
  ],
  "one of a session policy may be": [
    "possible",
    { now: { identity: [everything], session: [on("arn:aws:s3")] }, before: [get] },
  ],
  "one of a resource policy is not": [
    "nothing",
    resource([{ ...by("* *"), resource: ["arn:aws:s3"] }], []),
  ],
  "a policy variable is plain text under 2008-10-17": [
    "new",
    {
      ...identity([on("arn:aws:s3:::b/${aws:username}")], [on("arn:aws:s3:::b/a*")]),
      version: "2008-10-17",
    },
  ],
  "a policy variable has one value, without wildcards": [
    "nothing",
    identity([on("arn:aws:s3:::b/${aws:username}/x")], [on("arn:aws:s3:::b/${aws:username}/*")]),
  ],

  // Who asks.
  "an account is its root, and covers its principals": [
    "nothing",
    resource([by(root, role, session)], [by(account)]),
  ],
  "a root is its account": ["nothing", resource([by(account, role)], [by(root)])],
  "a role is not its account": ["new", resource([by(account)], [by(role)])],
  "a session is its role": ["nothing", resource([by(session)], [by(role)])],
  "a role is more than one of its sessions": ["new", resource([by(role)], [by(session)])],
  "everybody is written in two ways": ["nothing", resource([by("* *")], [by("AWS *")])],
  "everybody is more than who has an ARN": [
    "new",
    resource([by("* *")], [{ ...by("* *"), conditions: ["ArnLike aws:PrincipalArn *"] }]),
  ],
  "a service is none of AWS's principals": [
    "new",
    resource([by("Service sns.amazonaws.com")], [by(account)]),
  ],
  "NotPrincipal is about everybody else": [
    "new",
    resource([{ ...get, notWho: [role] }], [by(account, "Service sns.amazonaws.com")]),
  ],
  "a Deny of NotPrincipal spares whom it names": [
    "nothing",
    resource([by("* *"), deny({ ...get, notWho: [role] })], [by(role)]),
  ],
  "and perhaps who is of an account that it names": [
    "possible",
    resource([by("* *"), deny({ ...get, notWho: [role, account] })], [by(role)]),
  ],
  "and denies others": [
    "new",
    resource([by(role)], [by("* *"), deny({ ...get, notWho: [role.replace("app", "other")] })]),
  ],
  ...Object.fromEntries(
    [
      [[role, account], role, "nothing"] as const,
      [[role, root], role, "nothing"] as const,
      [[account], role, "possible"] as const,
      [[role], role, "possible"] as const,
      [[role, account], session, "possible"] as const,
      [[session, account], session, "possible"] as const,
      [[session, role, account], session, "nothing"] as const,
      [[account], account, "possible"] as const,
    ].map(([notWho, who, expected]) => [
      `who is spared by ${notWho.join(", ")}: ${who}`,
      [expected, resource([by(who)], [by("* *"), deny({ ...get, notWho })])] as const,
    ]),
  ),
  "who is spared by an account is so however it is written": [
    "nothing",
    resource(
      [by(role), deny({ ...get, notWho: [root] })],
      [by("* *"), deny({ ...get, notWho: [account] })],
    ),
  ],
  "the account of an ARN is aws:PrincipalAccount": [
    "nothing",
    resource(
      [{ ...by("* *"), conditions: ["ArnLike aws:PrincipalArn arn:aws:iam::111122223333:role/*"] }],
      [{ ...by("* *"), conditions: ["StringEquals aws:PrincipalAccount 111122223333"] }],
    ),
  ],
  "each account has its own aws:PrincipalAccount": [
    "new",
    resource(
      [
        {
          ...by(account, "AWS 444455556666"),
          conditions: ["StringEquals aws:PrincipalAccount 444455556666"],
        },
      ],
      [],
    ),
  ],
  "who says that it is of an account is of it": [
    "nothing",
    resource(
      [{ ...by("* *"), conditions: ["StringEquals aws:PrincipalAccount 111122223333"] }],
      [by(account)],
    ),
  ],
  "who does not say who it is is of no organization, nor is a service": [
    "nothing",
    resource(
      [{ ...by("* *"), conditions: ["StringEquals aws:PrincipalOrgID o-a"] }],
      [{ ...by("* *"), conditions: ["Null aws:PrincipalArn false"] }],
    ),
  ],
  "who does not say who it is says that it does not": [
    "new",
    resource([{ ...by("* *"), conditions: ["StringEquals aws:PrincipalType Anonymous"] }], []),
  ],
  "which nobody else does": [
    "nothing",
    resource([{ ...by(account), conditions: ["StringEquals aws:PrincipalType Anonymous"] }], []),
  ],
  "another name of a tag of EC2 is the same fact, perhaps": [
    "possible",
    identity(
      [{ ...where("StringEquals aws:ResourceTag/x a"), action: ["ec2:StartInstances"] }],
      [{ ...where("StringEquals ec2:ResourceTag/x a"), action: ["ec2:StartInstances"] }],
    ),
  ],
  "names of policy variables ignore case": [
    "nothing",
    identity([on("arn:aws:s3:::b/${aws:username}")], [on("arn:aws:s3:::b/${AWS:UserName}")]),
  ],
  "what stands for them by default does not": [
    "possible",
    identity(
      [on("arn:aws:s3:::b/${aws:username, 'a'}")],
      [on("arn:aws:s3:::b/${aws:username, 'A'}")],
    ),
  ],
  "who has the ARN of a role is the role": [
    "nothing",
    resource(
      [
        {
          ...by(account),
          conditions: ["ArnEquals aws:PrincipalArn arn:aws:iam::111122223333:role/app"],
        },
      ],
      [by(role)],
    ),
  ],
  "the account of aws:SourceArn is aws:SourceAccount": [
    "nothing",
    resource(
      [
        {
          ...by("Service sns.amazonaws.com"),
          conditions: ["ArnLike aws:SourceArn arn:aws:sns:*:111122223333:*"],
        },
      ],
      [
        {
          ...by("Service sns.amazonaws.com"),
          conditions: ["StringEquals aws:SourceAccount 111122223333"],
        },
      ],
    ),
  ],
  "a bucket has no account in its ARN": [
    "new",
    resource(
      [
        {
          ...by("Service s3.amazonaws.com"),
          conditions: ["ArnLike aws:SourceArn arn:aws:s3:::b"],
        },
      ],
      [
        {
          ...by("Service s3.amazonaws.com"),
          conditions: [
            "ArnLike aws:SourceArn arn:aws:s3:::b",
            "StringEquals aws:SourceAccount 111122223333",
          ],
        },
      ],
    ),
  ],
  "a service says that it is one": [
    "new",
    resource(
      [
        {
          ...by("Service sns.amazonaws.com"),
          conditions: ["Bool aws:PrincipalIsAWSService true"],
        },
      ],
      [],
    ),
  ],

  // What is not known.
  "whom NotPrincipal leaves out is not known": [
    "possible",
    resource([{ ...get, notWho: ["AWS <who>"] }], [by("AWS <who>")]),
  ],
  "an equal hole is equal on both sides": [
    "nothing",
    identity([on("arn:aws:s3:::<b>/x")], [on("arn:aws:s3:::<b>/*")]),
  ],
  "another hole is not": [
    "possible",
    identity([on("arn:aws:s3:::<b>/x")], [on("arn:aws:s3:::<c>/*")]),
  ],
  "a hole may hold a wildcard, which StringEquals does not see": [
    "possible",
    identity([where("StringLike aws:SourceVpc <v>")], [where("StringEquals aws:SourceVpc <v>")]),
  ],
  "a hole may be of a case that only IgnoreCase overlooks": [
    "possible",
    identity(
      [where("StringEqualsIgnoreCase aws:SourceVpc <v>")],
      [where("StringEquals aws:SourceVpc <v>")],
    ),
  ],
  "a hole may begin with a colon": [
    "possible",
    identity([on("arn:aws:sqs:*<rest>")], [on("arn:aws:sqs:*:*:*", "arn:aws:sqs:*q")]),
  ],
  "an account is twelve digits": [
    "nothing",
    identity([on("arn:aws:sqs:us-east-1:<account>:q")], [on("arn:aws:sqs:us-east-1:*:q")]),
  ],
  "an account of a ceiling may be any": [
    "possible",
    identity(
      {
        identity: [on("arn:aws:sqs:us-east-1:*")],
        boundary: [on("arn:aws:sqs:us-east-1:<account>:q")],
      },
      [on("arn:aws:sqs:us-east-1:1*", "arn:aws:sqs:us-east-1::*")],
    ),
  ],
  "a hole may be what a ceiling names": [
    "possible",
    identity({ identity: [on("arn:aws:s3:::<b>/*")], boundary: [on("arn:aws:s3:::b/x")] }, []),
  ],
  "a hole of a ceiling is equal on both sides": [
    "nothing",
    identity(
      { identity: [on("arn:aws:s3:::b/a")], boundary: [on("<arn>")] },
      { identity: [get], boundary: [on("<arn>")] },
    ),
  ],
  "what a hole stands for is denied on both sides": [
    "nothing",
    identity(
      [doing("...more", "s3:GetObject", "s3:GetObject"), deny(get)],
      [doing("...more", "s3:GetObject"), deny(get)],
    ),
  ],
  "a hole in a Deny may be anything": [
    "possible",
    identity([get, deny(on("arn:aws:s3:::<b>/*"))], [get, deny(on("arn:aws:s3:::b/secret"))]),
  ],
  "a Deny that may not be there takes nothing away": [
    "possible",
    identity([get, { ...deny(get), presence: "maybe" }], []),
  ],
  "an Allow that may not be there is no basis": [
    "possible",
    identity([get], [{ ...get, presence: "maybe" }]),
  ],
  "an effect that is not known may be either": [
    "possible",
    identity([{ ...get, effect: "unknown" }], []),
  ],
  "the rest of a list may be anything": [
    "possible",
    identity([doing("s3:GetObject", "...more")], [get]),
  ],
  "the same rest of a list is the same": [
    "nothing",
    identity([doing("...more")], [doing("s3:GetObject", "...more")]),
  ],
  "an operator that AWS does not have is not guessed": [
    "possible",
    identity([get], [where("StringMatches aws:SourceVpc v")]),
  ],

  // Policies together.
  "a boundary cuts what is granted": [
    "nothing",
    identity({ identity: [doing("*")], boundary: [doing("s3:Get*")] }, [doing("s3:G*")]),
  ],
  "a boundary that is gone opens": [
    "new",
    identity([doing("s3:*")], { identity: [doing("s3:*")], boundary: [doing("s3:Get*")] }),
  ],
  "each kind of ceiling must let through": [
    "new",
    identity(
      { identity: [doing("*")], boundary: [doing("s3:*")] },
      { identity: [doing("*")], boundary: [doing("s3:*")], "service-control": [doing("s3:Get*")] },
    ),
  ],
  "a ceiling grants nothing": [
    "new",
    identity([get], { identity: [], "service-control": [doing("*")] }),
  ],
  "a ceiling binds whom a resource policy names": [
    "nothing",
    resource(
      { resource: [by(role)], "service-control": [doing("s3:*")] },
      { resource: [by(account)], "service-control": [doing("*")] },
    ),
  ],
  "a Deny cancels only what it covers": [
    "new",
    identity([get, deny(on("arn:aws:s3:::b/a/*"))], [on("arn:aws:s3:::b/a/*")]),
  ],
};

test.each(Object.entries(rows))("%s", (_, [expected, row]) => {
  expect(verdict(row)).toBe(expected);
});

test.each([
  ["2008-10-17", "2012-10-17", false],
  ["2012-10-17", "2008-10-17", false],
  ["", "2012-10-17", false],
  ["2008-10-17", "2008-10-17", true],
  ["", "", true],
])("a hole may hold a variable, which Version decides on: %s and %s", (now, before, isSame) => {
  const said = [where("StringNotEquals aws:SourceVpc a<text>")];
  const [one, other] = [now, before].map((version) => policiesOf(said, "identity", version));
  expect(newAccess(one ?? [], other ?? [], known).length === 0).toBe(isSame);
});
