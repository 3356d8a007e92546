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
  /** What a function makes that is not evaluated: the same for the same arguments. */
  made(name: string, argument: DataNode, at: At, place: Place): Hole;
  /** What `Ref` gives for a name. */
  ref(name: string, at: At, place: Place): Value;
  /** What `Fn::GetAtt` gives for an attribute of a resource. */
  attribute(logicalId: string, name: string, place: Place): Value;
  /** The values of a mapping under keys, of which those that are undefined are not known. */
  mapped(map: string, keys: MappingKeys): readonly Value[];
  /** Whether a condition holds: true, false, or not known. */
  condition(name: string, place: Place): Value;
  /** What a tool fills into a text before CloudFormation reads it. */
  fillsIn(node: DataScalar, at: At, place: Place): readonly Filling[];
  /** The value, if its size is still within what may be taken. */
  affordable(value: Value): Value | undefined;
  /** The file that `AWS::Include` puts in, if it is in the repository. */
  included(location: string, at: At, place: Place): DataNode | undefined;
};

/** The first and the second key of `Fn::FindInMap`: what each may be, undefined where anything. */
export type MappingKeys = readonly [
  ReadonlySet<string> | undefined,
  ReadonlySet<string> | undefined,
];

export function placeOf({ span }: { readonly span: Span }, { source }: Pick<At, "source">): Place {
  return { source, span };
}
