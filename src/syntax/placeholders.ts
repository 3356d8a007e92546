import { filler } from "../source/embedded.ts";
import type { Span } from "../source/source.ts";

/**
 * A part of a text that some templating fills in before AWS sees it: `${name}`, `{{ name }}`, or a
 * directive inside of a string.
 */
export type Placeholder = Span & {
  /** What stands between its marks: `name`. */
  readonly expression: string;
  /** What it is written with; an escape is what it says, and each `%s` stands for another value. */
  readonly kind: "dollar" | "braces" | "directive" | "escape" | "format";
  /** It stands inside of a string. */
  readonly quoted: boolean;
};

/** A template as a text of the same length that parses: every offset means the same in both. */
export type Masked = {
  /** Placeholders are runs of `filler`, directives are blanks. */
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
  /** `%{ if x }`, `{% for x in y %}`, `{{ end }}`: what they choose from or repeat stands once. */
  readonly directives: readonly Span[];
};

export type Notation = "json" | "yaml";

/**
 * How a file is filled in: here and there; as a whole, so that its expressions may hold strings and braces, and
 * `$${` is an escape; or, as compositions of Crossplane's, by what `%s` stands for in formats.
 */
export type Filling = "document" | "template" | "composition";

/**
 * Masks what is filled in by Terraform's templates, Pulumi, Jinja, Go's templates and their like.
 * Policy variables (`${aws:username}`) are AWS's own, and stay.
 */
export function mask(text: string, notation: Notation, filling: Filling): Masked {
  if (filling !== "composition" && !/[$%{]\{|\{[%#]/.test(text))
    return { text, placeholders: [], directives: [] };
  const pieces: string[] = [];
  const placeholders: Placeholder[] = [];
  const directives: Span[] = [];
  let at = 0;
  let quoted = false;
  for (const match of text.matchAll(patterns[filling])) {
    const [written] = match;
    const start = match.index;
    const end = start + written.length;
    const found = kindOf(written, filling === "template");
    if (!found) continue;
    const between = text.slice(at, start);
    if (notation === "json") quoted = endsInString(between, quoted);
    pieces.push(between);
    at = end;
    const alone = notation === "yaml" && isAlone(text, start, end);
    const inside = notation === "yaml" ? !alone : quoted;
    if (
      found === "comment" ||
      (isDirective(found, written) && !inside) ||
      (alone && !isValue(text, start))
    ) {
      directives.push({ start, end });
      pieces.push(written.replace(/[^\r\n]/g, " "));
      continue;
    }
    const kind = isDirective(found, written) ? "directive" : found;
    placeholders.push({
      start,
      end,
      kind,
      quoted: inside || alone,
      expression: expressionIn(written),
    });
    pieces.push(
      inside || alone
        ? filler.repeat(written.length)
        : `"${filler.repeat(Math.max(written.length - 2, 1))}"`,
    );
  }
  return { text: [...pieces, text.slice(at)].join(""), placeholders, directives };
}

// Bounded, so that what is never closed does not make every beginning read all that follows.
const braces = String.raw`\{\{\{(?:(?!\}\}|\{\{)[^]){0,1000}\}\}\}|\{\{(?:(?!\}\}|\{\{)[^]){0,1000}\}\}|\{%(?:(?!%\}|\{%)[^]){0,1000}%\}`;
const inDocument = new RegExp(String.raw`\$\{[^{}"\n]{0,400}\}|${braces}`, "g");
const inTemplate = new RegExp(
  String.raw`\$\$\{|%%\{|[$%]\{(?:[^{}"\n]|"(?:[^"\\\n]|\\.){0,400}"|\{(?:[^{}"\n]|"[^"\n]{0,400}"){0,400}\}){0,400}\}|\{#(?:(?!#\}|\{#)[^]){0,1000}#\}|${braces}`,
  "g",
);
/** As Go's `fmt` writes them: `%s`, `%[2]s`, `%03d`. (https://pkg.go.dev/fmt#hdr-Printing) */
const inComposition = new RegExp(
  String.raw`${inDocument.source}|%[-+#0]?(?:\[\d{1,3}\])?\d{0,3}[dqstvxX]`,
  "g",
);

const patterns: Readonly<Record<Filling, RegExp>> = {
  document: inDocument,
  template: inTemplate,
  composition: inComposition,
};

/** `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`: AWS's own, unless its services'. */
const policyVariable = /^\$\{(?:(?!AWS::)[a-z0-9-]+:[\w./:=+@-]+(?:\s*,\s*'[^']*')?|[*?$])\}$/i;

function kindOf(written: string, template: boolean): Placeholder["kind"] | "comment" | undefined {
  if (written === "$${" || written === "%%{") return "escape";
  if (written.startsWith("${")) return policyVariable.test(written) ? undefined : "dollar";
  if (written.startsWith("%{") || written.startsWith("{%")) return "directive";
  if (written.startsWith("%")) return "format";
  if (written.startsWith("{#")) return template ? "comment" : undefined;
  // `{{/* of Go's templates */}}`, `{{! of Mustache }}`.
  return /^\{\{[-~]?\s*(?:\/\*|!)/.test(written) ? "comment" : "braces";
}

function isDirective(kind: Placeholder["kind"], written: string): boolean {
  return kind === "directive" || (kind === "braces" && control.test(written));
}

/** The words of Go's templates, and of Handlebars, that give no text themselves. */
const control =
  /^\{\{[-~]?\s*(?:(?:if|else|end|range|with|define|block|break|continue)\b|[#/^]|\$\w+\s*:?=)/;

function expressionIn(written: string): string {
  return written.replace(/^(?:[$%]\{|\{\{\{?|\{%)[-~]?|[-~]?(?:%\}|\}{1,3})$/g, "").trim();
}

/** Whether nothing else stands on the lines of a placeholder. */
function isAlone(text: string, start: number, end: number): boolean {
  let [before, behind] = [start - 1, end];
  // A line may have very many: only the blanks beside each are looked at.
  while (isBlank(text.charAt(before))) before--;
  while (isBlank(text.charAt(behind))) behind++;
  return [before, behind].every((at) => /^\n?$/.test(text.charAt(at)));
}

const isBlank = (char: string): boolean => /^[^\S\n]$/.test(char);

/** Whether what stands alone on its line is the value of the key above it. */
function isValue(text: string, start: number): boolean {
  return /(?::|[|>][-+]?\d?)\s*$/.test(text.slice(Math.max(0, start - 200), start));
}

/** Whether a JSON text that begins inside or outside of a string ends inside of one. */
export function endsInString(text: string, quoted: boolean): boolean {
  let inside = quoted;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "\\" && inside) i++;
    else if (char === '"') inside = !inside;
  }
  return inside;
}
