import { describe, expect, test } from "vitest";
import { textAt } from "../../../src/source/source.ts";
import { draft, kept, respelled, written } from "../drafts.ts";
import { extracted } from "../policies.ts";

// Templates that CloudFormation takes, and whose lines stand further left than YAML 1.2 has them.

const role = (policy: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
      - PolicyName: a
        PolicyDocument: ${policy}
      Path: /
`;

const places = (text: string): readonly string[] =>
  extracted({ "app.yaml": text }).policies.flatMap(({ statements }) =>
    statements.map(({ place }) => textAt(place)),
  );

const statement = `{
      "Effect": "Allow",
      "Action": ["s3:Get*", "s3:PutObject"],
      "Resource": "*"
    }`;

describe("statements stand where they are written", () => {
  test.each([
    ["JSON in YAML", `{\n  "Statement": [${statement}]\n}`],
    ["JSON in quotes", `'{\n  "Statement": [${statement}]\n}'`],
    ["JSON in Fn::Sub", `!Sub '{\n  "Statement": [${statement}]\n}'`],
    ["JSON with one statement", `{\n  "Statement": ${statement}\n  }`],
  ])("%s", (_, policy) => {
    const text = role(policy);
    expect(extracted({ "app.yaml": text }).problems).toEqual([]);
    expect(places(text)).toEqual([statement]);
  });
});

test("statements are rewritten there", () => {
  const text = role(`{\n  "Statement": [${statement}]\n}`);
  const after = respelled("app.yaml", text, (found) => [
    draft({ actions: [kept(found, "s3:PutObject"), written("s3:GetObject")] }),
  ]);
  expect(after).toBe(
    text.replace('["s3:Get*", "s3:PutObject"]', '["s3:PutObject", "s3:GetObject"]'),
  );
  expect(places(after)).toEqual([
    statement.replace('["s3:Get*", "s3:PutObject"]', '["s3:PutObject", "s3:GetObject"]'),
  ]);
});

test("in a text they are not", () => {
  const text = role(`'{\n  "Statement": [${statement}]\n}'`);
  const after = respelled("app.yaml", text, (found) => [
    draft({ actions: [kept(found, "s3:PutObject")] }),
  ]);
  expect(after).toBe("cloudformation: it is written inside another text");
});
