import type { Policy } from "../../iam/policy.ts";
import { holderIn } from "../../source/holder.ts";
import { contains } from "../../source/source.ts";
import type { Node } from "../../syntax/script/walk.ts";
import { withinOf, type ReferenceGraph } from "../format.ts";
import type { File } from "./file.ts";
import { givenOutIn } from "./given-out.ts";
import { importedBy, namedBy, scoped } from "./references.ts";
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
  const givenOut = new Set(givenOutIn(file, named));
  const graph: ReferenceGraph = new Map([
    ...all.map((declaration): [string, Referring] => {
      const address = scoped({ path, declaration });
      const supplies = suppliesOf(declaration, file, {
        ...around,
        namedIn: named,
        scoped: (each) => scoped({ path, declaration: each }),
      });
      const { call } = declaration;
      const refersTo = [
        ...named(call).filter((each) => each !== address),
        ...importedBy(call, file),
      ];
      const node = {
        ...{ type: declaration.type, scope: path, refersTo },
        ...(givenOut.has(address) && { isGivenOut: true as const }),
        ...(supplies && { supplies }),
      };
      return [address, node];
    }),
    ...unreadIn(file, around.isOpen),
  ]);
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

/** What is not read, and refers to the roles that are handed to it: more may run under them. */
function unreadIn(file: File, isOpen: Surrounding["isOpen"]): [string, Referring][] {
  const { path } = file;
  const refersTo = file
    .declarations()
    .filter(({ type, address }) => isRole.test(type) && isOpen(address))
    .map((declaration) => scoped({ path, declaration }));
  return refersTo.length === 0
    ? []
    : [[`${path}/`, { type: "elsewhere", scope: `${path}/`, refersTo }]];
}

type Referring = ReferenceGraph extends ReadonlyMap<string, infer Node> ? Node : never;

const isRole = /^(?:aws_iam_role|AWS::IAM::Role)$/;
