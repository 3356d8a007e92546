import { describe, expect, test } from "vitest";
import { show } from "../show.ts";
import { scopeOf, shown } from "./template.ts";
import { valueOf as at } from "../../../src/syntax/data.ts";

describe("Ref", () => {
  test.each([
    ["!Ref Bucket", "<app.yaml/Bucket>"],
    ["Ref: Bucket", "<app.yaml/Bucket>"],
    ["!Ref Missing", "<app.yaml/Missing>"],
    ["!Ref AWS::Region", "<app.yaml/AWS::Region>"],
    ["!Ref AWS::NoValue", "null"],
    ["!Ref Given", "<app.yaml/Given>"],
    ["!Ref Name", '<app.yaml/Name: "web" | ?>'],
    ["!Ref Nothing", "<app.yaml/Nothing>"],
    ["!Ref Number", "<app.yaml/Number: 3 | ?>"],
    ["!Ref Names", '<app.yaml/Names: ["a", "b"] | ?>'],
    ["!Ref Subnets", '<app.yaml/Subnets: ["s-1", "s-2"] | ?>'],
    // the default is under which name the value is found
    ["!Ref Secret", "<app.yaml/Secret>"],
    ["!Ref SecretName", '<app.yaml/SecretName: "/app/name" | ?>'],
    ["Ref: !Sub Name", "<app.yaml/Fn::Ref Name>"],
    ["!Ref [a]", "<app.yaml/Fn::Ref [a]>"],
  ])("%s is %s", (written, value) => {
    expect(shown(written)).toBe(value);
  });
});

describe("Fn::GetAtt", () => {
  test.each([
    ["!GetAtt Bucket.DomainName", "<app.yaml/Bucket.DomainName>"],
    ["!GetAtt [Bucket, DomainName]", "<app.yaml/Bucket.DomainName>"],
    ["Fn::GetAtt: [Bucket, DomainName]", "<app.yaml/Bucket.DomainName>"],
    ["Fn::GetAtt: Bucket.DomainName", "<app.yaml/Bucket.DomainName>"],
    ["!GetAtt Stack.Outputs.Arn", "<app.yaml/Stack.Outputs.Arn>"],
    ["!GetAtt [Stack, Outputs.Arn]", "<app.yaml/Stack.Outputs.Arn>"],
    // what the provider decides
    ["!GetAtt Made.Arn", "true"],
    ["!GetAtt [!Ref Name, Arn]", "<app.yaml/Fn::GetAtt [!Ref Name, Arn]>"],
    ["!GetAtt Bucket", "<app.yaml/Fn::GetAtt Bucket>"],
    ["!GetAtt [Bucket, !Ref Name]", "<app.yaml/Fn::GetAtt [Bucket, !Ref Name]>"],
  ])("%s is %s", (written, value) => {
    expect(shown(written)).toBe(value);
  });
});

describe("Fn::Sub", () => {
  test.each([
    ['!Sub "a-${Given}-b"', '"a-${app.yaml/Given}-b"'],
    ['Fn::Sub: "a-${Given}"', '"a-${app.yaml/Given}"'],
    ['!Sub "${Name}"', '"${app.yaml/Name: web | ?}"'],
    ['!Sub "${Bucket.DomainName}/x"', '"${app.yaml/Bucket.DomainName}/x"'],
    ['!Sub "${ Given }"', '"${app.yaml/Given}"'],
    ['!Sub "arn:${AWS::Partition}:s3:::b"', '"arn:${partition app.yaml/AWS::Partition}:s3:::b"'],
    // what AWS is to fill in
    ['!Sub "home/${!aws:username}"', '"home/${aws:username}"'],
    ['!Sub ["${a}-${Given}", { a: x }]', '"x-${app.yaml/Given}"'],
    ['!Sub ["${a}", { a: !Ref Given }]', '"${app.yaml/Given}"'],
    ['!Sub ["${Name}", { Name: x }]', '"x"'],
    ['!Sub "${Names}"', '"${app.yaml/Names}"'],
    ['!Sub "plain"', '"plain"'],
  ])("%s is %s", (written, value) => {
    expect(shown(written)).toBe(value);
  });
});

describe("Fn::Join, Fn::Split and Fn::Select", () => {
  test.each([
    ['!Join [":", [a, !Ref Given, 1]]', '"a:${app.yaml/Given}:1"'],
    ["Fn::Join: ['', [a, b]]", '"ab"'],
    ['!Join ["", [a, !Ref AWS::NoValue, b]]', '"ab"'],
    ['!Join ["", !Split ["-", "a-b"]]', '"ab"'],
    ['!Join ["", !Ref Names]', '<app.yaml/Fn::Join ["", !Ref Names]>'],
    ["!Join [!Ref Name, [a, b]]", "<app.yaml/Fn::Join [!Ref Name, [a, b]]>"],
    ['!Split [",", "a,b"]', '["a", "b"]'],
    ['!Split [",", !Ref Given]', '<app.yaml/Fn::Split [",", !Ref Given]>'],
    ["!Select [1, [a, b]]", '"b"'],
    ['!Select ["0", !Split [",", "a,b"]]', '"a"'],
    ["!Select [2, [a, b]]", "<app.yaml/Fn::Select [2, [a, b]]>"],
    ["!Select [!Ref Given, [a, b]]", "<app.yaml/Fn::Select [!Ref Given, [a, b]]>"],
  ])("%s is %s", (written, value) => {
    expect(shown(written)).toBe(value);
  });
});

describe("Fn::If, Fn::FindInMap and the others", () => {
  test.each([
    ["!If [Prod, a, b]", '<app.yaml/Fn::If [Prod, a, b]: "a" | "b">'],
    [
      "Fn::If: [Prod, a, !Ref AWS::NoValue]",
      '<app.yaml/Fn::If [Prod, a, !Ref AWS::NoValue]: "a" | null>',
    ],
    ["!If [Prod, a]", "<app.yaml/Fn::If [Prod, a]>"],
    ["!FindInMap [Accounts, eu-west-1, id]", '"1"'],
    ["!FindInMap [Accounts, eu-west-1, names]", '["x", "y"]'],
    [
      "!FindInMap [Accounts, !Ref AWS::Region, id]",
      "<app.yaml/Fn::FindInMap [Accounts, !Ref AWS::Region, id]>",
    ],
    ["!FindInMap [Accounts, us-east-1, id]", "<app.yaml/Fn::FindInMap [Accounts, us-east-1, id]>"],
    ["Fn::ToJsonString: { a: [1] }", "json({a = [1]})"],
    ["!ImportValue shared-arn", "<app.yaml/Fn::ImportValue shared-arn>"],
    ["Fn::ImportValue: shared-arn", "<app.yaml/Fn::ImportValue shared-arn>"],
    ["[a, !Ref Given, { b: 1 }]", '["a", <app.yaml/Given>, {b = 1}]'],
  ])("%s is %s", (written, value) => {
    expect(shown(written)).toBe(value);
  });
});

test("JSON has the long forms", () => {
  const made = `{ "Type": "AWS::S3::Bucket", "Properties": { "It": { "Fn::Sub": ["\${a}\${B}", { "a": { "Fn::GetAtt": ["B", "X"] } }] } } }`;
  const scope = scopeOf(`{ "Resources": { "B": { "Type": "AWS::S3::Bucket" }, "M": ${made} } }`);
  const node = at(scope.template.root, "Resources", "M", "Properties", "It");
  expect(node && show(scope.evaluate(node))).toBe('"${app.yaml/B.X}${app.yaml/B}"');
});
