import { codeText, type CodePiece, type CodeText } from "../../evaluate/code-text.ts";
import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import { plainMarks } from "../../evaluate/cloudformation/piece.ts";
import { marksFrom, partsOfSub } from "../../evaluate/cloudformation/substitute.ts";
import { declarationOf, nodePlace, type Template } from "../../evaluate/cloudformation/template.ts";
import { outerOffset } from "../../source/embedded.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";

type Scoped = (logicalId: string) => string;

/**
 * The program that a template writes out: a text, or one that `Fn::Sub` and `Fn::Join` put together.
 * Undefined where nothing of it is written.
 */
export function inlineCode(
  node: DataNode | undefined,
  template: Template,
  scoped: Scoped,
): CodeText | undefined {
  const pieces = node && piecesOf(node, template, scoped);
  const isWritten = pieces?.some((piece) => "text" in piece);
  return node && isWritten ? codeText(pieces ?? [], nodePlace(template, node).source) : undefined;
}

function piecesOf(node: DataNode, template: Template, scoped: Scoped): readonly CodePiece[] {
  const { start: outer } = node.span;
  const text = stringOf(node);
  if (text !== undefined && node.tag === undefined)
    return [{ text, marks: plainMarks(node) ?? [{ inner: 0, outer }] }];
  const { name, argument } = intrinsic(node) ?? {};
  const named = (...ids: readonly string[]): CodePiece => ({
    names: ids.filter((id) => declarationOf(template, id)).map(scoped),
    outer,
  });
  if (name === "Ref") return [named(stringOf(argument) ?? "")];
  if (name === "GetAtt") return [named(attributeOf(argument))];
  if (name === "Sub") return substituted(argument, template, scoped) ?? [named()];
  if (name === "Join") return joined(argument, template, scoped) ?? [named()];
  return [named()];
}

/** The resource of which `Fn::GetAtt` gives an ARN. */
function attributeOf(argument: DataNode | undefined): string {
  const [id, attribute] =
    argument?.kind === "list"
      ? argument.items.map((item) => stringOf(item) ?? "")
      : (stringOf(argument) ?? "").split(".");
  return attribute === "Arn" ? (id ?? "") : "";
}

function substituted(
  argument: DataNode | undefined,
  template: Template,
  scoped: Scoped,
): readonly CodePiece[] | undefined {
  const [node, variables] = argument?.kind === "list" ? argument.items : [argument];
  const text = stringOf(node);
  if (!node || text === undefined || node.kind !== "scalar") return undefined;
  const marks = node.marks ?? [{ inner: 0, outer: node.span.start }];
  const decoded = { text, source: template.source, marks };
  return partsOfSub(text).flatMap(({ start, end, name }): readonly CodePiece[] => {
    const outer = outerOffset(decoded, start);
    if (name === undefined)
      return [{ text: text.slice(start, end), marks: marksFrom(marks, start, end, outer) }];
    const given = valueOf(variables, name);
    if (given) return piecesOf(given, template, scoped).map((piece) => at(piece, outer));
    const [id = "", attribute] = name.split(".");
    const isNamed = attribute === undefined || attribute === "Arn";
    return [{ names: isNamed && declarationOf(template, id) ? [scoped(id)] : [], outer }];
  });
}

function joined(
  argument: DataNode | undefined,
  template: Template,
  scoped: Scoped,
): readonly CodePiece[] | undefined {
  const [separator, list] = argument?.kind === "list" ? argument.items : [];
  const between = stringOf(separator);
  if (between === undefined || list?.kind !== "list" || list.tag !== undefined) return undefined;
  return list.items.flatMap((item, index) => [
    ...(index > 0 && between !== ""
      ? [{ text: between, marks: [{ inner: 0, outer: item.span.start }] }]
      : []),
    ...piecesOf(item, template, scoped),
  ]);
}

/** A piece that stands where it is put in. */
function at(piece: CodePiece, outer: number): CodePiece {
  return "text" in piece ? { ...piece, marks: [{ inner: 0, outer }] } : { ...piece, outer };
}

/**
 * The file that Rain puts in the place of its name.
 * (https://github.com/aws-cloudformation/rain#pkg)
 */
export function embeddedFile(node: DataNode): string | undefined {
  const name = "Rain::Embed";
  if (node.tag === `!${name}`) return stringOf(node);
  return stringOf(valueOf(node, `Fn::${name}`) ?? valueOf(node, name));
}
