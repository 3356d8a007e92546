import { parseArnPattern } from "../../iam/arn-pattern.ts";
import { typesOf } from "../../iam/resource-types.ts";
import { known } from "../../iam/text.ts";
import { code } from "../../source/quoted.ts";
import { readArn } from "../arn.ts";
import type { StatementCheck } from "../check.ts";
import { writtenIn } from "../written.ts";

/** What a policy that is attached to one resource cannot be about. */
export const attached: StatementCheck = {
  codes: ["UNSUPPORTED_ACTION_IN_POLICY", "UNSUPPORTED_RESOURCE_ARN_IN_POLICY"],
  *statement({ action, resource }, { kind, resourceType, policyChecks, catalog }) {
    const type = kind === "trust" ? "AWS::IAM::AssumeRolePolicyDocument" : resourceType;
    const may = policyChecks.attachedTo(type);
    if (!may || type === undefined || (kind !== "resource" && kind !== "trust")) return;
    for (const { node, text } of writtenIn(action.items)) {
      const [service = ""] = text.toLowerCase().split(":");
      if (/[*?$]/.test(service) || may.services.includes(service) || !catalog.service(service))
        continue;
      yield {
        code: "UNSUPPORTED_ACTION_IN_POLICY",
        at: node,
        message: `A policy of ${code(type)} is about actions of ${code(may.services.join(", "))} only.`,
      };
    }
    if (kind === "trust") return;
    const types = may.types?.flatMap((id) => catalog.resourceType(id) ?? []);
    for (const node of resource.items) {
      const { components, prefix } = readArn(node.text);
      if (types && known(node.text) === "*")
        yield {
          code: "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
          at: node,
          message: `A policy of ${code(type)} names the resource that has it: ${code("*")} does not.`,
        };
      const service = components.service?.text;
      if (prefix !== "arn" || service === undefined || components.service?.isOpen) continue;
      const isOther = types
        ? components.resource?.text !== undefined &&
          typesOf(parseArnPattern(node.text), types).length === 0
        : !may.services.includes(service);
      if (!isOther) continue;
      yield {
        code: "UNSUPPORTED_RESOURCE_ARN_IN_POLICY",
        at: node,
        message: `A policy of ${code(type)} is about the resource that has it, which this ARN does not name.`,
      };
    }
  },
};
