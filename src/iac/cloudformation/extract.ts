import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../catalog/places.ts";
import { templateScope } from "../../evaluate/cloudformation/evaluator.ts";
import { indexTemplate } from "../../evaluate/cloudformation/template.ts";
import type { Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { joined, nothing, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems } from "../problems.ts";
import { providerAttributes } from "./attributes.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { policiesOf } from "./policies.ts";
import { readTemplate } from "./read.ts";
import { containerFinder, referenceGraph } from "./references.ts";

/** Reads the policies of CloudFormation templates, each for itself. */
export function extractCloudFormation(sources: readonly Source[], facts: Facts): Extraction {
  return joined(sources.map((source) => extractTemplate(source, facts)));
}

function extractTemplate(source: Source, facts: Facts): Extraction {
  const { root, problems } = readTemplate(source);
  const template = indexTemplate(source, root);
  if (!template) return { ...nothing, problems };
  const types = openDeclaredTypes(facts.read, "cloudformation");
  const scope = templateScope(template, providerAttributes(facts.catalog, types));
  const managed = managedIn(scope, openNamedPlaces(facts.read, "cloudformation"), types);
  const found = policiesOf(scope, openPlaces(facts.read, "cloudformation"), managed);
  const declared = inventoryOf(scope, types, facts.catalog);
  const references = referenceGraph(template);
  return {
    ...nothing,
    policies: found.policies,
    written: found.written,
    declared,
    vocabularies: new Map([[source.path, vocabularyOf(scope)]]),
    references,
    within: withinOf(found.policies, containerFinder(template)),
    problems: [
      ...problems,
      ...found.problems,
      ...managed.problems,
      ...excessProblems(scope.exceeded()),
      ...elementProblems(found.policies, facts.catalog, references),
    ],
  };
}
