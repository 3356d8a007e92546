import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../catalog/places.ts";
import { openSamAttachments, openSamInline, openSamPolicies } from "../../catalog/sam.ts";
import { templateScope, type TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Template } from "../../evaluate/cloudformation/template.ts";
import type { Problem } from "../../source/problem.ts";
import type { Files, Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { joined, nothing, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems } from "../problems.ts";
import type { Includes } from "../templates.ts";
import { providerAttributes } from "./attributes.ts";
import { definitionsOf } from "./definitions.ts";
import { unreadIncludes } from "./include.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { deploymentsOf, type Deployed } from "./nested.ts";
import { permissionsIn } from "./permissions.ts";
import { policiesOf } from "./policies.ts";
import { apiAccessIn } from "./sam-api-access.ts";
import { functionUrlsIn } from "./sam-function-url.ts";
import { samPolicies } from "./sam-policies.ts";
import { samTemplatesInstead } from "./sam-template-instead.ts";
import { withoutIgnored } from "./sam-role.ts";
import { unreadInUserData } from "./shells.ts";
import { templateFile } from "./template-file.ts";
import { containerFinder, referenceGraph } from "./references.ts";

/** Reads the policies of CloudFormation templates: each as often as others make a stack of it. */
export function extractCloudFormation(
  sources: readonly Source[],
  facts: Facts,
  files: Files,
): Extraction {
  const types = openDeclaredTypes(facts.read, "cloudformation");
  const provider = providerAttributes(facts.catalog, types);
  const read = sources.map((source) => templateFile(source, files));
  const { deployed, located, links, problems } = deploymentsOf(
    read.flatMap(({ file }) => file ?? []),
    provider,
    files,
  );
  const extracted = deployed.map((each) => extractDeployed(each, facts));
  const found = joined([
    { ...nothing, links, problems: [...read.flatMap((each) => each.problems), ...problems()] },
    ...extracted,
  ]);
  const isRead = ({ reason, path, offset }: Problem): boolean =>
    reason === "nested-template" &&
    located.some(({ source, span }) => source.path === path && span.start === offset);
  return { ...found, problems: found.problems.filter((each) => !isRead(each)) };
}

/** What a template has where it is deployed: what stands in it has a name in each stack. */
function extractDeployed({ scope, file, written }: Deployed, facts: Facts): Extraction {
  const found = extractScope(scope, facts, [], file.includes, written);
  const { path } = file.template.source;
  if (scope.id === path) return found;
  const policies = found.policies.map((policy) => ({
    ...policy,
    id: scope.id + policy.id.slice(path.length),
    scope: scope.id,
  }));
  const elsewhere = found.elsewhere.map((policy) => ({ ...policy, scope: scope.id }));
  return { ...found, policies, elsewhere };
}

/** Reads the policies of a template; what was met before is told with what is met in it. */
export function extractTemplate(
  template: Template,
  facts: Facts,
  problems: readonly Problem[],
  includes: Includes,
): Extraction {
  const types = openDeclaredTypes(facts.read, "cloudformation");
  const provider = providerAttributes(facts.catalog, types);
  return extractScope(
    templateScope(template, provider, includes.include),
    facts,
    problems,
    includes,
  );
}

function extractScope(
  scope: TemplateScope,
  facts: Facts,
  problems: readonly Problem[],
  { problems: inIncluded }: Pick<Includes, "problems">,
  given?: (parameter: string) => string,
): Extraction {
  const { template } = scope;
  const types = openDeclaredTypes(facts.read, "cloudformation");
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
  const attached = elsewhere(managed, scope.id, (to) => to);
  return {
    ...nothing,
    policies,
    elsewhere: attached,
    written: found.written,
    declared,
    vocabularies: new Map([[scope.id, vocabularyOf(scope)]]),
    definitions: new Map([[scope.id, definitionsOf(template, given)]]),
    references,
    within: withinOf([...policies, ...attached], containerFinder(template)),
    templating: new Map([
      [scope.id, samTemplatesInstead(scope, types, () => openSamPolicies(facts.read))],
    ]),
    problems: [
      ...problems,
      ...unreadIncludes(template),
      ...unreadInUserData(template, policies),
      ...found.problems,
      ...permissions.problems,
      ...made.problems,
      ...apiAccessIn(scope),
      ...managed.problems,
      ...excessProblems(scope.exceeded()),
      ...elementProblems(policies, facts.catalog, references),
      ...inIncluded(),
    ],
  };
}
