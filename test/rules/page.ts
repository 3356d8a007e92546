/** A page of `src/rules`, as the tests read it. */
export type Page = {
  readonly title: string;
  readonly summary: string;
  readonly headings: readonly string[];
  readonly sections: ReadonlyMap<string, string>;
  /** The configuration under which the examples are judged; empty where none is shown. */
  readonly configuration: string;
  readonly examples: readonly Example[];
};

export type Example = {
  readonly name: string;
  readonly wrong: boolean;
  readonly language: string;
  /** A whole file. */
  readonly text: string;
  /** The exact text of each finding's subject, with its severity. */
  readonly found: readonly { readonly at: string; readonly severity: string }[];
  /** What the page says that Pare does about it. */
  readonly offers?: Offer;
};

export type Offer =
  /** The lines to write instead, in a block of their own. */
  | { readonly kind: "commit" | "show"; readonly says: string; readonly lines: string }
  | { readonly kind: "none"; readonly says: string };

/**
 * Reads a page. Before its examples a configuration may stand in a block. An example is a heading `### Wrong: ...` or `### Right: ...` with the file in a
 * block; below a wrong one stands `Found: "text" (severity).` for each finding, and then
 * what Pare offers: `Pare writes instead ...:` or `Pare shows ...:` with a block, or
 * `Pare offers no replacement: ...`.
 */
export function readPage(markdown: string): Page {
  const [head = "", ...rest] = markdown.split(/^## /m);
  const [title = "", ...summary] = head.trim().split("\n");
  const sections = new Map(
    rest.map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end).trim(), section.slice(end).trim()] as const;
    }),
  );
  const [before = "", ...examples] = (sections.get("Examples") ?? "").split(/^### /m);
  return {
    title: title.replace(/^# /, ""),
    summary: words(summary.join(" ")),
    headings: [...sections.keys()],
    sections,
    configuration: /^```yaml\n([^]*?)^```$/m.exec(before)?.[1] ?? "",
    examples: examples.map(readExample),
  };
}

/** A text without its line breaks. */
export function words(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function readExample(section: string): Example {
  const end = section.indexOf("\n");
  const heading = /^(Wrong|Right): (.+)$/.exec(section.slice(0, end));
  if (!heading) throw new Error(`an example is neither Wrong nor Right: ${section.slice(0, end)}`);
  const [, kind, name = ""] = heading;
  const [before = "", language = "", text = "", between = "", , lines] = section
    .slice(end)
    .split(/^```(\w*)\n([^]*?)^```$/m);
  if (text === "" || before.trim() !== "")
    throw new Error(`an example does not begin with a block: ${name}`);
  const offers = offerIn(words(between), lines);
  return {
    name,
    wrong: kind === "Wrong",
    language,
    text,
    found: [...words(between).matchAll(/Found: `([^`]+)` \((\w+)\)/g)].map(
      ([, at = "", severity = ""]) => ({ at, severity }),
    ),
    ...(offers && { offers }),
  };
}

function offerIn(said: string, lines: string | undefined): Offer | undefined {
  const [, what, says = ""] =
    /Pare (writes instead|shows|offers no replacement)[,:]? ?(.*?)[.:]?$/.exec(said) ?? [];
  if (what === undefined) return undefined;
  if (what === "offers no replacement") return { kind: "none", says };
  if (lines === undefined) throw new Error(`no block follows: ${said}`);
  return { kind: what === "shows" ? "show" : "commit", says, lines };
}
