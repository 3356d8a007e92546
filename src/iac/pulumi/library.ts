import { foundByName } from "../../catalog/aws-policies.ts";
import type { Bound, Evaluator, Library } from "../../evaluate/script/at.ts";
import { importedValue } from "../../evaluate/script/imported.ts";
import { asText } from "../../evaluate/texts.ts";
import {
  literal,
  textValue,
  through,
  writtenAt,
  type UnknownValue,
  type Value,
} from "../../evaluate/value.ts";
import { known, makeText } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Call, Member } from "../../syntax/script/tree.ts";
import { argumentsOf } from "./arguments.ts";
import { inCamelCase, namedIn, type Named } from "./names.ts";
import { applied, configured, ofPulumi } from "./outputs.ts";
import { documentOf, trustPolicyFor } from "./policy-document.ts";
import type { File } from "./file.ts";
import { property } from "./properties.ts";
import { resourceValue, wordHole } from "./resources.ts";

/** What Pulumi's libraries make of the calls and names of a file. */
export function libraryOf(file: () => File): Library {
  const call = (node: Call, evaluator: Evaluator, bound: Bound): Value | undefined => {
    const declaration = file().declarationOf(node);
    if (declaration) return resourceValue(declaration, file());
    const named = namedIn(node.callee, evaluator);
    if (named?.library === "aws") return ofAws(named, node, evaluator, bound, file());
    const made =
      named?.library === "pulumi"
        ? ofPulumi(named, node, evaluator, bound)
        : (configured(node, evaluator) ??
          applied(node, evaluator, bound) ??
          file().using.givenElsewhere.call(node, evaluator, bound));
    return made && through(made, { source: evaluator.script.source, span: node.span });
  };
  const member: NonNullable<Library["member"]> = (node, evaluator, bound, object) => {
    const named = namedIn(node, evaluator);
    return named?.library === "aws"
      ? constant(named, node, evaluator, file())
      : file().using.givenElsewhere.member(node, evaluator, bound, object);
  };
  return {
    call,
    member,
    imported: (from) => importedValue(from, file().script, file().using),
  };
}

/** What a function of the library for AWS gives. */
function ofAws(
  { path }: Named,
  call: Call,
  evaluator: Evaluator,
  bound: Bound,
  file: File,
): Value | undefined {
  const place = { source: evaluator.script.source, span: call.span };
  const name = inCamelCase(path.join(".")).replace(/Output$/, "");
  switch (name) {
    case "iam.getPolicyDocument": {
      const given = givenTo(call, evaluator, bound);
      const document = documentOf(given, place, evaluator.hole(call));
      const json: Value = { kind: "encoded", value: document, origin: writtenAt(place) };
      return withAttributes(call, evaluator, (attribute) =>
        /^(?:json|minifiedJson)$/.test(attribute) ? json : undefined,
      );
    }
    case "iam.getPolicy": {
      const arn = awsPolicyFound(givenTo(call, evaluator, bound), place, file);
      return withAttributes(call, evaluator, (attribute) =>
        /^(?:arn|id)$/.test(attribute) ? arn : undefined,
      );
    }
    case "iam.assumeRolePolicyForPrincipal": {
      const [principal] = call.args;
      return principal && trustPolicyFor(evaluator.evaluate(principal.value, bound), place);
    }
    case "getCallerIdentity":
      return word("account", ["accountId", "id"]);
    case "getRegion":
      return word("region", ["name", "id", "region"]);
    case "config.requireRegion":
    case "config.getRegion": {
      const hole = wordHole("region", place);
      return { kind: "unknown", hole, origin: writtenAt(place) };
    }
    case "getPartition":
      return word("partition", ["partition", "id"]);
    default:
      return /Args(?:Dict)?$/.test(name) ? argumentsOf(call, evaluator, bound) : undefined;
  }

  function word(kind: Parameters<typeof wordHole>[0], attributes: readonly string[]): Value {
    return withAttributes(call, evaluator, (attribute) => {
      if (!attributes.includes(attribute)) return undefined;
      const hole = wordHole(kind, { source: file.source, span: call.span });
      return { kind: "unknown", hole, origin: writtenAt(place) };
    });
  }
}

/** The ARN that is asked for, or that of a managed policy of AWS that is found by its name. */
function awsPolicyFound(given: Value, place: Place, file: File): Value | undefined {
  const arn = property(given, "arn");
  if (arn) return arn.value;
  const [name, path] = [property(given, "name"), property(given, "pathPrefix", "path_prefix")].map(
    (each) => {
      const text = each && asText(each.value);
      return text && { whole: known(text) };
    },
  );
  if (name?.whole === undefined || (path && path.whole === undefined)) return undefined;
  const ending = foundByName(file.using.awsPolicies(), name.whole, path?.whole);
  if (ending === undefined) return undefined;
  const partition = wordHole("partition", { source: file.source, span: place.span });
  return textValue(makeText(["arn:", partition, `:iam::aws:policy/${ending}`], writtenAt(place)));
}

function givenTo(call: Call, evaluator: Evaluator, bound: Bound): Value {
  const [first] = call.args;
  return first && first.name === undefined
    ? evaluator.evaluate(first.value, bound)
    : argumentsOf(call, evaluator, bound);
}

/** What a function gives, of which some attributes are known. */
function withAttributes(
  call: Call,
  evaluator: Evaluator,
  known: (attribute: string) => Value | undefined,
): UnknownValue {
  const hole = evaluator.hole(call);
  return {
    kind: "unknown",
    hole,
    attributeOf: (name) => {
      const attribute = inCamelCase(name);
      const found = known(attribute);
      if (found) return found;
      const own = { ...hole, id: `${hole.id}.${attribute}` };
      return { kind: "unknown", hole: own, origin: writtenAt(hole.place) };
    },
    origin: writtenAt(hole.place),
  };
}

/** What a name of the library stands for: a managed policy, a principal, the region of the provider. */
function constant(
  { path }: Named,
  node: Member,
  { script }: Evaluator,
  { using }: File,
): Value | undefined {
  const place = { source: script.source, span: node.span };
  const [service, kind, name = ""] = path;
  if (service === "config" && kind === "region")
    return { kind: "unknown", hole: wordHole("region", place), origin: writtenAt(place) };
  if (service !== "iam") return undefined;
  if (kind === "ManagedPolicy" || kind === "ManagedPolicies") {
    const arn = name === "" ? undefined : using.names.managedPolicy(name);
    return arn === undefined ? undefined : literal(arn, place);
  }
  if (kind !== "Principals" || name === "") return undefined;
  return {
    kind: "map",
    entries: [
      {
        key: makeText(["Service"], writtenAt(place)),
        value: literal(using.names.principal(name), place),
        place,
      },
    ],
    rest: [],
    origin: writtenAt(place),
  };
}
