/** What the names of resources are made of, as the API references of their services say it. */
export type NamePatterns = {
  /** Whether a name is one that a placeholder of a service's ARNs can stand for; undefined where no pattern is known. */
  takes(service: string, placeholder: string, name: string): boolean | undefined;
};

/** Reads `name-patterns.json` of the catalog. A name may be a pattern of a policy, with `*` and `?`. */
export function openNamePatterns(read: (file: string) => string): NamePatterns {
  const { names } = JSON.parse(read("name-patterns.json")) as {
    readonly names: Readonly<Record<string, string>>;
  };
  return {
    takes: (service, placeholder, name) => {
      const pattern = names[`${service} ${placeholder}`];
      if (pattern === undefined) return undefined;
      const form = new RegExp(`^(?:${pattern})$`);
      // What a wildcard stands for, a letter can stand for as well.
      return form.test(name.replace(/[*?]+/g, "a")) || form.test(name.replace(/[*?]+/g, "aaa"));
    },
  };
}
