/** Tells by its name, and those of the resource types that it takes, what an action makes. */
export type CreatingVerbs = {
  makes(action: string, types: readonly string[]): string | undefined;
};

/** Reads `creating-verbs.json` of the catalog. */
export function openCreatingVerbs(read: (file: string) => string): CreatingVerbs {
  const { verbs, beforeTypes, givenOut } = JSON.parse(read("creating-verbs.json")) as {
    readonly verbs: readonly string[];
    readonly beforeTypes: { readonly verbs: readonly string[] };
    readonly givenOut: { readonly endings: readonly string[] };
  };
  const beginning = (words: readonly string[]): RegExp =>
    new RegExp(`^(?:${words.join("|")})([A-Z].*)$`);
  const always = beginning(verbs);
  const ofTypes = beginning(beforeTypes.verbs);
  return {
    makes: (action, types) => {
      const isType = (made: string): boolean => types.some((type) => isSameThing(made, type));
      const registered = ofTypes.exec(action)?.[1];
      if (registered !== undefined && isType(registered)) return registered;
      const made = always.exec(action)?.[1];
      const isGivenOut = givenOut.endings.some((ending) => made?.endsWith(ending));
      return made !== undefined && isGivenOut && !isType(made) ? undefined : made;
    },
  };
}

/** Whether the names of actions and of resource types mean the same thing: `TaskDefinition`, `task-definition`. */
export function isSameThing(made: string, type: string): boolean {
  const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, "");
  return letters(made) === letters(type);
}
