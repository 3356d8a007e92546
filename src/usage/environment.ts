import type { Evaluator, Library } from "../evaluate/script/at.ts";
import { bindingIn } from "../evaluate/script/scopes.ts";
import { unknown, type Value } from "../evaluate/value.ts";
import type { Hole, Text } from "../iam/text.ts";
import type { Call, Expression, Index, Member } from "../syntax/script/tree.ts";

const prefix = "env:";

/** Environment variables as values: `process.env.NAME`, `os.environ["NAME"]`, `os.getenv("NAME")`. */
export const environment: Library = {
  call: variableAsked,
  member: (node, evaluator) => {
    if (!isEnvironment(node.object, evaluator)) return undefined;
    return variable(node.name, node, evaluator);
  },
  index: (node, evaluator) => {
    const name = isEnvironment(node.object, evaluator) ? textOf(node.index) : undefined;
    return name === undefined ? undefined : variable(name, node, evaluator);
  },
};

function variableAsked(call: Call, evaluator: Evaluator): Value | undefined {
  const { callee, args } = call;
  const name = args[0] && textOf(args[0].value);
  if (callee.kind !== "member" || name === undefined) return undefined;
  const isAsked =
    (callee.name === "get" && isEnvironment(callee.object, evaluator)) ||
    isNamed(callee, "os", ["getenv"], evaluator);
  return isAsked ? variable(name, call, evaluator) : undefined;
}

/** What the environment gives a function under a name, whichever of its files asks. */
function variable(name: string, node: Call | Member | Index, { hole }: Evaluator): Value {
  return environmentValue(name, hole(node));
}

/** The same in any language, by the hole that stands where it is asked for. */
export function environmentValue(name: string, hole: Hole): Value {
  return unknown({ ...hole, id: `${prefix}${name}` });
}

/** The environment variable that a text is, as a whole. */
export function variableOf({ parts }: Text): string | undefined {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? variableNamed(only) : undefined;
}

export function variableNamed(part: string | Hole): string | undefined {
  if (typeof part === "string" || !part.id.startsWith(prefix)) return undefined;
  return part.id.slice(prefix.length);
}

function isEnvironment(written: Expression, evaluator: Evaluator): boolean {
  const node = evaluator.origin(written);
  if (isNamed(node, "os", ["environ"], evaluator)) return true;
  const isProcess =
    node.kind === "member" &&
    node.name === "env" &&
    node.object.kind === "name" &&
    node.object.name === "process" &&
    !bindingIn(node.object, evaluator.script.scopes);
  return isProcess || isNamed(node, "process", ["env"], evaluator);
}

function isNamed(
  node: Expression,
  module: string,
  path: readonly string[],
  { qualified }: Evaluator,
): boolean {
  const found = qualified(node);
  return found?.module.replace(/^node:/, "") === module && found.path.join(".") === path.join(".");
}

function textOf(node: Expression): string | undefined {
  if (node.kind !== "string") return undefined;
  const [part, ...more] = node.parts;
  return part?.kind === "text" && more.length === 0 ? part.value : undefined;
}
