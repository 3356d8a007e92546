import type { Action } from "../../catalog/action.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { groupedBy } from "../../source/grouped.ts";
import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import { meantActions } from "../meant.ts";
import type { TextNode } from "../node.ts";
import { listed, writtenIn } from "../written.ts";

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

/** More items than that are not compared with each other. */
const mostCompared = 500;

/** Actions that are matched by others of the same statement too. */
export const redundantActions: StatementCheck = {
  codes: ["REDUNDANT_ACTION"],
  *statement({ action }, { catalog }: Context) {
    if (!action.entry || action.items.length > mostCompared) return;
    const all = writtenIn(action.items).map(({ node, text }) => ({
      node,
      text,
      covered: text.includes("${") ? [] : catalog.expand(text),
    }));
    if (all.length < 2) return;
    const counts = new Map<string, number>();
    for (const { covered } of all)
      for (const { id } of covered) counts.set(id, (counts.get(id) ?? 0) + 1);
    // From the narrowest on: of two that match the same, the later one can go.
    const order = [...all.entries()].sort(
      ([i, a], [j, b]) => a.covered.length - b.covered.length || j - i,
    );
    const redundant = new Set<TextNode>();
    for (const [, { node, covered }] of order) {
      if (covered.length === 0 || covered.some(({ id }) => (counts.get(id) ?? 0) < 2)) continue;
      for (const { id } of covered) counts.set(id, (counts.get(id) ?? 0) - 1);
      redundant.add(node);
    }
    const left = all.filter(({ node }) => !redundant.has(node));
    const found = all
      .filter(({ node }) => redundant.has(node))
      .map((each) => ({ ...each, by: left.filter((other) => sharesActions(each, other)) }));
    // What the same items match is told of at once.
    const groups = groupedBy(found, ({ by }) =>
      by.map((other) => action.items.indexOf(other.node)).join(),
    );
    for (const [, group] of groups) {
      const nodes = new Set(
        group.flatMap(({ node, by }) => [node, ...by.map((other) => other.node)]),
      );
      const [first, ...more] = action.items.filter((item) => nodes.has(item));
      const by = group[0]?.by ?? [];
      const names = [...new Set(group.map(({ text }) => code(text)))];
      if (first)
        yield {
          code: "REDUNDANT_ACTION",
          at: [first, ...more],
          redundant: group.map(({ node }) => node),
          message: group.every(({ text }) => isSame(text, by[0]?.text))
            ? `${listed(names)} is listed twice.`
            : `${listed(names)} ${names.length === 1 ? "is" : "are"} matched by ${listed(by.map((other) => code(other.text)))} too.`,
        };
    }
  },
};

type Expanded = { readonly covered: readonly Action[] };

function sharesActions(a: Expanded, b: Expanded): boolean {
  const own = new Set(a.covered);
  return b.covered.some((action) => own.has(action));
}

function isSame(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
