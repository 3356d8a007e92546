import { makeDocument } from "../../evaluate/document.ts";
import type { CdkConstructs } from "../../catalog/cdk.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { Bound, Evaluator, Library } from "../../evaluate/script/at.ts";
import { isSure } from "../../evaluate/script/deciding.ts";
import { doneIn, type DoneTo } from "../../evaluate/script/methods.ts";
import { entry, membersOf } from "../../evaluate/members.ts";
import { asText } from "../../evaluate/texts.ts";
import {
  textValue,
  through,
  unknown,
  writtenAt,
  type ListValue,
  type Value,
} from "../../evaluate/value.ts";
import { makeText } from "../../iam/text.ts";
import { once, later } from "../../source/once.ts";
import { textAt, type Place } from "../../source/source.ts";
import type { Call, Expression, Member } from "../../syntax/script/tree.ts";
import { addedIn } from "./added.ts";
import { formattedArn, intrinsicValue } from "./arns.ts";
import { arnOf, attributeOf, wordHole, type Attributing } from "./attributes.ts";
import { constantOf, wordOf } from "./constants.ts";
import { constructsIn, constructValue, type Construct, type Constructs } from "./construct.ts";
import { statementsExtended } from "./extended.ts";
import { cdkName, inCamelCase, type CdkName } from "./names.ts";
import { principalMethod, principalValue } from "./principal.ts";
import { argumentNamed, givenTo, placeOf, propsOf } from "./props.ts";
import { statementValue } from "./statement.ts";

/** What CDK makes of the things that a program names and calls. */
export type Cdk = Library & {
  readonly call: NonNullable<Library["call"]>;
  readonly member: NonNullable<Library["member"]>;
  readonly constructs: (evaluator: Evaluator) => Constructs;
  /** What methods add to the statement at a place. */
  readonly addedAt: (place: Place, evaluator: Evaluator) => readonly Place[];
  /** The construct that a value is. */
  readonly constructOf: (value: Value, evaluator: Evaluator) => Construct | undefined;
  /** The ARN of a construct as a principal: its own, or that of the role that it has. */
  readonly principalArn: (value: Value, evaluator: Evaluator) => Value | undefined;
};

export function cdkLibrary(cdk: CdkConstructs, catalog: Catalog): Cdk {
  const constructs = once((evaluator: Evaluator) =>
    constructsIn(evaluator.script.program, evaluator, cdk),
  );
  const done = once((evaluator: Evaluator) => later(() => doneIn(evaluator)));
  const added = once((evaluator: Evaluator) => later(() => addedIn(done(evaluator)(), evaluator)));
  const constructOf = (value: Value, evaluator: Evaluator): Construct | undefined => {
    const { refersTo } = value.kind === "unknown" ? value : {};
    return refersTo?.attribute === "" ? constructs(evaluator).at.get(refersTo.address) : undefined;
  };
  const using = (evaluator: Evaluator): Attributing => ({ evaluator, cdk, catalog });

  const call = (node: Call, evaluator: Evaluator, bound: Bound): Value | undefined => {
    const construct = constructs(evaluator).by.get(node);
    if (construct) return constructValue(construct);
    const extended = statementsExtended(evaluator).get(node);
    if (extended)
      return statementOf(node, done(evaluator)().get(node) ?? extended, evaluator, bound);
    const name = cdkName(node.callee, evaluator);
    return name ? ofCdk(name, node, evaluator, bound) : methodOf(node, evaluator, bound);
  };

  const ofCdk = (
    { service, path }: CdkName,
    node: Call,
    evaluator: Evaluator,
    bound: Bound,
  ): Value | undefined => {
    const [first = "", second] = path;
    const last = path.at(-1) ?? "";
    const isCall = node.isNew || evaluator.script.program.language === "python";
    if (isCall && /(?:Property|Props|Components|Options)$/.test(last))
      return propsOf(node, evaluator, bound);
    if (service === "core") return coreValue(path, node, evaluator, bound);
    if (service !== "iam") return undefined;
    if (second === "fromJson") {
      const given = argumentNamed(node, 0, "obj");
      return given && evaluator.evaluate(given, bound);
    }
    if (first === "ManagedPolicy" && second === "fromAwsManagedPolicyName")
      return awsManaged(node, evaluator, bound);
    if (!isCall || second !== undefined) return undefined;
    if (first === "PolicyStatement")
      return statementOf(node, done(evaluator)().get(node), evaluator, bound);
    if (first === "PolicyDocument") return documentValue(node, evaluator, bound);
    return principalValue(first, node, evaluator, bound, done(evaluator)().get(node)?.calls);
  };

  const statementOf = (
    node: Call,
    done: DoneTo | undefined,
    evaluator: Evaluator,
    bound: Bound,
  ): Value => {
    const arnOf = (value: Value): Value | undefined => principalArn(value, evaluator);
    return statementValue(node, { evaluator, bound, done, arnOf });
  };

  /** A document with the statements that it is made with, and those that are added to it. */
  const documentValue = (node: Call, evaluator: Evaluator, bound: Bound): Value => {
    const props = propsOf(node, evaluator, bound);
    const place = placeOf(node, evaluator);
    const given = entry(props, "statements")?.value;
    const own = given ? membersOf(given) : { items: [], rest: [] };
    const calls = done(evaluator)().get(node)?.calls ?? [];
    const added = calls.filter(
      ({ callee }) => callee.kind === "member" && inCamelCase(callee.name) === "addStatements",
    );
    const parts = added.map((each) => ({
      members: membersOf(givenTo(each, evaluator, bound)),
      hole: evaluator.hole(each),
      isSure: isSure(each, evaluator, node),
    }));
    const statements: ListValue = {
      kind: "list",
      items: [
        ...own.items,
        ...parts.flatMap(({ members, isSure }) => (isSure ? members.items : [])),
      ],
      rest: [
        ...own.rest,
        ...parts.flatMap(({ members, isSure, hole }) =>
          isSure ? members.rest : [{ hole, like: members.items, complete: true }, ...members.rest],
        ),
      ],
      origin: writtenAt(place),
    };
    return { ...makeDocument(statements, place), rest: props.rest };
  };

  const principalArn = (value: Value, evaluator: Evaluator): Value | undefined => {
    const construct = constructOf(value, evaluator);
    if (!construct) return undefined;
    const isPrincipal = /^AWS::IAM::(?:Role|User|Group)$/.test(construct.type);
    const arn = isPrincipal ? arnOf(construct, using(evaluator)) : undefined;
    const { place, address } = construct;
    const hole = {
      id: `${place.source.path}/${address}/role`,
      place,
      meaning: { kind: "name" as const, address },
    };
    const role = [
      "arn:",
      wordHole("partition", place),
      ":iam::",
      wordHole("account", place),
      ":role/",
    ];
    return textValue(arn ?? makeText([...role, hole], writtenAt(place)));
  };

  /** The role of a construct as what it has policies by: one that it is given, or itself. */
  const roleOf = (value: Value, evaluator: Evaluator): Value | undefined => {
    const construct = constructOf(value, evaluator);
    if (!construct || construct.isPlain) return undefined;
    const role = entry(propsOf(construct.call, evaluator, new Map()), "role")?.value;
    return role && constructOf(role, evaluator) ? role : value;
  };

  const methodOf = (node: Call, evaluator: Evaluator, bound: Bound): Value | undefined => {
    const { callee } = node;
    if (callee.kind !== "member") return undefined;
    const method = inCamelCase(callee.name);
    switch (method) {
      case "arnForObjects":
        return arnForObjects(callee.object, node, evaluator, bound);
      case "formatArn":
        return formattedArn(node, evaluator, bound);
      case "withConditions":
      case "withSessionTags":
        return principalMethod(
          method,
          evaluator.evaluate(callee.object, bound),
          node,
          evaluator,
          bound,
        );
      case "toString":
        return node.args.length === 0 ? evaluator.evaluate(callee.object, bound) : undefined;
      default:
        return undefined;
    }
  };

  const arnForObjects = (
    bucket: Expression,
    node: Call,
    evaluator: Evaluator,
    bound: Bound,
  ): Value => {
    const { span } = bucket;
    const arn = evaluator.evaluate(
      { kind: "member", object: bucket, name: "bucketArn", nameSpan: span, span },
      bound,
    );
    const pattern = argumentNamed(node, 0, "keyPattern");
    const [base, key] = [asText(arn), pattern && asText(evaluator.evaluate(pattern, bound))];
    const place = placeOf(node, evaluator);
    if (!base || !key) return unknown(evaluator.hole(node));
    const via = [base.origin.written, ...base.origin.via, key.origin.written];
    return textValue(makeText([...base.parts, "/", ...key.parts], writtenAt(place, via)));
  };

  const member = (
    node: Member,
    evaluator: Evaluator,
    bound: Bound,
    object: () => Value,
  ): Value | undefined => {
    const name = cdkName(node, evaluator);
    if (name) return constantOf(name, node, evaluator);
    const word = wordOf(node, evaluator);
    if (word)
      return unknown(wordHole(word, placeOf(node, evaluator), textAt(placeOf(node, evaluator))));
    const attribute = inCamelCase(node.name);
    if (attribute === "roleArn" && node.object.kind === "member" && isRole.test(node.object.name)) {
      const holder = evaluator.evaluate(node.object.object, bound);
      const arn = principalArn(holder, evaluator);
      if (arn) return through(arn, placeOf(node, evaluator));
    }
    const value = object();
    const holder = /^(?:role|grantPrincipal)$/.test(attribute)
      ? roleOf(value, evaluator)
      : undefined;
    if (holder) return holder;
    const of = (each: Value): Value | undefined => {
      const construct = constructOf(each, evaluator);
      return construct && attributeOf(construct, attribute, using(evaluator));
    };
    const place = placeOf(node, evaluator);
    if (value.kind === "choice") {
      const values = value.values.map(of);
      return values.every((each) => each !== undefined)
        ? through({ ...value, values, hole: evaluator.hole(node) }, place)
        : undefined;
    }
    const found = of(value);
    return found && through(found, place);
  };

  const addedAt = ({ span }: Place, evaluator: Evaluator): readonly Place[] =>
    added(evaluator)().get(span.start) ?? [];

  return { call, member, constructs, addedAt, constructOf, principalArn };
}

/** What has a role of its own calls it so: `fn.role`, `task.executionRole`. */
const isRole = /^(?:\w+_?)?role$/i;

/** `ManagedPolicy.fromAwsManagedPolicyName("ReadOnlyAccess")` as an ARN. */
function awsManaged(node: Call, evaluator: Evaluator, bound: Bound): Value | undefined {
  const given = argumentNamed(node, 0, "managedPolicyName");
  const name = given && asText(evaluator.evaluate(given, bound));
  if (!name) return undefined;
  const place = placeOf(node, evaluator);
  return textValue(
    makeText(
      ["arn:", wordHole("partition", place), ":iam::aws:policy/", ...name.parts],
      writtenAt(place),
    ),
  );
}

function coreValue(
  path: readonly string[],
  node: Call,
  evaluator: Evaluator,
  bound: Bound,
): Value | undefined {
  const [first, second = ""] = path;
  if (first === "Fn") return intrinsicValue(second, node, evaluator, bound);
  if (first === "Arn" && second === "format") return formattedArn(node, evaluator, bound);
  const given = argumentNamed(node, 0, "value");
  return first === "Token" && second.startsWith("as") && given
    ? evaluator.evaluate(given, bound)
    : undefined;
}
