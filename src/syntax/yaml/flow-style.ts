import type { Dialect } from "../bracket-layout.ts";
import { lineStart } from "../respell.ts";
import { fitBrackets } from "./raw.ts";
import { skipTrivia, spellingOf, withoutCommentsIn } from "./scan.ts";
import { yamlScalar } from "./scalar-write.ts";

/** YAML's flow style. */
export const flowStyle: Dialect = {
  spelling: spellingOf,
  skip: skipTrivia,
  key: spelledKey,
  fit: fitBrackets,
  bare: withoutCommentsIn,
  indent: (text, at, nested) => {
    const before = text.slice(lineStart(text, at), at);
    const indent = /^[ \t]*(?:- +)*/.exec(before)?.[0] ?? "";
    const inKey = nested && indent.length < before.length;
    return indent.replaceAll("-", " ") + (inKey ? "  " : "");
  },
};

/** A key in the quotes of another one, of which the text is given. */
export function spelledKey(key: string, like: string | undefined): string {
  const quote = like?.[0];
  if (quote === '"') return JSON.stringify(key);
  return quote === "'" ? `'${key.replaceAll("'", "''")}'` : yamlScalar(key);
}
