import { describe, expect, test } from "vitest";
import { draft, kept, respelled, written } from "../drafts.ts";
import { extracted, policiesIn } from "../policies.ts";

const path = "app/serverless.ts";

const service = (statements: string, more = ""): string =>
  `import type { AWS } from "@serverless/typescript";

const table = "orders";
const serverlessConfiguration: AWS = {
  service: "shop",
  provider: {
    name: "aws",
    iam: { role: { statements: ${statements} } },
  },${more}
};

module.exports = serverlessConfiguration;
`;

const statement = '{ Effect: "Allow", Action: "a:B", Resource: "*" }';

describe("the object that a program gives is a service", () => {
  test.each([
    ["statements of the provider", service(`[${statement}]`), "  Allow a:B on *"],
    [
      "names of the file",
      service('[{ Effect: "Allow", Action: ["a:B"], Resource: `arn:aws:a:::${table}/*` }]'),
      "  Allow a:B on arn:aws:a:::orders/*",
    ],
    [
      "variables of Serverless",
      service('[{ Effect: "Allow", Action: "a:B", Resource: "arn:aws:a:::${self:service}/*" }]'),
      "  Allow a:B on arn:aws:a:::shop/*",
    ],
    [
      "what a program alone knows",
      service(
        '[{ Effect: "Allow", Action: "a:B", Resource: `arn:aws:a:::${process.env.NAME}/*` }]',
      ),
      "  Allow a:B on arn:aws:a:::${app/serverless.ts/program:process.env.NAME}/*",
    ],
    [
      "one that a condition decides on",
      service(`[...(prod ? [${statement}] : [])]`),
      "  maybe Allow a:B on *",
    ],
  ])("%s", (_, text, shown) => {
    expect(policiesIn(path, text)).toEqual([
      "identity of IamRoleLambdaExecution at IamRoleLambdaExecution",
      shown,
    ]);
  });

  test.each([
    ["export default", (text: string) => text.replace("module.exports =", "export default")],
    ["export =", (text: string) => text.replace("module.exports =", "export =")],
    ["JavaScript", (text: string) => text.replace(/import.*\n/, "").replace(": AWS", "")],
  ])("given by %s", (name, change) => {
    const file = name === "JavaScript" ? "serverless.js" : path;
    expect(policiesIn(file, change(service(`[${statement}]`)))).toContain("  Allow a:B on *");
  });

  test("functions have roles of their own, and resources are CloudFormation's", () => {
    const more = `
  functions: { list: { handler: "a.b", iamRoleStatements: [${statement}] } },
  resources: { Resources: { Own: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: { Statement: [${statement}] } } } } },`;
    const { policies } = extracted({ [path]: service("[]", more) });
    expect(policies.map(({ owner }) => owner.address)).toEqual([
      "ListIamRoleLambdaExecution",
      "Own",
    ]);
  });
});

test("a program that does not give an object is no service, and one that does not parse is told", () => {
  const text = service(`[${statement}]`);
  expect(policiesIn(path, text.replace("= serverlessConfiguration", "= make()"))).toEqual([]);
  expect(extracted({ [path]: text.replace("};", "") }).problems[0]?.reason).toBe("syntax-error");
});

test("statements are written as the program has them", () => {
  const text = service(
    '[\n      { Effect: "Allow", Action: ["a:B", "a:C"], Resource: { "Fn::GetAtt": ["T", "Arn"] } },\n    ]',
  );
  expect(
    respelled(path, text, (each) => [
      draft({ actions: [kept(each, "a:B")] }),
      draft({ actions: [kept(each, "a:C")], resources: [written("<T.Arn>")] }),
    ]),
  ).toBe(
    service(
      '[\n      { Effect: "Allow", Action: ["a:B"], Resource: { "Fn::GetAtt": ["T", "Arn"] } },\n      { Effect: "Allow", Action: ["a:C"], Resource: { "Fn::GetAtt": ["T", "Arn"] } },\n    ]',
    ),
  );
});
