import type { SamInline, SamStatement } from "../../catalog/sam.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { problemAt } from "../problems.ts";
import type { MadeOrNot } from "./sam-made.ts";
import { namesIn, type Given } from "./sam-statement.ts";

/**
 * The statements that SAM writes into the role that it makes for a function: for events that are
 * fetched with a secret, for queues of what failed, for destinations. Each stands where the property
 * does that asks for it.
 */
export function inlineIn(
  declaration: Declaration,
  scope: TemplateScope,
  rows: readonly SamInline[],
): readonly MadeOrNot[] {
  const { template } = scope;
  const { logicalId, type, properties } = declaration;
  const globals = valueOf(template.root, "Globals", type.replace("AWS::Serverless::", ""));
  return rows.flatMap(({ at, is, each, of, statements }) => {
    const [first = ""] = at;
    const from = valueOf(properties, first) ? properties : globals;
    return nodesAt(from, at)
      .filter(({ node }) => stringOf(valueOf(node, "Type")) === is)
      .flatMap(({ node, name }) =>
        each ? itemsOf(node, each, of).map((item) => ({ node: item, name })) : [{ node, name }],
      )
      .flatMap(({ node, name }): readonly MadeOrNot[] => {
        const standsAt = nodePlace(template, node);
        if (standsAt.source !== template.source)
          return [{ problem: problemAt(standsAt, "policy-template", takenIn) }];
        const given = givenIn(node, statements);
        const made = statements.filter((statement) =>
          names(statement).every((one) => given.has(one)),
        );
        if (made.length === 0) return [];
        return [
          {
            declaration,
            name: [name, is].filter((part) => part !== "").join("/"),
            of: "event",
            kind: "identity",
            statements: made,
            given,
            standing: { whole: node.span, actions: valueOf(node, "Type")?.span ?? node.span },
            attachedTo: [{ address: logicalId, type }],
            maybe: scope.presenceOf(declaration) === "maybe",
          },
        ];
      });
  });
}

const takenIn = "what SAM grants for an event in a file that another one takes in is not read";

type Named = { readonly node: DataMap; readonly name: string };

/** The maps at a path, `*` being each of a map, with the keys that stand for it. */
function nodesAt(
  node: DataNode | undefined,
  [first, ...rest]: readonly string[],
  name = "",
): readonly Named[] {
  if (node?.kind !== "map") return [];
  if (first === undefined) return [{ node, name }];
  if (first !== "*") return nodesAt(valueOf(node, first), rest, name);
  return node.entries.flatMap(({ key, value }) => nodesAt(value, rest, key));
}

/** The items of a list, the first one of each type that counts. */
function itemsOf(
  node: DataNode,
  path: readonly string[],
  types: readonly string[] | undefined,
): readonly DataMap[] {
  const list = valueOf(node, ...path);
  const found = new Map<string, DataMap>();
  for (const item of list?.kind === "list" ? list.items : []) {
    if (item.kind !== "map") continue;
    const type = stringOf(valueOf(item, "Type")) ?? "";
    if (!types || types.includes(type))
      found.set(types ? type : String(found.size), found.get(type) ?? item);
  }
  return [...found.values()];
}

/** What is given for the names in statements: the properties that they name. */
function givenIn(node: DataNode, statements: readonly SamStatement[]): ReadonlyMap<string, Given> {
  return new Map(
    statements.flatMap(names).flatMap((name): readonly (readonly [string, Given])[] => {
      const value = valueOf(node, ...name.split("."));
      return value ? [[name, { node: value, span: value.span }]] : [];
    }),
  );
}

function names({ Resource }: SamStatement): readonly string[] {
  return Resource.flatMap(namesIn);
}
