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
