import { accessLevels, type AccessLevel, type Action } from "../catalog/action.ts";
import { nearest } from "../catalog/nearest.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { nowhere } from "../iam/draft.ts";
import { parseArnPattern, type ArnPattern } from "../iam/arn-pattern.ts";
import { typesOf } from "../iam/resource-types.ts";
import { makeText, type Part, type Text } from "../iam/text.ts";
import type { Reference } from "./reference.ts";
import { isPattern } from "./services.ts";
import { allServices, UnknownName } from "./unknown-name.ts";

/** A resource type that an ARN means, and the actions that take it. */
export type MeantType = {
  readonly type: ResourceType;
  readonly actions: readonly Action[];
};

/**
 * The resource types that an ARN, or a pattern of ARNs, means, with the actions that take each. It may
 * hold wildcards, and `${...}` for what is filled in later, which is neither a wildcard nor a colon.
 * Several types
 * where AWS's formats do not tell them apart, and where other services list a type of this one as theirs
 * (`sts:role`): those come last. Throws UnknownName where it means none.
 */
export function queryArn(arn: string, { catalog }: Reference): readonly MeantType[] {
  const text = textOfArn(arn);
  const pattern = parseArnPattern(text);
  if (pattern.kind === "malformed") throw new UnknownName(`${arn} is no ARN: ${pattern.why}`, []);
  const own = serviceOf(pattern);
  const services = allServices(catalog);
  const all = services.flatMap(({ resourceTypes }) => resourceTypes);
  const types = typesOf(
    pattern,
    all.filter((type) => isOfService(type, own)),
  );
  if (types.length === 0) throw matchesNothing(arn, own ?? "", all);
  const wanted = new Map<ResourceType, Action[]>(types.map((type) => [type, []]));
  for (const { actions } of services)
    for (const action of actions)
      for (const { type } of action.resourceTypes) wanted.get(type)?.push(action);
  const meant = types.map((type) => ({ type, actions: wanted.get(type) ?? [] }));
  const isOwn = ({ type }: MeantType): boolean => type.service === own;
  return [...meant.filter(isOwn), ...meant.filter((each) => !isOwn(each))];
}

/** The service that an ARN names; undefined where it is a wildcard, or not known. */
function serviceOf(pattern: ArnPattern): string | undefined {
  const [only, ...more] = pattern.kind === "arn" ? pattern.components.service : [];
  return typeof only === "string" && more.length === 0 && !isPattern(only) ? only : undefined;
}

/**
 * Whether a type may be meant by the service of its ARNs. What AWS Backup restores is called as the
 * service calls it that was backed up: any ARN could be that of a recovery point, and hardly one is.
 */
function isOfService({ service, arns }: ResourceType, asked: string | undefined): boolean {
  if (asked === undefined) return true;
  const listed = arns.map((format) => format.split(":")[2] ?? "");
  return listed.some((each) => (each.startsWith("${") ? asked === service : asked === each));
}

/** Actions by their access level, those without any left out. */
export function byLevel(
  actions: readonly Action[],
): readonly (readonly [AccessLevel, readonly Action[]])[] {
  return accessLevels.flatMap((level) => {
    const own = actions.filter((each) => each.level === level);
    return own.length > 0 ? [[level, own] as const] : [];
  });
}

/**
 * An ARN as a text: what Terraform, CloudFormation or a shell would fill in is not known. What stands
 * alone between two colons is the partition, the region or the account; what an ARN begins with may be
 * all of it but its end.
 */
function textOfArn(arn: string): Text {
  let colons = 0;
  const parts = arn.split(/(\$\{[^{}]*\})/).map((piece): Part => {
    if (!/^\$\{[^{}]*\}$/.test(piece)) {
      colons += piece.split(":").length - 1;
      return piece;
    }
    const id = piece.slice(2, -1);
    const kind = ([undefined, "partition", undefined, "region", "account"] as const)[colons];
    return { id, place: nowhere.written, meaning: { kind: kind ?? "unknown" }, expression: id };
  });
  return makeText(parts, nowhere);
}

/** What may have been meant: the formats of the service, those that begin alike first. */
function matchesNothing(arn: string, service: string, types: readonly ResourceType[]): UnknownName {
  const said = `${arn} is the ARN of no resource type that the catalog knows`;
  const formats = types.flatMap(({ arns }) => arns);
  const serviceIn = (format: string): string => format.split(":")[2] ?? "";
  const own = formats.filter((each) => serviceIn(each) === service.toLowerCase());
  if (own.length === 0) {
    const services = [...new Set(formats.map(serviceIn))];
    return new UnknownName(
      `${said}, nor is ${service} the service of any`,
      nearest(service, services, 3),
    );
  }
  const named = new Map(own.map((each) => [firstWord(each), each]));
  const alike = nearest(firstWord(arn), [...named.keys()], 3).flatMap(
    (each) => named.get(each) ?? [],
  );
  return new UnknownName(said, alike.length > 0 ? alike : own.slice(0, 3));
}

/** With what the resource of an ARN begins: `function` of `function:f`. */
function firstWord(arn: string): string {
  return /^(?:[^:]*:){5}([^:/]*)/.exec(arn)?.[1] ?? "";
}
