import { describe, expect, test } from "vitest";
import { json } from "../rules/policies.ts";
import { onlyProposed } from "./proposed.ts";

/** What has to be filled in for a policy, or why there is nothing to write instead. */
function asked(actions: readonly string[], more: object = {}): string {
  const found = onlyProposed(json({ Action: actions, Resource: "*", ...more }));
  return found.kind === "none" ? found.because : found.missing.join("; ");
}

const tag = "`<TagKey>` and `<TagValue>`, a tag of all that is meant";

// By "Actions, resources, and condition keys" of each service: what has aws:ResourceTag/${TagKey}.
describe("what AWS makes up the ids of is asked for by a tag", () => {
  test.each([
    ["images", ["ec2:DeregisterImage"], tag],
    ["network interfaces", ["ec2:AssignIpv6Addresses"], tag],
    ["snapshots beside what takes none", ["ec2:DeleteSnapshot", "ec2:DescribeSnapshots"], tag],
    ["not instances beside a document of AWS's", ["ssm:StartSession"], "no-narrower"],
    ["not what there are few of, which are named", ["kms:Decrypt"], "`<KeyId>`"],
    ["not what the action makes", ["ec2:CreateSecurityGroup"], "no-narrower"],
    [
      "not what the action makes and tags, whatever it is called",
      ["ec2:RunInstances"],
      "no-narrower",
    ],
    ["not what is tagged by it", ["ec2:CreateTags"], "no-narrower"],
  ] as const)("%s", (_, actions, expected) => {
    expect(asked(actions)).toBe(expected);
  });

  test("not where a tag is asked for already, of whichever request", () => {
    const Condition = { StringEquals: { "aws:RequestTag/owner": "me" } };
    expect(asked(["ec2:DeleteSnapshot"], { Condition })).not.toBe(tag);
  });
});
