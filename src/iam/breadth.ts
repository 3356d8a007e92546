import type { ResourceType } from "../catalog/resource-type.ts";
import type { ArnPattern } from "./arn-pattern.ts";
import type { Part } from "./text.ts";

/**
 * How far a `Resource` pattern reaches: every resource there is, every resource of a type (a
 * wildcard stands where the name belongs), such as have a certain name, or not known.
 */
export type Breadth = "everything" | "type" | "named" | "unknown";

/** The breadth of a pattern that means resources of the given types. */
export function breadthOf(pattern: ArnPattern, types: readonly ResourceType[]): Breadth {
  if (pattern.kind === "any") return "everything";
  if (pattern.kind !== "arn") return "unknown";
  const { service, resource } = pattern.components;
  if (onlyWildcards(service)) return "everything";
  const formats = types.flatMap((type) => type.arns).map(resourceOf);
  if (formats.length === 0) return onlyWildcards(resource) ? "type" : "named";
  return formats.some((format) => leavesNameOpen(resource, format)) ? "type" : "named";
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

/** The resource component of an ARN format. */
function resourceOf(arn: string): string {
  return arn.split(":").slice(5).join(":");
}

/**
 * Whether a pattern says nothing of a resource beyond the words of its type's format:
 * `table/*` and `*` for `table/${TableName}`, but not `table/app-*` or `table/${var.name}`.
 */
function leavesNameOpen(resource: readonly Part[], format: string): boolean {
  if (!format.includes("${")) return false;
  const literals = resource.filter((part) => typeof part === "string");
  if (literals.length < resource.length) return false;
  const written = literals.join("");
  const ownWords = new Set(wordsOf(format.replace(/\$\{[^}]*\}/g, "*")));
  return wordsOf(written).every((word) => ownWords.has(word)) && /[*?]/.test(written);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[*?/:]+/).filter((word) => word !== "");
}
