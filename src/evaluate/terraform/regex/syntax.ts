// RE2's patterns, as Go has them (https://github.com/google/re2/wiki/Syntax).

/** A pattern as a tree. */
export type Pattern =
  | { readonly kind: "character"; readonly has: Test }
  | { readonly kind: "position"; readonly is: (text: readonly string[], at: number) => boolean }
  | { readonly kind: "sequence"; readonly items: readonly Pattern[] }
  | { readonly kind: "either"; readonly arms: readonly Pattern[] }
  | {
      readonly kind: "repeat";
      readonly of: Pattern;
      readonly least: number;
      readonly most: number;
      readonly greedy: boolean;
    }
  | { readonly kind: "group"; readonly index: number; readonly of: Pattern };

export type Test = (char: string) => boolean;

/** A pattern with the names of its groups, where they have one. */
export type Read = { readonly pattern: Pattern; readonly names: readonly (string | undefined)[] };

type Flags = { readonly i: boolean; readonly m: boolean; readonly s: boolean };

/** Go takes no more repetitions. */
const mostRepeated = 1000;

const deepest = 50;

/** Reads a pattern; undefined where it is none, or has what is not known here. */
export function readPattern(text: string): Read | undefined {
  const chars = Array.from(text);
  const names: (string | undefined)[] = [];
  let at = 0;
  let level = 0;
  let isRead = true as boolean;

  const fail = (): Pattern => {
    isRead = false;
    at = chars.length;
    return { kind: "sequence", items: [] };
  };
  const take = (wanted: string): boolean => {
    if (
      !chars
        .slice(at, at + wanted.length)
        .join("")
        .startsWith(wanted)
    )
      return false;
    at += wanted.length;
    return true;
  };

  const either = (outer: Flags): Pattern => {
    let flags = outer;
    const arms: Pattern[][] = [[]];
    while (at < chars.length && chars[at] !== ")") {
      if (take("|")) {
        arms.push([]);
        continue;
      }
      const set = /^\(\?([imsU]*)(?:-([imsU]+))?\)/.exec(chars.slice(at, at + 12).join(""));
      if (set) {
        at += set[0].length;
        flags = changed(flags, set[1] ?? "", set[2] ?? "");
        if (set[0].includes("U")) fail();
        continue;
      }
      arms.at(-1)?.push(repeated(flags));
    }
    const made = arms.map((items): Pattern => ({ kind: "sequence", items }));
    return made.length === 1 && made[0] ? made[0] : { kind: "either", arms: made };
  };

  const repeated = (flags: Flags): Pattern => {
    const of = atom(flags);
    const range = countAt();
    if (!range) return of;
    const greedy = !take("?");
    // `a**` and the like are refused.
    if (countAt() || of.kind === "position") return fail();
    return { kind: "repeat", of, ...range, greedy };
  };

  const countAt = (): { readonly least: number; readonly most: number } | undefined => {
    if (take("*")) return { least: 0, most: Infinity };
    if (take("+")) return { least: 1, most: Infinity };
    if (take("?")) return { least: 0, most: 1 };
    const [whole = "", least = "", comma, most = ""] =
      /^\{(\d{1,4})(,)?(\d{1,4})?\}/.exec(chars.slice(at, at + 12).join("")) ?? [];
    if (whole === "") return undefined;
    at += whole.length;
    const from = Number(least);
    const to = comma === undefined ? from : most === "" ? Infinity : Number(most);
    if (from > to || from > mostRepeated || (to !== Infinity && to > mostRepeated)) fail();
    return { least: from, most: to };
  };

  const atom = (flags: Flags): Pattern => {
    const char = chars[at++] ?? "";
    switch (char) {
      case "(":
        return group(flags);
      case "[":
        return { kind: "character", has: folded(bracket(), flags) };
      case ".":
        return { kind: "character", has: (each) => flags.s || each !== "\n" };
      case "^":
        return position((text, i) => i === 0 || (flags.m && text[i - 1] === "\n"));
      case "$":
        return position((text, i) => i === text.length || (flags.m && text[i] === "\n"));
      case "*":
      case "+":
      case "?":
        return fail();
      case "\\":
        return escape(flags);
      default:
        return { kind: "character", has: folded((each) => each === char, flags) };
    }
  };

  const group = (outer: Flags): Pattern => {
    if (++level > deepest) return fail();
    let flags = outer;
    let index: number | undefined;
    const head = /^\?(?:P?<(\w+)>|([imsU]*)(?:-([imsU]+))?:)/.exec(
      chars.slice(at, at + 80).join(""),
    );
    if (head) {
      const [whole, name, on = "", off = ""] = head;
      at += whole.length;
      if (name === undefined) flags = changed(flags, on, off);
      else index = names.push(name);
      if ((on + off).includes("U")) return fail();
    } else if (chars[at] === "?") return fail();
    else index = names.push(undefined);
    const of = either(flags);
    level--;
    if (!take(")")) return fail();
    return index === undefined ? of : { kind: "group", index, of };
  };

  const escape = (flags: Flags): Pattern => {
    const char = chars[at++] ?? "";
    if (char === "b" || char === "B")
      return position((text, i) => isBoundary(text, i) === (char === "b"));
    if (char === "A") return position((_, i) => i === 0);
    if (char === "z") return position((text, i) => i === text.length);
    const has = escaped(char);
    return has ? { kind: "character", has: folded(has, flags) } : fail();
  };

  /** The characters that an escape stands for. */
  const escaped = (char: string): Test | undefined => {
    const named = classes.get(char.toLowerCase());
    if (named && /[dws]/i.test(char)) {
      const isNegated = char !== char.toLowerCase();
      return (each) => named(each) !== isNegated;
    }
    const one = literalOf(char);
    return one === undefined ? undefined : (each) => each === one;
  };

  const literalOf = (char: string): string | undefined => {
    const control = controls.get(char);
    if (control !== undefined) return control;
    if (char === "x") {
      const [whole = "", long, short] =
        /^(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{2}))/.exec(chars.slice(at, at + 8).join("")) ?? [];
      at += whole.length;
      const code = parseInt(long ?? short ?? "", 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    }
    return char === "" || /[\p{L}\p{N}]/u.test(char) ? undefined : char;
  };

  const bracket = (): Test => {
    const isNegated = take("^");
    const tests: Test[] = [];
    let isFirst = true;
    while (at < chars.length && (isFirst || chars[at] !== "]")) {
      isFirst = false;
      const posix = /^\[:(\^?)(\w+):\]/.exec(chars.slice(at, at + 12).join(""));
      if (posix) {
        const named = classes.get(posix[2] ?? "");
        at += posix[0].length;
        if (!named) fail();
        else tests.push((each) => named(each) !== (posix[1] === "^"));
        continue;
      }
      if (chars[at] === "\\" && /[dwsDWS]/.test(chars[at + 1] ?? "")) {
        const test = escaped(chars[at + 1] ?? "");
        at += 2;
        if (test) tests.push(test);
        continue;
      }
      const [from, to] = [
        member(),
        chars[at] === "-" && chars[at + 1] !== "]" ? member(1) : undefined,
      ];
      const last = to ?? from;
      if (from === undefined || last === undefined || last < from) fail();
      else tests.push((each) => codeOf(each) >= from && codeOf(each) <= last);
    }
    if (!take("]")) fail();
    return (each) => tests.some((test) => test(each)) !== isNegated;
  };

  const member = (skip = 0): number | undefined => {
    at += skip;
    const char = chars[at++] ?? "";
    const one = char === "\\" ? literalOf(chars[at++] ?? "") : char;
    return one?.codePointAt(0);
  };

  const pattern = either({ i: false, m: false, s: false });
  return isRead && at === chars.length ? { pattern, names } : undefined;
}

function position(is: (text: readonly string[], at: number) => boolean): Pattern {
  return { kind: "position", is };
}

function changed(flags: Flags, on: string, off: string): Flags {
  const is = (flag: keyof Flags): boolean =>
    !off.includes(flag) && (flags[flag] || on.includes(flag));
  return { i: is("i"), m: is("m"), s: is("s") };
}

function folded(has: Test, { i }: Flags): Test {
  return i ? (char) => has(char) || has(char.toLowerCase()) || has(char.toUpperCase()) : has;
}

const codeOf = (char: string): number => char.codePointAt(0) ?? -1;

const word = /^\w$/;

function isBoundary(text: readonly string[], at: number): boolean {
  return word.test(text[at - 1] ?? "") !== word.test(text[at] ?? "");
}

const controls: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["f", "\f"],
  ["v", "\v"],
  ["a", "\x07"],
]);

/** Classes by the letter of their escape, and POSIX's by their names. */
const classes: ReadonlyMap<string, Test> = new Map(
  Object.entries({
    d: /^\d$/,
    w: word,
    s: /^[\t\n\f\r ]$/,
    alnum: /^[0-9A-Za-z]$/,
    alpha: /^[A-Za-z]$/,
    digit: /^\d$/,
    lower: /^[a-z]$/,
    upper: /^[A-Z]$/,
    punct: /^[!-/:-@[-`{-~]$/,
    space: /^[\t\n\v\f\r ]$/,
    word,
    xdigit: /^[0-9A-Fa-f]$/,
  }).map(([name, pattern]) => [name, (char: string) => pattern.test(char)] as const),
);
