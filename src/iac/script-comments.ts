import type { Source } from "../source/source.ts";
import { commentsAbout, type Comment, type Construct } from "../syntax/comment.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import { scriptOf } from "../evaluate/script/programs.ts";

/** The comments of a program that was read, each about the steps and expressions next to it. */
export function scriptComments(source: Source): readonly Comment[] {
  const script = scriptOf(source);
  if (!script) return [];
  const { program } = script;
  const constructs = [...nodesIn(program)].map(({ span }): Construct => span);
  const items = [...nodesIn(program)].flatMap((node): readonly Construct[] => {
    if (node.kind === "object") return node.entries.map(({ span }) => span);
    return node.kind === "call" ? node.args.map(({ span }) => span) : [];
  });
  return commentsAbout(source.text, program.comments, [...constructs, ...items]);
}
