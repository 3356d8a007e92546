import { diffArrays } from "diff";
import type { Finding } from "../../rules/rule.ts";
import { linesOf } from "../../source/lines.ts";
import type { Source } from "../../source/source.ts";
import { plainLine } from "../plain.ts";
import type { Replacement } from "../replacement.ts";
import { markup, type Markup } from "./markup.ts";

/** The most lines of a statement, and of a line, that are shown. */
const mostLines = 60;
const mostOfLine = 240;

const mostEdits = 400;

/** Lines of a file with their numbers; those in which something is found are marked. */
export function sourceLines(
  source: Source,
  { first, last }: { readonly first: number; readonly last: number },
  findings: readonly Finding[],
): Markup {
  const found = new Set(
    findings
      .filter(({ subject }) => subject.source.path === source.path)
      .map(({ subject }) => linesOf(subject).first),
  );
  return block(
    linesBetween(source, first, last).map((text, index) => ({
      number: first + index,
      text,
      kind: found.has(first + index) ? "found" : "",
    })),
  );
}

/** Lines as they are, and what is to stand in their place, line by line. */
export function replacedLines(source: Source, { first, last, lines }: Replacement): Markup {
  const before = linesBetween(source, first, last);
  // Beyond so many edits nobody follows line by line.
  const changes = diffArrays([...before], [...lines], { maxEditLength: mostEdits }) ?? [
    { value: before, removed: true, added: false },
    { value: lines, removed: false, added: true },
  ];
  let number = first;
  return block(
    changes.flatMap(({ value, removed, added }) =>
      value.map((text) => ({
        text,
        number: added ? undefined : number++,
        kind: removed ? "out" : added ? "in" : "",
      })),
    ),
  );
}

function linesBetween({ text }: Source, first: number, last: number): readonly string[] {
  return text.split(/\r?\n/).slice(first - 1, last);
}

type Line = { readonly number: number | undefined; readonly text: string; readonly kind: string };

const signs: Readonly<Record<string, string>> = { out: "−", in: "+" };
const words: Readonly<Record<string, string>> = { out: "taken out: ", in: "put in: " };

function block(lines: readonly Line[]): Markup {
  const left = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map(({ number, text, kind }) => {
    const line = plainLine(text);
    const cut = line.length > mostOfLine ? `${line.slice(0, mostOfLine)}…` : line;
    const word = words[kind];
    return markup`<span class="line ${kind}"><span class="gutter" aria-hidden="true">${number ?? ""}${signs[kind]}</span>${word !== undefined && markup`<span class="unseen">${word}</span>`}${cut}\n</span>`;
  });
  return markup`<pre class="source" tabindex="0"><code>${shown}</code></pre>${left > 0 && markup`<p class="quiet">… and ${left} lines more</p>`}`;
}
