import type { ResourceType } from "../catalog/resource-type.ts";
import type { GrantedAction } from "../iam/grant.ts";
import type { Statement } from "../iam/policy.ts";
import type { Overreach, Overreaching } from "./overreach-class.ts";
import { itemsReaching } from "./reaching.ts";
import { actionNames, listed, plainTypes, typeName } from "./wording.ts";

/** What actions do, of one and of several. */
const does: Readonly<Record<Overreaching, readonly [one: string, several: string]>> = {
  "credential-exposure": ["gives credentials", "give credentials"],
  "resource-exposure": ["can let others in", "can let others in"],
  "data-exfiltration": ["reads the data itself", "read the data itself"],
  "infrastructure-modification": ["changes infrastructure", "change infrastructure"],
  "unscoped-resource": ["can be limited", "can be limited"],
};

const rest: Overreaching = "unscoped-resource";

/**
 * "`s3:GetObject` reads the data itself, and `*` lets it reach every object": what actions do that
 * reach too far, the worst first, and by what they reach how far.
 */
export function overreachSentence(
  found: readonly Overreach[],
  isSoft: boolean,
  statement: Statement,
): string {
  const all = found.map(({ granted }) => granted);
  if (isSoft)
    return `${actionNames(all)} may be limited to certain resources where the call names one.`;
  const reach = reachOf(all, statement);
  const [first, ...more] = clausesOf(found);
  if (!first) return "";
  if (more.length > 0) return `${listed([first, ...more], more.length + 1)}: ${reach}.`;
  return found[0]?.rule === "unscoped-resource"
    ? `${actionNames(all)} can be limited to certain resources, and ${reach}.`
    : `${first}, and ${reach}.`;
}

/**
 * What the actions of each rule do: fewer names the further on. What can merely be limited comes last,
 * where it is not the worst, and with its number alone.
 */
function clausesOf(found: readonly Overreach[]): readonly string[] {
  const [worst, ...others] = new Set(found.map(({ rule }) => rule));
  if (worst === undefined) return [];
  const sorted = [worst, ...others.filter((rule) => rule !== rest)];
  const all = others.includes(rest) ? [...sorted, rest] : sorted;
  return all.map((rule, index) => {
    const own = found.flatMap((each) => (each.rule === rule ? [each.granted] : []));
    if (rule === rest && index > 0 && own.length > 2)
      return `${own.length} more can be limited as well`;
    const verb = does[rule][own.length === 1 ? 0 : 1];
    return `${actionNames(own, [3, 2][index] ?? 1)} ${verb}${rule === rest && index > 0 ? " as well" : ""}`;
  });
}

/** "`*` lets them reach every role and every project" */
function reachOf(open: readonly GrantedAction[], statement: Statement): string {
  const { text, several } = itemsReaching(open, statement);
  const types = new Set(open.slice(0, 12).flatMap((each) => typesReached(each).map(typeName)));
  const many = types.size > 3 || open.some(isOfMany);
  const what = many ? "every resource" : listed([...types].map((name) => `every ${name}`));
  return `${text} ${several ? "let" : "lets"} ${open.length === 1 ? "it" : "them"} reach ${what}`;
}

/** No type stands for those of an action of very many, such as the tagging of anything. */
function isOfMany({ action, reach }: GrantedAction): boolean {
  return reach === "everything" && action.conjuncts.length === 1 && action.resourceTypes.length > 8;
}

/** The types that it reaches all resources of: those that the ARN says, where it says some. */
function typesReached({ action, on, reach }: GrantedAction): readonly ResourceType[] {
  return reach === "type"
    ? on.filter(({ breadth }) => breadth === reach).flatMap(({ types }) => types.slice(0, 1))
    : plainTypes(action);
}
