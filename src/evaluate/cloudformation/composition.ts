import type { Hole } from "../../iam/text.ts";
import type { Place, Source } from "../../source/source.ts";
import type { DataNode, DataScalar } from "../../syntax/data.ts";
import type { Value } from "../value.ts";

/** How a template is made that a tool puts together before CloudFormation reads it. */
export type Composition = {
  /** Where a node came from, where it is not the file of the template itself, or came by reference. */
  readonly originOf: (node: DataNode) => NodeOrigin | undefined;
  /** What the tool fills into a text, in order. */
  readonly fillsIn: (
    node: DataScalar,
    place: Place,
    evaluate: (node: DataNode) => Value,
  ) => readonly Filling[];
  /** Where the file of the template takes in another one. */
  readonly takenInAt: (source: Source) => Place | undefined;
  /** The trees of the files that are taken in. */
  readonly trees: () => readonly { readonly source: Source; readonly root: DataNode }[];
};

/** The file that a node stands in, and the references through which it came from there. */
export type NodeOrigin = { readonly source: Source; readonly via: readonly Place[] };

/** A value in the place of some characters of a decoded text. */
export type Filling = {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
  /** Stands for it where it is no text. */
  readonly hole: Hole;
};

/** A template that is put together before files are included in it, whose texts nothing is filled into. */
export function withIncluded(template: Composition, included: Composition): Composition {
  return {
    originOf: (node) => included.originOf(node) ?? template.originOf(node),
    fillsIn: (node, place, evaluate) =>
      included.takenInAt(place.source) ? [] : template.fillsIn(node, place, evaluate),
    takenInAt: (source) => included.takenInAt(source) ?? template.takenInAt(source),
    trees: () => [...template.trees(), ...included.trees()],
  };
}
