import { z } from "zod";
import { stated, text, time } from "./fields.ts";

const texts = z.array(text).optional();

/** A filter that events were left out by, as evidence and queries say it; one of each part that has one. */
export const narrowedSchema = z.strictObject({
  principals: texts,
  accounts: texts,
  regions: texts,
  services: texts,
  since: time.optional(),
  until: time.optional(),
  failed: z.boolean().optional(),
  readOnly: z.boolean().optional(),
});

export type Narrowed = z.infer<typeof narrowedSchema>;

/** A filter as it is given, or as it was read. */
export type FilterParts = { readonly [Part in keyof Narrowed]: Readonly<Narrowed[Part]> };

/** A filter with its lists in order, and its members in that of the schema; undefined where it leaves nothing out. */
export function narrowedBy(filter: FilterParts): Narrowed | undefined {
  const { principals, accounts, regions, services, since, until, failed, readOnly } = filter;
  const sorted = (list: readonly string[] | undefined): string[] | undefined =>
    list && [...new Set(list)].sort();
  const made = stated({
    principals: sorted(principals),
    accounts: sorted(accounts),
    regions: sorted(regions),
    services: sorted(services),
    since,
    until,
    failed,
    readOnly,
  });
  return Object.keys(made).length > 0 ? made : undefined;
}
