import type { ResourceType } from "../catalog/resource-type.ts";
import type { ArnPattern } from "./arn-pattern.ts";
import { globIncluded } from "./glob.ts";
import type { Notation } from "./glyph.ts";
import type { Part } from "./text.ts";

/**
 * How far a `Resource` pattern reaches: every resource there is, every resource of a type (a
 * wildcard stands where the name belongs), such as have a certain name, or not known.
 */
export type Breadth = "everything" | "type" | "named" | "unknown";

/** From what reaches furthest to what reaches least. */
export const breadths: readonly Breadth[] = ["everything", "type", "unknown", "named"];

/**
 * The breadth of a pattern that means resources of the given types. What covers more is never less
 * broad: a pattern reaches every resource of a type if it covers whatever name one may have.
 */
export function breadthOf(pattern: ArnPattern, types: readonly ResourceType[]): Breadth {
  if (pattern.kind === "any") return "everything";
  if (pattern.kind !== "arn") return "unknown";
  const { service, resource } = pattern.components;
  if (onlyWildcards(service)) return "everything";
  const open = types
    .flatMap(formatsOfOwners)
    .some((arn) => leavesNameOpen(resource, arn, pattern.notation));
  return open ? "type" : "named";
}

/** The formats of a type without those of what AWS publishes for everybody: `parameter/aws/service/...`. */
function formatsOfOwners({ arns }: ResourceType): readonly string[] {
  const owned = arns.filter((arn) => arn.includes("${Account}"));
  return owned.length > 0 ? owned : arns;
}

/** Whether the account is given, so that what others share is out of reach. */
export function namesAccount(pattern: ArnPattern): boolean {
  if (pattern.kind !== "arn") return false;
  const { account } = pattern.components;
  return account.length > 0 && !onlyWildcards(account);
}

function onlyWildcards(parts: readonly Part[]): boolean {
  return (
    parts.length > 0 && parts.every((part) => typeof part === "string" && /^[*?]+$/.test(part))
  );
}

/** Any name that is not shorter than names are. */
const anyName = "????????????*";

/** Whether a resource component covers whatever stands in the place of a format's names. */
function leavesNameOpen(resource: readonly Part[], arn: string, notation: Notation): boolean {
  const format = arn.split(":").slice(5).join(":");
  if (!format.includes("${")) return false;
  const named = format.replace(/\$\{[^}]*\}/g, anyName);
  return globIncluded([named], resource, notation);
}
