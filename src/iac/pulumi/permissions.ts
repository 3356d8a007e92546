import type { Facts } from "../format.ts";
import { permittedBy, type Permitted } from "../declared-permission.ts";
import type { PermissionSite, Standing } from "../permission.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { ownerOf } from "./owner.ts";
import { wordHole } from "./resources.ts";
import { asArn, attachments, givenAt } from "./sites.ts";

/**
 * What gives access in a file by resources of their own: the statement that AWS writes into the policy of a
 * resource for each, or a problem where it is not known how it does.
 */
export function permissionsIn(file: File, facts: Facts): Permitted {
  const found = file.declarations().flatMap((declaration): readonly Permitted[] => {
    const place = file.using.named
      .get(declaration.type)
      ?.find(({ names }) => names === "permission" || names === "url");
    if (!place || holdsPolicy(declaration, file)) return [];
    const attachedTo = attachments(declaration, place, file);
    const id = `${file.path}/${declaration.address}`;
    const standing: Omit<Standing, "place"> = {
      id,
      statement: id,
      presence: declaration.presence,
      owner: ownerOf(declaration, attachedTo, file, place.protects),
      attachedTo,
    };
    const { address } = declaration;
    const site = siteOf(declaration, file);
    return [permittedBy({ address, place, site, standing }, "terraform", facts)];
  });
  return {
    policies: found.flatMap(({ policies }) => policies),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** The policy of an event bus may be written as one, or else as a permission. */
function holdsPolicy(declaration: Declaration, file: File): boolean {
  return (file.using.places.get(declaration.type) ?? []).some(
    ({ path }) => givenAt(declaration, path, file).length > 0,
  );
}

function siteOf(declaration: Declaration, file: File): PermissionSite {
  const { place } = declaration;
  return {
    given: (property) => {
      const path = property.map((name) => ({ name, each: false }));
      const [found] = givenAt(declaration, path, file);
      return found && { value: asArn(found.value), place: found.place };
    },
    word: (word) => wordHole(word, place),
    place,
  };
}
