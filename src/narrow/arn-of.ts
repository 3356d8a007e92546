import type { ResourceType } from "../catalog/resource-type.ts";
import { expression, phrase, type Phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { isHole } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { filled, namesIn } from "./arn-format.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

/**
 * How a statement writes the ARN of a declared resource: by a reference; by its name alone where no
 * reference gives the ARN, where that may lie in another partition than the statement says, or where
 * it would close a circle. undefined where none of these can be.
 */
export function arnOf(declared: Declared, around: Neighbourhood): Phrase | undefined {
  const { arn, called } = declared;
  if (!around.mayName(declared) || !around.isSeen(declared))
    return byName(declared, plainName(declared, around), around);
  if (arn && !(around.keepsPartition && leavesPartition(arn))) return arn;
  return byName(declared, called ?? plainName(declared, around), around) ?? arn;
}

/** How a statement writes the name of a declared resource; undefined where it has none there. */
export function nameOf(declared: Declared, around: Neighbourhood): Phrase | undefined {
  const isReferred = around.mayName(declared) && around.isSeen(declared);
  return (isReferred ? declared.called : undefined) ?? plainName(declared, around);
}

/** Whether the partition of an ARN is not known. */
export function leavesPartition({ text: { parts } }: Phrase): boolean {
  return parts[0] === "arn:" && parts[1] !== undefined && isHole(parts[1]);
}

/** What the ARN of a name is made of. */
type ArnFacts = Pick<Neighbourhood, "catalog" | "shapes" | "naming" | "vocabulary">;

/** The ARN of a type with a name put in; undefined where a name does not make one. */
export function byName(
  { type }: Pick<Declared, "type">,
  name: Phrase | undefined,
  { catalog, shapes, naming, vocabulary }: ArnFacts,
): Phrase | undefined {
  const own = catalog.resourceType(type);
  if (!own || !name || !naming.isGiven(own)) return undefined;
  const [format, ...others] = shapes.formatsOf(own);
  if (format === undefined || others.length > 0 || namesIn(format).length !== 1) return undefined;
  const fitting = fittingIn(format, name, own);
  return fitting === undefined ? undefined : filled(fitting, vocabulary, () => name);
}

/**
 * The format for a name: that of a parameter may begin with the slash that its ARN has already, and
 * a provider's ARN has its URL without the scheme.
 */
function fittingIn(format: string, { text }: Phrase, { id }: ResourceType): string | undefined {
  if (id === "iam:oidc-provider") return undefined;
  if (id !== "ssm:parameter") return format;
  const [start] = text.parts;
  if (start === undefined || isHole(start)) return undefined;
  return start.startsWith("/") ? format.replace("parameter/", "parameter") : format;
}

/** The name that it is given, as it can be written elsewhere too: no resource is needed for it. */
export function plainName(
  { name }: Pick<Declared, "name">,
  { declared }: Pick<Neighbourhood, "declared">,
): Phrase | undefined {
  if (!name) return undefined;
  const resources = addressesOf(declared);
  const pieces = name.parts.map((part) => {
    if (!isHole(part)) return /[*?]/.test(part) ? undefined : phrase(part);
    const { expression: written } = part;
    const isFree =
      written !== undefined && freely.test(written) && !resources.has(written.split(".")[0] ?? "");
    return isFree ? expression(written, part) : undefined;
  });
  return pieces.length > 0 && pieces.every((piece) => piece !== undefined)
    ? phrase(...pieces)
    : undefined;
}

const addressesOf = once(
  (declared: readonly Declared[]): ReadonlySet<string> =>
    new Set(declared.map(({ address }) => address)),
);

/** Variables, locals, data sources and parameters: `var.name`, `AWS::StackName`, `Name`. */
const freely = /^(?:(?:var|local)\.\w+|data(?:\.\w+){3}|AWS::\w+|[A-Za-z0-9]+)$/;
