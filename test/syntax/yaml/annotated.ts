import {
  chance,
  notes,
  pick,
  several,
  withLineEnds,
  type Annotated,
  type Random,
} from "../annotated.ts";

/** A node as it is spelled from some column on. */
type Spelled = {
  /** To the end of its last value. */
  readonly text: string;
  /** What follows on its last line and below it before the next node: comments. */
  readonly rest: string;
  /** The comments of its first line. */
  readonly head: readonly string[];
  /** What those are about where the node has a line of its own: of a map, its first entry. */
  readonly first: string;
  /** The comments of its last line, where its end is a sign. */
  readonly closing: readonly string[];
  readonly isBlock: boolean;
  /** It ends with lines of text, which a comment below it must not be indented like. */
  readonly isLiteral: boolean;
};

/** A YAML text with comments in all places, and what they are about. */
export function annotatedYaml(random: Random): Annotated {
  const { subjects, note, assign } = notes();
  let names = 0;
  const name = (prefix: string): string => `${prefix}${names++}`;
  const pad = (column: number): string => " ".repeat(column);
  const comment = (said: string): string => pick(random, [`# ${said}`, `#${said}`, `##  ${said} `]);
  const tail = (about: string[]): string => {
    if (!chance(random, 25)) return "";
    const said = note();
    about.push(said);
    return pick(random, [" ", "   "]) + comment(said);
  };
  /** Comments on lines of their own; they are about nothing if nobody is told of them. */
  const lines = (columns: readonly number[], about: string[] = []): string => {
    if (!chance(random, 25)) return "";
    const made = several(random, 1, 2, () => {
      const said = note();
      about.push(said);
      return `${pad(pick(random, columns))}${comment(said)}\n`;
    });
    return made.join("");
  };

  const oneLine = (): string => {
    const value = name("v");
    return pick(random, [
      ...[value, `'${value} # no'`, `"${value} # no"`, `a#${value}`, "*anchor", "12"],
      ...[`!Sub ${value}`, `&${value} v`, `[${value}, {a: b}]`, `{a: ${value}}`, `!If [${value}]`],
    ]);
  };

  const scalar = (column: number): Spelled => {
    const head: string[] = [];
    const closing: string[] = [];
    const made = (text: string, rest: string, isLiteral = false): Spelled => {
      return { text, rest, head, first: text, closing, isBlock: false, isLiteral };
    };
    switch (pick(random, ["one line", "one line", "literal", "quoted", "flow"])) {
      case "literal": {
        const header = pick(random, ["|", ">-", "!Sub |"]) + tail(head);
        return made(`${header}\n${pad(column)}# no\n${pad(column)}${name("v")} # no`, "", true);
      }
      case "quoted":
        return made(`"${name("v")}\n${pad(column)}# no"`, tail(closing));
      case "flow":
        return made(flow(column, head), tail(closing));
      default:
        return made(oneLine(), tail(head));
    }
  };

  /** A list in brackets over several lines. */
  const flow = (column: number, head: string[]): string => {
    const opened = tail(head);
    const items = several(random, 1, 3, () => {
      const about: string[] = [];
      const above = lines([column, column + 2], about);
      const items = several(random, 1, 2, oneLine).join(", ");
      const line = `${above}${pad(column)}${items} ,${tail(about)}\n`;
      assign(about, items);
      return line;
    });
    return `[${opened}\n${items.join("")}${lines([column])}${pad(column)}]`;
  };

  const entry = (column: number): Spelled => {
    const key = pick(random, [name("k"), `"${name("k")} # no"`, `&${name("a")} ${name("k")}`]);
    const head: string[] = [];
    const value = node(column);
    if (!value.isBlock && chance(random, 80)) {
      const text = `${key}: ${value.text}`;
      assign(value.closing, text);
      return { ...value, text, first: text, closing: [], isBlock: true };
    }
    const tag = value.isBlock && chance(random, 20) ? " !If" : "";
    const about: string[] = [...value.head];
    // Further left, the parser would take a plain value and the next key for one text.
    const above = `${tag}${tail(head)}\n${lines([column + 1, column + 3], about)}`;
    const text = `${key}:${above}${pad(columnOf(value, column))}${value.text}`;
    assign(about, value.first);
    assign(value.closing, text);
    return { ...value, text, head, first: text, closing: [], isBlock: true };
  };

  // Lists may stand right below the key that they are the value of; see `block`.
  const offsets = new Map<Spelled, number>();
  const columnOf = (value: Spelled, parent: number): number => parent + (offsets.get(value) ?? 2);

  /** A value of the entry whose key is in a column. */
  const node = (parent: number): Spelled => {
    const kind = parent > 8 ? "scalar" : pick(random, ["scalar", "scalar", "map", "list"] as const);
    if (kind === "scalar") return scalar(parent + 2);
    const offset = kind === "map" ? pick(random, [1, 2, 4]) : pick(random, [0, 2]);
    const made = block(kind, parent + offset, offset === 0);
    offsets.set(made, offset);
    return made;
  };

  const item = (column: number): Spelled => {
    const blanks = pick(random, [1, 1, 3]);
    const inner = column + 1 + blanks;
    const kind = inner > 10 ? "scalar" : pick(random, ["scalar", "map", "map", "list"] as const);
    const value = kind === "scalar" ? scalar(inner) : block(kind, inner, false);
    assign(value.closing, value.text);
    if (chance(random, 80))
      return { ...value, text: `-${pad(blanks)}${value.text}`, first: value.text, closing: [] };
    const head: string[] = [];
    const about: string[] = [...value.head];
    const above = `${tail(head)}\n${lines([inner, inner + 1], about)}`;
    assign(about, value.first);
    const text = `-${above}${pad(inner)}${value.text}`;
    return { ...value, text, head, first: value.text, closing: [] };
  };

  /** A map or list by indentation. */
  const block = (kind: "map" | "list", column: number, isFlush: boolean): Spelled => {
    const parts = several(random, 1, 3, () => (kind === "map" ? entry(column) : item(column)));
    return joined(column, isFlush, parts);
  };

  const joined = (column: number, isFlush: boolean, parts: readonly Spelled[]): Spelled => {
    const [first, ...others] = parts;
    if (!first) throw new Error("nothing to join");
    let { text, rest, isLiteral } = first;
    for (const part of others) {
      text += `${rest}\n`;
      if (!isLiteral && chance(random, 10)) text += `\n${lines([column, column + 2])}\n`;
      // Indented like the inside of what stands above.
      if (!isLiteral) text += lines([column + 1, column + 2]);
      const about: string[] = [...part.head];
      text += `${lines([column, 0], about)}${pad(column)}${part.text}`;
      assign(about, part.first);
      ({ rest, isLiteral } = part);
    }
    const end = isLiteral ? "" : lines(isFlush ? [column + 1] : [column, column + 1]);
    if (end !== "") rest += `\n${end.slice(0, -1)}`;
    const { head, first: subject } = first;
    return { text, rest, head, first: subject, closing: [], isBlock: true, isLiteral };
  };

  const document = (): string => {
    const about: string[] = [];
    const above = lines([0, 2], about);
    const isMap = chance(random, 50);
    const anchor = isMap ? "anchor: &anchor v" : "- &anchor v";
    const first = { text: anchor, rest: "", head: [], first: anchor.replace("- ", "") };
    const parts = several(random, 0, 3, () => (isMap ? entry(0) : item(0)));
    const start = { ...first, closing: [], isBlock: true, isLiteral: false };
    const root = joined(0, false, [start, ...parts]);
    assign([...about, ...root.head], root.first);
    return `${above}${root.text}${root.rest}\n`;
  };

  const text = several(random, 1, 2, document).reduce(
    (before, next) => `${before}---${tail([])}\n${next}`,
  );
  // The parser does not take a dash right behind a byte order mark.
  const bom = !text.startsWith("-") && chance(random, 10) ? "\uFEFF" : "";
  return withLineEnds(pick(random, ["\n", "\n", "\r\n"]), { text: bom + text, subjects });
}
