/** Makes something of an object once, however many ask for it; what it is made of never changes. */
export function once<Of extends WeakKey, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, { readonly made: Made }>();
  return (of) => {
    const found = known.get(of);
    if (found) return found.made;
    const made = make(of);
    known.set(of, { made });
    return made;
  };
}

/** The same of texts; all are kept, so that whoever is asked for ever new ones bounds them. */
export function onceByText<Made>(make: (of: string) => Made): (of: string) => Made {
  const known = new Map<string, Made>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined || known.has(of)) return found as Made;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}

/** Makes something of each of some things once; where it needs itself for that, it has nothing of itself. */
export function onceWithoutItself<Made>(): (of: object, make: () => Made) => Made | undefined {
  const known = new Map<object, Made | undefined>();
  return (of, make) => {
    if (!known.has(of)) {
      known.set(of, undefined);
      known.set(of, make());
    }
    return known.get(of);
  };
}

/** Makes something when it is first asked for, and once. */
export function later<Made>(make: () => Made): () => Made {
  let known: { readonly made: Made } | undefined;
  return () => (known ??= { made: make() }).made;
}
