import type { Present } from "../../evaluate/terraform/instances.ts";
import type { Declaration, Module } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import type { MapValue } from "../../evaluate/value.ts";
import type { Elements, Statement } from "../../iam/policy.ts";
import { ownStatements } from "./policy-document.ts";
import { carriersOf, placeKey, placeOf, writtenStatements, type Carrier } from "./written.ts";

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
  for (const [module, own] of carriers)
    for (const [place, { id, elements }] of writtenStatements(module, own)) {
      ids.set(place, id);
      written.get(module)?.set(id, elements);
    }
  const ownOf = (scope: Scope): OwnStatements => {
    const blocks = new Map<string, readonly Statement[]>();
    return (document, present) => {
      const address = `${document.address}${present.instance.name}`;
      const known = blocks.get(address);
      if (known) return known;
      const statements = ownStatements(document, present, scope).map((each): Statement => {
        const id = `${scope.module.directory}/${document.address}[${each.number}]`;
        written.get(scope.module)?.set(id, each.written);
        return { id, ...each.statement };
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
