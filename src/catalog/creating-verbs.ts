/** Tells by its name what an action makes. */
export type CreatingVerbs = { makes(action: string): string | undefined };

/** Reads `creating-verbs.json` of the catalog. */
export function openCreatingVerbs(read: (file: string) => string): CreatingVerbs {
  const { verbs } = JSON.parse(read("creating-verbs.json")) as {
    readonly verbs: readonly string[];
  };
  const making = new RegExp(`^(?:${verbs.join("|")})([A-Z].*)$`);
  return { makes: (action) => making.exec(action)?.[1] };
}
