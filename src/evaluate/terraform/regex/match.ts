import { readPattern, type Pattern, type Test } from "./syntax.ts";

/** What a pattern found: the whole and its groups, as offsets of characters; a group may be missing. */
export type Match = readonly ({ readonly start: number; readonly end: number } | undefined)[];

/** A pattern that is ready to search. */
export type Searcher = {
  readonly names: readonly (string | undefined)[];
  /** The leftmost match from an offset on; undefined where there is none. */
  readonly search: (text: readonly string[], from: number) => Match | undefined;
  /** What a search in a text costs at most, in steps. */
  readonly cost: (length: number) => number;
};

type Instruction =
  | { readonly kind: "character"; readonly has: Test }
  | { readonly kind: "position"; readonly is: (text: readonly string[], at: number) => boolean }
  | Split
  | { readonly kind: "save"; readonly slot: number }
  | { readonly kind: "match" };

/** Goes on at each of these, the earlier ones preferred. */
type Split = { readonly kind: "split"; to: readonly number[] };

const mostInstructions = 2000;

const mostGroups = 30;

/**
 * Makes a pattern searchable; undefined where it is not read or too large. All threads of a match go
 * through the text together, so that a search takes no more than text times pattern, whatever the
 * pattern (R. Cox, Regular Expression Matching: the Virtual Machine Approach).
 */
export function searcher(pattern: string): Searcher | undefined {
  const read = readPattern(pattern);
  const program = read && read.names.length <= mostGroups ? compile(read.pattern) : undefined;
  if (!read || !program) return undefined;
  const slots = 2 * (read.names.length + 1);
  return {
    names: read.names,
    search: (text, from) => run(program, slots, text, from),
    cost: (length) => (length + 1) * program.length,
  };
}

function compile(pattern: Pattern): readonly Instruction[] | undefined {
  const program: Instruction[] = [];
  let left = mostInstructions;
  const emit = (node: Pattern): boolean => {
    // What repeats nothing makes no instruction, and takes its time all the same.
    if (left-- <= 0) return false;
    switch (node.kind) {
      case "character":
      case "position":
        program.push(node);
        return true;
      case "sequence":
        return node.items.every(emit);
      case "group":
        program.push({ kind: "save", slot: 2 * node.index });
        if (!emit(node.of)) return false;
        program.push({ kind: "save", slot: 2 * node.index + 1 });
        return true;
      case "either":
        return emitArms(node.arms);
      case "repeat": {
        for (let i = 0; i < node.least; i++) if (!emit(node.of)) return false;
        return node.most === Infinity ? emitStar(node) : emitOptional(node, node.most - node.least);
      }
    }
  };
  const emitArms = (arms: readonly Pattern[]): boolean => {
    const ends: Split[] = [];
    for (const arm of arms) {
      const fork: Split = { kind: "split", to: [] };
      program.push(fork);
      const start = program.length;
      if (!emit(arm)) return false;
      const end: Split = { kind: "split", to: [] };
      program.push(end);
      ends.push(end);
      fork.to = arm === arms.at(-1) ? [start] : [start, program.length];
    }
    for (const end of ends) end.to = [program.length];
    return true;
  };
  const emitStar = ({ of, greedy }: Extract<Pattern, { kind: "repeat" }>): boolean => {
    const fork: Split = { kind: "split", to: [] };
    program.push(fork);
    const start = program.length;
    if (!emit(of)) return false;
    // What matches nothing is taken once, and not again.
    const again: Split = { kind: "split", to: [] };
    program.push(again);
    fork.to = inOrder(start, program.length, greedy);
    again.to = fork.to;
    return true;
  };
  const emitOptional = (
    { of, greedy }: Extract<Pattern, { kind: "repeat" }>,
    count: number,
  ): boolean => {
    const forks: { readonly fork: Split; readonly start: number }[] = [];
    for (let i = 0; i < count; i++) {
      const fork: Split = { kind: "split", to: [] };
      program.push(fork);
      forks.push({ fork, start: program.length });
      if (!emit(of)) return false;
    }
    for (const { fork, start } of forks) fork.to = inOrder(start, program.length, greedy);
    return true;
  };
  if (!emit({ kind: "group", index: 0, of: pattern })) return undefined;
  program.push({ kind: "match" });
  return program;
}

function inOrder(into: number, past: number, greedy: boolean): readonly number[] {
  return greedy ? [into, past] : [past, into];
}

type Thread = { readonly at: number; readonly saved: readonly (number | undefined)[] };

function run(
  program: readonly Instruction[],
  slots: number,
  text: readonly string[],
  from: number,
): Match | undefined {
  let threads: Thread[] = [];
  let found: readonly (number | undefined)[] | undefined;
  for (let offset = from; offset <= text.length; offset++) {
    const seen = new Set(threads.map(({ at }) => at));
    // Nothing that begins here is preferred to what began before.
    if (!found) follow(program, { at: 0, saved: [] }, text, offset, seen, threads);
    if (found && threads.length === 0) break;
    const next: Thread[] = [];
    const reached = new Set<number>();
    for (const { at, saved } of threads) {
      const instruction = program[at];
      if (instruction?.kind === "match") {
        found = saved;
        break;
      }
      const char = text[offset];
      if (instruction?.kind === "character" && char !== undefined && instruction.has(char))
        follow(program, { at: at + 1, saved }, text, offset + 1, reached, next);
    }
    threads = next;
  }
  return found && matchOf(found, slots);
}

/** Adds the threads that a thread comes to before it takes a character, preferred ones first. */
function follow(
  program: readonly Instruction[],
  start: Thread,
  text: readonly string[],
  offset: number,
  seen: Set<number>,
  threads: Thread[],
): void {
  const open = [start];
  for (let thread = open.pop(); thread; thread = open.pop()) {
    const { at, saved } = thread;
    if (seen.has(at)) continue;
    seen.add(at);
    const instruction = program[at];
    switch (instruction?.kind) {
      case "split":
        for (const to of instruction.to.toReversed()) open.push({ at: to, saved });
        break;
      case "save": {
        const next = [...saved];
        next[instruction.slot] = offset;
        open.push({ at: at + 1, saved: next });
        break;
      }
      case "position":
        if (instruction.is(text, offset)) open.push({ at: at + 1, saved });
        break;
      default:
        threads.push(thread);
    }
  }
}

function matchOf(saved: readonly (number | undefined)[], slots: number): Match {
  return Array.from({ length: slots / 2 }, (_, i) => {
    const [start, end] = [saved[2 * i], saved[2 * i + 1]];
    return start === undefined || end === undefined ? undefined : { start, end };
  });
}
