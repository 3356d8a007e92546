import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../catalog/places.ts";
import { openSamPolicies } from "../../catalog/sam.ts";
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
import { samPolicies } from "./sam-policies.ts";
import { withoutIgnored } from "./sam-role.ts";
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
  const named = openNamedPlaces(facts.read, "cloudformation");
  const managed = managedIn(scope, named, types);
  const found = policiesOf(scope, openPlaces(facts.read, "cloudformation"), managed);
  const made = samPolicies(scope, named, () => openSamPolicies(facts.read), types);
  const policies = withoutIgnored([...found.policies, ...made.policies], template);
  const declared = inventoryOf(scope, types, facts.catalog);
  const references = referenceGraph(template);
  return {
    ...nothing,
    policies,
    written: found.written,
    declared,
    vocabularies: new Map([[source.path, vocabularyOf(scope)]]),
    references,
    within: withinOf(policies, containerFinder(template)),
    problems: [
      ...problems,
      ...found.problems,
      ...made.problems,
      ...managed.problems,
      ...excessProblems(scope.exceeded()),
      ...elementProblems(policies, facts.catalog, references),
    ],
  };
}
