import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Template } from "../../evaluate/cloudformation/template.ts";
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
  return new Map(
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
}

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
