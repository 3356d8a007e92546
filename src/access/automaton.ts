/**
 * Something opaque in a pattern, a hole of the configuration or a policy variable: it has one value,
 * which is not known, and means what the matcher of the pattern makes of it.
 */
export type Atom = {
  readonly id: string;
  readonly holds: (character: string) => boolean;
  /** All characters that may be in it, where they are few. */
  readonly alphabet: readonly string[];
  /** Other atoms that match whatever this one stands for. */
  readonly within: readonly string[];
};

/** A place of a pattern: a character (of any case, if `folded`), a wildcard, or an atom. */
export type Sign =
  | { readonly kind: "character"; readonly value: string; readonly folded: boolean }
  /**
   * Any one character, or any `many` of them, other than the excepted ones. `maybe`: perhaps it is
   * not there, so that for certain it takes nothing.
   */
  | {
      readonly kind: "wild";
      readonly many: boolean;
      readonly except: string;
      readonly maybe?: boolean;
    }
  /** `itself`: it is in the string too, and is matched by itself alone. */
  | { readonly kind: "atom"; readonly atom: Atom; readonly itself?: boolean };

/** What a string is made of, as far as it is known: characters and atoms. */
export type Letter = string | Atom;

/** Several patterns as one: what at least one of them matches. */
export type Automaton = {
  /** Equal for automata of equal patterns. */
  readonly key: string;
  readonly patterns: readonly Pattern[];
  /** The patterns one behind the other; `end` stands behind each. */
  readonly signs: readonly (Sign | "end")[];
  readonly starts: readonly number[];
};

export type Pattern = {
  readonly key: string;
  readonly signs: readonly Sign[];
  /** What all that it matches begins and ends with, in lower case. */
  readonly start: string;
  readonly end: string;
};

/**
 * How a pattern is matched with a string that holds atoms. "exactly": an atom of the string is the
 * same one of the pattern, which is how the strings of a pattern are made. "possibly": an atom may
 * be anything that it can hold. "certainly": whatever its value is.
 */
export type Manner = "exactly" | "possibly" | "certainly";

/** Positions in the signs of an automaton, in order. */
export type Positions = readonly number[];

export function automaton(patterns: readonly (readonly Sign[])[]): Automaton {
  return union(
    patterns.map((signs) => ({
      key: keyOf(signs),
      signs,
      start: literalOf(signs),
      end: Array.from(literalOf(signs.toReversed())).toReversed().join(""),
    })),
  );
}

function literalOf(signs: readonly Sign[]): string {
  let text = "";
  for (const sign of signs) {
    if (sign.kind !== "character") break;
    text += sign.value.toLowerCase();
  }
  return text;
}

const subsets = new WeakMap<Automaton, Map<string, Automaton>>();

/** The automaton of some of the patterns; one object for the same ones. */
export function subset(machine: Automaton, keeps: (pattern: Pattern) => boolean): Automaton {
  const kept = machine.patterns.filter(keeps);
  if (kept.length === machine.patterns.length) return machine;
  const own = subsets.get(machine) ?? new Map<string, Automaton>();
  subsets.set(machine, own);
  const key = kept.map((pattern) => pattern.key).join("\n");
  const made = own.get(key) ?? union(kept);
  own.set(key, made);
  return made;
}

function union(patterns: readonly Pattern[]): Automaton {
  const signs: (Sign | "end")[] = [];
  const starts = patterns.map((pattern) => {
    const start = signs.length;
    signs.push(...pattern.signs, "end");
    return start;
  });
  return { key: patterns.map(({ key }) => key).join("\n"), patterns, signs, starts };
}

export function startOf(machine: Automaton, manner: Manner): Positions {
  return closed(machine, new Set(machine.starts), manner);
}

function isSame(sign: Sign, letter: Atom, manner: Manner): boolean {
  if (sign.kind !== "atom") return false;
  if (sign.atom.id !== letter.id && !letter.within.includes(sign.atom.id)) return false;
  return manner !== "possibly" || sign.itself === true;
}

/** Where an automaton stands behind one more letter. */
export function after(
  machine: Automaton,
  positions: Positions,
  letter: Letter,
  manner: Manner,
): Positions {
  const next = new Set<number>();
  for (const at of positions) {
    const sign = machine.signs[at];
    if (sign === undefined || sign === "end") continue;
    if (typeof letter === "string") {
      if (!takes(sign, letter, manner)) continue;
      next.add(isRepeated(sign, manner) ? at : at + 1);
    } else if (isSame(sign, letter, manner)) next.add(at + 1);
    else if (manner === "possibly") addAllOf(machine, at, letter, next);
    else if (manner === "certainly" && takesWhole(sign, letter)) next.add(at);
  }
  return next.size === 0 ? none : closed(machine, next, manner);
}

const none: Positions = [];

export function isAccepting({ signs }: Automaton, positions: Positions): boolean {
  return positions.some((at) => signs[at] === "end");
}

/** Whether all that may follow is matched too. */
export function takesTheRest({ signs }: Automaton, positions: Positions): boolean {
  return positions.some((at) => {
    const sign = signs[at];
    return isAnything(sign) && signs[at + 1] === "end";
  });
}

function isAnything(sign: Sign | "end" | undefined): boolean {
  return (
    typeof sign === "object" &&
    sign.kind === "wild" &&
    sign.many &&
    sign.except === "" &&
    !sign.maybe
  );
}

/** The letters that make a difference at some positions. */
export function lettersAt(
  { signs }: Automaton,
  positions: Positions,
  manner: Manner,
): readonly Letter[] {
  return positions.flatMap((at): readonly Letter[] => {
    const sign = signs[at];
    if (sign === undefined || sign === "end") return none as readonly never[];
    switch (sign.kind) {
      case "character":
        return sign.folded ? [sign.value, otherCase(sign.value)] : [sign.value];
      case "wild":
        return Array.from(sign.except);
      case "atom":
        return manner === "exactly" || sign.itself ? [sign.atom] : sign.atom.alphabet;
    }
  });
}

/** In lower case, the characters at some positions; undefined where something else than one may follow. */
export function onlyAt({ signs }: Automaton, positions: Positions): Set<string> | undefined {
  const found = new Set<string>();
  for (const at of positions) {
    const sign = signs[at];
    if (sign === undefined || sign === "end") continue;
    if (sign.kind !== "character") return undefined;
    found.add(sign.value.toLowerCase());
  }
  return found;
}

const characters = new WeakMap<Automaton, ReadonlySet<string>>();

/** The characters that patterns name. */
export function charactersOf(machine: Automaton): ReadonlySet<string> {
  const known = characters.get(machine);
  if (known) return known;
  const found = new Set<string>();
  for (const sign of machine.signs)
    if (typeof sign === "object" && sign.kind === "character")
      found.add(sign.value).add(otherCase(sign.value));
  characters.set(machine, found);
  return found;
}

export function atomsOf({ signs }: Automaton): readonly Atom[] {
  return signs.flatMap((sign) =>
    typeof sign === "object" && sign.kind === "atom" ? [sign.atom] : [],
  );
}

/** The same patterns, where some atoms are matched by themselves alone. */
export function withItself({ patterns }: Automaton, atoms: ReadonlySet<string>): Automaton {
  return union(
    patterns.map(({ signs, ...rest }) => ({
      ...rest,
      signs: signs.map((sign) =>
        sign.kind === "atom" && atoms.has(sign.atom.id) ? { ...sign, itself: true } : sign,
      ),
    })),
  );
}

function takes(sign: Sign, character: string, manner: Manner): boolean {
  switch (sign.kind) {
    case "character":
      return (
        sign.value === character ||
        (sign.folded && sign.value.toLowerCase() === character.toLowerCase())
      );
    case "wild":
      return !(sign.maybe && manner === "certainly") && !sign.except.includes(character);
    case "atom":
      return isRepeated(sign, manner) && sign.atom.holds(character);
  }
}

/** Whether a sign stands for any number of characters. */
function isRepeated(sign: Sign, manner: Manner): boolean {
  if (sign.kind === "wild") return sign.many;
  return sign.kind === "atom" && manner === "possibly" && !sign.itself;
}

/** Whether a wildcard takes an atom whatever its value is. */
function takesWhole(sign: Sign, atom: Atom): boolean {
  return (
    sign.kind === "wild" &&
    sign.many &&
    !sign.maybe &&
    !Array.from(sign.except).some((each) => atom.holds(each))
  );
}

/** All positions that an atom, as some string, may lead to. */
function addAllOf({ signs }: Automaton, start: number, atom: Atom, found: Set<number>): void {
  for (let at = start; ; at++) {
    found.add(at);
    const sign = signs[at];
    if (sign === undefined || sign === "end") return;
    if (sign.kind === "character" && !atom.holds(sign.value)) return;
  }
}

function closed({ signs }: Automaton, positions: Set<number>, manner: Manner): Positions {
  for (const start of [...positions])
    for (let at = start; ; at++) {
      const sign = signs[at];
      positions.add(at);
      if (sign === undefined || sign === "end" || !isRepeated(sign, manner)) break;
    }
  return [...positions].sort((a, b) => a - b);
}

function otherCase(character: string): string {
  const lower = character.toLowerCase();
  return lower === character ? character.toUpperCase() : lower;
}

function keyOf(pattern: readonly Sign[]): string {
  return JSON.stringify(
    pattern.map((sign) => {
      switch (sign.kind) {
        case "character":
          return sign.folded ? [sign.value] : sign.value;
        case "wild":
          return [sign.many, sign.except, ...(sign.maybe ? ["maybe"] : [])];
        case "atom":
          return { atom: sign.atom.id };
      }
    }),
  );
}
