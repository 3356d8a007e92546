import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { listed } from "../rules/wording.ts";
import { resourcesFor, type Named, type Resource } from "./resource.ts";
import { lineAt, shown, type Remark } from "./remark.ts";
import type { Item, Template } from "./template.ts";

/** A template while it is being followed: what is known, and what there is to say of it. */
export type Asked = Named & {
  readonly template: Template;
  readonly excluded: ReadonlySet<Action>;
  /** What keeps a policy from being written. */
  readonly mistakes: Remark[];
  /** What whoever wrote the template should know of the policy. */
  readonly notes: Remark[];
};

export function openTemplate(template: Template, named: Named): Asked {
  const { catalog } = named;
  const mistakes: Remark[] = [];
  const notes: Remark[] = [];
  const excluded = template.excluded.flatMap(({ text, offset }) => {
    const found = catalog.expand(text);
    if (found.length === 0)
      notes.push({
        offset,
        message: `${shown(text)} is no action and excludes nothing${meant(text, catalog)}`,
      });
    return found;
  });
  return { ...named, template, excluded: new Set(excluded), mistakes, notes };
}

/** The resources that an item names; what is wrong with it is a mistake of the template. */
export function namedBy(item: Item, asked: Asked): readonly Resource[] {
  const found = resourcesFor(item.text, asked);
  if ("mistake" in found) {
    asked.mistakes.push({ offset: item.offset, message: found.mistake });
    return [];
  }
  for (const message of found.notes) asked.notes.push({ offset: item.offset, message });
  return found.resources;
}

/** The actions that an item names: one, or what a pattern covers in the catalog. */
export function actionsNamed(item: Item, asked: Asked): readonly Action[] {
  const { text, offset } = item;
  const { catalog } = asked;
  if (/[*?]/.test(text.split(":")[0] ?? "")) {
    asked.mistakes.push({
      offset,
      message: `${shown(text)} names no service; write the actions that are meant`,
    });
    return [];
  }
  const found = catalog.expand(text);
  if (found.length === 0) {
    asked.mistakes.push({
      offset,
      message: `there is no action ${shown(text)}${meant(text, catalog)}`,
    });
    return [];
  }
  if (/[*?]/.test(text))
    asked.notes.push({
      offset,
      message: `${shown(text)} is written as the ${found.length} actions that it covers in AWS's reference of ${catalog.date}`,
    });
  return found;
}

/** `; did you mean s3:GetObject?` */
function meant(text: string, catalog: Catalog): string {
  const like = /[*?]/.test(text) ? [] : catalog.nearestActions(text).map(({ id }) => id);
  return like.length > 0 ? `; did you mean ${listed(like, 3, "or")}?` : "";
}

/** `crud.yml:4` */
export function placeOf({ offset }: Pick<Item, "offset">, { template }: Asked): string {
  return lineAt(template.source, offset);
}
