import { outerOffset } from "../../source/embedded.ts";
import type { Source } from "../../source/source.ts";
import type {
  Call,
  Expression,
  StringLiteral,
  StringPart,
  StringText,
} from "../../syntax/script/tree.ts";

/** What stands for a mark in a string: an expression, or a text. */
type Fill = (mark: RegExpMatchArray) => Expression | string | undefined;

/**
 * A string in which marks stand for what is put in, as one with holes, so that what is JSON keeps its places.
 * Undefined where something is not given.
 */
function filledString(
  { parts, span }: StringLiteral,
  marks: RegExp,
  fill: Fill,
  source: Source,
): StringLiteral | undefined {
  const made: StringPart[] = [];
  for (const part of parts) {
    if (part.kind === "hole") {
      made.push(part);
      continue;
    }
    let at = 0;
    for (const found of part.value.matchAll(marks)) {
      const end = found.index + found[0].length;
      const put = fill(found);
      if (put === undefined) return undefined;
      made.push(sliceOf(part, at, found.index, source));
      const mark = sliceOf(part, found.index, end, source);
      made.push(
        typeof put === "string"
          ? { ...mark, value: put }
          : { kind: "hole", value: put, span: mark.span },
      );
      at = end;
    }
    made.push(sliceOf(part, at, part.value.length, source));
  }
  const filled = made.filter((part) => part.kind === "hole" || part.value !== "");
  return { kind: "string", parts: filled, span };
}

function sliceOf(
  { value, span, marks = [{ inner: 0, outer: span.start }] }: StringText,
  from: number,
  to: number,
  source: Source,
): StringText {
  const embedded = { text: value, source, marks };
  const [start, end] = [outerOffset(embedded, from), outerOffset(embedded, to)];
  const inside = marks.filter(({ inner }) => inner > from && inner < to);
  return {
    kind: "text",
    value: value.slice(from, to),
    span: { start, end },
    marks: [
      { inner: 0, outer: start },
      ...inside.map(({ inner, outer }) => ({ inner: inner - from, outer })),
    ],
  };
}

/** `"arn:aws:s3:::{}/{key}".format(bucket, key=key)` */
export function formattedString(
  literal: StringLiteral,
  args: Call["args"],
  source: Source,
): StringLiteral | undefined {
  const plain = args.filter(({ name }) => name === undefined);
  let next = 0;
  return filledString(
    literal,
    /\{\{|\}\}|\{(\w*)(?:![rsa])?\}/g,
    ([all, name = ""]) => {
      if (all === "{{" || all === "}}") return all.slice(1);
      const given = /^\d*$/.test(name)
        ? plain[name === "" ? next++ : Number(name)]
        : args.find((each) => each.name === name);
      return given?.value;
    },
    source,
  );
}

/** `"arn:aws:s3:::%s/%s" % (bucket, key)`, `"%(bucket)s/*" % { "bucket": bucket }` */
export function percentString(
  literal: StringLiteral,
  given: Expression,
  source: Source,
): StringLiteral | undefined {
  const items = given.kind === "list" ? given.items.map(({ value }) => value) : [given];
  let next = 0;
  return filledString(
    literal,
    /%%|%(?:\((\w+)\))?[sdr]/g,
    ([all, name]) => {
      if (all === "%%") return "%";
      return name === undefined ? items[next++] : keyed(given, name);
    },
    source,
  );
}

function keyed(given: Expression, name: string): Expression | undefined {
  if (given.kind !== "object") return undefined;
  for (const each of given.entries) {
    if (each.kind === "spread") continue;
    const [key] = each.key.kind === "string" ? each.key.parts : [];
    if (key?.kind === "text" && key.value === name) return each.value;
  }
  return undefined;
}

/** Strings and what is put between them, `"a" + b + "c"`, as one string; undefined where none is written. */
export function joinedString(node: Expression): StringLiteral | undefined {
  const operands: Expression[] = [];
  let at = node;
  while (at.kind === "binary" && at.operator === "+") {
    operands.unshift(at.right);
    at = at.left;
  }
  operands.unshift(at);
  if (!operands.some(({ kind }) => kind === "string")) return undefined;
  const parts = operands.flatMap((each): readonly StringPart[] =>
    each.kind === "string" ? each.parts : [{ kind: "hole", value: each, span: each.span }],
  );
  return { kind: "string", parts, span: node.span };
}
