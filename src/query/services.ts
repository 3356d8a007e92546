import type { Service } from "../catalog/service.ts";
import { covers } from "../catalog/wildcard.ts";
import type { Reference } from "./reference.ts";
import { allServices, unknownService } from "./unknown-name.ts";

/**
 * The services of a prefix or a pattern of prefixes (`s3`, `s3*`), in any case; `all` and `*` are all
 * of them. Throws UnknownName where there is none.
 */
export function servicesOf(pattern: string, { catalog }: Reference): readonly Service[] {
  const sought = pattern.toLowerCase();
  if (sought === "all" || sought === "*") return allServices(catalog);
  const found = catalog
    .services()
    .filter((prefix) => covers(sought, prefix))
    .flatMap((prefix) => catalog.service(prefix) ?? []);
  if (found.length === 0) throw unknownService(pattern, catalog);
  return found;
}

/** Whether a name is a pattern of several. */
export function isPattern(name: string): boolean {
  return /[*?]/.test(name);
}

/** Whether a pattern, or a name, covers a text, in any case of letters. */
export function coversName(pattern: string, name: string): boolean {
  return covers(pattern.toLowerCase(), name.toLowerCase());
}
