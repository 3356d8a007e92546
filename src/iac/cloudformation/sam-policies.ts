import type { DeclaredType, NamedPlace, NamedPlaces } from "../../catalog/places.ts";
import type { SamInline, SamPolicies } from "../../catalog/sam.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import { problemAt } from "../problems.ts";
import { connectionsIn } from "./sam-connector.ts";
import { dataSourcesIn } from "./sam-data-source.ts";
import { inlineIn } from "./sam-inline.ts";
import { madePolicies, type MadeOrNot } from "./sam-made.ts";
import { readTemplateUse } from "./sam-template.ts";
import { attachments, itemKind, mayNamePolicies, nodesAt } from "./sites.ts";

/**
 * The policies that AWS SAM makes of policy templates, connectors, data sources and events. They are written nowhere in
 * the template: each statement stands where what it is made of does.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html)
 */
export function samPolicies(
  scope: TemplateScope,
  places: NamedPlaces,
  sam: () => SamPolicies,
  inline: () => readonly SamInline[],
  types: ReadonlyMap<string, DeclaredType>,
): { readonly policies: readonly Policy[]; readonly problems: readonly Problem[] } {
  const declarations = [...scope.template.declarations.values()].filter(
    (each) => scope.presenceOf(each) !== "never",
  );
  const found = declarations.flatMap((declaration) => [
    ...(places.get(declaration.type) ?? [])
      .filter((place) => place.names === "policy" && mayNamePolicies(place))
      .flatMap((place) => templatesAt(declaration, place, scope, sam)),
    ...connectionsIn(declaration, scope.template, sam, types),
    ...dataSourcesIn(declaration, scope.template, sam),
    ...(declaration.type === functionType ? inlineIn(declaration, scope, inline()) : []),
  ]);
  const made = found.flatMap((each) => ("problem" in each ? [] : [each]));
  return {
    policies: madePolicies(made, scope),
    problems: found.flatMap((each) => ("problem" in each ? [each.problem] : [])),
  };
}

const functionType = "AWS::Serverless::Function";

const takenIn = "a policy template in a file that another one takes in is not read";

/** The policy templates that a resource names among its policies. */
function templatesAt(
  declaration: Declaration,
  place: NamedPlace,
  scope: TemplateScope,
  sam: () => SamPolicies,
): readonly MadeOrNot[] {
  const conditional = scope.presenceOf(declaration) === "maybe";
  return nodesAt(declaration.properties, place.path, conditional, scope.holds).flatMap(
    ({ node, maybe }): readonly MadeOrNot[] => {
      if (node.kind !== "map" || itemKind(node) !== "template") return [];
      const standsAt = nodePlace(scope.template, node);
      if (standsAt.source !== scope.template.source)
        return [{ problem: problemAt(standsAt, "policy-template", takenIn) }];
      const use = readTemplateUse(node, sam(), scope);
      if (!use.ok) return [use];
      const { name, template, given, key } = use;
      return [
        {
          declaration,
          name,
          of: "policy template",
          kind: "identity",
          statements: template.statements,
          given,
          standing: { whole: node.span, actions: key },
          attachedTo: attachments(declaration, place, scope),
          maybe,
        },
      ];
    },
  );
}
