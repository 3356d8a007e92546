import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";

/**
 * The patterns of a declared resource that an action takes: the resource itself, and what lies in
 * it (the objects of a bucket, the indexes of a table, the streams of a log group).
 */
export function arnsOf(
  declared: Declared,
  wanted: readonly ResourceType[],
  action: Action,
  catalog: Catalog,
): readonly Phrase[] {
  const own = catalog.resourceType(declared.type);
  const { arn } = declared;
  if (!own || !arn) return [];
  if (!wanted.some((type) => suffixes(own, type).length > 0)) return [];
  const asTaken = formsOf(own, arn, action);
  if (asTaken) return asTaken;
  const takes = action.resourceTypes.map((use) => use.type);
  const found = takes.flatMap((type) => suffixes(own, type));
  const shortest = [...new Set(found)].sort((a, b) => a.length - b.length);
  return shortest.map((suffix) => (suffix === "" ? arn : phrase(arn, suffix)));
}

/** The patterns of a type that are not just its ARN, or that and what follows it. */
function formsOf(
  { id }: ResourceType,
  arn: Phrase,
  { id: action, level }: Action,
): readonly Phrase[] | undefined {
  // CloudWatch Logs asks for a group with `:*` behind it, but for what is about its tags.
  if (id === "logs:log-group") return [level === "Tagging" ? arn : phrase(arn, ":*")];
  // A function is called by itself, or by a version or an alias of it.
  if (id === "lambda:function" && action === "lambda:InvokeFunction")
    return [arn, phrase(arn, ":*")];
  return undefined;
}

/** What follows the ARN of a type in the ARNs of another: "" for itself, "/*" for its objects. */
function suffixes(own: ResourceType, other: ResourceType): readonly string[] {
  if (own === other) return [""];
  return own.arns.flatMap((base) =>
    other.arns.flatMap((arn) => {
      if (!arn.startsWith(base) || !/^[/:]/.test(arn.slice(base.length))) return [];
      return [arn.slice(base.length).replace(/\$\{[^}]*\}/g, "*")];
    }),
  );
}

/** The patterns of a type with its names in angle brackets, to be filled in. */
export function openArns(
  type: ResourceType,
  action: Action,
  vocabulary: Vocabulary,
): readonly Phrase[] {
  const arn = blankArn(type, vocabulary);
  return formsOf(type, arn, action) ?? [arn];
}

/** What lies in something named and is AWS's own id, or too many to name: objects of a bucket. */
const nobodyNames = /(?:Id|ObjectName|LogStreamName|IndexName)\}$/i;

/** AWS puts six characters behind the name of a secret. */
const secret = "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretName}-??????";

/**
 * The ARN of a type with its names in angle brackets, to be filled in, or with what is given;
 * `whole`: with nothing but that in the place of the resource.
 */
export function blankArn(
  type: ResourceType,
  vocabulary: Vocabulary,
  name?: string,
  whole = false,
): Phrase {
  const named = name === undefined && type.id === "secretsmanager:Secret";
  const [arn = "*"] = named ? [secret] : type.arns;
  const short = whole ? `${arn.split(":").slice(0, 5).join(":")}:*` : arn;
  const given = new Map([
    ["${Partition}", vocabulary.partition],
    ["${Region}", vocabulary.region],
    ["${Account}", vocabulary.account],
  ]);
  const pieces = short.split(/(\$\{[^}]*\})/);
  const asked = pieces.find((piece) => piece.startsWith("${") && !given.has(piece));
  return phrase(
    ...pieces.map((piece) => {
      if (!piece.startsWith("${")) return piece;
      const within = piece !== asked && nobodyNames.test(piece);
      const unnamed = within ? "*" : `<${piece.slice(2, -1)}>`;
      return given.get(piece) ?? name ?? unnamed;
    }),
  );
}
