import { fillsIn } from "../../evaluate/embedded.ts";
import type { Policy } from "../../iam/policy.ts";
import { holderIn } from "../../source/holder.ts";
import type { Source } from "../../source/source.ts";
import type { Placeholder } from "../../syntax/placeholders.ts";
import { withinOf, type ReferenceGraph } from "../format.ts";
import type { Declaration } from "./declarations.ts";

/** What each declaration of a file refers to, and which one a statement stands in. */
export function referencesOf(
  declarations: readonly Declaration[],
  source: Source,
  placeholders: readonly Placeholder[],
): {
  readonly graph: ReferenceGraph;
  readonly within: (policies: readonly Policy[]) => ReadonlyMap<string, string>;
} {
  const scoped = (address: string): string => `${source.path}/${address}`;
  const addresses = new Set(declarations.map(({ address }) => address));
  const graph = new Map(
    declarations.map(({ address, type, node }) => {
      const named = fillsIn(placeholders, node.span).map(
        ({ expression }) => expression.split(".")[0] ?? "",
      );
      const refersTo = [...new Set(named)].filter((each) => addresses.has(each));
      return [
        scoped(address),
        { type, scope: source.path, refersTo: refersTo.map((each) => scoped(each)) },
      ] as const;
    }),
  );
  const holder = holderIn(declarations, ({ node: { span } }) => ({ source, span }));
  return {
    graph,
    within: (policies) =>
      withinOf(policies, (place) => {
        const found = holder(place);
        return found && scoped(found.address);
      }),
  };
}
