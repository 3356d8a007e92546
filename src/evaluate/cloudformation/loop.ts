import type { Hole } from "../../iam/text.ts";
import { stringOf, type DataEntry, type DataMap, type DataNode } from "../../syntax/data.ts";
import { membersOf } from "../members.ts";
import { oneOf, type Value } from "../value.ts";
import { placeOf, type At, type Bindings, type Evaluator } from "./at.ts";
import { knownText } from "./functions/function.ts";

/**
 * `Fn::ForEach` of the transform AWS::LanguageExtensions, which stands in the place of entries: the
 * name that it binds, what it goes through, and the entries that it makes each time.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html)
 */
export type Loop = {
  readonly name: string;
  readonly collection: DataNode;
  readonly body: DataMap;
};

/** More turns of a loop than that are not told apart. */
const mostTurns = 100;

export function loopIn({ key, value }: DataEntry): Loop | undefined {
  if (!key.startsWith("Fn::ForEach") || value.kind !== "list") return undefined;
  const [identifier, collection, body] = value.items;
  const name = stringOf(identifier);
  return name !== undefined && collection && body?.kind === "map"
    ? { name, collection, body }
    : undefined;
}

/** Where the body of a loop stands, each turn by itself; or one that stands for all. */
export function turnsOf(loop: Loop, at: At, evaluator: Evaluator): readonly At[] {
  const { items, rest } = membersOf(evaluator.evaluate(loop.collection, at));
  const isKnown = items.every((item) => knownText(item) !== undefined);
  return rest.length === 0 && isKnown && items.length <= mostTurns
    ? items.map((item) => bound(loop, item, at))
    : [anyTurn(loop, at, evaluator)];
}

/** Where the body of a loop stands in any of its turns. */
export function anyTurn(loop: Loop, at: At, evaluator: Evaluator): At {
  const { name, collection } = loop;
  const { items, rest } = membersOf(evaluator.evaluate(collection, at));
  const place = placeOf(collection, at);
  const made = evaluator.made(`ForEach ${name}`, collection, at, place);
  const hole: Hole = { ...made, expression: name };
  const like = [...items, ...rest.flatMap((each) => each.like)];
  return bound(
    loop,
    oneOf(
      like,
      rest.every((each) => each.complete),
      hole,
      place,
    ),
    at,
  );
}

/** Where what stands in loops in loops stands, each turn by itself, as many as are told apart. */
export function turnsOfAll(
  loops: readonly Loop[],
  outside: At,
  evaluator: Evaluator,
): readonly At[] {
  return loops.reduce<readonly At[]>(
    (turns, loop) => turns.flatMap((at) => turnsOf(loop, at, evaluator)).slice(0, mostTurns),
    [outside],
  );
}

/** A name that is written in a loop, as it comes out in one turn; undefined where it is not known. */
export function nameIn(written: string, bindings: Bindings): string | undefined {
  const pieces = written.split(/([$&]\{[^{}]*\})/).map((piece) => {
    const name = piece.slice(2, -1);
    if (!/^[$&]\{/.test(piece) || !bindings.has(name)) return piece;
    const text = knownText(bindings.get(name));
    // Of what a logical id may not have, `&{Name}` leaves nothing.
    return piece.startsWith("&") ? text?.replace(/[^A-Za-z0-9]/g, "") : text;
  });
  return pieces.every((piece) => piece !== undefined) ? pieces.join("") : undefined;
}

function bound({ name }: Loop, value: Value, at: At): At {
  return { ...at, bindings: new Map([...at.bindings, [name, value]]) };
}
