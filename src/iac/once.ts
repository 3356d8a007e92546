import type { Source } from "../source/source.ts";

/** Makes something of a source once: files are read for their policies, and again to change one. */
export function once<Made>(make: (source: Source) => Made): (source: Source) => Made {
  const known = new WeakMap<Source, { readonly made: Made }>();
  return (source) => {
    const found = known.get(source) ?? { made: make(source) };
    known.set(source, found);
    return found.made;
  };
}
