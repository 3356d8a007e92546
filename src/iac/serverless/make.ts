import type { Service } from "../../evaluate/serverless/service.ts";
import type { DataEntry, DataList, DataMap, DataNode, DataScalar } from "../../syntax/data.ts";

/** A resource that Serverless makes, under its logical id. */
export type Made = readonly [logicalId: string, node: DataNode];

/**
 * Makes the nodes that Serverless puts around what is written. Each stands at the place of a node
 * that is written.
 */
export type Make = {
  /** Keys without a value are left out. */
  map(at: DataNode, entries: Readonly<Record<string, DataNode | undefined>>): DataMap;
  list(at: DataNode, items: readonly (DataNode | undefined)[]): DataList;
  text(at: DataNode, value: string): DataScalar;
  /** `Fn::GetAtt` of the ARN of a resource. */
  arnOf(at: DataNode, logicalId: string): DataMap;
};

export function maker({ trees }: Service): Make {
  const placed = <Node extends DataNode>(node: Node, at: DataNode): Node => {
    trees.setOrigin(node, { source: trees.placeOf(at).source, via: [] });
    return node;
  };
  const map: Make["map"] = (at, given) => {
    const entries = Object.entries(given).flatMap(([key, value]): readonly DataEntry[] =>
      value ? [{ key, keySpan: at.span, value, span: value.span }] : [],
    );
    return placed({ kind: "map", entries, flow: false, span: at.span }, at);
  };
  const list: Make["list"] = (at, items) => {
    const given = items.flatMap((item) => item ?? []);
    return placed({ kind: "list", items: given, flow: false, span: at.span }, at);
  };
  const text: Make["text"] = (at, value) =>
    placed({ kind: "scalar", value, style: "plain", span: at.span }, at);
  return {
    map,
    list,
    text,
    arnOf: (at, logicalId) =>
      map(at, { "Fn::GetAtt": list(at, [text(at, logicalId), text(at, "Arn")]) }),
  };
}
