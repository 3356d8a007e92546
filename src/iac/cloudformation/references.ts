import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Template } from "../../evaluate/cloudformation/template.ts";
import { closure } from "../../source/closure.ts";
import { holderIn } from "../../source/holder.ts";
import type { Place } from "../../source/source.ts";
import { entryOf, valueOf } from "../../syntax/data.ts";
import type { ReferenceGraph } from "../format.ts";
import { referencesIn } from "./named.ts";
import { suppliesOf } from "./supplies.ts";

/**
 * What each resource of a template refers to, by scoped address; `DependsOn` counts too. What an output
 * names, whoever reads the stack may use.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html)
 */
export function referenceGraph(scope: TemplateScope): ReferenceGraph {
  const { template } = scope;
  const scoped = (logicalId: string): string => `${scope.id}/${logicalId}`;
  const outputs = valueOf(template.root, "Outputs");
  const givenOut = new Set(outputs ? referencesIn(outputs, template) : []);
  const graph: ReferenceGraph = new Map(
    [...template.declarations.values()].map((declaration) => {
      const { logicalId, type, node } = declaration;
      // What SAM's `Globals` say is as if each function said so.
      const globals =
        type === "AWS::Serverless::Function"
          ? valueOf(template.root, "Globals", "Function")
          : undefined;
      const named = [node, ...(globals ? [globals] : [])].flatMap((each) =>
        referencesIn(each, template).map(({ logicalId: to }) => to),
      );
      const depends = entryOf(node, "DependsOn")?.value;
      const items = depends?.kind === "list" ? depends.items : depends ? [depends] : [];
      const listed = items.flatMap((item) => (item.kind === "scalar" ? [String(item.value)] : []));
      const condition = valueOf(node, "Condition");
      const under = condition?.kind === "scalar" ? condition.value : undefined;
      return [
        scoped(logicalId),
        {
          type,
          scope: scope.id,
          refersTo: [...new Set([...named, ...listed])].map(scoped),
          ...(typeof under === "string" && { under }),
          ...(givenOut.has(declaration) && { isGivenOut: true }),
          supplies: suppliesOf(declaration, scope, scoped),
        },
      ];
    }),
  );
  return awaited(graph, scope, scoped);
}

/**
 * The graph in which what is there only once its instances have signalled waits for the policies of the roles that
 * these run under: a policy that in turn waited for it would come too late for them.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-creationpolicy.html)
 */
function awaited(
  graph: ReferenceGraph,
  { template }: TemplateScope,
  scoped: (logicalId: string) => string,
): ReferenceGraph {
  const waiting = [...template.declarations.values()].filter(({ node }) =>
    valueOf(node, "CreationPolicy", "ResourceSignal"),
  );
  if (waiting.length === 0 || waiting.length > mostResources) return graph;
  const refersTo = (from: string): readonly string[] => graph.get(from)?.refersTo ?? [];
  const policies = [...graph].filter(([, { type }]) => attached.test(type));
  const made = new Map(graph);
  for (const { logicalId } of waiting) {
    const address = scoped(logicalId);
    const found = graph.get(address);
    if (!found) continue;
    const under = closure(new Set([address]), refersTo);
    const own = policies.filter(([, policy]) =>
      policy.refersTo.some((to) => under.has(to) && graph.get(to)?.type === "AWS::IAM::Role"),
    );
    const all = new Set([...found.refersTo, ...own.map(([each]) => each)]);
    made.set(address, { ...found, refersTo: [...all] });
  }
  return made;
}

/**
 * So many a stack may have. (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html)
 */
const mostResources = 500;

/** Policies that stand beside the roles that they are attached to. */
const attached = /^AWS::IAM::(?:Managed|Role)?Policy$/;

/** The resource that each place of a template stands in. */
export function containerFinder(template: Template): (place: Place) => string | undefined {
  const holder = holderIn([...template.declarations.values()], ({ node }) =>
    nodePlace(template, node),
  );
  return (place) => {
    const found = holder(place);
    return found && `${template.source.path}/${found.logicalId}`;
  };
}
