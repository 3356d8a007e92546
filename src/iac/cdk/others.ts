import { unbound } from "../../evaluate/script/at.ts";
import { isSure } from "../../evaluate/script/deciding.ts";
import { looksLikeStatement } from "../../evaluate/statement.ts";
import { holderIn } from "../../source/holder.ts";
import type { Call, Expression, ObjectLiteral } from "../../syntax/script/tree.ts";
import { childrenOf, type Node } from "../../syntax/script/walk.ts";
import type { Construct } from "./construct.ts";
import { isStatementClass, statementsExtended } from "./extended.ts";
import { cdkName } from "./names.ts";
import type { Reading } from "./reading.ts";
import { attachmentTo } from "./holders.ts";
import type { Site } from "./sites.ts";

/**
 * Statements wherever else they stand in a program: given to constructs of the program's own, returned by
 * functions. Those of one list or document belong together.
 */
export function otherSites(reading: Reading): readonly Site[] {
  const { evaluator, placeOf } = reading;
  const { source, program } = evaluator.script;
  const around = innermost(reading);
  const groups = new Map<Node | undefined, Expression[]>();
  const open: { readonly node: Node; readonly within?: Node }[] = program.body.map((node) => ({
    node,
  }));
  const found: { readonly node: Expression; readonly within: Node | undefined }[] = [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, within } = next;
    if (isStatement(node, reading)) {
      found.push({ node, within });
      continue;
    }
    const inside = node.kind === "list" || isDocument(node, reading) ? (within ?? node) : undefined;
    for (const child of childrenOf(node).toReversed())
      open.push({ node: child, ...(inside && { within: inside }) });
  }
  for (const { node, within } of found) {
    const group = groups.get(within ?? node);
    if (group) group.push(node);
    else groups.set(within ?? node, [node]);
  }
  return [...groups.values()].flatMap((nodes): readonly Site[] => {
    const [first] = nodes;
    if (!first) return [];
    const at = placeOf(first);
    const owner = around(first);
    const call = nodes.find((each): each is Call => each.kind === "call");
    return [
      {
        owner: owner ?? { address: "", type: "" },
        slot: "statements",
        value: {
          kind: "list",
          items: nodes.map((each) => evaluator.evaluate(each, unbound)),
          rest: [],
          origin: { written: at, via: [] },
        },
        at: { source, span: at.span },
        attachedTo: owner ? [attachmentTo(owner)] : [],
        heldBy: [],
        isSure: call ? isSure(call, evaluator) : true,
      },
    ];
  });
}

function isStatement(node: Node, { evaluator }: Reading): node is Call | ObjectLiteral {
  if (node.kind === "object")
    return looksLikeStatement(
      new Set(
        node.entries.flatMap((each) => {
          if (each.kind !== "entry" || each.key.kind !== "string") return [];
          const [only] = each.key.parts;
          return only?.kind === "text" ? [only.value] : [];
        }),
      ),
    );
  if (node.kind !== "call") return false;
  return isStatementClass(node.callee, evaluator) || statementsExtended(evaluator).has(node);
}

function isDocument(node: Node, { evaluator }: Reading): boolean {
  return node.kind === "call" && cdkName(node.callee, evaluator)?.path[0] === "PolicyDocument";
}

/** The innermost construct whose call a node stands in. */
function innermost({ constructs, placeOf }: Reading): (node: Expression) => Construct | undefined {
  const holder = holderIn(constructs.all, ({ place }) => place);
  return (node) => holder(placeOf(node));
}
