import type { At, Evaluator } from "../../evaluate/terraform/at.ts";
import type { Present } from "../../evaluate/terraform/instances.ts";
import { turnsWithin, type Turned } from "../../evaluate/terraform/iteration.ts";
import {
  argument,
  blocksNamed,
  dynamicBlocks,
  placeIn,
  type Declaration,
  type NamedBlock,
} from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { together } from "../../evaluate/presence.ts";
import { turnsOfEach } from "../../evaluate/terraform/turns.ts";
import { asWritten } from "../../evaluate/terraform/written.ts";
import { principalType, readEffect } from "../../evaluate/statement.ts";
import { asList, asText } from "../../evaluate/texts.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Condition, Elements, Match, PrincipalMatch, Statement } from "../../iam/policy.ts";
import { isHole, textKey, type List, type Part, type Text } from "../../iam/text.ts";
import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import { effectOf } from "../effect.ts";
import type { Argument, Block, Body } from "../../syntax/hcl/ast.ts";

// data "aws_iam_policy_document": statements as blocks.
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document

/** A statement of a document, with what the file says beside what it comes to. */
export type BlockStatement = {
  readonly statement: Omit<Statement, "id">;
  readonly written: Elements;
  /** Which of the document's blocks writes it: `dynamic` may make several statements of one. */
  readonly number: number;
};

/** How the text of blocks becomes values: what they come to, or what is written. */
type Reading = {
  readonly evaluator: Evaluator;
  /** Where the content of a `dynamic` block stands, turn by turn. */
  turns(loop: Block, at: At): readonly Turned[];
};

const verbatim: Reading = {
  evaluator: asWritten,
  turns: (_, at) => [{ at, presence: "always" }],
};

/** The statements that an instance of a document writes itself, in their order. */
export function ownStatements(
  document: Declaration,
  { instance, presence }: Present,
  scope: Scope,
): readonly BlockStatement[] {
  const { source } = document;
  const { evaluator } = scope;
  const most = turnsOfEach(dynamicBlocks(scope.module));
  const reading: Reading = {
    evaluator,
    turns: (loop, at) => turnsWithin([loop], at, evaluator, most),
  };
  const around = atDeclaration(document, scope, instance);
  return statementBlocks(document).flatMap(({ written, ...found }, number) => {
    const at = { ...around, source: found.block.source ?? source };
    const effect = argument(found.body, "effect");
    return turnsAt(found, at, reading).map((turn): BlockStatement => {
      const read = effectOf(
        readBlock(found.body, turn.at, reading),
        effect && evaluator.evaluate(effect.value, turn.at),
      );
      const present = together(presence, turn.presence);
      return {
        statement: {
          ...read,
          place: placeIn(found.block, source),
          presence: together(present, read.presence),
        },
        written,
        number,
      };
    });
  });
}

/** The blocks of a document that write statements, with what the file has in them. */
const statementBlocks = once(({ source, block }: Declaration) =>
  blocksNamed(block.body, "statement").map((found) => ({
    ...found,
    written: readBlock(
      found.body,
      { source: found.block.source ?? source, bindings: new Map() },
      verbatim,
    ),
  })),
);

/** Where the content of a block stands: once, or in each turn of the loop that makes it. */
function turnsAt({ loop }: NamedBlock, at: At, reading: Reading): readonly Turned[] {
  return loop ? reading.turns(loop, at) : [{ at, presence: "always" }];
}

function readBlock(body: Body, at: At, reading: Reading): Elements {
  /** An argument that is set; null is as good as none. */
  const read = (name: string): { argument: Argument; value: Value } | undefined => {
    const found = argument(body, name);
    const value = found && reading.evaluator.evaluate(found.value, at);
    return value && value.kind !== "null" ? { argument: found, value } : undefined;
  };
  const match = (name: string): Match | undefined => {
    const [plain, not] = [read(name), read(`not_${name}`)];
    const found = plain ?? not;
    if (!found) return undefined;
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
  const principal = readPrincipals(body, at, reading);
  return {
    ...(sidText && sidText.parts.length > 0 && { sid: sidText }),
    ...(effect ? readEffect(effect.value) : { effect: "Allow" }),
    ...(action && { action }),
    ...(resource && { resource }),
    ...(principal && { principal }),
    conditions: joined(nested(body, "condition", at, reading).flatMap(readCondition)),
  };
}

type NestedBlock = {
  readonly place: Place;
  value(name: string): Value | undefined;
};

/** The blocks of a type in a statement; those that may be there are taken for there. */
function nested(body: Body, type: string, outer: At, reading: Reading): readonly NestedBlock[] {
  return blocksNamed(body, type).flatMap((found) =>
    turnsAt(found, outer, reading)
      .filter(({ presence }) => presence !== "never")
      .map(({ at }) => ({
        place: { source: at.source, span: found.block.span },
        value(name: string) {
          const given = argument(found.body, name);
          return given && reading.evaluator.evaluate(given.value, at);
        },
      })),
  );
}

function readPrincipals(body: Body, at: At, reading: Reading): PrincipalMatch | undefined {
  const plain = nested(body, "principals", at, reading);
  const blocks = plain.length > 0 ? plain : nested(body, "not_principals", at, reading);
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

/** Blocks of one operator and key are one condition, whose values are those of all of them. */
function joined(conditions: readonly Condition[]): readonly Condition[] {
  const byKey = new Map<string, Condition>();
  for (const condition of conditions) {
    const { operator, key, values } = condition;
    const name = `${textKey(operator)} ${textKey(key)}`;
    const known = byKey.get(name)?.values ?? { items: [], rest: [] };
    const { items, rest } = values;
    byKey.set(name, {
      ...condition,
      values: { items: [...known.items, ...items], rest: [...known.rest, ...rest] },
    });
  }
  return [...byKey.values()];
}

/** The data source spells policy variables `&{aws:username}`, since `${}` is Terraform's own. */
function policyText(text: Text): Text {
  return { ...text, parts: text.parts.map(policyPart) };
}

function policyPart(part: Part): Part {
  if (!isHole(part)) return part.replaceAll("&{", "${");
  if (!part.among) return part;
  return { ...part, among: { ...part.among, texts: part.among.texts.map(policyText) } };
}

function policyList({ items, rest }: List): List {
  return {
    items: items.map(policyText),
    rest: rest.flatMap((hole) => {
      const part = policyPart(hole);
      return isHole(part) ? [part] : [];
    }),
  };
}
