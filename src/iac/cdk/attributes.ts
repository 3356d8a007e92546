import { lowerFirst, type CdkConstructs } from "../../catalog/cdk.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { DeclaredType } from "../../catalog/places.ts";
import type { Bound, Evaluator } from "../../evaluate/script/at.ts";
import { entry } from "../../evaluate/members.ts";
import { asText } from "../../evaluate/texts.ts";
import { textValue, writtenAt, type Value } from "../../evaluate/value.ts";
import { makeText, type Hole, type Part, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { asName, fillFormat, nameInArn, type Word } from "../arn.ts";
import type { Construct } from "./construct.ts";
import { argumentNamed, propsOf } from "./props.ts";

/** What names of constructs are worked out with. */
export type Attributing = {
  readonly evaluator: Evaluator;
  readonly cdk: CdkConstructs;
  readonly catalog: Catalog;
};

/**
 * What an attribute of a construct comes to: its ARN in the shape of its type, its name as it is given.
 * Undefined for any other.
 */
export function attributeOf(
  construct: Construct,
  attribute: string,
  using: Attributing,
): Value | undefined {
  const { cdk } = using;
  const { type } = construct;
  const row = cdk.declared.get(type);
  const given = givenAttribute(construct, attribute, using);
  if (given || !row) return given;
  const noun = cdk.nounOf(type);
  const isRef = attribute === "ref" && construct.isPlain;
  const isArn =
    attribute === (construct.isPlain ? `attr${row.arn ?? "Arn"}` : `${noun}Arn`) ||
    attribute === "secretFullArn" ||
    (isRef && row.ref === "arn");
  const isName =
    attribute === `${noun}Name` ||
    attribute === `${noun}Id` ||
    attribute === lowerFirst(row.name) ||
    (isRef && row.ref === "name");
  const suffix = row.cfnArnSuffix === undefined ? [] : [row.cfnArnSuffix];
  if (isArn) {
    const arn = arnOf(construct, using);
    return arn && textValue(makeText([...arn.parts, ...suffix], arn.origin));
  }
  return isName ? textValue(nameOf(construct, row, using)) : undefined;
}

/** What is said of a construct that is made elsewhere: `fromBucketArn(this, "Logs", arn)`. */
function givenAttribute(
  { found, call, type }: Construct,
  attribute: string,
  { evaluator, cdk }: Attributing,
): Value | undefined {
  if (found === undefined) return undefined;
  const isNamed = found.toLowerCase() === `from${attribute.toLowerCase()}`;
  const single = isNamed ? argumentNamed(call, 2, attribute) : undefined;
  if (single) return evaluator.evaluate(single);
  const props = propsOf(call, evaluator, new Map());
  const own = entry(props, attribute)?.value;
  if (own || !found.endsWith("Attributes")) return own;
  const noun = cdk.nounOf(type);
  return attribute === `${noun}Arn` ? entry(props, "arn")?.value : undefined;
}

export function arnOf(construct: Construct, using: Attributing): Text | undefined {
  const { cdk, catalog } = using;
  const { type, place, found } = construct;
  const row = cdk.declared.get(type);
  const arn =
    found === undefined ? undefined : givenAttribute(construct, `${cdk.nounOf(type)}Arn`, using);
  if (arn) return asText(arn);
  const format = row && catalog.resourceType(row.type)?.arns[0];
  if (!row || format === undefined) return undefined;
  const name = nameOf(construct, row, using);
  const parts = fillFormat<readonly Part[]>(
    format,
    (word) => [wordHole(word, place)],
    (placeholder, last) =>
      last
        ? [...nameInArn(row.type, name.parts), row.suffix ?? ""]
        : [nameHole(construct, `/${placeholder}`)],
  ).flat();
  return makeText(parts, writtenAt(place, [name.origin.written, ...name.origin.via]));
}

/** The name that a program gives a resource, or a hole that is known to be a name. */
export function nameOf(construct: Construct, row: DeclaredType, using: Attributing): Text {
  const { place, address } = construct;
  const value = givenName(construct, row, using);
  const text = value && asText(value);
  if (!text) return makeText([nameHole(construct, "")], writtenAt(place));
  return asName(text, address);
}

function givenName(construct: Construct, row: DeclaredType, using: Attributing): Value | undefined {
  const { evaluator, cdk } = using;
  const noun = cdk.nounOf(construct.type);
  if (construct.found !== undefined)
    return (
      givenAttribute(construct, `${noun}Name`, using) ??
      givenAttribute(construct, `${noun}Id`, using)
    );
  if (row.name.startsWith("@")) return undefined;
  const props = propsOf(construct.call, evaluator, unbound);
  return [lowerFirst(row.name), `${noun}Name`]
    .map((name) => entry(props, name)?.value)
    .find((value) => value !== undefined);
}

const unbound: Bound = new Map();

function nameHole({ address, place }: Construct, what: string): Hole {
  return {
    id: `${place.source.path}/${address}/name${what}`,
    place,
    meaning: { kind: "name", address },
  };
}

/** Account, region and partition: those of the stack, however a program says so. */
export function wordHole(word: Word, place: Place, expression?: string): Hole {
  return {
    id: `${place.source.path}/${pseudoParameters[word]}`,
    place,
    meaning: { kind: word },
    ...(expression !== undefined && { expression }),
  };
}

const pseudoParameters: Readonly<Record<Word, string>> = {
  partition: "AWS::Partition",
  region: "AWS::Region",
  account: "AWS::AccountId",
};
