import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../catalog/places.ts";
import { openSamAttachments, openSamInline, openSamPolicies } from "../../catalog/sam.ts";
import { templateScope } from "../../evaluate/cloudformation/scope.ts";
import { indexTemplate, type Template } from "../../evaluate/cloudformation/template.ts";
import type { Problem } from "../../source/problem.ts";
import type { Files, Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { joined, nothing, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems } from "../problems.ts";
import type { Includes } from "../templates.ts";
import { providerAttributes } from "./attributes.ts";
import { definitionsOf } from "./definitions.ts";
import { includesOf, unreadIncludes } from "./include.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { permissionsIn } from "./permissions.ts";
import { policiesOf } from "./policies.ts";
import { readTemplate } from "./read.ts";
import { functionUrlsIn } from "./sam-function-url.ts";
import { samPolicies } from "./sam-policies.ts";
import { samTemplatesInstead } from "./sam-template-instead.ts";
import { withoutIgnored } from "./sam-role.ts";
import { containerFinder, referenceGraph } from "./references.ts";

/** Reads the policies of CloudFormation templates, each for itself. */
export function extractCloudFormation(
  sources: readonly Source[],
  facts: Facts,
  files: Files,
): Extraction {
  return joined(sources.map((source) => extractFile(source, facts, files)));
}

function extractFile(source: Source, facts: Facts, files: Files): Extraction {
  const { root, problems } = readTemplate(source);
  const includes = includesOf(source, files);
  const template = indexTemplate(source, root, includes.include);
  if (!template) return { ...nothing, problems };
  const { composition } = includes;
  return extractTemplate({ ...template, composition }, facts, problems, includes);
}

/** Reads the policies of a template; what was met before is told with what is met in it. */
export function extractTemplate(
  template: Template,
  facts: Facts,
  problems: readonly Problem[],
  { include, problems: inIncluded }: Includes,
): Extraction {
  const types = openDeclaredTypes(facts.read, "cloudformation");
  const scope = templateScope(template, providerAttributes(facts.catalog, types), include);
  const named = openNamedPlaces(facts.read, "cloudformation");
  const managed = managedIn(scope, named, types, () => openSamAttachments(facts.read));
  const places = openPlaces(facts.read, "cloudformation");
  const found = policiesOf(scope, places, managed);
  const permissions = permissionsIn(scope, named, places, facts);
  const made = samPolicies(
    scope,
    named,
    () => openSamPolicies(facts.read),
    () => openSamInline(facts.read),
    types,
  );
  const policies = withoutIgnored(
    [...found.policies, ...permissions.policies, ...functionUrlsIn(scope, facts), ...made.policies],
    template,
  );
  const declared = inventoryOf(scope, types, facts.catalog);
  const references = referenceGraph(scope);
  const attached = elsewhere(managed, template.source.path, (to) => to);
  return {
    ...nothing,
    policies,
    elsewhere: attached,
    written: found.written,
    declared,
    vocabularies: new Map([[template.source.path, vocabularyOf(scope)]]),
    definitions: new Map([[template.source.path, definitionsOf(template)]]),
    references,
    within: withinOf([...policies, ...attached], containerFinder(template)),
    templating: new Map([
      [template.source.path, samTemplatesInstead(scope, types, () => openSamPolicies(facts.read))],
    ]),
    problems: [
      ...problems,
      ...unreadIncludes(template),
      ...found.problems,
      ...permissions.problems,
      ...made.problems,
      ...managed.problems,
      ...excessProblems(scope.exceeded()),
      ...elementProblems(policies, facts.catalog, references),
      ...inIncluded(),
    ],
  };
}
