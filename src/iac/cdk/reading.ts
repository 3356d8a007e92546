import type { CdkConstructs } from "../../catalog/cdk.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { Evaluator, Library } from "../../evaluate/script/at.ts";
import { unbound } from "../../evaluate/script/at.ts";
import { makeEvaluator } from "../../evaluate/script/evaluator.ts";
import { entry } from "../../evaluate/members.ts";
import type { MapValue, Value } from "../../evaluate/value.ts";
import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import type { Script } from "../../evaluate/script/at.ts";
import type { Attributing } from "./attributes.ts";
import type { Construct, Constructs } from "./construct.ts";
import { cdkLibrary } from "./library.ts";
import { placeOf, propsOf } from "./props.ts";

/** A file with all that is asked of it while its policies are looked for. */
export type Reading = {
  readonly evaluator: Evaluator;
  readonly exceeded: () => readonly Place[];
  readonly cdk: CdkConstructs;
  readonly constructs: Constructs;
  readonly attributing: Attributing;
  /** The constructs that an expression is, or may be. */
  readonly constructsOf: (node: Expression) => readonly Construct[];
  readonly constructIn: (value: Value) => Construct | undefined;
  readonly principalArn: (value: Value) => Value | undefined;
  /** What methods add to the statement at a place. */
  readonly addedAt: (place: Place) => readonly Place[];
  readonly props: (construct: Construct) => MapValue;
  readonly placeOf: (node: { readonly span: Place["span"] }) => Place;
};

/** @param imported what a name is that comes from another file */
export function readingOf(
  script: Script,
  cdk: CdkConstructs,
  catalog: Catalog,
  imported: NonNullable<Library["imported"]>,
): Reading {
  const library = { ...cdkLibrary(cdk, catalog), imported };
  const evaluator = makeEvaluator(script, library);
  const constructIn = (value: Value): Construct | undefined =>
    library.constructOf(value, evaluator);
  return {
    evaluator,
    exceeded: evaluator.exceeded,
    cdk,
    constructs: library.constructs(evaluator),
    attributing: { evaluator, cdk, catalog },
    constructIn,
    addedAt: (place) => library.addedAt(place, evaluator),
    principalArn: (value) => library.principalArn(value, evaluator),
    constructsOf: (node) => {
      const value = evaluator.evaluate(node);
      const values = value.kind === "choice" ? value.values : [value];
      const found = values.flatMap((each) => constructIn(each) ?? []);
      if (found.length > 0 || node.kind !== "member") return found;
      // `fn.role` is the function's own.
      return /role$|^grant_?principal$|^assume_?role_?policy$/i.test(node.name)
        ? constructsIn(evaluator.evaluate(node.object), constructIn)
        : [];
    },
    props: once(({ call }: Construct) => propsOf(call, evaluator, unbound)),
    placeOf: (node) => placeOf(node, evaluator),
  };
}

function constructsIn(value: Value, constructIn: Reading["constructIn"]): readonly Construct[] {
  const values = value.kind === "choice" ? value.values : [value];
  return values.flatMap((each) => constructIn(each) ?? []);
}

/** A property of a construct that is given. */
export function given(props: MapValue, name: string): Value | undefined {
  const value = entry(props, name)?.value;
  return value?.kind === "null" ? undefined : value;
}
