import { trap, type Trap } from "../example.ts";
import { allow, allowing, deny, policy } from "../policy.ts";

/** Service and resource control policies. */
export const controls: readonly Trap[] = [
  trap(
    "service-control",
    "conditions of what is allowed",
    policy(
      allow("ec2:*", "arn:aws:ec2:eu-west-1:*:*", {
        StringEquals: { "aws:RequestedRegion": "eu-west-1" },
      }),
    ),
  ),
  trap(
    "service-control",
    "all but some actions are allowed",
    policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
  ),
  trap(
    "service-control",
    "all but some resources are denied",
    policy({ Effect: "Deny", Action: "s3:DeleteBucket", NotResource: "arn:aws:s3:::scratch-*" }),
  ),
  trap(
    "service-control",
    "wildcards in the middle of actions",
    policy(deny(["ec2:*Gateway*", "iam:Delete*Policy"], "*")),
  ),
  trap("resource-control", "AWS's own policy allows everything", policy(allowing("*", "*", "*"))),
  trap(
    "resource-control",
    "all but some resources",
    policy({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      NotResource: "arn:aws:s3:::public-*",
      Condition: { BoolIfExists: { "aws:SecureTransport": "false" } },
    }),
  ),
];
