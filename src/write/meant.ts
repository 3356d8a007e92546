import type { Catalog } from "../catalog/catalog.ts";
import { nearest } from "../catalog/nearest.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Phrase } from "../iam/draft.ts";
import { parseArnPattern, type ArnPattern } from "../iam/arn-pattern.ts";
import { typesOf } from "../iam/resource-types.ts";
import { isHole, makeText, type Part, type Text } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { shown } from "./remark.ts";

/** The resource types that an ARN is written for, and those that its wildcards reach beside them. */
export type Meant = {
  readonly types: readonly ResourceType[];
  readonly reached: readonly ResourceType[];
  /** A name in the place of its wildcards would be of these types. */
  readonly isNamed: boolean;
};

/**
 * The types of an ARN, or what is wrong with it. A wildcard stands for a name: `arn:aws:s3:::logs-*` is
 * written for buckets, although it reaches objects too; only where it would name nothing then, it
 * means all that it reaches. Types of other services with ARNs of this one (an IAM role is a type of
 * EC2 too) are meant where the service itself has no such type.
 */
export function meantBy({ text }: Phrase, catalog: Catalog): Meant | { readonly mistake: string } {
  const pattern = parseArnPattern(text);
  const written = shown(
    text.parts.map((part) => (isHole(part) ? `\${${part.id}}` : part)).join(""),
  );
  if (pattern.kind === "any")
    return {
      mistake:
        "* is no resource; name ARNs, or write services under wildcard-only and actions under skip-resource-constraints",
    };
  if (pattern.kind === "malformed")
    return {
      mistake: `${written} is no ARN: ${pattern.why}; write arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE`,
    };
  if (pattern.kind === "unknown")
    return {
      mistake: `of ${written} it is not known what it is; write its ARN with the variable in it`,
    };
  const service = serviceOf(pattern);
  const own = service === undefined ? undefined : catalog.service(service);
  const ofOwn = meantAmong(text, own?.prefix === service ? (own?.resourceTypes ?? []) : []);
  if (ofOwn.types.length > 0) return ofOwn;
  const ofOthers = meantAmong(
    text,
    catalog.services().flatMap((each) => catalog.service(each)?.resourceTypes ?? []),
  );
  if (ofOthers.types.length > 0) return ofOthers;
  return { mistake: unlike(written, service, pattern, catalog) };
}

/** The types among some that an ARN is written for. */
export function meantAmong(text: Text, types: readonly ResourceType[]): Meant {
  const pattern = parseArnPattern(text);
  const near = types.filter((type) => mayBeOf(pattern, type));
  const named = withoutWildcards(text);
  const exact = typesOf(parseArnPattern(named), near);
  if (exact.length === 0) return { types: typesOf(pattern, near), reached: [], isNamed: false };
  const reached = named === text ? exact : typesOf(pattern, near);
  return { types: exact, reached: reached.filter((type) => !exact.includes(type)), isNamed: true };
}

/** Whether an ARN and those of a type may begin alike, as far as both are written: most are ruled out by that. */
function mayBeOf(pattern: ArnPattern, { arns }: ResourceType): boolean {
  const start = pattern.kind === "arn" ? pattern.components.resource[0] : undefined;
  if (typeof start !== "string") return true;
  const written = literalStart(start);
  return arns.some((arn) => {
    const own = literalStart(arn.split(":").slice(5).join(":"));
    return own.startsWith(written) || written.startsWith(own);
  });
}

function literalStart(text: string): string {
  return text.replace(/[*?$][^]*/, "");
}

/** The service component, where it is written without wildcards and variables. */
function serviceOf({
  components: { service },
}: ArnPattern & { readonly kind: "arn" }): string | undefined {
  const [only, ...more] = service;
  return more.length === 0 && typeof only === "string" && !/[*?]/.test(only) ? only : undefined;
}

/** The text with a name in the place of each wildcard; itself where it has none. */
function withoutWildcards(text: Text): Text {
  const isWild = (part: Part): boolean => !isHole(part) && /[*?]/.test(part);
  if (!text.parts.some(isWild)) return text;
  return makeText(
    text.parts.map((part) =>
      isHole(part)
        ? part
        : part.replace(/\$\{[^}]*\}|[*?]+/g, (found) => (found.startsWith("$") ? found : "x")),
    ),
    text.origin,
  );
}

/** What is said of an ARN that is one of no type. */
function unlike(
  written: string,
  service: string | undefined,
  { components }: ArnPattern & { readonly kind: "arn" },
  catalog: Catalog,
): string {
  const own = service === undefined ? undefined : catalog.service(service);
  if (!own) {
    const like = catalog.nearestServices(service ?? "");
    const hint = like.length > 0 ? `; did you mean ${listed(like, 3, "or")}?` : "";
    return `${written}: AWS's reference has no resources of a service ${shown(service ?? "*")}${hint}`;
  }
  if (own.prefix !== service)
    return `${written}: ARNs are written in small letters; write ${own.prefix} for ${shown(service ?? "")}`;
  const [resource = ""] = components.resource;
  const formats = nearestFormats(typeof resource === "string" ? resource : "", own.resourceTypes);
  return formats.length > 0
    ? `${written} is no resource of ${own.prefix}; write ${listed(formats, 3, "or")}`
    : `${written}: ${own.prefix} has no resources; its actions belong under wildcard-only`;
}

/** The formats that begin most alike, or else the first ones. */
function nearestFormats(resource: string, types: readonly ResourceType[]): readonly string[] {
  const start = (text: string): string => text.split(/[/:]/)[0] ?? "";
  const formats = types.flatMap(({ arns }) => arns);
  const starts = formats.map((arn) => start(arn.split(":").slice(5).join(":")));
  const near = nearest(start(resource), [...new Set(starts)], 3);
  const alike = near.flatMap((each) => formats.filter((_, index) => starts[index] === each));
  return (alike.length > 0 ? alike : formats).slice(0, 3);
}
