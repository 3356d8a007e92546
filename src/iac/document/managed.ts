import { dataValue } from "../../evaluate/data.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import type { NamedPlace } from "../../catalog/places.ts";
import { literal, writtenAt } from "../../evaluate/value.ts";
import type { Attachment } from "../../iam/policy.ts";
import { makeText } from "../../iam/text.ts";
import { textAt } from "../../source/source.ts";
import { stringOf, valueOf } from "../../syntax/data.ts";
import { isManaged, managedUses, type ManagedUse, type ManagedUses } from "../managed.ts";
import type { Declaration } from "./declarations.ts";
import { entryLike } from "./names.ts";
import { attachments, heldBy, nodesAt, type Tree } from "./sites.ts";

/** Types of managed policies, whatever language declares them. */
const managedType = /(?:^|[:/.])(?:Policy|ManagedPolicy|IAMPolicy|iam_managed_policy)$/;

/** A file whose declarations may name managed policies, which others of its folder may declare. */
export type ManagedFile = {
  readonly path: string;
  readonly trees: readonly Tree[];
  readonly frame: Frame;
};

/** What the declarations of the files of a folder make of managed policies. */
export type ManagedBeside = {
  /** Of a file: what is not read and the problems are its own; policies go by file and address. */
  readonly of: (path: string) => ManagedUses;
  /** Files of which one refers to a policy in another. */
  readonly links: readonly (readonly [string, string])[];
};

export function managedIn(files: readonly ManagedFile[]): ManagedBeside {
  const declared = files.flatMap(({ path, trees, frame }) =>
    declarationsIn(trees)
      .filter(isManagedPolicy)
      .map((each) => ({
        address: scoped(path, each),
        scope: path,
        name: makeText([nameOf(each)], writtenAt(frame.place(each.node.span))),
      })),
  );
  const uses = files.flatMap(usesIn);
  const found = managedUses(declared, uses);
  return {
    of: (path) => ({
      ...found,
      unread: found.unread.flatMap(({ scope, ...each }) => (scope === path ? [each] : [])),
      problems: found.problems.filter((each) => each.path === path),
    }),
    links: uses.flatMap(({ scope, files }) =>
      files.flatMap((each) => (each === scope ? [] : [[scope, each] as const])),
    ),
  };
}

type Use = ManagedUse & { readonly scope: string; readonly files: readonly string[] };

function usesIn({ path, trees, frame }: ManagedFile): readonly Use[] {
  const own = declarationsIn(trees).filter(isManagedPolicy);
  const addresses = new Set(own.map(({ address }) => address));
  return trees.flatMap(({ declarations, names }) =>
    declarations.flatMap((declaration) =>
      declaration.named.flatMap((place): readonly Use[] => {
        const { names: what, attach } = place;
        if (!isManaged(what)) return [];
        const attachedTo = attachments(declaration, attach, names, path).map((to) => ({
          scope: path,
          ...to,
        }));
        const by = heldBy(declaration, attach, names, frame, path);
        const common = { names: what, scope: path, attachedTo, heldBy: by };
        const plain = nodesAt(declaration.properties, place.path).map((node) => {
          const named = names.expressionsIn(node.span).map((each) => each.split(".")[0] ?? "");
          const refersTo = named
            .filter((each) => addresses.has(each))
            .map((address) => scoped(path, { address }));
          return {
            ...common,
            value: dataValue(node, frame),
            at: frame.place(node.span),
            refersTo,
            files: attachedTo.map(({ scope }) => scope),
          };
        });
        return [...plain, ...referredTo(declaration, place, common, names, frame)];
      }),
    ),
  );
}

/** The uses of policies that are named by references between manifests, in the place of their ARNs. */
function referredTo(
  declaration: Declaration,
  { path }: NamedPlace,
  common: Pick<Use, "names" | "scope" | "heldBy"> & {
    readonly attachedTo: readonly (Attachment & { readonly scope: string })[];
  },
  { refer }: Tree["names"],
  frame: Frame,
): readonly Use[] {
  const last = path.at(-1);
  if (!last) return [];
  return nodesAt(declaration.properties, path.slice(0, -1)).flatMap((properties) =>
    refer(properties, last.name, declaration, isManagedPolicy).map(
      ({ node, name, means: policies }) => {
        const at = frame.place(node.span);
        const isCertain = policies.length === 1;
        const under = { under: [common.scope, declaration.address] as const };
        return {
          ...common,
          attachedTo: common.attachedTo.map((to) => ({ ...to, ...(!isCertain && under) })),
          value:
            policies.length > 0
              ? { kind: "null" as const, origin: writtenAt(at) }
              : literal(name ?? textAt(at), at),
          at,
          refersTo: policies.map((each) => scoped(each.scope, each.declaration)),
          files: [...policies, ...common.attachedTo].map(({ scope }) => scope),
        };
      },
    ),
  );
}

function declarationsIn(trees: readonly Tree[]): readonly Declaration[] {
  return trees.flatMap(({ declarations }) => declarations);
}

function isManagedPolicy({ type }: Declaration): boolean {
  return managedType.test(type);
}

/** The name of a declaration that no other one of a folder has. */
export function scoped(path: string, { address }: Pick<Declaration, "address">): string {
  return `${path}/${address}`;
}

function nameOf({ address, properties }: Declaration): string {
  const given = [properties, valueOf(properties, "spec")].map((each) => entryLike(each, "name"));
  return stringOf(given.find((each) => each)?.value) ?? address;
}
