import { readDocument } from "../../evaluate/document.ts";
import { within } from "../../evaluate/terraform/iteration.ts";
import { argument, type Declaration } from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import type { MapValue, Rest, Value } from "../../evaluate/value.ts";
import type { Statement } from "../../iam/policy.ts";
import { known, type Hole, type Text } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import { statementOf } from "../statement.ts";
import type { Site } from "./sites.ts";

/** The statements that a policy comes to, and what could not be found of it. */
export type Resolved = {
  readonly version?: Text;
  readonly statements: readonly Statement[];
  readonly unknown: readonly Place[];
  readonly broken: readonly { readonly place: Place; readonly message: string }[];
  readonly others: readonly Place[];
  /** The `aws_iam_policy_document`s that went into it, with the module that each stands in. */
  readonly documents: readonly string[];
};

export type Resolve = {
  /** The policy that a resource uses. */
  site(site: Site): Resolved;
  /** The policy of a data source, with those it is made from merged in. */
  document(declaration: Declaration): Resolved;
  /** The policy that is declared under an address, if it is one. */
  at(address: string): Resolved | undefined;
};

type Options = {
  readonly scope: Scope;
  readonly own: (document: Declaration) => readonly Statement[];
  readonly idOf: (value: MapValue) => string;
  /** The resolver of another module that this one calls, or is called by. */
  readonly beside: (scope: string) => Resolve | undefined;
};

/** A document, and the instance of the module that it stands in. */
export function documentKey({ id }: Pick<Scope, "id">, address: string): string {
  return `${id}/${address}`;
}

export const documentType = "aws_iam_policy_document";

/** The most statements that a document takes from others: each of those may do the same. */
const mostMerged = 500;

const nothing: Resolved = {
  statements: [],
  unknown: [],
  broken: [],
  others: [],
  documents: [],
};

/** Follows policy arguments to the statements they come to. */
export function documentResolver({ scope, own, idOf, beside }: Options): Resolve {
  const { module, evaluator } = scope;
  const known = new Map<string, Resolved>();
  const pending = new Set<string>();

  const resolve = (value: Value): Resolved => {
    if (value.kind === "choice")
      return possibly(value.values.map(resolve), value.complete, value.hole);
    if (value.kind === "list")
      return concat([...value.items.map(resolve), ...value.rest.map(resolveRest)]);
    if (value.kind === "unknown" && value.refersTo) {
      const { scope: other = scope.id, address } = value.refersTo;
      const found = other === scope.id ? at(address) : beside(other)?.at(address);
      if (found) return found;
    }
    const { statements, ...read } = readDocument(value);
    return {
      ...read,
      statements: statements.map((found) => statementOf(found, idOf(found.value))),
      documents: [],
    };
  };

  const resolveRest = ({ hole, like, complete }: Rest): Resolved =>
    possibly(like.map(resolve), complete, hole);

  /** The documents of an argument that takes one or a list of them. */
  const documentsAt = (declaration: Declaration, name: string): readonly Resolved[] => {
    const found = argument(declaration.block.body, name);
    if (!found) return [];
    const value = evaluator.evaluate(found.value, atDeclaration(declaration, scope));
    return value.kind === "list"
      ? [...value.items.map(resolve), ...value.rest.map(resolveRest)]
      : [resolve(value)];
  };

  const at = (address: string): Resolved | undefined => {
    const target = module.declarations.get(address);
    return target?.type === documentType ? document(target) : undefined;
  };

  const document = (declaration: Declaration): Resolved => {
    const { address } = declaration;
    if (pending.has(address)) return nothing;
    pending.add(address);
    const resolved = known.get(address) ?? merged(declaration);
    pending.delete(address);
    known.set(address, resolved);
    return resolved;
  };

  const merged = (declaration: Declaration): Resolved => {
    const { address, source, block } = declaration;
    const key = documentKey(scope, address);
    const itself = { ...nothing, statements: own(declaration) };
    const unread = { ...itself, unknown: [{ source, span: block.span }], documents: [key] };
    if (scope.tooDeep(address)) return unread;
    const layers = [
      ...documentsAt(declaration, "source_json"),
      ...documentsAt(declaration, "source_policy_documents"),
      itself,
      ...documentsAt(declaration, "override_policy_documents"),
      ...documentsAt(declaration, "override_json"),
    ];
    const others = layers.reduce((sum, { statements }) => sum + statements.length, 0);
    if (others - itself.statements.length > mostMerged) return unread;
    const { documents, ...all } = layers.reduce(overlaid);
    return { ...all, documents: [...new Set([key, ...documents])] };
  };

  return {
    site: ({ expression, declaration, loops }) =>
      resolve(
        evaluator.evaluate(expression, within(loops, atDeclaration(declaration, scope), evaluator)),
      ),
    document,
    at,
  };
}

/**
 * A later statement replaces an earlier one of the same Sid, in the earlier one's place; where it
 * may not be there, both may be what counts.
 */
function overlaid(below: Resolved, above: Resolved): Resolved {
  const bySid = new Map(above.statements.map((each) => [sidOf(each), each]));
  const statements = below.statements.flatMap((each): readonly Statement[] => {
    const sid = sidOf(each);
    const other = sid === undefined ? undefined : bySid.get(sid);
    if (!other) return [each];
    return other.presence === "always" ? [other] : [{ ...each, presence: "maybe" }, other];
  });
  const used = new Set(statements);
  const added = above.statements.filter((each) => !used.has(each));
  return { ...concat([below, above]), statements: [...statements, ...added] };
}

function sidOf(statement: Statement): string | undefined {
  return statement.sid && known(statement.sid);
}

/** Policies of which any may be the one, or (not complete) another. */
function possibly(policies: readonly Resolved[], complete: boolean, hole: Hole): Resolved {
  const all = concat(policies);
  return {
    ...all,
    statements: all.statements.map((each) => ({ ...each, presence: "maybe" })),
    unknown: complete ? all.unknown : [...all.unknown, hole.place],
  };
}

function concat(parts: readonly Resolved[]): Resolved {
  const version = parts.find((each) => each.version)?.version;
  return {
    ...(version && { version }),
    statements: parts.flatMap((each) => each.statements),
    unknown: parts.flatMap((each) => each.unknown),
    broken: parts.flatMap((each) => each.broken),
    others: parts.flatMap((each) => each.others),
    documents: parts.flatMap((each) => each.documents),
  };
}
