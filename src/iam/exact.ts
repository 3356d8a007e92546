import { isHole, type List, type Text } from "./text.ts";

/** Equal for equal values alone: a policy variable spelled like a hole's id is not that hole. */
export function exactKey({ parts }: Text): string {
  return JSON.stringify(parts.map((part) => (isHole(part) ? [part.id] : part)));
}

/** Equal for lists of the same values, in whatever order. */
export function listKey({ items, rest }: List): string {
  return JSON.stringify([items.map(exactKey).sort(), rest.map((hole) => hole.id).sort()]);
}
