import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../catalog/places.ts";
import { indexModule } from "../../evaluate/terraform/module.ts";
import { moduleScope } from "../../evaluate/terraform/scope.ts";
import type { Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { joined, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { providerAttributes } from "./attributes.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { policiesOf } from "./policies.ts";
import { readFile } from "./read.ts";
import { containerFinder, referenceGraph } from "./references.ts";
import { sitesOf } from "./sites.ts";

/** Reads the policies of Terraform files, directory by directory: each is one module. */
export function extractTerraform(sources: readonly Source[], facts: Facts): Extraction {
  const directories = new Map<string, Source[]>();
  for (const source of sources) {
    const directory = directoryOf(source.path);
    const files = directories.get(directory);
    if (files) files.push(source);
    else directories.set(directory, [source]);
  }
  return joined(
    [...directories].map(([directory, files]) => extractModule(directory, files, facts)),
  );
}

/** The directory of a file, which Terraform reads as one module; "." at the top. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "." : path.slice(0, slash);
}

function extractModule(directory: string, sources: readonly Source[], facts: Facts): Extraction {
  const files = sources.map((source) => ({ source, ...readFile(source) }));
  const module = indexModule(directory, files);
  const types = openDeclaredTypes(facts.read, "terraform");
  const scope = moduleScope(module, providerAttributes(facts.catalog, types));
  const managed = managedIn(scope, openNamedPlaces(facts.read, "terraform"), types);
  const sites = sitesOf(module, openPlaces(facts.read, "terraform"));
  const found = policiesOf(scope, sites, managed);
  const declared = inventoryOf(module, scope, types, facts.catalog);
  const references = referenceGraph(module);
  return {
    policies: found.policies,
    written: found.written,
    declared,
    vocabularies: new Map([[directory, vocabularyOf(module, scope, found.written.values())]]),
    references,
    within: withinOf(found.policies, containerFinder(module)),
    problems: [
      ...files.flatMap(({ source, problems }) => syntaxProblems(source, problems)),
      ...found.problems,
      ...managed.problems,
      ...excessProblems(scope.exceeded()),
      ...elementProblems(found.policies, facts.catalog, references),
    ],
  };
}
