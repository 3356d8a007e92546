import { expect, test } from "vitest";
import { readDocument } from "../../../src/evaluate/document.ts";
import { readElements } from "../../../src/evaluate/statement.ts";
import type { Text } from "../../../src/iam/text.ts";
import { textAt } from "../../../src/source/source.ts";
import { showText } from "../show.ts";
import { valueOf } from "./template.ts";

/** The resources of the only statement of a policy that a value is. */
function resourcesOf(written: string): readonly Text[] {
  const { statements, broken } = readDocument(valueOf(written));
  expect(broken).toEqual([]);
  expect(statements).toHaveLength(1);
  return statements.flatMap(({ value }) => readElements(value).resource?.items ?? []);
}

const policy = (resources: string): string =>
  `{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": ${resources} } }`;

test.each([
  ["a folded text", `>-\n          ${policy('["a", "b"]')}`, ["a", "b"]],
  ["a literal text", `|\n          ${policy('"a"')}`, ["a"]],
  ["a quoted text", `'${policy('"a"')}'`, ["a"]],
  [
    "Fn::Sub",
    `!Sub |\n          ${policy('"arn:${AWS::Partition}:${Given}"')}`,
    ["arn:${partition app.yaml/AWS::Partition}:${app.yaml/Given}"],
  ],
  [
    "a policy variable in Fn::Sub",
    `!Sub '${policy('"home/${!aws:username}"')}'`,
    ["home/${aws:username}"],
  ],
  [
    "a policy variable in a plain text",
    `'${policy('"home/${aws:username}"')}'`,
    ["home/${aws:username}"],
  ],
  ["Fn::Sub with names of its own", `!Sub ['${policy('"${a}"')}', { a: x }]`, ["x"]],
  [
    "Fn::ToJsonString",
    "Fn::ToJsonString: { Statement: { Effect: Allow, Action: a:B, Resource: !Sub '${Given}/x' } }",
    ["${app.yaml/Given}/x"],
  ],
])("JSON in %s", (_, written, resources) => {
  expect(resourcesOf(written).map(showText)).toEqual(resources);
});

test.each([
  `|\n          {\n            "Statement": { "Effect": "Allow", "Action": "a:B",\n              "Resource": ["x", "\${aws:username}/é"] } }`,
  `!Sub |\n          {\n            "Statement": { "Effect": "Allow", "Action": "a:B",\n              "Resource": ["x", "\${Given}/é"] } }`,
])("every place in JSON leads to the text that it says: %s", (written) => {
  const places = resourcesOf(written).map(({ origin }) => textAt(origin.written));
  expect(places).toEqual([
    '"x"',
    written.includes("Given") ? '"${Given}/é"' : '"${aws:username}/é"',
  ]);
});

test.each([
  [
    "Fn::Join",
    `!Join ['', ['{ "Statement": { "Effect": "Allow", "Action": "a:B", "Resource": "', !Ref Given, '/x" } }']]`,
    ["${app.yaml/Given}/x"],
  ],
  [
    "Fn::Join by line",
    `!Join ["\\n", ['{ "Statement":', '{ "Effect": "Allow", "Action": "a:B",', '"Resource": ["x", "y"] } }']]`,
    ["x", "y"],
  ],
])("JSON that %s puts together", (_, written, resources) => {
  expect(resourcesOf(written).map(showText)).toEqual(resources);
});

test("what Fn::Join puts together stands where its pieces stand", () => {
  const written = `!Join\n          - ''\n          - - '{ "Statement": ['\n            - '{ "Effect": "Allow", "Action": "a:B", "Resource": "'\n            - !Ref Given\n            - '/x" }'\n            - '] }'`;
  const [found] = readDocument(valueOf(written)).statements;
  expect(found && textAt(found.value.origin.written)).toBe(
    `{ "Effect": "Allow", "Action": "a:B", "Resource": "'\n            - !Ref Given\n            - '/x" }`,
  );
});
