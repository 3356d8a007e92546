import type { SamStatement } from "../../catalog/sam.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { readElements } from "../../evaluate/statement.ts";
import { literal, writtenAt, type Entry, type MapValue, type Value } from "../../evaluate/value.ts";
import type { Statement } from "../../iam/policy.ts";
import { makeText } from "../../iam/text.ts";
import type { Place, Span } from "../../source/source.ts";
import { type DataEntry, type DataMap, type DataNode, type DataScalar } from "../../syntax/data.ts";

/** What is put in for a name of a statement that SAM makes, and where that is said. */
export type Given = { readonly node: DataNode; readonly span: Span };

/** Where a statement that SAM makes is said to stand: nothing of it is written in the file. */
export type Standing = {
  /** What SAM makes it of. */
  readonly whole: Span;
  /** What decides on its actions: the name of a policy template. */
  readonly actions: Span;
};

/**
 * A statement that AWS SAM makes, as if it were written: its texts are evaluated as `Fn::Sub` in
 * the user's template, with what is given. Each text stands where what it is made of is given.
 */
export function madeStatement(
  statement: SamStatement,
  given: ReadonlyMap<string, Given>,
  { whole, actions }: Standing,
  scope: TemplateScope,
  identity: Pick<Statement, "id" | "presence" | "madeOf">,
): Statement {
  const { source } = scope.template;
  const at = (span: Span): Place => ({ source, span });
  const text = (written: string): Value => textOf(written, given, actions, scope);
  const list = (items: readonly Value[]): Value => ({
    kind: "list",
    items,
    rest: [],
    origin: writtenAt(at(whole)),
  });
  const entry = (key: string, value: Value): Entry => ({
    key: makeText([key], writtenAt(at(actions))),
    value,
    place: at(actions),
  });
  const map = (entries: readonly Entry[]): MapValue => ({
    kind: "map",
    entries,
    rest: [],
    origin: writtenAt(at(whole)),
  });
  const { Action, Resource, Principal, Condition } = statement;
  const conditions = Object.entries(Condition ?? {}).map(([operator, keys]) =>
    entry(operator, map(Object.entries(keys).map(([key, value]) => entry(key, text(value))))),
  );
  const value = map([
    entry("Effect", literal("Allow", at(actions))),
    entry("Action", list(Action.map((action) => literal(action, at(actions))))),
    entry("Resource", list(Resource.map(text))),
    ...(Principal ? [entry("Principal", map([entry("Service", text(Principal.Service))]))] : []),
    ...(Condition ? [entry("Condition", map(conditions))] : []),
  ]);
  const elements = readElements(value);
  return { ...elements, ...identity, place: at(whole) };
}

/** The names in a text of SAM's that are to be put in. */
export function namesIn(written: string): readonly string[] {
  return [...written.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, name = ""]) =>
    name.startsWith("AWS::") ? [] : [name],
  );
}

function textOf(
  written: string,
  given: ReadonlyMap<string, Given>,
  elsewhere: Span,
  scope: TemplateScope,
): Value {
  const used = namesIn(written).flatMap((name) => {
    const found = given.get(name);
    return found ? [{ name, ...found }] : [];
  });
  const [only] = used;
  if (only && written === `\${${only.name}}`) return scope.evaluate(only.node);
  const span = only?.span ?? elsewhere;
  return scope.evaluate(substitution(written, used, span));
}

/** `Ref`, or `Fn::GetAtt` of an attribute, as a node that stands at a span of the file. */
export function referenceTo(
  { logicalId, attribute }: { readonly logicalId: string; readonly attribute?: string },
  span: Span,
): DataNode {
  const text = (value: string): DataScalar => ({ kind: "scalar", value, style: "plain", span });
  const items = [text(logicalId), text(attribute ?? "")];
  const entry: DataEntry =
    attribute === undefined
      ? { key: "Ref", keySpan: span, value: text(logicalId), span }
      : {
          key: "Fn::GetAtt",
          keySpan: span,
          value: { kind: "list", items, flow: true, span },
          span,
        };
  return { kind: "map", entries: [entry], flow: true, span };
}

/** `Fn::Sub` of a text, as a node that stands at a span of the file. */
export function substitution(
  written: string,
  given: readonly (Given & { readonly name: string })[],
  span: Span,
): DataNode {
  const entry = (key: string, value: DataNode): DataEntry => ({ key, keySpan: span, value, span });
  const map = (entries: readonly DataEntry[]): DataMap => ({
    kind: "map",
    entries,
    flow: true,
    span,
  });
  const text: DataScalar = { kind: "scalar", value: written, style: "plain", span };
  const variables = map(given.map(({ name, node }) => entry(name, node)));
  const argument: DataNode = { kind: "list", items: [text, variables], flow: true, span };
  return map([entry("Fn::Sub", argument)]);
}
