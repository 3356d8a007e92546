/** An element of a document as strict as the check needs: no comments, CDATA or processing inside. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
};

/** `Char` of XML 1.0 (production 2), as a whole text. */
const allowed = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Reads a document; throws where it is not well-formed (XML 1.0, 2.1). */
export function parseXml(document: string): Element {
  if (!allowed.test(document)) throw new Error("a character that XML does not allow");
  let at = 0;
  const take = (pattern: RegExp, wanted: string): RegExpExecArray => {
    const found = new RegExp(pattern.source, "uy");
    found.lastIndex = at;
    const match = found.exec(document);
    if (!match) throw new Error(`${wanted} expected at ${at}: ${document.slice(at, at + 40)}`);
    at += match[0].length;
    return match;
  };
  const element = (): Element => {
    const [, name = ""] = take(/<([a-z-]+)/, "an element");
    const attributes: Record<string, string> = {};
    for (;;) {
      const [, key, value = "", end = ""] = take(
        /(?: ([a-z]+)="([^"<]*)")|(\/?>)/,
        "an attribute or the end of a tag",
      );
      if (key === undefined) {
        if (end === "/>") return { name, attributes, children: [], text: "" };
        break;
      }
      if (key in attributes) throw new Error(`${key} stands twice`);
      attributes[key] = decoded(value);
    }
    const children: Element[] = [];
    let text = "";
    for (;;) {
      text += decoded(take(/[^<]*/, "text")[0]);
      if (document.startsWith("</", at)) break;
      children.push(element());
    }
    const [, closed] = take(/<\/([a-z-]+)>/, "an end tag");
    if (closed !== name) throw new Error(`${name} is closed as ${closed ?? ""}`);
    return { name, attributes, children, text };
  };
  take(/<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "the declaration");
  const root = element();
  take(/\s*$/, "the end");
  return root;
}

function decoded(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`an entity: ${text}`);
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? "");
}
