import type { Property } from "../../catalog/permissions.ts";
import { dataValue } from "../../evaluate/data.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import { stringOf, type DataEntry } from "../../syntax/data.ts";
import type { Facts } from "../format.ts";
import { permittedBy, type Permitted } from "../declared-permission.ts";
import type { PermissionSite, Standing } from "../permission.ts";
import type { Declaration } from "./declarations.ts";
import { entryLike } from "./names.ts";
import { ownerOf } from "./owner.ts";
import { attachments, type Tree } from "./sites.ts";

/**
 * What gives access in a file by declarations of their own: the statement that AWS writes into the
 * policy of a resource for each, or a problem where it is not known how it does.
 *
 * @param isConditional whether what stands at an offset may not be there
 */
export function permissionsIn(
  trees: readonly Tree[],
  frame: Frame,
  facts: Facts,
  isConditional: (offset: number) => boolean,
): Permitted {
  const counts = new Map<string, number>();
  const found = trees.flatMap(({ declarations, names }) =>
    declarations.flatMap((declaration) => {
      const place = declaration.named.find(
        (each) => each.names === "permission" || each.names === "url",
      );
      if (!place || isTakenAway(declaration)) return [];
      const { address } = declaration;
      const site = siteOf(declaration, frame);
      const number = counts.get(address) ?? 0;
      counts.set(address, number + 1);
      const id = `${site.place.source.path}/permission ${address}${number > 0 ? `#${number}` : ""}`;
      const standing: Omit<Standing, "place"> = {
        id,
        statement: id,
        presence: isConditional(site.place.span.start) ? "maybe" : "always",
        owner: ownerOf(declaration, frame, place.protects),
        attachedTo: attachments(declaration, place.attach, names, site.place.source.path),
      };
      return permittedBy({ address, place, site, standing }, "cloudformation", facts);
    }),
  );
  return {
    policies: found.flatMap(({ policies }) => policies),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** A task of Ansible's may be there so that something is not. */
function isTakenAway({ properties }: Declaration): boolean {
  return stringOf(entryLike(properties, "state")?.value) === "absent";
}

function siteOf({ node, properties }: Declaration, frame: Frame): PermissionSite {
  const place = frame.place(node.span);
  const entryAt = (property: Property): DataEntry | undefined =>
    property.reduce<DataEntry | undefined>(
      (outer, name, depth) => entryLike(depth === 0 ? properties : outer?.value, name),
      undefined,
    );
  return {
    given: (property) => {
      const entry = entryAt(property);
      return entry && { value: dataValue(entry.value, frame), place: frame.place(entry.span) };
    },
    word: (word) => ({
      id: `${place.source.path}/provider/${word}`,
      place,
      meaning: { kind: word },
    }),
    place,
  };
}
