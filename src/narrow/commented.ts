import type { Statement } from "../iam/policy.ts";

/**
 * Whether somebody says beside the resources, or right above them, why they are what they are: what is
 * known of a configuration is less than what its author knows. What a comment tells another tool is no
 * reason.
 */
export function saysWhy({ resource, place }: Statement): boolean {
  if (resource?.place.source.path !== place.source.path) return false;
  const { text, path } = place.source;
  if (/\.json$/i.test(path)) return false;
  const { start, end } = resource.place.span;
  const [behind = ""] = text.slice(end).split("\n", 1);
  const before = text.slice(place.span.start, start).split("\n");
  const above = before.length > 1 ? before.at(-2) : undefined;
  const found =
    /^[\s,\])}]*(?:#|\/\/|\/\*)(.*)$/.exec(behind) ?? /^\s*(?:#|\/\/|\/\*)(.*)$/.exec(above ?? "");
  const said = found?.[1]?.trim() ?? "";
  return /\w+ \w+ \w+/.test(said) && !directive.test(said);
}

/** `tfsec:ignore:AWS099`, `checkov:skip=CKV_AWS_111: ...` */
const directive = /^(?:[\w-]+:(?:ignore|skip|disable)\b|nosec\b|cfn-lint\b|kics-scan\b)/i;
