import {
  chance,
  notes,
  pick,
  several,
  withLineEnds,
  type Annotated,
  type Random,
} from "../annotated.ts";

/** An expression, an entry or a block as it is spelled. */
type Spelled = {
  readonly text: string;
  /** The comments of its first line. */
  readonly head: readonly string[];
  /** It ends with a marker that must have its line to itself. */
  readonly heredoc?: true;
};

/** A file of HCL with comments in all places, and what they are about. */
export function annotatedHcl(random: Random): Annotated {
  const { subjects, note, assign } = notes();
  let names = 0;
  const name = (prefix: string): string => `${prefix}${names++}`;
  const spelled = (said: string, own: boolean): string =>
    pick(
      random,
      own
        ? [`# ${said}`, `//${said}`, `/* ${said} */`, `/*\n ${said}\n*/`]
        : [`# ${said}`, `// ${said}`, `/* ${said} */`],
    );
  const tail = (head: string[]): string => {
    if (!chance(random, 25)) return "";
    const said = note();
    head.push(said);
    return ` ${spelled(said, false)}`;
  };

  /** What stands between two brackets, one a line, with comments around each. */
  const lined = (indent: string, children: readonly Spelled[], comma: string): string => {
    const lines: string[] = [];
    const put = (line: string): void => {
      lines.push(line === "" ? line : indent + line);
    };
    for (const { text, head, heredoc } of children) {
      const about = [...head];
      if (chance(random, 10)) lines.push(...["", indent + spelled(note(), true), ""]);
      for (let count = pick(random, [0, 0, 0, 1, 2]); count > 0; count--) {
        const said = note();
        about.push(said);
        put(spelled(said, true));
      }
      const before = !heredoc && chance(random, 5) ? note() : undefined;
      if (before !== undefined) about.push(before);
      const end = heredoc ? "" : comma + tail(about);
      put(`${before === undefined ? "" : `/* ${before} */ `}${text}${end}`);
      assign(about, text);
    }
    if (chance(random, 20)) put(spelled(note(), true));
    return lines.map((line) => `${line}\n`).join("");
  };

  const scalar = (): string =>
    pick(random, [
      `"${name("v")}"`,
      `"# ${name("no")}"`,
      name("var.x"),
      `f(${name("v")}, [1])`,
      `"\${${name("v")}}/*"`,
      "1 / 2",
      `a ? b : ${name("v")}`,
    ]);

  const value = (indent: string, depth: number, inList: boolean): Spelled => {
    const kind =
      depth > 3 ? "scalar" : pick(random, ["scalar", "row", "list", "object", "json", "heredoc"]);
    const head: string[] = [];
    const inner = `${indent}  `;
    switch (kind) {
      case "row":
        return { text: `[${several(random, 0, 3, scalar).join(", ")}]`, head };
      case "list": {
        const opened = tail(head);
        const items = several(random, 0, 3, () =>
          chance(random, 30)
            ? { text: several(random, 2, 3, scalar).join(", "), head: [] }
            : value(inner, depth + 1, true),
        );
        return { text: `[${opened}\n${lined(inner, items, ",")}${indent}]`, head };
      }
      case "object":
      case "json": {
        const opened = tail(head);
        const entries = several(random, 0, 3, () => entry(inner, depth + 1));
        const text = `{${opened}\n${lined(inner, entries, pick(random, ["", ","]))}${indent}}`;
        return { text: kind === "json" ? `jsonencode(${text})` : text, head };
      }
      case "heredoc":
        if (!inList)
          return { text: `<<-E\n# no\n${name("v")} /* no */\n${indent}E`, head, heredoc: true };
    }
    return { text: scalar(), head };
  };

  const entry = (indent: string, depth: number): Spelled => {
    const made = value(indent, depth, false);
    return { ...made, text: `${name("k")} = ${made.text}` };
  };

  const block = (indent: string, depth: number): Spelled => {
    const head: string[] = [];
    const type = pick(random, [name("b"), `${name("b")} "#"`, `dynamic "${name("b")}"`]);
    if (chance(random, 20)) return { text: `${type} { ${name("k")} = ${scalar()} }`, head };
    const opened = tail(head);
    return { text: `${type} {${opened}\n${body(`${indent}  `, depth + 1)}${indent}}`, head };
  };

  const body = (indent: string, depth: number): string =>
    lined(
      indent,
      several(random, 0, 4, () =>
        depth < 4 && chance(random, 40) ? block(indent, depth) : entry(indent, depth),
      ),
      "",
    );

  const text = body("", 0);
  const bom = chance(random, 10) ? "\uFEFF" : "";
  return withLineEnds(pick(random, ["\n", "\n", "\r\n"]), { text: bom + text, subjects });
}
