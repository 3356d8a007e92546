import { codeText, type CodePiece, type CodeText } from "../../evaluate/code-text.ts";
import { joinedString } from "../../evaluate/script/filled-string.ts";
import { asText } from "../../evaluate/texts.ts";
import { known } from "../../iam/text.ts";
import type { Call, Expression, List, StringPart } from "../../syntax/script/tree.ts";
import { pathGiven } from "../working-folder.ts";
import { constructsNamed } from "./named.ts";
import { inCamelCase } from "./names.ts";
import { argumentNamed } from "./props.ts";
import type { Reading } from "./reading.ts";

/** What a program is read with that another one writes out. */
export type Outer = {
  /** The folder in which `cdk` is run, where one is known. */
  readonly folder: string | undefined;
  readonly scoped: (address: string) => string;
};

/**
 * The program that an expression writes out: a string or a template, lines that are joined, or the file whose text
 * is taken. Undefined where nothing of it is written.
 */
export function inlineCode(
  node: Expression,
  reading: Reading,
  outer: Outer,
): CodeText | { readonly path: string } | undefined {
  const path = fileRead(node, reading, outer.folder);
  if (path !== undefined) return { path };
  const pieces = piecesOf(node, reading, outer);
  const isWritten = pieces?.some((piece) => "text" in piece && piece.text.trim() !== "");
  return isWritten ? codeText(pieces ?? [], reading.evaluator.script.source) : undefined;
}

function piecesOf(
  node: Expression,
  reading: Reading,
  outer: Outer,
): readonly CodePiece[] | undefined {
  const own = reading.evaluator.origin(node);
  if (own.kind === "string") return own.parts.flatMap((part) => pieceOf(part, reading, outer));
  if (own.kind === "call") return linesIn(own, reading, outer);
  const joined = own.kind === "binary" ? joinedString(own) : undefined;
  return joined && piecesOf(joined, reading, outer);
}

function pieceOf(part: StringPart, reading: Reading, { scoped }: Outer): readonly CodePiece[] {
  const { start } = part.span;
  if (part.kind === "text")
    return [{ text: part.value, marks: part.marks ?? [{ inner: 0, outer: start }] }];
  const value = asText(reading.evaluator.evaluate(part.value));
  const text = value && known(value);
  if (text !== undefined) return [put(text, start)];
  const names = constructsNamed(part.value, reading).map(({ address }) => scoped(address));
  return [{ names, outer: start }];
}

/** A text that stands elsewhere, in the place where it is put in. */
function put(text: string, outer: number): CodePiece {
  return { text, marks: Array.from({ length: text.length }, (_, inner) => ({ inner, outer })) };
}

/** `[...].join("\n")`, `"\n".join([...])` */
function linesIn(
  { callee, args }: Call,
  reading: Reading,
  outer: Outer,
): readonly CodePiece[] | undefined {
  const { evaluator } = reading;
  const [given, ...more] = args;
  if (callee.kind !== "member" || callee.name !== "join" || !given || more.length > 0)
    return undefined;
  const sides = [callee.object, given.value].map((each) => evaluator.origin(each));
  const lines = sides.find((each): each is List => each.kind === "list");
  const text = sides.find((each) => each !== lines);
  const value = text && asText(evaluator.evaluate(text));
  const between = value && known(value);
  if (!lines || between === undefined || lines.items.some(({ spread }) => spread)) return undefined;
  return lines.items.flatMap(({ value: line }, index) => [
    ...(index > 0 ? [put(between, line.span.start)] : []),
    ...(piecesOf(line, reading, outer) ?? [{ names: [], outer: line.span.start }]),
  ]);
}

/** `fs.readFileSync(path, "utf8")`, `Path(path).read_text()`, and what is read of `open(path)`. */
function fileRead(
  node: Expression,
  reading: Reading,
  folder: string | undefined,
): string | undefined {
  const { evaluator } = reading;
  const own = evaluator.origin(node);
  if (own.kind !== "call") return undefined;
  const { callee } = own;
  const { module, path = [] } = evaluator.qualified(callee) ?? {};
  const isRead =
    (module !== undefined && /^(?:node:)?fs$/.test(module) && path.at(-1) === "readFileSync") ||
    (callee.kind === "name" && callee.name === "open");
  const file = isRead ? (argumentNamed(own, 0, "file") ?? undefined) : undefined;
  if (file) return pathGiven(evaluator.evaluate(file), folder);
  if (callee.kind !== "member") return undefined;
  const method = inCamelCase(callee.name);
  if (method === "readText") return pathGiven(evaluator.evaluate(callee.object), folder);
  return /^(?:read|toString|decode)$/.test(method)
    ? fileRead(callee.object, reading, folder)
    : undefined;
}
