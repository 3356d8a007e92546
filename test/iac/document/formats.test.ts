import { expect, test } from "vitest";
import { isHole } from "../../../src/iam/text.ts";
import { extracted } from "../policies.ts";

/** The names of what formats put in, in the order of the text. */
function namesIn(...patches: readonly string[]): readonly string[] {
  const text = [
    "apiVersion: apiextensions.crossplane.io/v1",
    "kind: Composition",
    "metadata: { name: all }",
    "spec: { resources: [{ name: policy, patches: [",
    ...patches.map((each) => `${each},`),
    "] }] }",
  ].join("\n");
  return extracted({ "app.yaml": text }).policies.flatMap(({ statements }) =>
    statements.flatMap(({ resource }) =>
      (resource?.items ?? []).flatMap(({ parts }) =>
        parts.flatMap((part) => (isHole(part) ? [part.id.replace("app.yaml/", "")] : [])),
      ),
    ),
  );
}

const format = (...resources: readonly string[]): string =>
  `string: { fmt: '{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": ${JSON.stringify(resources)}}}' }`;
const variables = "variables: [{ fromFieldPath: spec.a }, { fromFieldPath: spec.b }]";

test.each([
  [
    "variables, in their order or by their number",
    `{ type: CombineFromComposite, combine: { ${variables}, ${format("%s", "%s/*", "%[1]s", "%s/x", "%[2]q")} } }`,
    [
      "composite spec.a",
      "composite spec.b",
      "composite spec.a",
      "composite spec.b",
      "composite spec.b %q",
    ],
  ],
  [
    "variables of the environment, as far as they are said",
    `{ type: CombineFromEnvironment, combine: { ${variables}, ${format("%s", "%s", "%s")} } }`,
    [
      "environment spec.a",
      "environment spec.b",
      /^spec\.resources\.policy\.patches\.\[\d\]\.combine\.string\.fmt#3$/,
    ],
  ],
  [
    "the field of a patch, unless it was another value by then",
    `{ fromFieldPath: spec.a, transforms: [{ ${format("%s")} }, { ${format("%s")} }] }`,
    [
      "composite spec.a",
      /^spec\.resources\.policy\.patches\.\[\d\]\.transforms\.\[1\]\.string\.fmt#1$/,
    ],
  ],
  [
    "a field of what is composed",
    `{ type: ToCompositeFieldPath, fromFieldPath: status.arn, transforms: [{ ${format("%s")} }] }`,
    ["spec.resources.policy.fmt status.arn"],
  ],
])("verbs of formats are called by %s", (_, patch, names) => {
  const wanted = names.map((each) =>
    each instanceof RegExp ? (expect.stringMatching(each) as string) : each,
  );
  expect(namesIn(patch)).toEqual(wanted);
  // Whatever stands before it.
  expect(namesIn(`{ fromFieldPath: b, transforms: [{ ${format("%s")} }] }`, patch)).toEqual([
    "composite b",
    ...wanted,
  ]);
});

test("verbs that no field is known of are each another value", () => {
  const combine = `combine: { ${format("%s")} }`;
  expect(
    namesIn(
      `{ ${combine}, other: { ${format("%s")} } }, { name: x, ${combine} }, { name: x, ${combine} }`,
    ),
  ).toEqual([
    "spec.resources.policy.patches.[0].combine.string.fmt#1",
    "spec.resources.policy.patches.[0].other.string.fmt#1",
    "spec.resources.policy.patches.x.combine.string.fmt#1",
    "spec.resources.policy.patches.[2].combine.string.fmt#1",
  ]);
  const inNoFormat = namesIn(
    `{ fmt: a, policies: [{ Statement: { Effect: Allow, Action: "s3:*", Resource: ["%s", "%s"] } }] }`,
  );
  expect(inNoFormat).toEqual([...new Set(inNoFormat)]);
  expect(inNoFormat).toHaveLength(2);
});
