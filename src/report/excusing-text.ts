import type { Replies } from "../config/config.ts";
import { suppressionRule } from "../config/fault.ts";
import { code } from "../source/quoted.ts";
import { takesComments } from "./language.ts";
import { linked, rulePage } from "./links.ts";

const answerers: Readonly<Record<Exclude<Replies, "nobody">, string>> = {
  write: "with write access",
  codeowners: "as a code owner",
};

/** How to say that findings are fine: with a comment in the file, or an answer below Pare's. */
export function howToExcuse(
  path: string,
  rules: readonly string[],
  mayAnswer: Replies = "write",
): string {
  const directive = code(`# pare:ignore ${rules.join(", ")} -- REASON`, Infinity);
  const ways = [
    ...(takesComments(path) ? [`write ${directive} above it`] : []),
    ...(mayAnswer === "nobody"
      ? []
      : [`answer ${code("pare ignore REASON")} ${answerers[mayAnswer]} and run again`]),
  ];
  const said = ways.length > 0 ? `${capital(ways.join(", or "))}. ` : "";
  return `<sub>Fine as it is? ${said}${linked("More", rulePage(suppressionRule.id))}</sub>`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
