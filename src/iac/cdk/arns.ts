import type { Bound, Evaluator } from "../../evaluate/script/at.ts";
import { entry, membersOf } from "../../evaluate/members.ts";
import { asText } from "../../evaluate/texts.ts";
import { textValue, unknown, writtenAt, type Value } from "../../evaluate/value.ts";
import { known, makeText, type Part } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Call } from "../../syntax/script/tree.ts";
import type { Word } from "../arn.ts";
import { wordHole } from "./attributes.ts";
import { argumentNamed, givenTo, placeOf, propsOf } from "./props.ts";

/**
 * `stack.formatArn({...})`, `Arn.format({...}, stack)`.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.ArnFormat.html
 */
export function formattedArn(call: Call, evaluator: Evaluator, bound: Bound): Value | undefined {
  const place = placeOf(call, evaluator);
  const first = call.args.find(({ name }) => name === undefined);
  const components = first
    ? evaluator.evaluate(first.value, bound)
    : propsOf(call, evaluator, bound);
  const part = (name: string): readonly Part[] | undefined => {
    const value = entry(components, name)?.value;
    return value && (asText(value)?.parts ?? [evaluator.hole(call)]);
  };
  const [service, resource] = [part("service"), part("resource")];
  if (!service || !resource) return undefined;
  const word = (name: Word): readonly Part[] => part(name) ?? [wordHole(name, place)];
  const format = entry(components, "arnFormat")?.value;
  const [sep] = part("sep") ?? [];
  const kind = format?.kind === "text" ? known(format.text) : undefined;
  const name = part("resourceName");
  const between = typeof sep === "string" ? sep : kind === "COLON_RESOURCE_NAME" ? ":" : "/";
  return textValue(
    makeText(
      [
        "arn:",
        ...word("partition"),
        ":",
        ...service,
        ":",
        ...word("region"),
        ":",
        ...word("account"),
        kind === "SLASH_RESOURCE_SLASH_RESOURCE_NAME" ? ":/" : ":",
        ...resource,
        ...(name && kind !== "NO_RESOURCE_NAME" ? [between, ...name] : []),
      ],
      writtenAt(place),
    ),
  );
}

/** CloudFormation's functions as CDK has them: `Fn.sub`, `Fn.join`, `Fn.conditionIf`. */
export function intrinsicValue(
  name: string,
  call: Call,
  evaluator: Evaluator,
  bound: Bound,
): Value | undefined {
  const place = placeOf(call, evaluator);
  const read = (index: number, named: string): Value | undefined => {
    const found = argumentNamed(call, index, named);
    return found && evaluator.evaluate(found, bound);
  };
  switch (name) {
    case "join": {
      const [delimiter, values] = [read(0, "delimiter"), read(1, "listOfValues")];
      const text = delimiter && asText(delimiter);
      const { items, rest } = values ? membersOf(values) : { items: [], rest: [] };
      const parts = items.map((item) => asText(item)?.parts);
      if (!text || rest.length > 0 || parts.some((each) => !each)) return undefined;
      const joined = parts.flatMap((each, index): readonly Part[] => [
        ...(index > 0 ? text.parts : []),
        ...(each ?? []),
      ]);
      return textValue(makeText(joined, writtenAt(place)));
    }
    case "sub":
      return substituted(read(0, "body"), read(1, "variables"), call, evaluator);
    case "select": {
      const [index, values] = [read(0, "index"), read(1, "array")];
      return values?.kind === "list" && index?.kind === "number" && values.rest.length === 0
        ? values.items[index.value]
        : undefined;
    }
    case "conditionIf": {
      const arms = [read(1, "valueIfTrue"), read(2, "valueIfFalse")].filter(
        (each) => each !== undefined,
      );
      return {
        kind: "choice",
        values: arms,
        complete: true,
        hole: evaluator.hole(call),
        origin: writtenAt(place),
      };
    }
    case "ref":
    case "importValue":
    case "getAtt": {
      const texts = [...givenParts(call, evaluator, bound)];
      return unknown({
        ...evaluator.hole(call),
        id: `${place.source.path}/Fn.${name} ${texts.join(".")}`,
      });
    }
    default:
      return undefined;
  }
}

function* givenParts(call: Call, evaluator: Evaluator, bound: Bound): Generator<string> {
  for (const value of membersOf(givenTo(call, evaluator, bound)).items) {
    const text = asText(value);
    yield text
      ? text.parts.map((part) => (typeof part === "string" ? part : part.id)).join("")
      : "?";
  }
}

const words: Readonly<Record<string, Word>> = {
  "AWS::AccountId": "account",
  "AWS::Region": "region",
  "AWS::Partition": "partition",
};

/** `${AWS::Region}` and the variables that are given, in a text. */
function substituted(
  body: Value | undefined,
  variables: Value | undefined,
  call: Call,
  evaluator: Evaluator,
): Value | undefined {
  const text = body && asText(body);
  if (!text) return undefined;
  const place: Place = placeOf(call, evaluator);
  const parts = text.parts.flatMap((part): readonly Part[] => {
    if (typeof part !== "string") return [part];
    return part.split(/(\$\{[^}]*\})/).flatMap((piece): readonly Part[] => {
      const name = /^\$\{([^!].*)\}$/.exec(piece)?.[1]?.trim();
      if (name === undefined) return [piece.replace("${!", "${")];
      const word = words[name];
      if (word) return [wordHole(word, place)];
      const given = variables && entry(variables, name)?.value;
      const read = given && asText(given);
      const hole = evaluator.hole(call);
      return read?.parts ?? [{ ...hole, id: `${place.source.path}/${name}`, expression: name }];
    });
  });
  return textValue(makeText(parts, writtenAt(place, [text.origin.written, ...text.origin.via])));
}
