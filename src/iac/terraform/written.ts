import { readDocument, type FoundStatement } from "../../evaluate/document.ts";
import { entriesOf } from "../../evaluate/embed.ts";
import { looksLikeStatement, readElements } from "../../evaluate/statement.ts";
import type { Elements } from "../../iam/policy.ts";
import type { At, Evaluator } from "../../evaluate/terraform/at.ts";
import { turnsWithin } from "../../evaluate/terraform/iteration.ts";
import { declaringBlocks, type Declaration, type Module } from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { together, type Presence } from "../../evaluate/presence.ts";
import { asWritten } from "../../evaluate/terraform/written.ts";
import type { Text } from "../../iam/text.ts";
import type { MapValue } from "../../evaluate/value.ts";
import { once } from "../../source/once.ts";
import { nameOf } from "../../source/path.ts";
import type { Place, Source } from "../../source/source.ts";
import type { Block, Body, ObjectExpression, Template } from "../../syntax/hcl/ast.ts";
import { keyName } from "./keys.ts";
import { eachSurrounded, type Around } from "./surrounded.ts";
import {
  isModuleStatement,
  looksLikeModuleStatement,
  readModuleElements,
} from "../module-statement.ts";

/** An expression of a file that holds statements: an object, or the template of a JSON text. */
export type Carrier = {
  readonly source: Source;
  /** The block at the top of the file that it stands in. */
  readonly block: Block;
  readonly declaration: Declaration | undefined;
  readonly node: ObjectExpression | Template;
  /** The argument of the block that it stands in. */
  readonly argument: string;
  readonly loops: Around;
};

type Found = Pick<Carrier, "node" | "loops" | "argument">;

/** All expressions of a module that hold statements written as objects or JSON. */
export const carriersOf = once((module: Module): readonly Carrier[] => {
  const declarations = new Map(declaringBlocks(module).map((each) => [each.block, each]));
  return module.files.flatMap(({ source, body }) =>
    body.items.flatMap((block) =>
      // A variable's type speaks of statements without being one; its default is not used here.
      block.kind === "block" && block.type !== "variable"
        ? carriersIn(counting(block.body, module), source).map((found) => ({
            ...found,
            source,
            block,
            declaration: declarations.get(block)?.declaration,
          }))
        : [],
    ),
  );
});

/** What of a body no override file says otherwise. */
function counting({ items, span }: Body, { overridden }: Module): Body {
  return { items: items.filter((each) => !overridden.has(each)), span };
}

/** Objects that are statements and templates that hold JSON with statements, outermost first. */
function carriersIn(body: Body, source: Source): readonly Found[] {
  return body.items.flatMap((item) => {
    const found: Found[] = [];
    eachSurrounded({ ...body, items: [item] }, (node, loops) => {
      const isFound =
        (node.kind === "object" && isCarrier(node)) ||
        (node.kind === "template" && mayHoldStatements(node, source));
      if (isFound) found.push({ node, loops, argument: item.kind === "argument" ? item.name : "" });
      return isFound;
    });
    return found;
  });
}

/** Whether an object is a statement. */
export function isCarrier(node: ObjectExpression): boolean {
  const keys = new Set(node.items.map((item) => keyName(item.key)));
  return looksLikeStatement(keys) || looksLikeModuleStatement(keys);
}

function mayHoldStatements(node: Template, source: Source): boolean {
  const text = source.text.slice(node.span.start, node.span.end);
  return (
    text.includes("Effect") && /["']?\bStatement\b|\bAction\b/.test(text) && text.includes("{")
  );
}

export type CarriedStatement = FoundStatement & { readonly elements: Elements };

export type Carried = {
  readonly version?: Text;
  readonly statements: readonly CarriedStatement[];
  readonly broken: readonly { readonly place: Place; readonly message: string }[];
  readonly unknown: readonly Place[];
  /** Whether any of it is there. */
  readonly presence: Presence;
};

/** The statements of a carrier, as they come out in each turn and instance. */
export function statementsIn(carrier: Carrier, scope: Scope): readonly Carried[] {
  const { block: written, source } = carrier;
  const block = scope.module.wholes.get(written) ?? written;
  const repeated = { address: addressOf(carrier), block, source: block.source ?? source };
  return scope.instances(repeated).flatMap(({ instance, presence }) => {
    const at = { ...atDeclaration(repeated, scope, instance), source };
    return turnsWithin(carrier.loops, at, scope.evaluator).map((turn) => ({
      ...statementsOf(carrier, turn.at, scope.evaluator),
      presence: together(presence, turn.presence),
    }));
  });
}

const unbound = (source: Source): At => ({ source, bindings: new Map() });

function statementsOf({ node }: Carrier, at: At, evaluator: Evaluator): Omit<Carried, "presence"> {
  const value = evaluator.evaluate(node, at);
  if (value.kind === "map" && isModuleStatement(value))
    return {
      statements: [{ value, maybe: false, elements: readModuleElements(value) }],
      broken: [],
      unknown: [],
    };
  const { statements, broken, unknown, version } = readDocument(entriesOf(value)?.list ?? value);
  return {
    ...(version && { version }),
    statements: statements.map((found) => ({ ...found, elements: readElements(found.value) })),
    broken,
    unknown,
  };
}

/** What a statement says as the file has it, and what it is called in a scan. */
export type WrittenStatement = {
  readonly id: string;
  readonly place: Place;
  readonly elements: Elements;
};

/**
 * The statements that a module writes as objects or JSON, by their places. The id is the block
 * they stand in and their number there: it does not change when lines move.
 */
export function writtenStatements(
  module: Module,
  carriers: readonly Carrier[],
): ReadonlyMap<string, WrittenStatement> {
  const counts = new Map<string, number>();
  const found = new Map<string, WrittenStatement>();
  for (const carrier of carriers) {
    // The blocks of a document are counted by themselves.
    const counted = carrier.block.type === "data" ? ".json" : "";
    const address = `${module.directory}/${addressOf(carrier)}${counted}`;
    for (const { value, elements } of statementsOf(carrier, unbound(carrier.source), asWritten)
      .statements) {
      const count = counts.get(address) ?? 0;
      counts.set(address, count + 1);
      const place = placeOf(value);
      found.set(placeKey(place), { id: `${address}[${count}]`, place, elements });
    }
  }
  return found;
}

/** The address of the block that a carrier stands in: `aws_iam_role.app`, `main.tf/locals`. */
export function addressOf({ block, source }: Pick<Carrier, "block" | "source">): string {
  const labels = block.labels.map((label) => label.value);
  if (block.type === "resource") return labels.join(".");
  const file = nameOf(source.path);
  return labels.length > 0 ? [block.type, ...labels].join(".") : `${file}/${block.type}`;
}

export function placeOf(value: MapValue): Place {
  return value.origin.written;
}

export function placeKey({ source, span }: Place): string {
  return `${source.path}:${span.start}-${span.end}`;
}
