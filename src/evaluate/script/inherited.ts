import type { Class } from "../../syntax/script/tree.ts";

/**
 * Makes something of each class that is asked for, and of what is made of the one that it extends, once, however long
 * the line of them is. Of classes that extend themselves in a circle one extends nothing.
 */
export function inherited<Made>(
  extended: (by: Class) => Class | undefined,
  make: (own: Class, above: Made | undefined) => Made,
): (own: Class) => Made {
  const known = new Map<Class, { readonly made: Made }>();
  return (own) => {
    const found = known.get(own);
    if (found) return found.made;
    const line = new Set([own]);
    let top = extended(own);
    for (; top && !known.has(top) && !line.has(top); top = extended(top)) line.add(top);
    let above = top && known.get(top)?.made;
    const [, ...others] = line;
    for (const each of others.reverse()) {
      above = make(each, above);
      known.set(each, { made: above });
    }
    const made = make(own, above);
    known.set(own, { made });
    return made;
  };
}
