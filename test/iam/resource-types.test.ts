import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ResourceType } from "../../src/catalog/resource-type.ts";
import { parseArnPattern } from "../../src/iam/arn-pattern.ts";
import { typesOf } from "../../src/iam/resource-types.ts";
import type { Text } from "../../src/iam/text.ts";
import { catalog } from "../catalog/committed.ts";
import { text } from "./texts.ts";
import { often } from "../share.ts";

const typesIn = (service: string): readonly ResourceType[] =>
  catalog.service(service)?.resourceTypes ?? [];
const meant = (pattern: Text, candidates: readonly ResourceType[]): readonly ResourceType[] =>
  typesOf(parseArnPattern(pattern), candidates);
const names = (service: string, written: string): string =>
  meant(text(written), typesIn(service))
    .map(({ name }) => name)
    .join(" | ");

/** An ARN of a format. */
const instance = (arn: string, value = "x1"): string =>
  arn
    .replaceAll("${Partition}", "aws")
    .replaceAll("${Region}", "us-east-1")
    .replaceAll("${Account}", "111122223333")
    .replaceAll(/\$\{\w+\}|\*/g, value);

const formats = catalog
  .services()
  .flatMap((service) =>
    typesIn(service).flatMap((type) => type.arns.map((arn) => ({ type, arn }))),
  );

describe("ARNs written by hand", () => {
  test.for([
    ["s3", "arn:aws:s3:::b", "bucket"],
    ["s3", "arn:aws:s3:::b/*", "object"],
    ["s3", "arn:aws:s3:::b*", "bucket | object"],
    ["s3", "arn:aws:s3:::b?", "bucket"],
    ["s3", "arn:aws:s3:::*", "bucket | object"],
    ["s3", "arn:*:s3:::b", "bucket"],
    ["s3", "arn:aws-cn:s3:::b", "bucket"],
    ["s3", "arn:aws:s3:::b/logs/2024/*", "object"],
    ["s3", "arn:aws:s3:::*/*", "object"],
    ["s3", "arn:aws:s3:*:*:b/k", "object"],
    ["s3", "arn:aws:s3:us-east-1::b", ""],
    ["s3", "arn:aws:s3:::${aws:username}", "bucket"],
    ["s3", "arn:aws:s3:::home/${aws:username}/*", "object"],
    ["s3", "arn:aws:s3:us-east-1:1:accesspoint/ap", "accesspoint"],
    ["s3", "arn:aws:s3:us-east-1:1:accesspoint/ap/object/*", "accesspointobject"],
    ["s3", "arn:aws:s3::1:accesspoint/m.mrap", "accesspoint | multiregionaccesspoint"],
    ["s3", "arn:aws:s3::1:accesspoint/m.mrap/object/*", "accesspointobject"],
    ["s3", "arn:aws:s3-object-lambda:us-east-1:1:accesspoint/ap", "objectlambdaaccesspoint"],
    ["s3", "arn:aws:sqs:us-east-1:1:q", ""],
    ["s3", "malformed", ""],
    ["iam", "arn:aws:iam::1:role/team/app", "role"],
    ["iam", "arn:aws:iam::*:role/*", "role"],
    ["iam", "arn:aws:iam::aws:policy/AdministratorAccess", "policy"],
    ["iam", "arn:aws:iam::<account>:user/${aws:username}", "user"],
    ["logs", "arn:aws:logs:us-east-1:1:log-group:app", "log-group"],
    ["logs", "arn:aws:logs:us-east-1:1:log-group:/aws/lambda/f", "log-group"],
    ["logs", "arn:aws:logs:us-east-1:1:log-group:/aws/lambda/f:*", "log-group | log-stream"],
    ["logs", "arn:aws:logs:us-east-1:1:log-group:/aws/lambda/f:log-stream:*", "log-stream"],
    ["logs", "arn:aws:logs:us-east-1:1:log-group:app:log-stream:s", "log-stream"],
    ["ssm", "arn:aws:ssm:us-east-1:1:parameter/prod/db/password", "parameter"],
    ["ssm", "arn:aws:ssm:us-east-1::document/AWS-RunShellScript", "document"],
    ["ssm", "arn:aws:ec2:us-east-1:1:instance/i-1", "instance"],
    ["ecr", "arn:aws:ecr:us-east-1:1:repository/team/app", "repository"],
    ["lambda", "arn:aws:lambda:us-east-1:1:function:f", "function"],
    ["lambda", "arn:aws:lambda:us-east-1:1:function:f:PROD", "function alias | function version"],
    ["lambda", "arn:aws:lambda:us-east-1:1:layer:l:3", "layerVersion"],
    ["lambda", "arn:aws:lambda:<region>:<account>:function:<name:f>", "function"],
    ["dynamodb", "arn:aws:dynamodb:us-east-1:1:table/T", "table"],
    ["dynamodb", "arn:aws:dynamodb:us-east-1:1:table/T/index/*", "index"],
    ["dynamodb", "arn:aws:dynamodb:us-east-1:1:table/T/stream/*", "stream"],
    [
      "dynamodb",
      "arn:aws:dynamodb:us-east-1:1:table/T/*",
      "backup | export | import | index | stream | table",
    ],
    ["sns", "arn:aws:sns:*", "topic"],
    ["sns", "arn:aws:sns:us-east-1:1:*", "topic"],
    ["sqs", "arn:aws:sqs:us-*:1:q", "queue"],
    ["sqs", "arn:aws:sqs:<var.region>:<var.account>:<q>", "queue"],
    ["kms", "arn:aws:kms:us-east-1:1:alias/app", "alias"],
    ["kms", "arn:aws:kms:us-east-1:1:key/*", "key"],
    ["kms", "arn:aws:kms:us-east-1:1:*", "alias | key"],
    ["secretsmanager", "arn:aws:secretsmanager:us-east-1:1:secret:app/db-??????", "Secret"],
    ["ecs", "arn:aws:ecs:us-east-1:1:task-definition/app:*", "task-definition"],
    ["ecs", "arn:aws:ecs:us-east-1:1:service/s", "service"],
    ["states", "arn:aws:states:us-east-1:1:execution:SM:*", "execution"],
    ["events", "arn:aws:events:us-east-1:1:rule/r", "rule-on-default-event-bus"],
    ["events", "arn:aws:events:us-east-1:1:rule/bus/r", "rule-on-custom-event-bus"],
    ["apigateway", "arn:aws:apigateway:us-east-1::/restapis/x/stages/prod", "Stage"],
    ["apigateway", "arn:aws:apigateway:us-east-1::/apis/x", "Api"],
    ["elasticloadbalancing", "arn:aws:elasticloadbalancing:r:1:loadbalancer/lb", "loadbalancer"],
    [
      "elasticloadbalancing",
      "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/lb/1",
      "loadbalancer/app/",
    ],
    ["backup", "arn:aws:ec2:us-east-1::snapshot/snap-1", "recoveryPoint"],
    ["kinesis", "arn:aws:kinesis:us-east-1:1:stream/s/consumer/c:1", "consumer"],
    ["lex", "arn:aws:lex:us-east-1:1:bot/B1", "bot"],
    ["lex", "arn:aws:lex:us-east-1:1:bot:name", "bot"],
  ])("%s: %s", ([service = "", arn = "", expected]) => {
    expect(names(service, arn)).toBe(expected);
  });

  test("* means every candidate, in the order given", () => {
    const given = [...typesIn("s3")].reverse();
    expect(meant(text("*"), given)).toEqual(given);
    expect(meant(text("arn:aws:s3:::*"), given).map(({ name }) => name)).toEqual([
      "object",
      "bucket",
    ]);
  });

  test("only candidates are returned, of whichever service", () => {
    const given = ["s3:object", "sqs:queue"].flatMap((id) => catalog.resourceType(id) ?? []);
    expect(meant(text("arn:aws:s3:::b/x"), given).map(({ id }) => id)).toEqual(["s3:object"]);
    expect(meant(text("arn:aws:s3:::b"), given)).toEqual([given[0]].slice(1));
  });
});

describe("a hole in place of an ARN", () => {
  const of = (written: string): readonly string[] =>
    meant(text(written), typesIn("dynamodb")).map(({ name }) => name);

  test("alone means anything", () => {
    expect(of("<x>")).toEqual(typesIn("dynamodb").map(({ name }) => name));
  });

  test("with something behind it, all whose ARNs end so", () => {
    expect(of("<x>/index/*")).toContain("index");
    expect(of("<x>/index/*")).not.toContain("table");
    expect(meant(text("<x>/*"), typesIn("s3")).map(({ name }) => name)).not.toContain("bucket");
    expect(meant(text("<x>/*"), typesIn("s3")).map(({ name }) => name)).toContain("object");
    expect(meant(text("<x>:*"), typesIn("logs")).map(({ name }) => name)).toContain("log-stream");
  });

  test("with a path behind it, those of whose names it is the end", () => {
    expect(meant(text("<x>/a/b/c"), typesIn("ecr")).map(({ name }) => name)).toEqual([
      "repository",
    ]);
  });
});

describe("all ARN formats of the catalog", () => {
  test("an ARN of each finds its type", () => {
    expect(formats.length).toBeGreaterThan(2_330);
    const missed = formats.filter(
      ({ type, arn }) => !meant(text(instance(arn)), typesIn(type.service)).includes(type),
    );
    expect(missed).toEqual([]);
  });

  test("it finds another type only where the formats differ in a placeholder and a *", () => {
    const shape = (arn: string): string => arn.replaceAll(/\$\{\w+\}|\*/g, "#");
    const confused = formats.flatMap(({ type, arn }) =>
      meant(text(instance(arn)), typesIn(type.service))
        .filter((other) => other !== type)
        .filter((other) => !other.arns.some((its) => shape(its) === shape(arn)))
        .map((other) => `${type.id} is taken for ${other.id}`),
    );
    expect(confused).toEqual([]);
  });

  const pick = fc.constantFrom(...formats);
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });

  test("whatever is put for a piece of it, a pattern finds the type", () => {
    fc.assert(
      fc.property(pick, fraction, fraction, fc.boolean(), ({ type, arn }, from, to, wild) => {
        const whole = instance(arn);
        const start = whole.split(":").slice(0, 5).join(":").length + 1;
        const at = start + Math.floor(from * (whole.length - start));
        const end = at + Math.ceil(to * (whole.length - at));
        const piece = whole.slice(at, end);
        // A hole stands for a name; a `*` for anything.
        const put = wild || /[:/]/.test(piece) ? "*" : "<x>";
        const pattern = whole.slice(0, at) + put + whole.slice(end);
        expect(meant(text(pattern), typesIn(type.service))).toContain(type);
      }),
      { numRuns: often(3000) },
    );
  });

  test("paths find the type too, unless another type has just that shape", () => {
    fc.assert(
      fc.property(pick, ({ type, arn }) => {
        const found = meant(text(instance(arn, "x1/y1")), typesIn(type.service));
        expect(found).not.toEqual([]);
      }),
      { numRuns: often(1000) },
    );
  });

  test("regions and accounts may be wildcards, holes or swallowed", () => {
    fc.assert(
      fc.property(pick, fc.constantFrom("*", "<region>", "<var.x>"), ({ type, arn }, put) => {
        const [, , service = "", , account = "", ...resource] = instance(arn).split(":");
        const pattern = `arn:*:${service}:${put}:${account === "" ? "" : put}:${resource.join(":")}`;
        expect(meant(text(pattern), typesIn(type.service))).toContain(type);
        expect(meant(text(`arn:aws:${service}:*`), typesIn(type.service))).toContain(type);
      }),
      { numRuns: often(1000) },
    );
  });
});
