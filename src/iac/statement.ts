import type { FoundStatement } from "../evaluate/document.ts";
import { readElements } from "../evaluate/statement.ts";
import { effectIn, effectOf } from "./effect.ts";
import type { Elements, Statement } from "../iam/policy.ts";

/** A statement that was found as an object, under the name that it has in a scan. */
export function statementOf(
  { value, maybe }: FoundStatement,
  id: string,
  elements: Elements = readElements(value),
): Statement {
  const read = effectOf(elements, effectIn(value));
  return {
    ...read,
    id,
    place: value.origin.written,
    presence: maybe ? "maybe" : read.presence,
  };
}
