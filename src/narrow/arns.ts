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
  const formats = type.id === "secretsmanager:Secret" ? [secret] : type.arns;
  return formats.flatMap((format) => {
    const arn = filled(format, vocabulary, (name, first) =>
      !first && nobodyNames.test(name) ? "*" : `<${name}>`,
    );
    return formsOf(type, arn, action) ?? [arn];
  });
}

/** The patterns of all resources of a type; `whole`: of all of its service. */
export function wideArns(
  type: ResourceType,
  vocabulary: Vocabulary,
  whole: boolean,
): readonly Phrase[] {
  const formats = whole
    ? type.arns.map((arn) => `${arn.split(":").slice(0, 5).join(":")}:*`)
    : type.arns;
  return formats.map((format) => filled(format, vocabulary, () => "*"));
}

/** What lies in something named and is AWS's own id, or too many to name: objects of a bucket. */
const nobodyNames = /(?:Id|ObjectName|LogStreamName|IndexName|RevisionNumber)$/i;

/** AWS puts six characters behind the name of a secret. */
const secret = "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretName}-??????";

/** An ARN format with its names put in; the first is what all others lie in. */
function filled(
  format: string,
  vocabulary: Vocabulary,
  nameFor: (placeholder: string, first: boolean) => string,
): Phrase {
  const given = new Map([
    ["${Partition}", vocabulary.partition],
    ["${Region}", vocabulary.region],
    ["${Account}", vocabulary.account],
  ]);
  const pieces = format.split(/(\$\{[^}]*\})/);
  const first = pieces.findIndex((piece) => piece.startsWith("${") && !given.has(piece));
  return phrase(
    ...pieces.map((piece, index) =>
      piece.startsWith("${")
        ? (given.get(piece) ?? nameFor(piece.slice(2, -1), index === first))
        : piece,
    ),
  );
}
