import { expect, test } from "vitest";
import { indexTemplate } from "../../../src/evaluate/cloudformation/template.ts";
import { readYaml } from "../../../src/syntax/yaml.ts";

const indexed = (text: string): ReturnType<typeof indexTemplate> =>
  indexTemplate({ path: "app.yaml", text }, readYaml(text)[0]?.root);

test.each([
  ["a list", "- a\n"],
  ["no resources", "Parameters: { A: { Type: String } }\n"],
  ["resources of something else", "Resources: { A: { Type: Microsoft.Storage/accounts } }\n"],
  ["a text where resources belong", "Resources: AWS::S3::Bucket\n"],
  ["nothing", ""],
])("%s is no template", (_, text) => {
  expect(indexed(text)).toBeUndefined();
});

test("resources are declared with their types and conditions", () => {
  const template = indexed(`
Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Parameters:
  A: { Type: String }
Resources:
  One: { Type: AWS::S3::Bucket, Condition: Prod, Properties: { BucketName: a } }
  Two: { Type: "Custom::Thing" }
  NoType: {}
  Text: AWS::S3::Bucket
`);
  const declared = [...(template?.declarations.values() ?? [])];
  expect(declared.map(({ logicalId, type, condition }) => [logicalId, type, condition])).toEqual([
    ["One", "AWS::S3::Bucket", "Prod"],
    ["Two", "Custom::Thing", undefined],
  ]);
  expect(template?.serverless).toBe(true);
  expect([...(template?.parameters.keys() ?? [])]).toEqual(["A"]);
});
