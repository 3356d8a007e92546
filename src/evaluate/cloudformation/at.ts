import type { Hole, Meaning } from "../../iam/text.ts";
import type { Place, Source, Span } from "../../source/source.ts";
import type { DataNode, DataScalar } from "../../syntax/data.ts";
import type { Value } from "../value.ts";
import type { Filling } from "./composition.ts";

/** Names that `Fn::ForEach` binds, and what they stand for. */
export type Bindings = ReadonlyMap<string, Value>;

/** Where a value is evaluated: the file that it is written in, and the names bound there. */
export type At = { readonly source: Source; readonly bindings: Bindings };

export const unbound: Bindings = new Map();

/** What the functions of a template may ask for. */
export type Evaluator = {
  evaluate(node: DataNode, at: At): Value;
  hole(address: string, place: Place, meaning?: Meaning): Hole;
  /** What `Ref` gives for a name. */
  ref(name: string, at: At, place: Place): Value;
  /** What `Fn::GetAtt` gives for an attribute of a resource. */
  attribute(logicalId: string, name: string, place: Place): Value;
  /** What a mapping has under two keys. */
  mapped(map: string, key: string, name: string): Value | undefined;
  /** What a tool fills into a text before CloudFormation reads it. */
  fillsIn(node: DataScalar, at: At, place: Place): readonly Filling[];
  /** The value, if its size is still within what may be taken. */
  affordable(value: Value): Value | undefined;
};

export function placeOf({ span }: { readonly span: Span }, { source }: Pick<At, "source">): Place {
  return { source, span };
}
