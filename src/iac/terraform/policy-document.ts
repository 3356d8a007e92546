import type { At, Bindings, Evaluator } from "../../evaluate/terraform/at.ts";
import { argument, blocksOf, type Declaration } from "../../evaluate/terraform/module.ts";
import { asWritten, type Scope } from "../../evaluate/terraform/scope.ts";
import { principalType, readEffect } from "../../evaluate/statement.ts";
import type { Elements } from "../../iam/policy.ts";
import { asList, asText, possible, unknown, writtenAt, type Value } from "../../evaluate/value.ts";
import type { Condition, Match, PrincipalMatch, Statement } from "../../iam/policy.ts";
import { makeText, type List, type Part, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Argument, Block, Body } from "../../syntax/hcl/ast.ts";

// data "aws_iam_policy_document": statements as blocks.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document

/** A statement of a document, with what the file says beside what it comes to. */
export type BlockStatement = {
  readonly statement: Omit<Statement, "id">;
  readonly written: Elements;
};

/** The statements that a document writes itself, in their order. */
export function ownStatements(document: Declaration, scope: Scope): readonly BlockStatement[] {
  const { source, block } = document;
  const bindings = scope.bindings(document);
  const counted = ["count", "for_each"].some((name) => argument(block.body, name));
  return statementBlocks(block.body).map((found): BlockStatement => {
    const place = { source, span: found.block.span };
    const inner = found.dynamic ? withIterator(found.block, document, bindings, scope) : bindings;
    return {
      statement: {
        place,
        presence: found.dynamic || counted ? "maybe" : "always",
        ...readBlock(found.body, { source, bindings: inner }, scope.evaluator),
      },
      written: readBlock(found.body, { source, bindings: new Map() }, asWritten),
    };
  });
}

type StatementBlock = { readonly block: Block; readonly body: Body; readonly dynamic: boolean };

function statementBlocks(body: Body): readonly StatementBlock[] {
  return blocksOf(body).flatMap((block): readonly StatementBlock[] => {
    if (block.type === "statement") return [{ block, body: block.body, dynamic: false }];
    if (block.type !== "dynamic" || block.labels[0]?.value !== "statement") return [];
    const [content] = blocksOf(block.body, "content");
    return content ? [{ block, body: content.body, dynamic: true }] : [];
  });
}

/**
 * The bindings inside a dynamic block's content: one symbolic iteration, whose value is among the
 * items that the block iterates over, where those are known.
 */
function withIterator(
  block: Block,
  document: Declaration,
  bindings: Bindings,
  scope: Scope,
): Bindings {
  const { source } = document;
  const place = { source, span: block.span };
  const iterator = argument(block.body, "iterator");
  const name =
    iterator?.value.kind === "variable" ? iterator.value.name : (block.labels[0]?.value ?? "each");
  const index = blocksOf(document.block.body, "dynamic").indexOf(block);
  const own = (part: string): ReturnType<typeof scope.hole> =>
    scope.hole(`${document.address}/${name}[${index}].${part}`, place);
  const over = argument(block.body, "for_each");
  const collection = over && scope.evaluator.evaluate(over.value, { source, bindings });
  const values = collection ? possible(collection).flatMap(members) : [];
  const value: Value =
    values.length > 0
      ? {
          kind: "choice",
          values,
          complete: false,
          hole: own("value"),
          origin: writtenAt(place),
        }
      : unknown(own("value"));
  const origin = writtenAt(place);
  const iteration: Value = {
    kind: "map",
    entries: [
      { key: makeText(["key"], origin), value: unknown(own("key")), place },
      { key: makeText(["value"], origin), value, place },
    ],
    rest: [],
    origin,
  };
  return new Map([...bindings, [name, iteration]]);
}

function members(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items;
  if (value.kind === "map") return value.entries.map((entry) => entry.value);
  return [];
}

function readBlock(body: Body, at: At, evaluator: Evaluator): Elements {
  const read = (name: string): { argument: Argument; value: Value } | undefined => {
    const found = argument(body, name);
    return found && { argument: found, value: evaluator.evaluate(found.value, at) };
  };
  const match = (name: string): Match | undefined => {
    const [plain, not] = [read(name), read(`not_${name}`)];
    const found = plain ?? not;
    if (!found || found.value.kind === "null") return undefined;
    return {
      ...policyList(asList(found.value)),
      negated: plain === undefined,
      place: { source: at.source, span: found.argument.span },
    };
  };
  const sid = read("sid");
  const sidText = sid && asText(sid.value);
  const effect = read("effect");
  const action = match("actions");
  const resource = match("resources");
  const principal = readPrincipals(body, at, evaluator);
  return {
    ...(sidText && sidText.parts.length > 0 && { sid: sidText }),
    effect: effect && effect.value.kind !== "null" ? readEffect(effect.value) : "Allow",
    ...(action && { action }),
    ...(resource && { resource }),
    ...(principal && { principal }),
    conditions: nested(body, "condition", at, evaluator).flatMap(readCondition),
  };
}

type NestedBlock = {
  readonly place: Place;
  value(name: string): Value | undefined;
};

/** The blocks of a type, those that `dynamic` makes included. */
function nested(body: Body, type: string, at: At, evaluator: Evaluator): readonly NestedBlock[] {
  return blocksOf(body).flatMap((block) => {
    const inner =
      block.type === type
        ? block.body
        : block.type === "dynamic" && block.labels[0]?.value === type
          ? blocksOf(block.body, "content")[0]?.body
          : undefined;
    if (!inner) return [];
    return [
      {
        place: { source: at.source, span: block.span },
        value: (name) => {
          const found = argument(inner, name);
          return found && evaluator.evaluate(found.value, at);
        },
      },
    ];
  });
}

function readPrincipals(body: Body, at: At, evaluator: Evaluator): PrincipalMatch | undefined {
  const plain = nested(body, "principals", at, evaluator);
  const blocks = plain.length > 0 ? plain : nested(body, "not_principals", at, evaluator);
  const [first] = blocks;
  if (!first) return undefined;
  return {
    negated: plain.length === 0,
    place: first.place,
    entries: blocks.map((block) => {
      const type = block.value("type");
      const text = type && asText(type);
      const identifiers = block.value("identifiers");
      return {
        type: text ? principalType(text) : "AWS",
        ...(identifiers ? policyList(asList(identifiers)) : { items: [], rest: [] }),
      };
    }),
  };
}

function readCondition(block: NestedBlock): readonly Condition[] {
  const [test, variable, values] = ["test", "variable", "values"].map((name) => block.value(name));
  const operator = test && asText(test);
  const key = variable && asText(variable);
  if (!operator || !key) return [];
  return [
    {
      operator,
      key: policyText(key),
      values: values ? policyList(asList(values)) : { items: [], rest: [] },
    },
  ];
}

/** The data source spells policy variables `&{aws:username}`, since `${}` is Terraform's own. */
function policyText(text: Text): Text {
  const changed = text.parts.map(
    (part): Part => (typeof part === "string" ? part.replaceAll("&{", "${") : part),
  );
  return { ...text, parts: changed };
}

function policyList(list: List): List {
  return { items: list.items.map(policyText), rest: list.rest };
}
