import { typesOf } from "../../iam/resource-types.ts";
import { parseArnPattern } from "../../iam/arn-pattern.ts";
import { globIncluded } from "../../iam/glob.ts";
import { known } from "../../iam/text.ts";
import { groupedBy } from "../../source/grouped.ts";
import { code } from "../../source/quoted.ts";
import type { StatementCheck } from "../check.ts";
import { readArn } from "../arn.ts";
import type { TextNode } from "../node.ts";
import { listed, writtenIn } from "../written.ts";

/** Items of more characters together are not compared with each other. */
const mostCompared = 16_000;

/** Resources that are matched by others of the same statement too. */
export const redundantResources: StatementCheck = {
  codes: ["REDUNDANT_RESOURCE"],
  *statement({ resource }) {
    const { items } = resource;
    const texts = items.map((item) => known(item.text));
    const length = texts.reduce((sum, text = "") => sum + text.length, 0);
    if (items.length < 2 || length > mostCompared) return;
    const found = items.flatMap((item, index) => {
      const wider = texts[index] === undefined ? undefined : widerThan(item, index, items, texts);
      return wider ? [{ item, wider }] : [];
    });
    // What one item matches is told of at once.
    for (const [, group] of groupedBy(found, ({ wider }) => String(items.indexOf(wider)))) {
      const wider = group[0]?.wider;
      const nodes = new Set(group.map(({ item }) => item));
      const [first, ...more] = items.filter((item) => item === wider || nodes.has(item));
      if (!first || !wider) continue;
      const names = group.map(({ item }) => code(known(item.text) ?? ""));
      yield {
        code: "REDUNDANT_RESOURCE",
        at: [first, ...more],
        redundant: [...nodes],
        message: `${code(known(wider.text) ?? "")} matches ${listed([...new Set(names)])} too.`,
      };
    }
  },
};

/** Another item that matches all that one does; of two that match the same, the earlier one. */
function widerThan(
  item: TextNode,
  index: number,
  items: readonly TextNode[],
  texts: readonly (string | undefined)[],
): TextNode | undefined {
  return items.find((other, at) => {
    const written = texts[at];
    if (at === index || written === undefined) return false;
    if (written === texts[index]) return at < index;
    return /[*?]/.test(written) && covers(other, item) && !(at > index && covers(item, other));
  });
}

function covers(wide: TextNode, narrow: TextNode): boolean {
  return globIncluded(narrow.text.parts, wide.text.parts);
}

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
