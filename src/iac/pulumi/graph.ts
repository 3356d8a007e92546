import type { Policy } from "../../iam/policy.ts";
import { holderIn } from "../../source/holder.ts";
import { contains } from "../../source/source.ts";
import type { Node } from "../../syntax/script/walk.ts";
import { withinOf, type ReferenceGraph } from "../format.ts";
import type { File } from "./file.ts";
import { namedBy, scoped } from "./references.ts";
import { suppliesOf, type Surrounding } from "./supplies.ts";

/** What each declaration of a file refers to, and which one a statement stands in. */
export function referencesOf(
  file: File,
  around: Pick<Surrounding, "folder" | "isOpen">,
): {
  readonly graph: ReferenceGraph;
  readonly within: (policies: readonly Policy[]) => ReadonlyMap<string, string>;
} {
  const { path } = file;
  const all = file.declarations();
  const named = (node: Node): readonly string[] =>
    namedBy(node, file).map((declaration) => scoped({ path, declaration }));
  const graph: ReferenceGraph = new Map(
    all.map((declaration) => {
      const address = scoped({ path, declaration });
      const supplies = suppliesOf(declaration, file, {
        ...around,
        namedIn: named,
        scoped: (each) => scoped({ path, declaration: each }),
      });
      const refersTo = named(declaration.call).filter((each) => each !== address);
      const node = { type: declaration.type, scope: path, refersTo, ...(supplies && { supplies }) };
      return [address, node];
    }),
  );
  const outermost = all.filter(
    ({ place }) =>
      !all.some((other) => other.place !== place && contains(other.place.span, place.span)),
  );
  const holder = holderIn(outermost, ({ place }) => place);
  return {
    graph,
    within: (policies) =>
      withinOf(policies, (place) => {
        const declaration = holder(place);
        return declaration && scoped({ path, declaration });
      }),
  };
}
