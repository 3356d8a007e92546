import type { CdkConstructs } from "../../catalog/cdk.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import { unbound, type Evaluator, type Library, type Script } from "../../evaluate/script/at.ts";
import type { Nesting } from "../../evaluate/depth.ts";
import { makeEvaluator } from "../../evaluate/script/evaluator.ts";
import { entry } from "../../evaluate/members.ts";
import type { MapValue, Value } from "../../evaluate/value.ts";
import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import type { Attributing } from "./attributes.ts";
import type { Construct, Constructs } from "./construct.ts";
import { nodeGiven } from "./given-node.ts";
import { cdkLibrary, type Cdk } from "./library.ts";
import { constructsNamed } from "./named.ts";
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
  /** What has the policies of a construct: the role that it is given, where that is one of the file. */
  readonly holderOf: (construct: Construct) => Construct;
  readonly placeOf: (node: { readonly span: Place["span"] }) => Place;
};

/** What comes from other files: names, and what functions and objects give. */
type Elsewhere = Required<Pick<Library, "imported" | "call" | "member">> & {
  readonly nesting: Nesting;
};

export function readingOf(
  script: Script,
  cdk: CdkConstructs,
  catalog: Catalog,
  elsewhere: Elsewhere,
): Reading {
  const own = cdkLibrary(cdk, catalog);
  const library: Cdk = {
    ...own,
    imported: elsewhere.imported,
    call: (node, evaluator, bound) =>
      own.call(node, evaluator, bound) ?? elsewhere.call(node, evaluator, bound),
    member: (node, evaluator, bound, object) =>
      own.member(node, evaluator, bound, object) ??
      elsewhere.member(node, evaluator, bound, object),
  };
  const evaluator = makeEvaluator(script, library, elsewhere.nesting);
  const constructIn = (value: Value): Construct | undefined =>
    library.constructOf(value, evaluator);
  const props = once(({ call }: Construct) => propsOf(call, evaluator, unbound));
  const constructsOf = (node: Expression): readonly Construct[] => {
    const value = evaluator.evaluate(node);
    const found = constructsIn(value, constructIn);
    if (found.length > 0 || node.kind !== "member") return found;
    // `fn.role` is the function's own.
    return /role$|^grant_?principal$|^assume_?role_?policy$/i.test(node.name)
      ? constructsIn(evaluator.evaluate(node.object), constructIn)
      : [];
  };
  return {
    evaluator,
    exceeded: evaluator.exceeded,
    cdk,
    constructs: library.constructs(evaluator),
    attributing: { evaluator, cdk, catalog },
    constructIn,
    addedAt: (place) => library.addedAt(place, evaluator),
    principalArn: (value) => library.principalArn(value, evaluator),
    constructsOf,
    props,
    holderOf: (construct) => {
      const role = given(props(construct), "role");
      const own = role && constructIn(role);
      if (own || !role || !construct.isPlain) return own ?? construct;
      const node = nodeGiven(construct.call, "role", evaluator);
      const [named, ...more] = node ? constructsNamed(node, { evaluator, constructsOf }) : [];
      return named && more.length === 0 ? named : construct;
    },
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
