import { readDocument, type Document } from "../../evaluate/document.ts";
import { entriesOf } from "../../evaluate/embed.ts";
import { looksLikeStatement } from "../../evaluate/statement.ts";
import type { Place } from "../../source/source.ts";
import { textAt } from "../../source/source.ts";
import type { Expression, ObjectLiteral } from "../../syntax/script/tree.ts";
import { childrenOf, type Node } from "../../syntax/script/walk.ts";
import type { File } from "./file.ts";
import { inCamelCase, namedIn } from "./names.ts";

/** A document, or a statement, that stands somewhere in a program. */
export type Loose = {
  /** The name of what it is written for. */
  readonly address: string;
  readonly place: Place;
  readonly document: Document;
  readonly isSure: boolean;
};

/**
 * The documents and statements of a program wherever they stand: what is made for others, handed to a function of
 * elsewhere, or given to a resource of which no policy is expected.
 */
export function* looseIn(file: File): Generator<Loose> {
  const { source, script, evaluator } = file;
  const body: readonly Node[] = script.program.body;
  const open = body.map((node) => ({ node, address: source.path, isSure: true })).reverse();
  for (let at = open.pop(); at; at = open.pop()) {
    const { node } = at;
    if (isNoConfiguration(node, file)) continue;
    const address = node.kind === "assign" ? addressOf(node, at.address) : at.address;
    const isSure = at.isSure && !(node.kind === "block" && node.role === "branch");
    const pieces = piecesOf(node);
    let inside: readonly Node[] | undefined = pieces;
    if (isCandidate(node, file)) {
      const value = evaluator.evaluate(node);
      const document = readDocument(entriesOf(value)?.list ?? value);
      yield { address, place: { source, span: node.span }, document, isSure };
      // The pieces of a document that has its statements are none themselves.
      if (document.statements.length > 0) inside = pieces?.flatMap(withoutText);
    }
    for (const child of (inside ?? childrenOf(node)).toReversed())
      open.push({ node: child, address: addressIn(child, address, file), isSure });
  }
}

/** The texts that are put together, `a + b + c` or `[a, b].join("")`, and what else stands there. */
function piecesOf(node: Node): readonly Expression[] | undefined {
  if (node.kind === "call") {
    const { callee, args } = node;
    if (callee.kind !== "member" || callee.name !== "join") return undefined;
    const [given] = args;
    const joined = callee.object.kind === "string" ? given?.value : callee.object;
    const others = [callee.object, ...args.map(({ value }) => value)].filter(
      (each) => each !== joined,
    );
    return joined?.kind === "list"
      ? [...joined.items.map(({ value }) => value), ...others]
      : undefined;
  }
  if (node.kind !== "binary" || node.operator !== "+") return undefined;
  const pieces: Expression[] = [];
  let at: Expression = node;
  for (; at.kind === "binary" && at.operator === "+"; at = at.left) pieces.push(at.right);
  return [at, ...pieces.reverse()];
}

const withoutText = (node: Expression): readonly Node[] =>
  node.kind === "string" ? childrenOf(node) : [node];

function addressOf({ target }: Extract<Node, { kind: "assign" }>, otherwise: string): string {
  return target.kind === "index" ? otherwise : target.name;
}

function addressIn(node: Node, otherwise: string, file: File): string {
  const declaration = node.kind === "call" ? file.declarationOf(node) : undefined;
  return declaration?.address ?? otherwise;
}

function isCandidate(node: Node, file: File): node is Expression {
  switch (node.kind) {
    case "object":
      return looksLikeStatement(keysOf(node));
    case "string":
    case "binary":
      return mayBeDocument(node, file);
    case "call": {
      if (piecesOf(node)) return mayBeDocument(node, file);
      const named = namedIn(node.callee, file.evaluator);
      return (
        named?.library === "aws" &&
        /^iam\.getPolicyDocument(?:Output)?$/.test(inCamelCase(named.path.join(".")))
      );
    }
    default:
      return false;
  }
}

function keysOf({ entries }: ObjectLiteral): ReadonlySet<string> {
  return new Set(
    entries.flatMap((each) => {
      const [key] = each.kind === "entry" && each.key.kind === "string" ? each.key.parts : [];
      return key?.kind === "text" ? [key.value] : [];
    }),
  );
}

function mayBeDocument({ span }: Node, { source }: File): boolean {
  const text = textAt({ source, span });
  return /"Effect\\?"\s*:\s*\\?"(?:Allow|Deny)/.test(text) && text.includes("{");
}

/** What holds statements and is no configuration: the code of functions, what an authorizer answers with. */
function isNoConfiguration(node: Node, file: File): boolean {
  if (node.kind === "object") return keysOf(node).has("principalId");
  const declaration = node.kind === "call" ? file.declarationOf(node) : undefined;
  return declaration?.type === "aws_lambda_function";
}
