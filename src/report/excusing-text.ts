import { code } from "../source/quoted.ts";
import { suppressionRule } from "../config/fault.ts";
import { takesComments } from "./language.ts";
import { linked, rulePage } from "./links.ts";

/** How to say that findings are fine: with a comment in the file, or an answer below Pare's. */
export function howToExcuse(path: string, rules: readonly string[]): string {
  const directive = code(`# pare:ignore ${rules.join(", ")} -- REASON`, Infinity);
  const answer = `answer ${code("pare ignore REASON")}`;
  const ways = takesComments(path)
    ? `Write ${directive} above it or, with write access, ${answer}`
    : `With write access, ${answer}`;
  return `<sub>Fine as it is? ${ways}. ${linked("More", rulePage(suppressionRule.id))}</sub>`;
}
