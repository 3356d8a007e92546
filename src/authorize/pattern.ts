/** One sign of a pattern: a character that stands for itself, or a wildcard. */
export type Sign =
  | { readonly kind: "character"; readonly value: string }
  /** Any number of characters. */
  | { readonly kind: "star" }
  /** Any one character. */
  | { readonly kind: "question" };

export const star: Sign = { kind: "star" };

/** A text as AWS reads it: what stands between the colons that are written in it. */
export type Pattern = readonly Segment[];

export type Segment = readonly Sign[];

/** The value of a policy variable in a request; undefined where the request has none. */
export type Variables = (key: string) => string | undefined;

/**
 * `${key}` or `${key, 'default'}`. No two parts of it take the same sign, so that no text makes the
 * search for it long.
 */
const variable = /\$\{([^{}',]+)(?:, *'([^']*)')?\}/g;

/**
 * Reads a text of a policy with the values of its policy variables put in. What a variable stands
 * for is literal: its `*` is no wildcard, and its `:` does not divide. `${*}`, `${?}` and `${$}` are
 * those characters. Follows "IAM policy elements: Variables and tags" of AWS's IAM User Guide.
 *
 * Undefined where a variable has neither value nor default: such a text matches nothing. Without
 * `variables`, `${...}` is plain text, as it is to policies of Version 2008-10-17.
 */
export function readPattern(text: string, variables?: Variables): Pattern | undefined {
  if (!variables) return divided(written(text));
  const signs: WrittenSign[] = [];
  let at = 0;
  for (const found of text.matchAll(variable)) {
    const [all, key = "", fallback] = found;
    const value = /^[*?$]$/.test(key) ? key : (variables(key) ?? fallback);
    if (value === undefined) return undefined;
    signs.push(...written(text.slice(at, found.index)), ...literal(value));
    at = found.index + all.length;
  }
  return divided([...signs, ...written(text.slice(at))]);
}

/** A pattern as a text in which no sign is a wildcard, as the operators of equality read it. */
export function literalOf(pattern: Pattern): string {
  return pattern.map((segment) => segment.map(characterOf).join("")).join(":");
}

type WrittenSign = Sign | "colon";

function written(text: string): readonly WrittenSign[] {
  return Array.from(text, (value): WrittenSign => {
    if (value === ":") return "colon";
    if (value === "*") return star;
    if (value === "?") return { kind: "question" };
    return { kind: "character", value };
  });
}

function literal(text: string): readonly Sign[] {
  return Array.from(text, (value) => ({ kind: "character", value }));
}

function divided(signs: readonly WrittenSign[]): Pattern {
  const segments: Sign[][] = [];
  let segment: Sign[] = [];
  for (const sign of signs) {
    if (sign !== "colon") {
      segment.push(sign);
      continue;
    }
    segments.push(segment);
    segment = [];
  }
  return [...segments, segment];
}

function characterOf(sign: Sign): string {
  if (sign.kind === "star") return "*";
  return sign.kind === "question" ? "?" : sign.value;
}
