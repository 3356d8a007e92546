import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { variablesIn, type Variable } from "../../../src/evaluate/serverless/variable.ts";
import { shown, valueOf } from "./service.ts";

const service = `
service: shop
provider:
  name: aws
  stage: \${opt:stage, 'dev'}
custom:
  name: orders
  count: 3
  list: [a, b]
  map: { key: value, inner: { key: deep } }
  dev: { table: dev-orders }
  tables: { orders: "\${self:service}-orders" }
  chosen: \${self:custom.tables}
  a: \${self:custom.b}
  b: \${self:custom.a}
params:
  default: { level: info }
  prod: { level: warn }
`;

describe("what the files of a service say", () => {
  test.each([
    ["plain", '"plain"'],
    ["${self:custom.name}", '"orders"'],
    ["x-${self:custom.name}-${self:custom.count}", '"x-orders-3"'],
    ["${self:custom.list}", '["a", "b"]'],
    ["${self:custom.list.1}", '"b"'],
    ["[x, '${self:custom.name}']", '["x", "orders"]'],
    ["${self:custom.map}", '{key = "value", inner = {key = "deep"}}'],
    ["${self:custom.map.inner.key}", '"deep"'],
    ["${self:custom.chosen.orders}", '"shop-orders"'],
    ["${ self:custom.name }", '"orders"'],
    ["${self:custom.missing, 'else'}", '"else"'],
    ["${self:custom.missing, self:custom.name}", '"orders"'],
    ["${self:custom.missing, 5}", "5"],
    ["${self:custom.missing, null}", "null"],
    ["${strToBool('true')}", "true"],
    ['${self:custom.missing, "a, b"}', '"a, b"'],
  ])("%s is %s", (written, value) => {
    expect(
      shown(
        JSON.stringify(written).startsWith('"[') ? written : `'${written.replaceAll("'", "''")}'`,
        service,
      ),
    ).toBe(value);
  });

  test.each([
    ["service: { name: shop }", "shop"],
    ["service: shop", "shop"],
  ])("the name of %s is %s", (beside, name) => {
    expect(shown("${self:service}", beside)).toBe(`"${name}"`);
  });
});

describe("what who deploys may say otherwise", () => {
  test.each([
    ["${opt:stage, 'dev'}", `<opt:stage, 'dev': "dev" | ?>`],
    [
      "${opt:name, env:NAME, self:custom.name}",
      '<opt:name, env:NAME, self:custom.name: "orders" | ?>',
    ],
    ["${self:provider.stage}", `<opt:stage, 'dev': "dev" | ?>`],
    ["${sls:stage}", `<sls:stage: "dev" | ?>`],
    ["${param:level}", '<param:level: "info" | "warn" | ?>'],
    // another path may lead to another file
    ["${file(${opt:stage, 'dev'}.yml):table}", "<file(${opt:stage, 'dev'}.yml):table>"],
    ["orders-${opt:stage, 'dev'}", `"orders-\${opt:stage, 'dev': dev | ?}"`],
  ])("%s is %s", (written, value) => {
    expect(shown(`"${written}"`, service)).toBe(value);
  });

  test("the stage is dev where the file says none", () => {
    expect(shown("${self:provider.stage}", "provider: { name: aws }")).toBe(
      '<self:provider.stage: "dev" | ?>',
    );
  });
});

describe("what is found at a key that who deploys gives", () => {
  const beside = `
custom:
  dev: { table: dev-orders }
  prod: { table: prod-orders }
  arns: { dev: a, prod: b, default: c }
  chosen: \${self:custom.arns}
  policies: { dev-policy: d, prod-policy: p, other: o }
  many: { ${Array.from({ length: 20 }, (_, i) => `k${i}: v`).join(", ")} }
`;
  test.each([
    // the key that is usual first
    ["${self:custom.arns.${self:provider.stage}}", ["a", "b", "c"]],
    ["${self:custom.arns.${opt:stage}}", ["a", "b", "c"]],
    ["${self:custom.chosen.${sls:stage}}", ["a", "b", "c"]],
    ["${self:custom.${opt:stage}.table}", ["dev-orders", "prod-orders"]],
    ["${self:custom.policies.${opt:stage}-policy}", ["d", "p"]],
    // where there is none at that key
    ["${self:custom.arns.${opt:stage}, self:custom.arns.default}", ["a", "b", "c"]],
    ["${self:custom.${opt:stage}.table, 'none'}", ["dev-orders", "prod-orders", "none"]],
    ["${self:custom.${opt:stage}.table, env:TABLE}", ["dev-orders", "prod-orders", "?"]],
    ["${file(arns.yml):arns.${opt:stage}}", ["x", "y"]],
  ])("%s is one of %j", (written, values) => {
    const known = values.map((each) => (each === "?" ? "?" : `"${each}"`));
    const files = { "app/arns.yml": "arns: { dev: x, prod: y }\n" };
    expect(shown(`"${written}"`, beside, files)).toBe(
      `<${written.slice(2, -1)}: ${known.join(" | ")}>`,
    );
  });

  test.each([
    "${self:custom.${opt:stage}}",
    "${self:${opt:stage}.table}",
    "${self:custom.circle.${opt:stage}}",
    "${self:custom.circle.x}",
  ])("%s is not known", (written) => {
    const circle = `${beside}  circle: \${self:custom.other}\n  other: \${self:custom.circle}\n`;
    expect(shown(`"${written}"`, circle)).toBe(`<${written.slice(2, -1)}>`);
  });

  test("of many values others are possible", () => {
    expect(shown('"${self:custom.many.${opt:key}}"', beside)).toMatch(/\| \?>$/);
  });
});

describe("what is not known before it is deployed", () => {
  test.each([
    ["${opt:stage}", "<opt:stage>"],
    ["${env:KEY_ARN}", "<env:KEY_ARN>"],
    ["${ssm:/shop/key}", "<ssm:/shop/key>"],
    ["${ssm(eu-west-1):/shop/key}", "<ssm(eu-west-1):/shop/key>"],
    ["${cf:other.Arn}", "<cf:other.Arn>"],
    ["${s3:bucket/key}", "<s3:bucket/key>"],
    ["${self:custom.missing}", "<self:custom.missing>"],
    ["${self:custom.a}", "<self:custom.a>"],
    ["${file(missing.yml):key}", "<file(missing.yml):key>"],
    ["${file(../../outside.yml)}", "<file(../../outside.yml)>"],
    ["${file(made.js):key}", "<file(made.js):key>"],
    ["${terraform:output}", "<terraform:output>"],
    ["a-${ssm:/k}-b", '"a-${ssm:/k}-b"'],
  ])("%s is %s", (written, value) => {
    const files = { "app/made.js": "module.exports = { key: 1 }" };
    expect(shown(`"${written}"`, service, files)).toBe(value);
  });

  test.each([
    ["${aws:region}", '"${region AWS::Region}"'],
    ["${aws:accountId}", '"${account AWS::AccountId}"'],
    ["${opt:region}", '"${region opt:region}"'],
  ])("of %s it is known what it is: %s", (written, value) => {
    expect(shown(`"x${written}"`).replace("x", "")).toBe(value);
  });
});

describe("what is none of its variables", () => {
  test.each([
    ["${aws:username}"],
    ["${s3:prefix}"],
    ["${saml:sub}"],
    ["${cognito-identity.amazonaws.com:sub}"],
    ["${AWS::Region}"],
    ["${Table}"],
    ["${Table.Arn}"],
    ["\\\\${self:service}"],
    ["${self:service"],
    ["$"],
  ])("%s stays as it is", (written) => {
    expect(shown(`"${written}"`, service)).toBe(`"${written.replace("\\\\", "\\")}"`);
  });

  test("Fn::Sub fills in what is CloudFormation's, beside variables", () => {
    expect(shown('!Sub "${AWS::Region}/${self:service}/${!aws:username}"', service)).toBe(
      '"${region AWS::Region}/shop/${aws:username}"',
    );
    expect(shown('{ "Fn::Join": [":", ["${self:service}", !Ref Table]] }', service)).toBe(
      '"shop:${Table}"',
    );
  });

  test("names of the plugin serverless-pseudo-parameters are CloudFormation's", () => {
    expect(shown('"arn:aws:sqs:#{AWS::Region}:#{AWS::AccountId}:${self:service}"', service)).toBe(
      '"arn:aws:sqs:${region AWS::Region}:${account AWS::AccountId}:shop"',
    );
    expect(shown('"#{Table.Arn}/index/*"')).toBe('"${Table.Arn}/index/*"');
  });
});

describe("files", () => {
  const files = {
    "app/iam.yml": "statements:\n  - Action: ${self:custom.action}\nname: x\n",
    "app/iam.json": '{ "dev": { "key": "in JSON" } }',
    "app/name.txt": "a name",
    "common.yml": "key: ${file(iam.yml):name}\n",
    "app/loop.yml": "a: ${file(loop.yml):a}\n",
  };
  test.each([
    ["${file(iam.yml):name}", '"x"'],
    ["${file(./iam.yml):name}", '"x"'],
    ["${file(iam.yml)}", '{statements = [{Action = "sqs:*"}], name = "x"}'],
    ["${file(iam.${self:custom.ext}):dev.key}", '"in JSON"'],
    ["${file(name.txt)}", '"a name"'],
    // the path in a file is taken from the service, too
    ["${file(../common.yml):key}", '"x"'],
    ["${file(missing.yml):name, 'else'}", "<file(missing.yml):name, 'else': \"else\" | ?>"],
    ["${file(iam.yml):missing, 'else'}", '"else"'],
    ["${file(loop.yml):a}", "<file(loop.yml):a>"],
  ])("%s is %s", (written, value) => {
    const beside = 'custom: { action: "sqs:*", ext: json }';
    expect(shown(`"${written}"`, beside, files)).toBe(value);
  });

  test("what comes from a file is placed there, and says through what it came", () => {
    const value = valueOf('"${file(iam.yml):name}"', "", files);
    const { written, via } = value.origin;
    expect(
      [written, ...via].map(({ source, span }) => source.text.slice(span.start, span.end)),
    ).toEqual(["x", '"${file(iam.yml):name}"']);
    expect(written.source.path).toBe("app/iam.yml");
  });
});

describe("without end", () => {
  const levels = 40;
  const twice = (make: (next: string) => string, last: string): string => {
    const lines = Array.from(
      { length: levels },
      (_, i) => `  a${i}: ${make(`self:custom.a${i + 1}`)}`,
    );
    return `custom:\n${lines.join("\n")}\n  a${levels}: ${last}\n`;
  };
  test.each([
    ["texts", twice((next) => `"\${${next}}\${${next}}"`, "x")],
    ["lists", twice((next) => `["\${${next}}", "\${${next}}"]`, "x")],
    ["fallbacks", twice((next) => `\${${next}, ${next}.x}`, "${env:X}")],
    ["keys", twice((next) => `\${self:custom.\${${next}}\${${next}}}`, "x")],
  ])("%s that double on each level are cut", (_, beside) => {
    expect(shown("${self:custom.a0}", beside)).toContain("<");
  });

  test("a chain of thousands ends before the stack does", () => {
    const links = Array.from({ length: 5_000 }, (_, i) => `  a${i}: \${self:custom.a${i + 1}}`);
    expect(shown("${self:custom.a0}", `custom:\n${links.join("\n")}\n  a5000: x`)).toContain("<");
  });

  test("a text that opens variables and closes none is read in a moment", () => {
    expect(variablesIn("${a:".repeat(20_000))).toEqual([]);
  });
});

test("each variable stands where it says, and those inside it within it", () => {
  const piece = fc.constantFrom(
    "${",
    "}",
    "self:",
    "a",
    ".",
    ",",
    " ",
    "'",
    "(",
    ")",
    "file",
    "::",
    "\\",
    "$",
    "#{",
  );
  const inside = (found: readonly Variable[], text: string): boolean =>
    found.every(({ start, end, inner }) => {
      const written = text.slice(start, end);
      return written.startsWith("${") && written.endsWith("}") && written.includes(inner);
    }) && found.every(({ start }, index) => start >= (found[index - 1]?.end ?? 0));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const found = variablesIn(text);
      const nested = found.flatMap(({ sources }) =>
        sources.flatMap((each) =>
          each.kind === "call" ? [...each.parameters, ...(each.address ? [each.address] : [])] : [],
        ),
      );
      return inside(found, text) && nested.every((each) => inside(each.variables, each.text));
    }),
  );
});
