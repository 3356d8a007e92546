import { dataValue } from "../../evaluate/data.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import { writtenAt } from "../../evaluate/value.ts";
import { makeText } from "../../iam/text.ts";
import { stringOf, valueOf } from "../../syntax/data.ts";
import { isManaged, managedUses, type ManagedUse, type ManagedUses } from "../managed.ts";
import type { Declaration } from "./declarations.ts";
import { entryLike } from "./names.ts";
import { attachments, heldBy, nodesAt, type Tree } from "./sites.ts";

/** Types of managed policies, whatever language declares them. */
const managedType = /(?:^|[:/.])(?:Policy|ManagedPolicy|IAMPolicy|iam_managed_policy)$/;

/** What the declarations of a file make of managed policies. */
export function managedIn(trees: readonly Tree[], frame: Frame): ManagedUses {
  const all = trees.flatMap(({ declarations }) => declarations);
  const managed = all.filter(({ type }) => managedType.test(type));
  const declared = managed.map((each) => ({
    address: each.address,
    name: makeText([nameOf(each)], writtenAt(frame.place(each.node.span))),
  }));
  const addresses = new Set(managed.map(({ address }) => address));
  return managedUses(
    declared,
    trees.flatMap(({ declarations, names }) =>
      declarations.flatMap((declaration) =>
        declaration.named.flatMap((place): readonly ManagedUse[] => {
          const { names: what } = place;
          if (!isManaged(what)) return [];
          return nodesAt(declaration.properties, place.path).map((node) => {
            const named = names.expressionsIn(node.span).map((each) => each.split(".")[0] ?? "");
            return {
              names: what,
              value: dataValue(node, frame),
              at: frame.place(node.span),
              refersTo: named.filter((each) => addresses.has(each)),
              attachedTo: attachments(declaration, place.attach, names),
              heldBy: heldBy(declaration, place.attach, names, frame),
            };
          });
        }),
      ),
    ),
  );
}

function nameOf({ address, properties }: Declaration): string {
  const given = [properties, valueOf(properties, "spec")].map((each) => entryLike(each, "name"));
  return stringOf(given.find((each) => each)?.value) ?? address;
}
