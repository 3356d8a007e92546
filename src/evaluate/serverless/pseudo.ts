import type { DataNode } from "../../syntax/data.ts";

/** A name of CloudFormation's in a text, as the plugin serverless-pseudo-parameters has it. */
export type PseudoName = { readonly start: number; readonly end: number; readonly name: string };

/** `#{AWS::AccountId}`, `#{Table}` and `#{Table.Arn}`, which the plugin turns into `Fn::Sub`. */
export function pseudoNamesIn(text: string): readonly PseudoName[] {
  return [...text.matchAll(/#\{\s*([A-Za-z0-9:.]+)\s*\}/g)].map(
    ({ index, 0: all, 1: name = "" }) => ({
      start: index,
      end: index + all.length,
      name,
    }),
  );
}

/** The function that gives the value of such a name; it stands at a span of the file. */
export function pseudoNode(name: string, span: DataNode["span"]): DataNode {
  const [id = "", ...attribute] = name.split(".");
  const text = (value: string): DataNode => ({ kind: "scalar", value, style: "plain", span });
  const argument: DataNode =
    attribute.length === 0
      ? text(id)
      : { kind: "list", items: [text(id), text(attribute.join("."))], flow: true, span };
  const key = attribute.length === 0 ? "Ref" : "Fn::GetAtt";
  return {
    kind: "map",
    entries: [{ key, keySpan: span, value: argument, span }],
    flow: true,
    span,
  };
}
