import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  conditionKeys as decide,
  decodeKeys,
  encodeKeys,
  keysElsewhere,
} from "../../catalog/build/condition-keys.mjs";
import { decode } from "../../catalog/build/format.mjs";
import { faultsOfKeys } from "../../catalog/build/guards.mjs";
import { openConditionKeys } from "../../src/catalog/condition-keys.ts";
import { catalog, readCatalogFile } from "./committed.ts";

const keys = openConditionKeys(readCatalogFile, catalog);
const text = readCatalogFile("condition-keys.json");
const written = decodeKeys(text);
const services = decode(readCatalogFile("actions.json"));

const shown = (key: string): string | undefined => {
  const facts = keys.at(key);
  return facts && `${facts.carried}: ${facts.several ? "several " : ""}${facts.type}`;
};

describe("what is known of a condition key", () => {
  test.for([
    ["aws:CurrentTime", "always: Date"],
    ["aws:SecureTransport", "always: Bool"],
    ["aws:RequestedRegion", "always: String"],
    ["aws:ViaAWSService", "always: Bool"],
    ["aws:PrincipalAccount", "always: String"],
    ["aws:UserId", "always: String"],
    ["aws:PrincipalArn", "signed: ARN"],
    ["aws:PrincipalIsAWSService", "signed: Bool"],
    ["AWS:SourceAccount", "service: String"],
    ["aws:sourcearn", "service: ARN"],
    ["aws:PrincipalServiceNamesList", "service: several String"],
    ["aws:SourceVpce", "endpoint: String"],
    ["aws:VpcSourceIp", "endpoint: IPAddress"],
    ["aws:VpceOrgPaths", "endpoint: several String"],
    ["aws:SourceVpcArn", "endpoint: ARN"],
    ["aws:SourceIp", "sometimes: IPAddress"],
    ["aws:PrincipalOrgID", "sometimes: String"],
    ["aws:PrincipalOrgPaths", "sometimes: several String"],
    ["aws:MultiFactorAuthAge", "sometimes: Numeric"],
    ["aws:MultiFactorAuthPresent", "sometimes: Bool"],
    ["aws:CalledVia", "sometimes: several String"],
    ["aws:ResourceTag/aws:cloudformation:stack-name", "sometimes: String"],
    ["aws:TagKeys", "sometimes: several String"],
    ["lambda:SourceFunctionArn", "sometimes: ARN"],
    ["ec2:SourceInstanceARN", "sometimes: ARN"],
    ["s3:prefix", "sometimes: String"],
    ["s3:max-keys", "sometimes: Numeric"],
    ["s3:object-lock-retain-until-date", "sometimes: Date"],
    ["kms:EncryptionContext:app", "sometimes: String"],
    ["kms:EncryptionContextKeys", "sometimes: several String"],
    ["dynamodb:LeadingKeys", "sometimes: several String"],
    ["iam:PolicyARN", "sometimes: ARN"],
    ["kms:GrantIsForAWSResource", "sometimes: Bool"],
    ["sts:ExternalId", "sometimes: String"],
    ["saml:eduPersonAffiliation", "sometimes: several String"],
    ["token.actions.githubusercontent.com:sub", "sometimes: String"],
    ["oidc.eks.eu-west-1.amazonaws.com/id/0A1B:aud", "sometimes: String"],
    ["cognito-identity.amazonaws.com:amr", "sometimes: several String"],
    ["connect:UserArn", "sometimes: ARN"],
  ])("%s: %s", ([key = "", facts]) => {
    expect(shown(key)).toBe(facts);
  });

  test.for([
    "aws:SourceIP4",
    "aws:ResourceTag/",
    "aws:sub",
    "sts:sub",
    "s3",
    "prefix",
    "nope:x",
    "",
  ])('"%s" is not known', (key) => {
    expect(keys.at(key)).toBeUndefined();
  });

  test("is the same in any case of its letters", () => {
    const names = [...written, ...services.flatMap((service) => service.keys)].map(
      ({ name }) => name,
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), (name) => {
        expect(keys.at(name)).toBeDefined();
        expect(keys.at(name.toUpperCase())).toEqual(keys.at(name));
        expect(keys.at(name.toLowerCase())).toEqual(keys.at(name));
      }),
    );
  });

  test("is what the page of its service says, where the table has no other word", () => {
    const named = new Set(written.map(({ name }) => name.toLowerCase()));
    const own = services.flatMap(({ keys: listed }) =>
      listed.filter(({ name }) => !named.has(name.toLowerCase())),
    );
    expect(own.length).toBeGreaterThan(1_000);
    for (const { name, type } of own) {
      const { type: each, several, carried } = keys.at(name) ?? {};
      expect(`${several === true ? "ArrayOf" : ""}${String(each)}`, name).toBe(type);
      expect(carried, name).toBe("sometimes");
    }
  });

  test("is read when a key is first asked for, once", () => {
    const read: string[] = [];
    const counted = openConditionKeys((file) => {
      read.push(file);
      return readCatalogFile(file);
    }, catalog);
    expect(read).toEqual([]);
    counted.at("aws:SourceIp");
    counted.at("s3:prefix");
    expect(read).toEqual(["condition-keys.json"]);
  });
});

describe("the committed condition keys", () => {
  test("pass the guards, and are written as they are read", () => {
    expect(faultsOfKeys(written)).toEqual([]);
    expect(encodeKeys(written)).toBe(text);
  });

  test("have every key that only another service's page lists", () => {
    const named = new Set(written.map(({ name }) => name.toLowerCase()));
    const elsewhere = keysElsewhere(services);
    expect(elsewhere.map(({ name }) => name)).toContain("saml:aud");
    expect(elsewhere.filter(({ name }) => !named.has(name.toLowerCase()))).toEqual([]);
  });

  test("come from the package and the overlay, which says of each key when it is carried", () => {
    const elsewhere = new Set(keysElsewhere(services).map(({ name }) => name));
    const ours = /^\$|^aws:(?:PrincipalOrgMasterAccountId|SignInSessionArn)$|^codebuild:/;
    const packaged = written
      .filter(({ name }) => !elsewhere.has(name) && !ours.test(name))
      .map(({ name, type }) => ({ name, type: name === "aws:SourceVpcArn" ? "String" : type }));
    expect(encodeKeys(decide(services, packaged))).toBe(text);
    expect(() => decide(services, [...packaged, { name: "aws:New", type: "Bool" }])).toThrow(
      "condition-keys.json does not say when requests carry aws:New",
    );
    expect(() => decide(services, packaged.slice(1))).toThrow("aws:CurrentTime has no type");
    expect(() => decide(services, written)).toThrow("aws:SourceVpcArn is ARN already; delete it");
  });
});

describe("the guards of condition keys", () => {
  const sound = { name: "aws:A", type: "String", carried: "always" } as const;

  test.for<[string, { name?: string; type?: string }]>([
    ["twice", { name: "AWS:a" }],
    ["unknown type", { name: "aws:B", type: "Text" }],
    ["not the name of a condition key", { name: "aws" }],
    ["not the name of a condition key", { name: "aws:${A}/${B}" }],
    ["not the name of a condition key", { name: "aws:B C" }],
  ])("stop at: %s", ([fault, changed]) => {
    expect(faultsOfKeys([sound, { ...sound, ...changed }]).join("\n")).toContain(fault);
  });

  test("stop at a table without the keys of all services", () => {
    expect(faultsOfKeys([sound])).toEqual(["1 keys of all services, not at least 50"]);
  });
});
