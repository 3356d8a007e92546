import { openArnShapes } from "../../catalog/arn-shapes.ts";
import { openAwsPolicies } from "../../catalog/aws-policies.ts";
import {
  openDataTypes,
  openDeclaredTypes,
  openNamedPlaces,
  openPlaces,
} from "../../catalog/places.ts";
import { indexModule, type Module } from "../../evaluate/terraform/module.ts";
import { programOf } from "../../evaluate/terraform/program.ts";
import { directoryOf } from "../../source/path.ts";
import { once } from "../../source/once.ts";
import type { Files, Source } from "../../source/source.ts";
import { code } from "../../source/quoted.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { distinct, withinOf, type Extraction, type Facts, type ReferenceGraph } from "../format.ts";
import { excessProblems, problemAt, syntaxProblems } from "../problems.ts";
import { providerAttributes } from "./attributes.ts";
import { definitionsOf } from "./definitions.ts";
import { functionUrlsIn } from "./function-urls.ts";
import { unreadGenerated } from "./hcl-files.ts";
import { unreadInShells } from "./shells.ts";
import { inventoryOf, vocabularyOf, wordsWritten } from "./inventory.ts";
import { lookedUpIn } from "./looked-up.ts";
import { managedIn, nestedIn } from "./managed.ts";
import { permissionsIn } from "./permissions.ts";
import { policiesOf, type Part } from "./policies.ts";
import { readFile } from "./read.ts";
import { renderedBy } from "./rendered.ts";
import { containerFinder, referenceGraph } from "./reference-graph.ts";
import { givenOutOf } from "./given-out.ts";
import { attachedTo, sitesOf } from "./sites.ts";

/**
 * Reads the policies of Terraform files. A directory is a module; those that call each other are
 * evaluated together, each as often as it is called.
 */
export function extractTerraform(
  sources: readonly Source[],
  facts: Facts,
  files: Files,
): Extraction {
  const modules = modulesIn(sources);
  const types = openDeclaredTypes(facts.read, "terraform");
  const program = programOf(
    modules,
    providerAttributes(facts.catalog, types, () => openAwsPolicies(facts.read)),
    files,
  );
  const namedPlaces = openNamedPlaces(facts.read, "terraform");
  const places = openPlaces(facts.read, "terraform");
  const sitesIn = once((module: Module) => sitesOf(module, places));
  const parts = program.scopes.map(
    (scope): Part => ({
      scope,
      sites: sitesIn(scope.module),
      permissions: joinedFound([
        permissionsIn(scope, program.calls, namedPlaces, places, facts),
        functionUrlsIn(scope, program.calls, namedPlaces, facts),
      ]),
    }),
  );
  const uses = managedIn(program.scopes, program.calls, namedPlaces, types);
  const found = policiesOf(parts, program.calls, uses, facts.catalog);
  const wordsIn = once((module: Module) => wordsWritten(found.writtenIn(module).values()));
  const givenOut = givenOutOf(program.scopes, program.calls);
  const graphs = program.scopes.map((scope) => referenceGraph(scope, program.calls, givenOut));
  const declarations: ReferenceGraph = new Map(graphs.flatMap((each) => [...each.declarations]));
  const declared = parts.flatMap(({ scope }) =>
    inventoryOf(scope.module, scope, types, facts.catalog),
  );
  const telling = {
    types: openDataTypes(facts.read),
    declared: types,
    shapes: openArnShapes(facts.read),
  };
  const rendered = renderedBy(program.scopes, declared, found.policies);
  return {
    policies: found.policies,
    elsewhere: elsewhere(uses, "", (to, id) => attachedTo(to, { id })),
    written: new Map([...modules.values()].flatMap((module) => [...found.writtenIn(module)])),
    declared: [...declared, ...rendered.declared],
    lookedUp: program.scopes.flatMap((scope) => lookedUpIn(scope, telling)),
    vocabularies: new Map([
      ...rendered.vocabularies,
      ...parts.map(
        ({ scope }) =>
          [scope.id, vocabularyOf(scope.module, scope, wordsIn(scope.module))] as const,
      ),
    ]),
    definitions: new Map(
      program.scopes.map((scope) => [
        scope.id,
        definitionsOf(scope, program.scopes, program.calls),
      ]),
    ),
    references: new Map([...declarations, ...graphs.flatMap((each) => [...each.elsewhere])]),
    within: withinOf(found.policies, containerFinder([...modules.values()])),
    granting: new Map(),
    templating: new Map(),
    links: program.links,
    problems: distinct([
      ...sources.flatMap((source) => syntaxProblems(source, readFile(source).problems)),
      ...sources.flatMap((source) => unreadGenerated(readFile(source).body, source)),
      ...sources.flatMap((source) => unreadInShells(readFile(source).body, source, found.policies)),
      ...found.problems,
      ...uses.problems,
      ...parts.flatMap(({ scope }) => [
        ...nestedIn(scope, namedPlaces),
        ...excessProblems(scope.exceeded()),
      ]),
      ...program.leftOut.map(({ source, block, address }) =>
        problemAt(
          { source, span: block.span },
          "too-much",
          `${code(address)} is not evaluated with what is given to it: modules call each other too deep or too often`,
        ),
      ),
      ...elementProblems(found.policies, facts.catalog, declarations),
    ]),
  };
}

function joinedFound(found: readonly Part["permissions"][]): Part["permissions"] {
  return {
    policies: found.flatMap(({ policies }) => policies),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function modulesIn(sources: readonly Source[]): ReadonlyMap<string, Module> {
  const directories = new Map<string, Source[]>();
  for (const source of sources) {
    const directory = directoryOf(source.path);
    const files = directories.get(directory);
    if (files) files.push(source);
    else directories.set(directory, [source]);
  }
  return new Map([...directories].map(([directory, own]) => [directory, moduleOf(directory, own)]));
}

/** The module of a directory: where none of its files is another one than before, what is known of it stays known. */
function moduleOf(directory: string, sources: readonly Source[]): Module {
  const [first] = sources;
  const latest = first && latestWith(first);
  const isSame = latest?.module?.files.every(({ source }, at) => source === sources[at]);
  if (latest?.module?.files.length === sources.length && isSame) return latest.module;
  const files = sources.map((source) => ({ source, ...readFile(source) }));
  const module = indexModule(directory, files);
  if (latest) latest.module = module;
  return module;
}

/** The module that was made last with a file as its first one: changes are tried that leave most directories as they are. */
const latestWith = once<Source, { module?: Module }>(() => ({}));
