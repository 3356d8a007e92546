import type { Action } from "../catalog/action.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { filled } from "./arn-format.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Target } from "./target.ts";

/**
 * What a service does under a role that it alone may assume, on what it makes and names itself: the alarms of target
 * tracking. What it looks for among all there is stays on that.
 */
export function namedByService(action: Action, near: Neighbourhood): Target | undefined {
  const { services, uses, catalog, shapes, vocabulary } = near;
  const named = uses.namedBy(action.id.toLowerCase(), services);
  if (named === undefined) return undefined;
  if (named === "any") return { kind: "none" };
  const type = catalog.resourceType(named.type);
  const formats = type ? shapes.formatsOf(type) : [];
  if (formats.length === 0) return undefined;
  const names = services.map((each) => code(each));
  const [does, own] =
    names.length > 1 ? ["do", "they name themselves"] : ["does", "it names itself"];
  return {
    kind: "found",
    phrases: () => formats.map((format) => filled(format, vocabulary, () => named.name)),
    assumptions: [
      `that ${listed(names, names.length)} ${does} so with what ${own} alone, ${code(named.name)}`,
    ],
  };
}
