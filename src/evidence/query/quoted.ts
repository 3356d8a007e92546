/**
 * A text as a literal of SQL, whatever is in it. Athena, CloudTrail Lake and DuckDB know no escapes in one but a
 * quote that is written twice.
 */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `'a', 'b'` */
export function literals(texts: readonly string[]): string {
  return texts.map(literal).join(", ");
}

/** A name as an identifier of SQL, each part by itself: `"security"."cloudtrail_logs"`. */
export function identifier(name: string): string {
  return name
    .split(".")
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join(".");
}

/** A pattern with `*` and `?` as a literal that `LIKE ... ESCAPE '\'` takes. */
export function likeLiteral(pattern: string): string {
  const escaped = pattern.replace(/[%_\\]/g, String.raw`\$&`);
  return literal(escaped.replaceAll("*", "%").replaceAll("?", "_"));
}
