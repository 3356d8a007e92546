import type { Script } from "../../evaluate/script/at.ts";
import { originOf } from "../../evaluate/script/qualified.ts";
import { isOfModule } from "../../evaluate/script/modules.ts";
import type { Mark } from "../../source/embedded.ts";
import { contains, type Span } from "../../source/source.ts";
import type { DataEntry, DataNode, DataScalar } from "../../syntax/data.ts";
import type { Expression, StringLiteral } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";

// serverless.ts and serverless.js: the service as an object that a program gives.
// https://www.serverless.com/framework/docs/providers/aws/guide/intro#alternative-configuration-format

/**
 * The tree of a service that is written as an object of a program. What the program makes in another way than by
 * literals and names of literals stands in it as a variable of which nothing is known.
 */
export function serviceIn(script: Script): DataNode | undefined {
  const given = givenBy(script);
  return given && lowered(given, { script, left: mostNodes }, 0);
}

/** A program while its service is read, and how many nodes may still be made. */
type Reading = { readonly script: Script; left: number };

/** Names that stand for objects with names in them could come to any number. */
const mostNodes = 50_000;

/** What the program gives: `module.exports = service`, `export default service`, `export = service`. */
function givenBy({ program }: Script): Expression | undefined {
  for (const step of program.body.toReversed()) {
    const given =
      step.kind === "export" && step.module === undefined
        ? step.names.find(({ exported }) => exported === "default")
        : undefined;
    if (given) return { kind: "name", name: given.local, span: given.span };
    if (step.kind !== "assign") continue;
    const { target, value } = step;
    const isWhole =
      (target.kind === "name" && target.name === "default") ||
      (target.kind === "member" && isOfModule(target));
    if (isWhole) return value;
  }
  return undefined;
}

/** How deep objects, and the names that stand for them, may stand in each other. */
const deepest = 60;

function lowered(node: Expression, reading: Reading, depth: number): DataNode {
  const own = originOf(node, reading.script);
  if (depth >= deepest || reading.left-- <= 0) return unknownAt(own, reading);
  const { span } = own;
  switch (own.kind) {
    case "object":
      return { kind: "map", entries: entriesOf(own, reading, depth), flow: true, span };
    case "list":
      return {
        kind: "list",
        items: own.items.flatMap(({ spread, value }) =>
          spread ? spreadItems(value, reading, depth + 1) : [lowered(value, reading, depth + 1)],
        ),
        flow: true,
        span,
      };
    case "string":
      return text(own, reading);
    case "number":
    case "bool":
      return { kind: "scalar", value: own.value, style: "plain", span };
    case "null":
      return { kind: "scalar", value: null, style: "plain", span };
    default:
      return unknownAt(own, reading);
  }
}

function entriesOf(
  { entries }: Extract<Expression, { kind: "object" }>,
  reading: Reading,
  depth: number,
): readonly DataEntry[] {
  const found = new Map<string, DataEntry>();
  for (const each of entries) {
    if (each.kind === "spread") {
      const more = lowered(each.value, reading, depth + 1);
      if (more.kind === "map") for (const entry of more.entries) found.set(entry.key, entry);
      continue;
    }
    const key = lowered(each.key, reading, depth + 1);
    if (key.kind !== "scalar") continue;
    const name = String(key.value);
    const value = lowered(each.value, reading, depth + 1);
    found.set(name, { key: name, keySpan: each.key.span, value, span: each.span });
  }
  return [...found.values()];
}

/** What a list takes in from another one; where a condition decides, what either arm has. */
function spreadItems(node: Expression, reading: Reading, depth: number): readonly DataNode[] {
  const own = originOf(node, reading.script);
  if (depth >= deepest || reading.left <= 0) return [];
  if (own.kind === "conditional")
    return [own.then, own.otherwise].flatMap((arm) => spreadItems(arm, reading, depth + 1));
  if (own.kind === "binary") return spreadItems(own.right, reading, depth + 1);
  const list = lowered(own, reading, depth);
  return list.kind === "list" ? list.items : [];
}

/** A string with what it says of the program's own values: known texts, or variables. */
function text({ parts, span }: StringLiteral, reading: Reading): DataScalar {
  let value = "";
  const marks: Mark[] = [];
  for (const part of parts) {
    if (part.kind === "text") {
      for (const { inner, outer } of part.marks ?? [{ inner: 0, outer: part.span.start }])
        marks.push({ inner: value.length + inner, outer });
      value += part.value;
      continue;
    }
    marks.push({ inner: value.length, outer: part.span.start });
    const put = lowered(part.value, reading, deepest - 2);
    value += put.kind === "scalar" ? String(put.value) : variable(part.value, reading);
    marks.push({ inner: value.length, outer: part.span.end });
  }
  return { kind: "scalar", value, style: "double", span, marks };
}

function unknownAt(node: Expression, reading: Reading): DataScalar {
  return { kind: "scalar", value: variable(node, reading), style: "plain", span: node.span };
}

/** A variable of Serverless of a source that it does not have. */
function variable({ span }: Expression, { script }: Reading): string {
  const written = script.source.text.slice(span.start, span.end);
  return `\${program:${/^[\w.]{1,60}$/.test(written) ? written : span.start}}`;
}

/** Whether a condition of the program decides on what stands at a place. */
export function conditionalIn({ program }: Script): (span: Span) => boolean {
  const chosen = [...nodesIn(program)].flatMap((node): readonly Span[] => {
    if (node.kind === "conditional") return [node.then.span, node.otherwise.span];
    return node.kind === "binary" && /^(?:and|or|\?\?)$/.test(node.operator)
      ? [node.right.span]
      : [];
  });
  return (span) => chosen.some((each) => contains(each, span));
}
