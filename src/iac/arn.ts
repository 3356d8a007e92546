import { isHole, type Part, type Text } from "../iam/text.ts";

/** What every ARN may hold beside names. */
export type Word = "partition" | "region" | "account";

/**
 * The pieces of an ARN format of AWS's reference (`arn:${Partition}:s3:::${BucketName}`), its
 * placeholders filled in. The last one is the resource's own name.
 */
export function fillFormat<Filled>(
  format: string,
  word: (word: Word) => Filled,
  name: (placeholder: string, last: boolean) => Filled,
): readonly (string | Filled)[] {
  const pieces = format.split(/(\$\{[^}]+\})/);
  const last = pieces.findLastIndex((piece) => piece.startsWith("${"));
  return pieces.map((piece, index) => {
    if (!piece.startsWith("${")) return piece;
    const placeholder = piece.slice(2, -1);
    const lower = placeholder.toLowerCase();
    return lower === "partition" || lower === "region" || lower === "account"
      ? word(lower)
      : name(placeholder, index === last);
  });
}

/** What names begin with that their ARNs do not have, or have before them already. */
const unwritten: Readonly<Record<string, RegExp>> = {
  "iam:oidc-provider": /^https:\/\//,
  "ssm:parameter": /^\//,
};

/** A name as the ARN of its type has it. */
export function nameInArn(type: string, name: readonly Part[]): readonly Part[] {
  const [first, ...rest] = name;
  const start = unwritten[type];
  if (!start || first === undefined || isHole(first)) return name;
  return [first.replace(start, ""), ...rest];
}

/** The name of a declaration, whatever it is made of: a name holds no wildcard. */
export function asName(text: Text, address: string): Text {
  const parts = text.parts.map(
    (part): Part =>
      isHole(part) && part.meaning.kind === "unknown"
        ? { ...part, meaning: { kind: "name", address } }
        : part,
  );
  return { ...text, parts };
}
