import type { AwsPolicies } from "../../catalog/aws-policies.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { DeclaredType, NamedPlaces, PolicyPlaces } from "../../catalog/places.ts";
import type { PulumiNames } from "../../catalog/pulumi.ts";
import type { Evaluator, Library, Script } from "../../evaluate/script/at.ts";
import type { ExportedValue, Modules } from "../../evaluate/script/modules.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Place, Source } from "../../source/source.ts";
import type { Call } from "../../syntax/script/tree.ts";
import type { Properties } from "./arguments.ts";
import type { Declaration } from "./declarations.ts";

/** A file of a program, with what it declares. */
export type File = {
  readonly path: string;
  readonly source: Source;
  readonly script: Script;
  readonly evaluator: Evaluator & { readonly exceeded: () => readonly Place[] };
  readonly declarations: () => readonly Declaration[];
  readonly declarationOf: (call: Call) => Declaration | undefined;
  readonly propertiesOf: (declaration: Declaration) => Properties;
  readonly using: Program;
};

/** What the files of programs are read with, and each of them. */
export type Program = {
  readonly names: PulumiNames;
  readonly awsPolicies: () => AwsPolicies;
  readonly places: PolicyPlaces;
  readonly named: NamedPlaces;
  readonly types: ReadonlyMap<string, DeclaredType>;
  readonly catalog: Catalog;
  readonly modules: Modules;
  readonly fileOf: (script: Script) => File;
  /** What a file gives to others; undefined where that needs itself. */
  readonly valueOf: (exported: ExportedValue) => Value | undefined;
  /** What functions of other files give that are called, and objects of the program's own classes. */
  readonly givenElsewhere: Required<Pick<Library, "call" | "member">>;
  /** A file that was opened before, by its path. */
  readonly opened: (path: string) => File | undefined;
  /** All that were opened, also for what others import of them. */
  readonly files: () => readonly File[];
};
