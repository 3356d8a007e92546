import type { NamedPlace } from "../../catalog/places.ts";
import { isManaged, managedUses, type ManagedUse, type ManagedUses } from "../managed.ts";
import { callbackUses } from "./callbacks.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { scoped } from "./references.ts";
import { nameOf } from "./resources.ts";
import { attachments, givenAt, heldBy } from "./sites.ts";

const managedTypes: ReadonlySet<string> = new Set(["aws_iam_policy", "AWS::IAM::ManagedPolicy"]);

/** What the files of programs make of managed policies, by scoped addresses. */
export function managedIn(files: readonly File[]): ManagedUses {
  return managedUses(
    files.flatMap((file) => {
      return file.declarations().flatMap((declaration) => {
        const { type: declared } = declaration;
        const type = managedTypes.has(declared) ? file.using.types.get(declared) : undefined;
        return type
          ? [
              {
                address: scoped({ path: file.path, declaration }),
                scope: file.path,
                name: nameOf(declaration, type, file),
              },
            ]
          : [];
      });
    }),
    files.flatMap((file) => [
      ...file
        .declarations()
        .flatMap((declaration) =>
          (file.using.named.get(declaration.type) ?? []).flatMap((place) =>
            usesAt(declaration, place, file),
          ),
        ),
      ...callbackUses(file),
    ]),
  );
}

/** The managed policies that a resource names at a place. */
function usesAt(declaration: Declaration, place: NamedPlace, file: File): readonly ManagedUse[] {
  const { names } = place;
  if (!isManaged(names)) return [];
  return givenAt(declaration, place.path, file).map(({ value, place: at, isSure }): ManagedUse => {
    const under = isSure ? {} : { under: [file.path, declaration.address] as const };
    return {
      names,
      value,
      at,
      scope: file.path,
      refersTo: [],
      attachedTo: attachments(declaration, place, file).map((to) => ({ ...to, ...under })),
      heldBy: heldBy(declaration, place, file).map((by) => ({ ...by, ...under })),
    };
  });
}
