import type { Place } from "../source/source.ts";

/**
 * A string of a policy, as far as it is known before anything is deployed: what is written, with
 * holes where a value comes from elsewhere. Literal parts are as AWS would read them: a policy
 * variable stands there as `${aws:username}`, however the file spells it.
 */
export type Text = { readonly parts: readonly Part[]; readonly origin: Origin };

export type Part = string | Hole;

/**
 * Something known to exist whose value is not known. Within one revision, holes of equal `id`
 * have equal values; the id is scope and address (`infra/app/var.bucket`), never the spelling.
 */
export type Hole = {
  readonly id: string;
  readonly place: Place;
  readonly meaning: Meaning;
  /** The expression that gives it, as its language writes it at `place`: `var.account`. */
  readonly expression?: string;
  /** Values that are written for it: the arms of a conditional, the default of a variable. */
  readonly among?: Among;
  /** What is written for it and for what it depends on, where two revisions are compared. */
  readonly definition?: string;
};

/** `complete`: it is one of these; otherwise a caller may give another. */
export type Among = { readonly texts: readonly Text[]; readonly complete: boolean };

/** What is known of a hole beside its identity. The first three never hold a wildcard or a colon. */
export type Meaning =
  | { readonly kind: "partition" }
  | { readonly kind: "region" }
  | { readonly kind: "account" }
  /** The name (or the generated part of the name or ARN) of one declared resource: no wildcard. */
  | { readonly kind: "name"; readonly address: string }
  | { readonly kind: "unknown" };

/** Where a text is written, and the places through which it came to where it is used. */
export type Origin = { readonly written: Place; readonly via: readonly Place[] };

/** Several texts, of which not all may be known: `concat(["s3:GetObject"], var.more)`. */
export type List = { readonly items: readonly Text[]; readonly rest: readonly Hole[] };

export function isHole(part: Part): part is Hole {
  return typeof part !== "string";
}

/** The value, where all of it is known. */
export function known({ parts }: Text): string | undefined {
  if (parts.length > 1) return undefined;
  const only = parts[0] ?? "";
  return isHole(only) ? undefined : only;
}

export function holesOf(text: Text): readonly Hole[] {
  return text.parts.filter(isHole);
}

/** A text with neighbouring strings joined and empty ones dropped: one shape for one value. */
export function makeText(parts: readonly Part[], origin: Origin): Text {
  // Most are one string, or one hole.
  if (parts.length === 1 && parts[0] !== "") return { parts, origin };
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string")
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return { parts: joined, origin };
}

/** A key equal for equal values of one revision, and readable: holes stand in it as `${id}`. */
export function textKey(text: Text): string {
  return known(text) ?? text.parts.map((part) => (isHole(part) ? `\${${part.id}}` : part)).join("");
}

/** A text for people: a hole in it as the expression that gives it. */
export function readable({ parts }: Text): string {
  return parts.map((part) => (isHole(part) ? `\${${holeName(part)}}` : part)).join("");
}

/** The expression that gives a hole, or else its address in its module, or the function that gives it as it is written. */
export function holeName({ expression, id }: Hole): string {
  const [, called] = /\/(Fn[:.].*)$/s.exec(id) ?? [];
  return expression ?? called ?? id.slice(id.lastIndexOf("/") + 1);
}

const combinations = 64;

/**
 * The texts that a text may stand for, with the values that are written for its holes put in
 * (a hole without any stays). More than 64 combinations: the text itself alone.
 */
export function alternatives(text: Text): readonly Text[] {
  if (!text.parts.some(hasValues)) return [text];
  let made: (readonly Part[])[] = [[]];
  for (const part of text.parts) {
    const choices: readonly (readonly Part[])[] = hasValues(part)
      ? part.among.texts.flatMap((among) => alternatives(among).map((choice) => choice.parts))
      : [[part]];
    if (made.length * choices.length > combinations) return [text];
    made = made.flatMap((start) => choices.map((choice) => [...start, ...choice]));
  }
  return made.map((parts) => makeText(parts, text.origin));
}

/** A key of a text with all values that are written for its holes: for names of what is made of it. */
export function saidBy(text: Text): string {
  return alternatives(text).map(textKey).join(" or ");
}

/** Whether a text is one of its alternatives, and nothing else. */
export function isClosed({ parts }: Text): boolean {
  return parts.every(
    (part) => !isHole(part) || (part.among?.complete && part.among.texts.every(isClosed)),
  );
}

function hasValues(part: Part): part is Hole & { readonly among: Among } {
  return isHole(part) && part.among !== undefined;
}
