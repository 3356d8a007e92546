import { readDocument } from "../../evaluate/document.ts";
import { argument, type Declaration } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { possible, type MapValue, type Value } from "../../evaluate/value.ts";
import type { Statement } from "../../iam/policy.ts";
import { known, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { statementOf } from "../statement.ts";

/** The statements that a policy comes to, and what could not be found of it. */
export type Resolved = {
  readonly version?: Text;
  readonly statements: readonly Statement[];
  readonly unknown: readonly Place[];
  readonly broken: readonly { readonly place: Place; readonly message: string }[];
  /** The `aws_iam_policy_document`s that went into it. */
  readonly documents: readonly string[];
};

export type Resolve = {
  /** The policy that an expression gives. */
  expression(expression: Expression, declaration: Declaration): Resolved;
  /** The policy of a data source, with those it is made from merged in. */
  document(declaration: Declaration): Resolved;
};

type Options = {
  readonly scope: Scope;
  readonly own: (document: Declaration) => readonly Statement[];
  readonly idOf: (value: MapValue) => string;
};

export const documentType = "aws_iam_policy_document";

const nothing: Resolved = { statements: [], unknown: [], broken: [], documents: [] };

/** Follows policy arguments to the statements they come to. */
export function documentResolver({ scope, own, idOf }: Options): Resolve {
  const { module, evaluator } = scope;
  const pending = new Set<string>();

  const evaluate = (expression: Expression, declaration: Declaration): Value =>
    evaluator.evaluate(expression, {
      source: declaration.source,
      bindings: scope.bindings(declaration),
    });

  const resolve = (value: Value): Resolved => {
    if (value.kind === "choice") {
      const arms = value.values.flatMap(possible).filter((each) => each.kind !== "null");
      const one = concat(arms.map(resolve));
      const statements = one.statements.map((each) => ({ ...each, presence: "maybe" as const }));
      const unknown = value.complete ? one.unknown : [...one.unknown, value.origin.written];
      return { ...one, statements, unknown };
    }
    if (value.kind === "unknown" && value.refersTo) {
      const target = module.declarations.get(value.refersTo.address);
      if (target?.type === documentType) return document(target);
    }
    const { version, statements, unknown, broken } = readDocument(value);
    return {
      ...(version && { version }),
      statements: statements.map((found) => statementOf(found, idOf(found.value))),
      unknown,
      broken,
      documents: [],
    };
  };

  const layer = (declaration: Declaration, ...names: readonly string[]): Resolved => {
    const found = names.flatMap((name) => argument(declaration.block.body, name) ?? []);
    return concat(
      found.map(({ value }) => {
        const list = evaluate(value, declaration);
        if (list.kind !== "list") return resolve(list);
        const rest = list.rest.map((hole) => hole.place);
        const items = concat(list.items.map(resolve));
        return { ...items, unknown: [...items.unknown, ...rest] };
      }),
    );
  };

  const document = (declaration: Declaration): Resolved => {
    if (pending.has(declaration.address)) return nothing;
    pending.add(declaration.address);
    const sources = layer(declaration, "source_policy_documents", "source_json");
    const overrides = layer(declaration, "override_policy_documents", "override_json");
    pending.delete(declaration.address);
    const { statements } = [
      sources,
      { ...nothing, statements: own(declaration) },
      overrides,
    ].reduce(overlaid);
    const all = concat([sources, overrides]);
    return { ...all, statements, documents: [declaration.address, ...all.documents] };
  };

  return {
    expression: (expression, declaration) => resolve(evaluate(expression, declaration)),
    document,
  };
}

/** A later statement replaces an earlier one of the same Sid, in the earlier one's place. */
function overlaid(below: Resolved, above: Resolved): Resolved {
  const bySid = new Map(above.statements.map((each) => [sidOf(each), each]));
  const replaced = below.statements.map((each) => bySid.get(sidOf(each) ?? "") ?? each);
  const used = new Set(replaced);
  return {
    ...below,
    statements: [...replaced, ...above.statements.filter((each) => !used.has(each))],
  };
}

function sidOf(statement: Statement): string | undefined {
  return statement.sid && known(statement.sid);
}

function concat(parts: readonly Resolved[]): Resolved {
  const version = parts.find((each) => each.version)?.version;
  return {
    ...(version && { version }),
    statements: parts.flatMap((each) => each.statements),
    unknown: parts.flatMap((each) => each.unknown),
    broken: parts.flatMap((each) => each.broken),
    documents: parts.flatMap((each) => each.documents),
  };
}
