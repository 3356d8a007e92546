import { describe, expect, test } from "vitest";
import { openPlaces, type AttributePath } from "../../src/catalog/places.ts";
import { judge } from "../../src/rules/judge.ts";
import { publicPrincipal } from "../../src/rules/public-principal.ts";
import { readCatalogFile } from "../catalog/committed.ts";
import { facts, scanned } from "./facts.ts";
import { share } from "../share.ts";

// Every place in which a policy of a resource may be written, open to everybody and to somebody.

type Document = Readonly<Record<string, unknown>>;

/** A policy for everybody, under a condition or none. */
const open = (condition?: object): Document => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: "*",
      Action: "*",
      Resource: "*",
      ...(condition && { Condition: condition }),
    },
  ],
});

const everybody = open();
const organization = open({ StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } });
const endpoint = open({ StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } });
const addresses = open({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } });
const allButSome: Document = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", NotPrincipal: { AWS: "111122223333" }, Action: "*", Resource: "*" },
  ],
};

/** A template with a policy where a type has one; some hold statements alone. */
function template(type: string, path: AttributePath, policy: Document): string {
  const [statement] = policy.Statement as readonly Document[];
  const last = path.at(-1)?.name;
  const held =
    last === "Statement" ? statement : last === "CustomStatements" ? [statement] : policy;
  const properties = path.reduceRight<unknown>(
    (value, { name, each }) => ({ [name]: each ? [value] : value }),
    held,
  );
  return JSON.stringify({ Resources: { Thing: { Type: type, Properties: properties } } });
}

/** The same as a module; blocks are written as blocks. */
function module(type: string, path: AttributePath, policy: Document): string {
  const [attribute = "", ...blocks] = path.map(({ name }) => name).reverse();
  const text = blocks.reduce(
    (inner, block) => `${block} {\n${inner}\n}`,
    `${attribute} = jsonencode(${JSON.stringify(policy)})`,
  );
  return `resource "${type}" "thing" {\n${text}\n}\n`;
}

const languages = [
  { language: "terraform", path: "main.tf", write: module },
  { language: "cloudformation", path: "template.json", write: template },
] as const;

const places = languages.flatMap(({ language, path, write }) =>
  [...openPlaces(readCatalogFile, language)].flatMap(([type, all]) =>
    all
      .filter(({ kind }) => kind === "resource")
      .map((place) => {
        const at = place.path.map(({ name }) => name).join(".");
        const found = (policy: Document): readonly string[] => {
          const scan = scanned({ [path]: write(type, place.path, policy) });
          expect(scan.policies.flatMap(({ statements }) => statements)).toHaveLength(1);
          return judge(scan, facts, [publicPrincipal]).map(({ severity }) => severity);
        };
        return { name: `${type} ${at}`, place, found };
      }),
  ),
);

/** Where a policy for everybody, and every action, lets nobody more in than none does. */
const openAnyway = new Set(["apigateway:RestApi", "vpc-lattice-svcs:Service"]);

describe.each(share(places, 3))("the policy of $name", ({ place, found }) => {
  const severity = openAnyway.has(place.protects ?? "") ? "low" : "critical";

  test("is public for everybody, and for everybody but some", () => {
    expect(found(everybody)).toEqual([severity]);
    expect(found(allButSome)).toEqual([severity]);
  });

  test("is not for an organization, an endpoint or addresses", () => {
    expect([organization, endpoint, addresses].flatMap(found)).toEqual([]);
  });
});

test("the types that AWS checks have a place, or are made by permissions", () => {
  const protect = new Set(places.map(({ place }) => place.protects));
  const made = ["cloudtrail:dashboard", "s3express:accesspoint", "secretsmanager:secret"];
  const types = facts.publicAccess.names.flatMap((name) => facts.publicAccess.at(name) ?? []);
  expect(types.flatMap(({ protects }) => protects).filter((each) => !protect.has(each))).toEqual(
    made,
  );
});

describe("a file system", () => {
  const found = (condition: object): readonly string[] => {
    const text = module("aws_efs_file_system_policy", [{ name: "policy", each: false }], {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
          Resource: "*",
          ...condition,
        },
      ],
    });
    return judge(scanned({ "main.tf": text }), facts).map(
      (each) => `${each.rule} ${each.severity}`,
    );
  };

  test("is not public for who reaches it through a mount target", () => {
    expect(
      found({ Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } } }),
    ).toEqual([]);
  });

  test("is not more open with what holds without a policy", () => {
    expect(found({})).toEqual(["public-principal low"]);
  });
});
