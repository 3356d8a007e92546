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
    ["!Ref Size", '<app.yaml/Size: "small" | "large">'],
    ["!Ref Sizes", '[...<app.yaml/Sizes: "small" | "large">]'],
    ["!Ref Only", '"one"'],
    // a function in its place, of AWS::LanguageExtensions
    ["Ref: !Sub Name", '<app.yaml/Name: "web" | ?>'],
    ["Ref: !Sub '${Given}'", "<app.yaml/Fn::Ref !Sub '${Given}'>"],
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
    ["!GetAtt [!Sub Made, Arn]", "true"],
    ["Fn::GetAtt: [!FindInMap [Resources, a, main], Arn]", "true"],
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
    ['!Join ["", !Ref Names]', '<app.yaml/Fn::Join ["", !Ref Names]: "ab" | ?>'],
    ['!Join ["", !Ref Sizes]', '<app.yaml/Fn::Join ["", !Ref Sizes]>'],
    ['!Join ["-", [a, !If [Off, x, !Ref AWS::NoValue], b]]', '"a-b"'],
    ["!Join [!Ref Name, [a, b]]", "<app.yaml/Fn::Join [!Ref Name, [a, b]]>"],
    ['!Split [",", "a,b"]', '["a", "b"]'],
    ['!Split [",", !Ref Given]', '<app.yaml/Fn::Split [",", !Ref Given]>'],
    ['!Split ["", "ab"]', '<app.yaml/Fn::Split ["", "ab"]>'],
    // account, region and partition hold no colon, but a region has a dash
    [
      '!Split [":", !Sub "${AWS::Region}:${AWS::AccountId}/x"]',
      '["${region app.yaml/AWS::Region}", "${account app.yaml/AWS::AccountId}/x"]',
    ],
    [
      '!Split ["-", !Sub "a-${AWS::Region}"]',
      '<app.yaml/Fn::Split ["-", !Sub "a-${AWS::Region}"]>',
    ],
    [
      '!Split ["::", !Sub "a::${AWS::Region}"]',
      '<app.yaml/Fn::Split ["::", !Sub "a::${AWS::Region}"]>',
    ],
    ['!Select [1, !Split ["-", !Ref Name]]', '<app.yaml/Fn::Select [1, !Split ["-", !Ref Name]]>'],
    ["!Select [0, !Ref Subnets]", '<app.yaml/Fn::Select [0, !Ref Subnets]: "s-1" | ?>'],
    [
      "!Select [1, [!If [Unsure, x, !Ref AWS::NoValue], a, b]]",
      "<app.yaml/Fn::Select [1, [!If [Unsure, x, !Ref AWS::NoValue], a, b]]>",
    ],
    ["!Select [0, [a, !If [Unsure, x, !Ref AWS::NoValue]]]", '"a"'],
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
    // it is asked for what there is
    ["!FindInMap [Accounts, !Ref AWS::Region, id]", '"1"'],
    [
      "!FindInMap [Sizes, !Ref Size, cpu]",
      '<app.yaml/Fn::FindInMap [Sizes, !Ref Size, cpu]: "1" | "4">',
    ],
    [
      "!FindInMap [Sizes, !Ref Given, cpu]",
      '<app.yaml/Fn::FindInMap [Sizes, !Ref Given, cpu]: "1" | "4" | "8">',
    ],
    ["!FindInMap [Sizes, !Sub small, cpu]", '"1"'],
    ["!FindInMap [Sizes, tiny, cpu, { DefaultValue: 0 }]", "0"],
    ["!FindInMap [Sizes, small, cpu, { DefaultValue: 0 }]", '"1"'],
    [
      "!FindInMap [Sizes, !Ref Size, !Ref Given, { DefaultValue: 0 }]",
      '<app.yaml/Fn::FindInMap [Sizes, !Ref Size, !Ref Given, { DefaultValue: 0 }]: "1" | "4" | 0>',
    ],
    ["Fn::Length: [a, b]", "2"],
    ["Fn::Length: !Ref Names", "<app.yaml/Fn::Length !Ref Names: 2 | ?>"],
    ["Fn::Length: !Ref Sizes", "<app.yaml/Fn::Length !Ref Sizes>"],
    [
      "Fn::Length: [!If [Unsure, x, !Ref AWS::NoValue]]",
      "<app.yaml/Fn::Length [!If [Unsure, x, !Ref AWS::NoValue]]>",
    ],
    ["!Base64 é", '"w6k="'],
    ["!Base64 [a]", "<app.yaml/Fn::Base64 [a]>"],
    ['!Cidr ["10.0.1.0/24", 2, 4]', '["10.0.1.0/28", "10.0.1.16/28"]'],
    ['!Cidr ["10.0.1.7/24", "1", "8"]', '["10.0.1.0/24"]'],
    ['!Cidr ["10.0.0.0/24", 17, 4]', '<app.yaml/Fn::Cidr ["10.0.0.0/24", 17, 4]>'],
    ["!Cidr [!Ref Given, 2, 4]", "<app.yaml/Fn::Cidr [!Ref Given, 2, 4]>"],
    ['!GetAZs ""', '<app.yaml/Fn::GetAZs "">'],
    [
      "Fn::GetStackOutput: { StackName: a, OutputName: b }",
      "<app.yaml/Fn::GetStackOutput { StackName: a, OutputName: b }>",
    ],
    ["Fn::Transform: { Name: Macro }", "<app.yaml/Fn::Transform { Name: Macro }>"],
    ["!Rain::Embed x.txt", "<app.yaml/Fn::Rain::Embed x.txt>"],
    ["[a, !Ref AWS::NoValue, ~]", '["a", null]'],
    ["{ a: !Ref AWS::NoValue, b: ~ }", "{b = null}"],
    ["!FindInMap [Accounts, us-east-1, id]", "<app.yaml/Fn::FindInMap [Accounts, us-east-1, id]>"],
    ["Fn::ToJsonString: { a: [1] }", "json({a = [1]})"],
    ["!ImportValue shared-arn", "<app.yaml/Fn::ImportValue shared-arn>"],
    ["Fn::ImportValue: shared-arn", "<app.yaml/Fn::ImportValue shared-arn>"],
    ["[a, !Ref Given, { b: 1 }]", '["a", <app.yaml/Given>, {b = 1}]'],
  ])("%s is %s", (written, value) => {
    expect(shown(written)).toBe(value);
  });
});

describe("conditions", () => {
  test.each([
    ["!If [On, a, b]", '"a"'],
    ["!If [Off, a, b]", '"b"'],
    ["!If [Unsure, a, b]", '<app.yaml/Fn::If [Unsure, a, b]: "a" | "b">'],
    ["!If [Missing, a, b]", '<app.yaml/Fn::If [Missing, a, b]: "a" | "b">'],
    ["!If [Circle, a, b]", '<app.yaml/Fn::If [Circle, a, b]: "a" | "b">'],
    ["!If [!Equals [a, a], x, y]", '"x"'],
    ["Condition: On", "true"],
    ["Condition: Unsure", "<app.yaml/Fn::Equals [!Ref Given, prod]>"],
    ["!Equals [a, a]", "true"],
    ["!Equals [a, A]", "false"],
    ["!Equals ['1', 1]", "true"],
    ["!Equals [!Ref Given, a]", "<app.yaml/Fn::Equals [!Ref Given, a]>"],
    ["!Equals [!Ref Given, !Ref Given]", "true"],
    // who deploys may give another one than the default
    ["!Equals [!Ref Name, web]", "<app.yaml/Fn::Equals [!Ref Name, web]>"],
    ["!Equals [!Ref Size, small]", "<app.yaml/Fn::Equals [!Ref Size, small]>"],
    ["!Equals [!Ref Size, tiny]", "false"],
    ["!Equals [!Ref Only, one]", "true"],
    [
      "!Equals [!Ref AWS::Region, eu-west-1]",
      "<app.yaml/Fn::Equals [!Ref AWS::Region, eu-west-1]>",
    ],
    ["!Equals [!Ref AWS::Region, '']", "false"],
    ["!Equals [!Ref AWS::AccountId, '1234']", "false"],
    ["!Equals [!Sub 'a-${Given}', b-x]", "false"],
    ["!Equals [!Sub 'a-${Given}', a-x]", "<app.yaml/Fn::Equals [!Sub 'a-${Given}', a-x]>"],
    ["!Equals [a]", "<app.yaml/Fn::Equals [a]>"],
    ["!Not [Condition: Off]", "true"],
    ["!Not [Condition: Unsure]", "<app.yaml/Fn::Not [Condition: Unsure]>"],
    ["!And [Condition: Unsure, Condition: Off]", "false"],
    ["!And [Condition: On, !Not [Condition: Off]]", "true"],
    [
      "!And [Condition: On, Condition: Unsure]",
      "<app.yaml/Fn::And [Condition: On, Condition: Unsure]>",
    ],
    ["!Or [Condition: Unsure, Condition: On]", "true"],
    ["!Or [Condition: Off, !Equals [a, b]]", "false"],
    [
      "!Or [Condition: Off, Condition: Unsure]",
      "<app.yaml/Fn::Or [Condition: Off, Condition: Unsure]>",
    ],
  ])("%s is %s", (written, value) => {
    expect(shown(written)).toBe(value);
  });
});

describe("Fn::ForEach", () => {
  test.each([
    ["Fn::ForEach::L: [X, [a, b], { 'k${X}': !Ref X }]", '{ka = "a", kb = "b"}'],
    ["{ z: 1, 'Fn::ForEach::L': [X, [a], { '${X}': 1 }] }", "{z = 1, a = 1}"],
    ["Fn::ForEach::L: [X, [a], { '&{X}': 'x-${X}-${Y}' }]", '{a = "x-a-${Y}"}'],
    ["Fn::ForEach::L: [X, [a], { k: !Sub '${X}-${Given}' }]", '{k = "a-${app.yaml/Given}"}'],
    [
      "Fn::ForEach::L: [X, [a, b], { 'Fn::ForEach::M': [Y, [c], { '${X}${Y}': 1 }] }]",
      "{ac = 1, bc = 1}",
    ],
    ["Fn::ForEach::L: [X, !Ref Given, { k: !Ref X }]", "{k = <app.yaml/Fn::ForEach X !Ref Given>}"],
    [
      "Fn::ForEach::L: [X, !Ref Names, { '${X}': 1 }]",
      "{${app.yaml/Fn::ForEach X !Ref Names: a | b | ?} = 1}",
    ],
    [
      "Fn::ForEach::L: [X, [a, b], { 'k${X}': !ImportValue '${X}' }]",
      "{ka = <app.yaml/Fn::ImportValue '${X}' (X=a)>, kb = <app.yaml/Fn::ImportValue '${X}' (X=b)>}",
    ],
    ["Fn::ForEach::L: [X, [a]]", '{Fn::ForEach::L = ["X", ["a"]]}'],
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
