import { later, once } from "../../source/once.ts";
import { textAt } from "../../source/source.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { Script } from "./at.ts";

/** What has no name of its own. */
const isNumbered: ReadonlySet<string> = new Set([
  "binary",
  "call",
  "comprehension",
  "conditional",
  "function",
  "index",
  "list",
  "object",
  "other",
  "string",
]);

/** What is written in the same words in one scope is told apart by its number there. */
export const occurrencesIn: (script: Script) => (node: Expression) => string = once(
  ({ source, program, scopes }: Script) => {
    const numbered = later(() => {
      const counts = new Map<string, number>();
      const found = new Map<string, string>();
      for (const { span, kind } of nodesIn(program)) {
        const place = `${span.start}-${span.end}`;
        if (!isNumbered.has(kind) || found.has(place)) continue;
        const written = textAt({ source, span });
        const key = `${scopes.innermost(span.start).start} ${written}`;
        const number = (counts.get(key) ?? 0) + 1;
        counts.set(key, number);
        if (number > 1) found.set(place, `#${number}`);
      }
      return found;
    });
    return ({ span }) => {
      const name = nameIn(scopes.calledAt(span.start), textAt({ source, span }));
      return name + (numbered().get(`${span.start}-${span.end}`) ?? "");
    };
  },
);

/** A name with that of the scope that it stands in. */
export function nameIn(scope: string, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}
