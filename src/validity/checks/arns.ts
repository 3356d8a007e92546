import { nearest } from "../../catalog/nearest.ts";
import { meantPartitions } from "../../catalog/regions.ts";
import type { ArnFormat } from "../../iam/arn-format.ts";
import { arnComponents, type ArnComponent } from "../../iam/arn-pattern.ts";
import { known } from "../../iam/text.ts";
import { code } from "../../source/quoted.ts";
import { readArn, type Component, type ReadArn } from "../arn.ts";
import { arnServices, fitting, formatsFor } from "../arn-formats.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import type { TextNode } from "../node.ts";

/**
 * Whether resources are named as AWS names them. Follows "Amazon Resource Names" of the AWS General
 * Reference, and the formats of its service authorization reference.
 */
export const arns: StatementCheck = {
  codes: [
    "INVALID_ARN_PREFIX",
    "MISSING_ARN_FIELD",
    "INVALID_PARTITION",
    "INVALID_ARN_SERVICE_CASE",
    "INVALID_SERVICE",
    "INVALID_ARN_REGION",
    "ARN_REGION_NOT_ALLOWED",
    "MISSING_ARN_REGION",
    "INVALID_ARN_ACCOUNT",
    "ARN_ACCOUNT_NOT_ALLOWED",
    "MISSING_ARN_ACCOUNT",
    "INVALID_ARN_RESOURCE",
    "WILDCARD_IN_SERVICE_NAME",
  ],
  *statement({ resource, principal }, context) {
    for (const node of resource.items) {
      if (known(node.text) === "*") continue;
      const arn = readArn(node.text);
      const broken = brokenAt(node, arn, context);
      if (broken) yield broken;
      else yield* named(node, arn, context);
    }
    for (const { kind, items } of principal?.groups ?? []) {
      if (kind !== "AWS") continue;
      for (const node of items) {
        const arn = readArn(node.text);
        if (arn.prefix !== "arn") continue;
        const broken = brokenAt(node, arn, context);
        if (broken) yield broken;
        else {
          yield* partition(node, arn, context);
          yield* account(node, arn, []);
        }
      }
    }
  },
};

/** What keeps it from being an ARN at all. */
function brokenAt(
  node: TextNode,
  { prefix, count }: ReadArn,
  { kind }: Context,
): Found | undefined {
  // Policies of APIs may leave out what stands in front of the path.
  if (prefix === "execute-api" && kind === "resource") return undefined;
  // Modules put an ARN in the place of a word such as _BUCKET_ARN_.
  if (prefix !== undefined && /^_+[A-Z0-9_]+_$/.test(prefix)) return undefined;
  if (prefix !== undefined && prefix !== "arn")
    return {
      code: "INVALID_ARN_PREFIX",
      at: node,
      message: `A resource is "*" or an ARN, which begins with "arn:".`,
    };
  if (count === undefined || count >= 6) return undefined;
  const end = node.text.parts.at(-1);
  // In the policies of users and roles a wildcard at the end stands for the rest.
  if (typeof end === "string" && end.endsWith("*") && kind === "identity") return undefined;
  return {
    code: "MISSING_ARN_FIELD",
    at: node,
    message: `An ARN has six fields, and this one has ${count}.`,
  };
}

function* named(node: TextNode, arn: ReadArn, context: Context): Iterable<Found> {
  yield* partition(node, arn, context);
  const { service, region, resource } = arn.components;
  const name = service?.text;
  if (service && name !== undefined && !service.isOpen && name !== name.toLowerCase())
    yield {
      code: "INVALID_ARN_SERVICE_CASE",
      at: node,
      message: `The service of an ARN is in lower case, unlike ${code(name)}.`,
      meant: [name.toLowerCase()],
      ...rewritten(node, { service: name.toLowerCase() }),
    };
  if (region?.text && !region.isOpen && !context.regions.has(region.text))
    yield {
      code: "INVALID_ARN_REGION",
      at: node,
      message: `AWS has no region ${code(region.text)}.`,
      meant: nearest(region.text, context.regions.names, 3),
    };
  if (name !== undefined && /[*?]/.test(name))
    yield {
      code: "WILDCARD_IN_SERVICE_NAME",
      at: node,
      message: `The wildcard in ${code(name)} takes in services that nobody thought of.`,
    };
  if (!service || name === undefined || service.isOpen) {
    yield* account(node, arn, []);
    return;
  }
  const formats = formatsFor(name.toLowerCase(), context.catalog);
  if (!formats) {
    yield {
      code: "INVALID_SERVICE",
      at: node,
      message: `AWS has no service ${code(name)}, as of ${context.catalog.date}.`,
      meant: nearest(name, arnServices(context.catalog), 3),
    };
    return;
  }
  yield* account(node, arn, formats);
  if (formats.length === 0 || resource?.text === undefined) return;
  const own = fitting(resource.text, formats);
  // AWS says nothing of what is open.
  if (own.length === 0 && (resource.isOpen || isLike(resource.text, formats))) return;
  if (own.length === 0)
    yield {
      code: "INVALID_ARN_RESOURCE",
      at: node,
      message: `${code(resource.text)} is no resource of ${code(name)}: none of its ARNs ends like that.`,
      meant: ends(formats, resource.text),
    };
  else yield* against(node, arn, own, name);
}

function* partition(
  node: TextNode,
  { components }: ReadArn,
  { regions }: Context,
): Iterable<Found> {
  const { text, isOpen } = components.partition ?? closed;
  if (text === undefined || isOpen || regions.partitions.includes(text)) return;
  yield {
    code: "INVALID_PARTITION",
    at: node,
    message: `AWS has no partition ${code(text)}.`,
    meant: meantPartitions(text, regions),
  };
}

const closed: Component = { text: undefined, isOpen: false };

function* account(
  node: TextNode,
  { components }: ReadArn,
  formats: readonly ArnFormat[],
): Iterable<Found> {
  const { text, isOpen } = components.account ?? closed;
  if (!text || isOpen || /^\d{12}$/.test(text) || ownAccounts.has(text)) return;
  if (formats.some((format) => format.components.account.written === text)) return;
  yield {
    code: "INVALID_ARN_ACCOUNT",
    at: node,
    message: `${code(text)} is no id of an account, which has twelve digits.`,
  };
}

/** Accounts that AWS calls by a name. */
const ownAccounts: ReadonlySet<string> = new Set(["aws", "cloudfront", "aws-managed", "amazon"]);

/** What all formats that fit have, or do not have, in front of the resource. */
function* against(
  node: TextNode,
  { components }: ReadArn,
  formats: readonly ArnFormat[],
  service: string,
): Iterable<Found> {
  const have = (name: "region" | "account"): boolean | undefined => {
    const written = formats.map((format) => format.components[name].written !== "");
    return written.every((each) => each === written[0]) ? written[0] : undefined;
  };
  const names = ["region", "account"] as const;
  // Neither is right where both are wrong and one alone goes.
  const none = Object.fromEntries(
    names.flatMap((name) => (have(name) === false ? [[name, ""]] : [])),
  );
  for (const name of names) {
    const component = components[name];
    if (component?.text === undefined) continue;
    const has = have(name);
    const what = name === "region" ? "region" : "account id";
    // Of an ARN of any resource AWS asks for no component.
    if (component.text === "" && has === true && components.resource?.text !== "*")
      yield {
        code: name === "region" ? "MISSING_ARN_REGION" : "MISSING_ARN_ACCOUNT",
        at: node,
        message:
          `ARNs of ${code(service)} for such resources have a ${what}: write one, or ${code("*")}.`.replace(
            "a account",
            "an account",
          ),
      };
    if (component.text !== "" && !/^[*?]+$/.test(component.text) && has === false)
      yield {
        code: name === "region" ? "ARN_REGION_NOT_ALLOWED" : "ARN_ACCOUNT_NOT_ALLOWED",
        at: node,
        message: `ARNs of ${code(service)} for such resources have no ${what}.`,
        ...rewritten(node, none),
      };
  }
}

/** The ARN with others in the place of some components, where all of it is known. */
function rewritten(
  { text, place }: TextNode,
  instead: Partial<Readonly<Record<ArnComponent, string>>>,
): Partial<Found> {
  const was = known(text);
  if (was === undefined || was.includes("${")) return {};
  const [prefix = "", ...components] = was.split(":");
  const right = components.map((each, index) => {
    const name = arnComponents[index];
    return name === undefined ? each : (instead[name] ?? each);
  });
  return { replacement: { place, was, value: [prefix, ...right].join(":") } };
}

/** It begins as ARNs of the service do, which is enough for AWS. */
function isLike(resource: string, formats: readonly ArnFormat[]): boolean {
  const [head = ""] = resource.split(/[:/]/);
  return (
    head === "" ||
    formats.some(({ components }) => components.resource.written.split(/[:/]/)[0] === head)
  );
}

/** How the resources of a service are written that are most like one. */
function ends(formats: readonly ArnFormat[], resource: string): readonly string[] {
  const [kind = ""] = resource.split(/[:/]/);
  const all = [...new Set(formats.map(({ components }) => components.resource.written))];
  const heads = all.map((each) => each.split(/[:/]/)[0] ?? "");
  const alike = new Set(nearest(kind, heads, 3));
  return all.filter((_, index) => alike.has(heads[index] ?? "")).slice(0, 3);
}
