import type { Catalog } from "../../catalog/catalog.ts";
import { code } from "../../source/quoted.ts";
import type { Found, StatementCheck } from "../check.ts";
import { meantActions } from "../meant.ts";
import type { TextNode } from "../node.ts";
import { writtenIn } from "../written.ts";

/** Whether the actions of a statement are ones of AWS's services. */
export const actions: StatementCheck = {
  codes: ["INVALID_ACTION", "INVALID_SERVICE_IN_ACTION"],
  *statement({ action }, { catalog }) {
    for (const { node, text } of writtenIn(action.items)) {
      if (/^\*+(?::\*+)?$/.test(text) || text.includes("${")) continue;
      const found = judged(text, node, catalog);
      if (found) yield found;
    }
  },
};

function judged(text: string, node: TextNode, catalog: Catalog): Found | undefined {
  const [service, name] = split(text);
  if (/[*?]/.test(service))
    return {
      code: "INVALID_SERVICE_IN_ACTION",
      at: node,
      message: `AWS takes no wildcard for the service of an action, as ${code(text)} has one.`,
    };
  if (name === undefined || name === "")
    return {
      code: "INVALID_ACTION",
      at: node,
      message: `${code(text)} is no action: a service, a colon and a name are expected.`,
      meant: catalog.service(service) ? [`${service}:*`] : [],
    };
  if (!catalog.service(service))
    return {
      code: "INVALID_SERVICE_IN_ACTION",
      at: node,
      message: `AWS has no service ${code(service)}, as of ${catalog.date}.`,
      meant: meantService(text, catalog),
    };
  if (catalog.expand(text).length > 0) return undefined;
  const meant = /[*?]/.test(name) ? [] : meantActions(text, catalog);
  return {
    code: "INVALID_ACTION",
    at: node,
    message: `${code(text)} is no action of AWS's, as of ${catalog.date}.`,
    meant,
  };
}

function split(action: string): readonly [string, string?] {
  const colon = action.indexOf(":");
  return colon < 0 ? [action] : [action.slice(0, colon), action.slice(colon + 1)];
}

/** Services of the name's actions come first: `cloudwatchlogs:CreateLogGroup` is one of `logs`. */
function meantService(action: string, catalog: Catalog): readonly string[] {
  const [service] = split(action);
  const alike = meantActions(action, catalog).map((id) => split(id)[0]);
  return [...new Set([...alike, ...catalog.nearestServices(service)])].slice(0, 3);
}
