import type { Present } from "../../evaluate/terraform/instances.ts";
import type { Declaration, Module } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import type { MapValue } from "../../evaluate/value.ts";
import type { Elements, Statement } from "../../iam/policy.ts";
import type { Place } from "../../source/source.ts";
import { holderIn } from "../../source/holder.ts";
import { ownStatements } from "./policy-document.ts";
import {
  carriersOf,
  placeKey,
  placeOf,
  writtenStatements,
  type Carrier,
  type WrittenStatement,
} from "./written.ts";

/** The statements that an instance of a document writes itself, as blocks. */
export type OwnStatements = (document: Declaration, present: Present) => readonly Statement[];

export type StatementIndex = {
  /** The statements that a document of a module writes itself, as blocks. */
  readonly ownOf: (scope: Scope) => OwnStatements;
  /** What a statement that is written as an object or JSON is called. */
  readonly idOf: (value: MapValue) => string;
  readonly carriersOf: (module: Module) => readonly Carrier[];
  /** The elements of those of a module as its files have them, by id; filled as they are read. */
  readonly writtenIn: (module: Module) => ReadonlyMap<string, Elements>;
};

/** Names the statements that modules write; those of a block are read once. */
export function statementIndex(modules: ReadonlySet<Module>): StatementIndex {
  const carriers = new Map([...modules].map((module) => [module, carriersOf(module)]));
  const ids = new Map<string, string>();
  const written = new Map([...modules].map((module) => [module, new Map<string, Elements>()]));
  const objects: WrittenStatement[] = [];
  for (const [module, own] of carriers)
    for (const [place, each] of writtenStatements(module, own)) {
      objects.push(each);
      ids.set(place, each.id);
      written.get(module)?.set(each.id, each.elements);
    }
  const objectAt = holderIn(objects, ({ place }) => place);
  const ownOf = (scope: Scope): OwnStatements => {
    const blocks = new Map<string, readonly Statement[]>();
    return (document, present) => {
      const address = `${document.address}${present.instance.name}`;
      const known = blocks.get(address);
      if (known) return known;
      const statements = ownStatements(document, present, scope).map((each): Statement => {
        const id = `${scope.module.directory}/${document.address}[${each.number}]`;
        written.get(scope.module)?.set(id, each.written);
        const object = objectOf(each.statement, objectAt);
        return object ? asWrittenIn(object, each.statement) : { id, ...each.statement };
      });
      blocks.set(address, statements);
      return statements;
    };
  };
  // Statements of other files, which are read by their names, are numbered as they come.
  const elsewhere = new Map<string, number>();
  const idOf = (value: MapValue): string => {
    const place = placeOf(value);
    const key = placeKey(place);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const { path } = place.source;
    const number = elsewhere.get(path) ?? 0;
    elsewhere.set(path, number + 1);
    ids.set(key, `${path}[${number}]`);
    return `${path}[${number}]`;
  };
  return {
    ownOf,
    idOf,
    carriersOf: (module) => carriers.get(module) ?? [],
    writtenIn: (module) => written.get(module) ?? new Map(),
  };
}

/** The object of which a block takes all that it is about: a caller's, a local's. */
function objectOf(
  { action, resource }: Omit<Statement, "id">,
  objectAt: (place: Place) => WrittenStatement | undefined,
): WrittenStatement | undefined {
  const lists = [action, resource].flatMap((each) => each ?? []);
  if (!action || lists.some(({ rest }) => rest.length > 0)) return undefined;
  const places = lists.flatMap(({ items }) => items.map(({ origin }) => origin.written));
  const [only, ...more] = new Set(places.map(objectAt));
  return more.length === 0 ? only : undefined;
}

/** What a block makes of an object, where the object stands: its text is what may be changed. */
function asWrittenIn(
  { id, place, elements }: WrittenStatement,
  statement: Omit<Statement, "id">,
): Statement {
  const { action, resource } = statement;
  return {
    ...statement,
    id,
    place,
    ...(action && { action: { ...action, place: elements.action?.place ?? place } }),
    ...(resource && { resource: { ...resource, place: elements.resource?.place ?? place } }),
  };
}
