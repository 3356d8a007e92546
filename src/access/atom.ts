import { isHole, type Hole, type Meaning, type Part } from "../iam/text.ts";
import type { Atom } from "./automaton.ts";

/** A hole of the configuration as an atom; equal holes are equal atoms. */
export type HoleAtom = Atom & { readonly hole: Hole };
/** A policy variable as an atom. */
export type VariableAtom = Atom & { readonly variable: string; readonly written: readonly Part[] };

/**
 * By what a text is matched: as it is, in any case, as a glob, as an ARN, as an action or as a
 * resource. What a value that is not known stands for depends on it: it may hold wildcards.
 */
export type Matcher = "literal" | "folded" | "glob" | "arn" | "action" | "resource";

/** What matches all that another matcher makes of the same value. */
const wider: Readonly<Record<Matcher, readonly Matcher[]>> = {
  literal: ["folded", "glob"],
  folded: [],
  glob: [],
  arn: ["glob"],
  action: [],
  resource: [],
};

const made = new WeakMap<Hole, Map<string, HoleAtom>>();

/**
 * `variables`: whether a policy variable in the value is one. The same value means something else where
 * it is not.
 */
export function holeAtom(hole: Hole, matcher: Matcher, variables = true): HoleAtom {
  const isPlain = !variables && hole.meaning.kind === "unknown";
  const key = `${matcher} ${String(isPlain)}`;
  const own = made.get(hole) ?? new Map<string, HoleAtom>();
  made.set(hole, own);
  const name = `hole ${hole.id}${isPlain ? " as it is" : ""}`;
  const atom = own.get(key) ?? { ...identified(name, matcher, hole), hole };
  own.set(key, atom);
  return atom;
}

function identified(name: string, matcher: Matcher, { meaning }: Hole): Atom {
  const { kind } = meaning;
  const as = kind === "unknown" ? matcher : alike(matcher, kind !== "name");
  const within = kind === "unknown" ? wider[as] : widerAlike(as);
  return {
    id: `${name} ${as}`,
    within: within.map((each) => `${name} ${each}`),
    ...heldBy(meaning),
  };
}

/** The value of a policy variable is never a pattern. */
export function variableAtom(name: string, written: readonly Part[], by: Matcher): VariableAtom {
  const holes = written.filter(isHole).map((hole) => hole.id);
  const variable = `variable ${name} ${holes.join()}`;
  const as = alike(by, false);
  return {
    id: `${variable} ${as}`,
    within: widerAlike(as).map((each) => `${variable} ${each}`),
    holds: () => true,
    alphabet: [],
    variable,
    written,
  };
}

/** What has no wildcards is one to most matchers; without colons and cases, to all. */
function alike(matcher: Matcher, isPlain: boolean): Matcher {
  if (isPlain) return "literal";
  return matcher === "arn" || matcher === "folded" ? matcher : "literal";
}

function widerAlike(matcher: Matcher): readonly Matcher[] {
  if (matcher === "literal") return ["folded"];
  return matcher === "arn" ? ["literal", "folded"] : [];
}

/** Whether a value that is not known may be empty, or hold a colon. */
export function isOpen({ kind }: Meaning): boolean {
  return kind === "unknown" || kind === "name";
}

const digits = Array.from("0123456789");
const ofNames = Array.from("abcdefghijklmnopqrstuvwxyz0123456789-");

function heldBy({ kind }: Meaning): Pick<Atom, "holds" | "alphabet"> {
  switch (kind) {
    case "account":
      return { holds: (character) => /\d/.test(character), alphabet: digits };
    case "region":
    case "partition":
      return { holds: (character) => /[a-z\d-]/.test(character), alphabet: ofNames };
    case "name":
      return { holds: (character) => !/[*?]/.test(character), alphabet: [] };
    case "unknown":
      return { holds: () => true, alphabet: [] };
  }
}
