import { describe, expect, test } from "vitest";
import { openLimitingKeys } from "../../src/catalog/limiting-keys.ts";
import { limitingCondition, limits } from "../../src/iam/condition.ts";
import { textKey } from "../../src/iam/text.ts";
import { openProviders } from "../../src/catalog/identity-providers.ts";
import { readCatalogFile } from "../catalog/committed.ts";
import { condition, statement } from "./statements.ts";

const facts = {
  limitingKeys: openLimitingKeys(readCatalogFile),
  providers: openProviders(readCatalogFile),
};

describe("who asks is limited by", () => {
  test.for([
    "StringEquals aws:PrincipalOrgID o-abcdefghij",
    "stringequals AWS:PRINCIPALORGID o-abcdefghij",
    "StringEquals aws:PrincipalAccount 111122223333",
    "StringEquals aws:SourceAccount 111122223333 444455556666",
    "ArnLike aws:PrincipalArn arn:aws:iam::111122223333:role/*",
    "ArnLike aws:SourceArn arn:aws:s3:*:*:uploads",
    "ArnEquals aws:SourceArn <topic.arn>",
    "ArnEquals aws:SourceArn ...topics",
    "IpAddress aws:SourceIp 203.0.113.0/24",
    "StringEquals aws:SourceVpce vpce-1a2b3c4d",
    "ForAnyValue:StringLike aws:PrincipalOrgPaths o-abcdefghij/r-ab12/*",
    "StringLike aws:userid AROAEXAMPLEID:*",
    "StringEquals kms:CallerAccount 111122223333",
    "StringLike token.actions.githubusercontent.com:sub repo:owner/name:*",
    "StringEquals token.actions.githubusercontent.com:repository owner/name",
    "StringLike token.actions.githubusercontent.com/acme:sub repo:acme/*",
    "StringEquals cognito-identity.amazonaws.com:aud us-east-1:1a2b",
    "StringEquals SAML:aud https://signin.aws.amazon.com/saml",
    "StringEquals accounts.google.com:aud app",
    "StringEquals <provider>:sub system:serviceaccount:app:app",
    "Bool lambda:InvokedViaFunctionUrl true",
    "StringEquals aws:ResourceOrgID ${aws:PrincipalOrgID}",
    "StringEquals aws:ResourceTag/owner ${aws:PrincipalArn}",
  ])("%s", (written) => {
    expect(limits(condition(written), "caller", facts)).toBe(true);
  });

  test.for([
    "StringEqualsIfExists aws:PrincipalOrgID o-abcdefghij",
    "Null aws:PrincipalOrgID false",
    "StringNotEquals aws:PrincipalOrgID o-abcdefghij",
    "ForAllValues:StringLike aws:PrincipalOrgPaths o-abcdefghij/*",
    "StringLike aws:PrincipalOrgID o-*",
    "StringLike aws:PrincipalOrgID o-abcdefghij *",
    "ArnLike aws:PrincipalArn arn:aws:iam::*:role/app",
    "ArnLike aws:PrincipalArn *",
    "ArnLike aws:SourceArn arn:aws:s3:::*",
    "IpAddress aws:SourceIp 0.0.0.0/0",
    "IpAddress aws:SourceIp ::/0",
    "NotIpAddress aws:SourceIp 203.0.113.0/24",
    "StringEquals aws:PrincipalOrgID",
    "Bool aws:SecureTransport true",
    "Bool lambda:InvokedViaFunctionUrl false",
    "StringEquals aws:PrincipalTag/team app",
    "StringEquals sts:ExternalId secret",
    "StringEquals s3:prefix public/",
    "StringEquals token.actions.githubusercontent.com:aud sts.amazonaws.com",
    "StringLike token.actions.githubusercontent.com:sub repo:*",
    "StringEquals token.actions.githubusercontent.com:environment production",
    "StringLike cognito-identity.amazonaws.com:aud us-east-1:*",
    "<operator> aws:PrincipalOrgID o-abcdefghij",
    "StringEquals <key> o-abcdefghij",
    "StringEquals aws:ResourceTag/team ${aws:PrincipalTag/team}",
    "StringEquals aws:PrincipalTag/account ${aws:PrincipalAccount}",
    "StringEquals aws:ResourceOrgID ${aws:PrincipalOrgID} o-abcdefghij",
  ])("not by %s", (written) => {
    expect(limits(condition(written), "caller", facts)).toBe(false);
  });
});

describe("what is asked for is limited by", () => {
  test.for([
    "StringEquals aws:ResourceTag/team app",
    "StringLike ec2:ResourceTag/team *",
    "StringEquals aws:RequestTag/team app",
    "Null aws:ResourceTag/team false",
    "StringEquals aws:ResourceAccount 111122223333",
    "StringEquals cloudwatch:namespace app",
    "StringLike s3:prefix home/*",
    "StringEquals kms:ViaService s3.us-east-1.amazonaws.com",
    "StringEquals iam:PassedToService lambda.amazonaws.com",
    "ForAnyValue:StringEquals dynamodb:LeadingKeys <user>",
    "StringEquals aws:ARN ${ec2:SourceInstanceARN}",
    "ArnEquals ec2:SourceInstanceARN ${aws:ARN}",
    "StringEquals aws:ResourceTag/team ${aws:PrincipalTag/team}",
    "StringEquals aws:PrincipalTag/team ${aws:ResourceTag/team}",
    "StringEquals aws:PrincipalTag/team ${aws:ResourceTag/team,'none'}",
    "StringEquals aws:PrincipalAccount ${aws:ResourceAccount}",
  ])("%s", (written) => {
    expect(limits(condition(written), "request", facts)).toBe(true);
  });

  test.for([
    "StringEqualsIfExists aws:ResourceTag/team app",
    "StringNotEquals aws:ResourceTag/team app",
    "ForAllValues:StringEquals aws:ResourceTag/team app",
    "Null aws:ResourceTag/team true",
    "Null cloudwatch:namespace false",
    "StringLike s3:prefix *",
    "StringLike kms:ViaService *",
    "StringEquals aws:PrincipalOrgID o-abcdefghij",
    "Bool aws:SecureTransport true",
    "Bool kms:GrantIsForAWSResource false",
    "StringNotEquals aws:ARN ${ec2:SourceInstanceARN}",
    "ArnEquals ec2:SourceInstanceARN arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
    "StringEquals aws:PrincipalArn ${ec2:SourceInstanceARN}",
    "StringEquals aws:PrincipalTag/team ${aws:ResourceTag/team} app",
    "StringEquals aws:PrincipalTag/team ${aws:ResourceTag/team} ...teams",
    "StringEquals aws:RequestedRegion ${aws:ResourceTag/region}",
  ])("not by %s", (written) => {
    expect(limits(condition(written), "request", facts)).toBe(false);
  });
});

test("of several conditions the first one that limits is given", () => {
  const made = statement({
    conditions: [
      "Bool aws:SecureTransport true",
      "StringEquals aws:ResourceTag/team app",
      "StringEquals aws:PrincipalOrgID o-abcdefghij",
    ],
  });
  const key = (what: "caller" | "request"): string | undefined => {
    const found = limitingCondition(made, what, facts);
    return found && textKey(found.key);
  };
  expect(key("request")).toBe("aws:ResourceTag/team");
  expect(key("caller")).toBe("aws:PrincipalOrgID");
  expect(limitingCondition(statement({}), "caller", facts)).toBeUndefined();
});
