import { commentsAbout, type Comment, type Construct } from "../comment.ts";
import type { Argument, Block, Body, Expression, File } from "./ast.ts";
import { readHcl } from "./read.ts";
import { childrenOf } from "./walk.ts";

/**
 * The comments of a file of HCL's native syntax, and what each is about: a block, an argument, an
 * item of an object or a tuple, or another expression that begins on its line.
 *
 * @param file what was read of the text, where it was read before
 * @returns the comments in the order of the file; never throws. In a file with problems, those of
 *   the items that were read, and those before a fault, which are about nothing.
 */
export function hclComments(text: string, file: File = readHcl(text)): readonly Comment[] {
  return commentsAbout(text, file.comments, constructsIn(file.body));
}

function* constructsIn(body: Body): Generator<Construct> {
  const rest: (Argument | Block | Expression)[] = [...body.items];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node.span;
    if (node.kind === "object") for (const { span } of node.items) yield span;
    for (const part of partsOf(node)) rest.push(part);
  }
}

function partsOf(node: Argument | Block | Expression): readonly (Argument | Block | Expression)[] {
  if (node.kind === "block") return node.body.items;
  return node.kind === "argument" ? [node.value] : childrenOf(node);
}
