/**
 * A step from the top of a policy to a part of it, as ValidatePolicy writes it: into the value of a
 * key, to a key itself, or to an item of a list.
 * (https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_PathElement.html)
 */
export type Step =
  | { readonly value: string }
  | { readonly key: string }
  | { readonly index: number };

export type Path = readonly Step[];

/** A path for people: `Statement[0].Condition.Bool["aws:SecureTransport"]`, `$` for the top. */
export function shownPath(path: Path): string {
  if (path.length === 0) return "$";
  return path
    .map((step, at) => {
      if ("index" in step) return `[${step.index}]`;
      const name = "value" in step ? step.value : step.key;
      if (!/^\w+$/.test(name)) return `[${JSON.stringify(name)}]`;
      return at > 0 ? `.${name}` : name;
    })
    .join("");
}
