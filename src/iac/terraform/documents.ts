import { readDocument } from "../../evaluate/document.ts";
import { itself, type Instance, type Present } from "../../evaluate/terraform/instances.ts";
import { turnsWithin } from "../../evaluate/terraform/iteration.ts";
import { argument, dynamicBlocks, type Declaration } from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { together, type Presence } from "../../evaluate/presence.ts";
import { asText } from "../../evaluate/texts.ts";
import { turnsOfEach } from "../../evaluate/terraform/turns.ts";
import type { MapValue, Rest, Value } from "../../evaluate/value.ts";
import { policyVersion } from "../../iam/new-policy.ts";
import type { Statement } from "../../iam/policy.ts";
import { known, makeText, type Hole, type Text } from "../../iam/text.ts";
import { compareTexts } from "../../source/order.ts";
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
  /** The `Statement` that it has, where nothing stands in that. */
  readonly vacant?: Place;
  /** The `aws_iam_policy_document`s that went into it, with the module that each stands in. */
  readonly documents: readonly string[];
  /** The ids of statements that others of the same Sid are there for. */
  readonly replaced: readonly string[];
};

export type Resolve = {
  /** The policy that an instance of a resource uses. */
  site(site: Site, present: Present): Resolved;
  /** The policy of an instance of a data source, with those it is made from merged in. */
  document(declaration: Declaration, present: Present): Resolved;
  /** The policy that is declared under an address, if it is one. */
  at(address: string, instance: Instance | undefined): Resolved | undefined;
};

type Options = {
  readonly scope: Scope;
  readonly own: (document: Declaration, present: Present) => readonly Statement[];
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
  replaced: [],
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
      const { scope: other = scope.id, address, instance } = value.refersTo;
      const found =
        other === scope.id ? at(address, instance) : beside(other)?.at(address, instance);
      if (found) return found;
    }
    const { statements, ...read } = readDocument(value);
    return {
      ...read,
      statements: statements.map((found) => statementOf(found, idOf(found.value))),
      documents: [],
      replaced: [],
    };
  };

  /** The instance of a declaration that a reference names; one that is not known may be there. */
  const presentAt = (declaration: Declaration, instance: Instance = itself): Present => {
    const all = scope.instances(declaration);
    const found = all.find((each) => each.instance.name === instance.name);
    if (found) return found;
    const isNone = all.every(({ presence }) => presence === "never");
    return { instance, presence: isNone ? "never" : "maybe" };
  };

  const resolveRest = ({ hole, like, complete }: Rest): Resolved =>
    possibly(like.map(resolve), complete, hole);

  /** The documents of an argument that takes one or a list of them. */
  const documentsAt = (
    declaration: Declaration,
    instance: Instance,
    name: string,
  ): readonly Resolved[] => {
    const found = argument(declaration.block.body, name);
    if (!found) return [];
    const value = evaluator.evaluate(found.value, atDeclaration(declaration, scope, instance));
    return value.kind === "list"
      ? [...value.items.map(resolve), ...value.rest.map(resolveRest)]
      : [resolve(value)];
  };

  const at = (address: string, instance: Instance | undefined): Resolved | undefined => {
    const target = module.declarations.get(address);
    return target?.type === documentType
      ? document(target, presentAt(target, instance))
      : undefined;
  };

  const document = (declaration: Declaration, present: Present): Resolved => {
    const address = `${declaration.address}${present.instance.name}`;
    if (pending.has(address)) return nothing;
    pending.add(address);
    const resolved = known.get(address) ?? merged(declaration, present);
    pending.delete(address);
    known.set(address, resolved);
    return resolved;
  };

  const merged = (declaration: Declaration, present: Present): Resolved => {
    const { address, source, block } = declaration;
    const { instance } = present;
    const key = documentKey(scope, address);
    const written = { ...nothing, statements: own(declaration, present) };
    const unread = { ...written, unknown: [{ source, span: block.span }], documents: [key] };
    if (scope.tooDeep(address)) return unread;
    const layers = [
      ...documentsAt(declaration, instance, "source_json"),
      ...documentsAt(declaration, instance, "source_policy_documents"),
      written,
      ...documentsAt(declaration, instance, "override_policy_documents"),
      ...documentsAt(declaration, instance, "override_json"),
    ];
    const others = layers.reduce((sum, { statements }) => sum + statements.length, 0);
    if (others - written.statements.length > mostMerged) return unread;
    const { documents, ...all } = layers.reduce(overlaid);
    const version = newestOf([
      ...layers.flatMap((each) => each.version ?? []),
      ...[versionOf(declaration, instance)].flatMap((each) => each ?? []),
    ]);
    return { ...all, ...(version && { version }), documents: [...new Set([key, ...documents])] };
  };

  /** The version of a document, that of today where it says none; undefined where it is not known. */
  const versionOf = (declaration: Declaration, instance: Instance): Text | undefined => {
    const { source, block } = declaration;
    const found = argument(block.body, "version");
    const given =
      found && evaluator.evaluate(found.value, atDeclaration(declaration, scope, instance));
    return given && given.kind !== "null"
      ? asText(given)
      : makeText([policyVersion], { written: { source, span: block.span }, via: [] });
  };

  const site = ({ expression, declaration, loops }: Site, present: Present): Resolved => {
    const at = atDeclaration(declaration, scope, present.instance);
    const turns = turnsWithin(loops, at, evaluator, turnsOfEach(dynamicBlocks(module)));
    const resolved = turns.map((turn) =>
      withPresence(
        resolve(evaluator.evaluate(expression, turn.at)),
        together(present.presence, turn.presence),
      ),
    );
    return concat(resolved);
  };

  /** What a module that calls this one, or is called by it, finds here: it may not be there. */
  const outside = (address: string, instance: Instance | undefined): Resolved | undefined => {
    const found = at(address, instance);
    return found && withPresence(found, scope.presence);
  };

  return { site, document, at: outside };
}

/** What stands in something that may not be there. */
function withPresence(resolved: Resolved, presence: Presence): Resolved {
  if (presence === "always") return resolved;
  return {
    // What may not be there is not told to be empty.
    ...concat([resolved, nothing]),
    statements: resolved.statements.map((each) => ({
      ...each,
      presence: together(presence, each.presence),
    })),
  };
}

/**
 * A later statement replaces an earlier one of the same Sid, in the earlier one's place; where it
 * may not be there, both may be what counts. The instances of one statement stand beside each other.
 */
function overlaid(below: Resolved, above: Resolved): Resolved {
  const bySid = new Map<string | undefined, Statement[]>();
  for (const each of above.statements) {
    const sid = each.presence === "never" ? undefined : sidOf(each);
    const same = bySid.get(sid)?.filter(({ id }) => sid === undefined || id === each.id) ?? [];
    bySid.set(sid, [...same, each]);
  }
  const placed = new Set<string>();
  const replaced: string[] = [];
  const statements = below.statements.flatMap((each): readonly Statement[] => {
    const sid = each.presence === "never" ? undefined : sidOf(each);
    const others = sid === undefined ? undefined : bySid.get(sid);
    if (sid === undefined || !others) return [each];
    const stays = others.every(({ presence }) => presence !== "always");
    const first = placed.has(sid) ? [] : others;
    placed.add(sid);
    if (!stays) replaced.push(each.id);
    return stays ? [{ ...each, presence: together("maybe", each.presence) }, ...first] : first;
  });
  const counted = new Set([...bySid.values()].flat());
  const used = new Set(statements);
  const added = above.statements.filter((each) => counted.has(each) && !used.has(each));
  const all = concat([below, above]);
  return {
    ...all,
    statements: [...statements, ...added],
    replaced: [...all.replaced, ...replaced],
  };
}

/** The version of documents that are merged: the newest of theirs; not known where one that is not may be newer. */
function newestOf(versions: readonly Text[]): Text | undefined {
  const [newest] = versions
    .filter((each) => known(each) !== undefined)
    .toSorted((a, b) => compareTexts(known(b) ?? "", known(a) ?? ""));
  const open = versions.find((each) => known(each) === undefined);
  return newest && known(newest) === policyVersion ? newest : (open ?? newest);
}

function sidOf(statement: Statement): string | undefined {
  return statement.sid && known(statement.sid);
}

/** Policies of which any may be the one, or (not complete) another. */
function possibly(policies: readonly Resolved[], complete: boolean, hole: Hole): Resolved {
  const all = concat(policies);
  return {
    ...all,
    statements: all.statements.map((each) => ({
      ...each,
      presence: together("maybe", each.presence),
    })),
    unknown: complete ? all.unknown : [...all.unknown, hole.place],
  };
}

function concat(parts: readonly Resolved[]): Resolved {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  const version = parts.find((each) => each.version)?.version;
  return {
    ...(version && { version }),
    statements: parts.flatMap((each) => each.statements),
    unknown: parts.flatMap((each) => each.unknown),
    broken: parts.flatMap((each) => each.broken),
    others: parts.flatMap((each) => each.others),
    documents: parts.flatMap((each) => each.documents),
    replaced: parts.flatMap((each) => each.replaced),
  };
}
