/** Whether a text is one of those that a glob stands for. */
export type Glob = (text: string) => boolean;

/**
 * A glob of paths: `*` stands for any characters but `/`, `?` for one of them, `**` for any
 * characters at all, and with a slash behind it for any number of folders, none included; `[a-z]`
 * and `[!a-z]` for one character, `{a,b}` for either. A path without any of them names a file, or a
 * folder with all that lies in it, as in a .gitignore. The time that it takes grows with the lengths
 * of glob and text whatever they are.
 */
export function pathGlob(glob: string): Glob {
  if (!/[*?[{]/.test(glob)) return (path) => path === glob || path.startsWith(`${glob}/`);
  return globOf(glob, "/");
}

/** The same for names, which have no folders: `*` stands for any characters. */
export function nameGlob(glob: string): Glob {
  return globOf(glob, "");
}

/**
 * The paths that globs name. As in `paths:` of a workflow, `!` takes out what it matches, and the
 * last glob that matches decides.
 */
export function pathGlobs(globs: readonly string[]): Glob {
  const rules = globs.map((glob) => ({
    taken: !glob.startsWith("!"),
    matches: pathGlob(glob.replace(/^!/, "")),
  }));
  const otherwise = rules.every(({ taken }) => !taken);
  return (path) => rules.findLast(({ matches }) => matches(path))?.taken ?? otherwise;
}

/** What is left to be matched: a character, either of several rests, or nothing. */
type State =
  | { readonly kind: "one"; readonly takes: Glob; readonly next: State }
  | { readonly kind: "either"; readonly of: State[] }
  | { readonly kind: "end" };

const end: State = { kind: "end" };

/** The states that a text may have led to, and those that each next character leads to. */
type Step = {
  readonly states: ReadonlySet<State>;
  readonly after: Map<string, Step>;
};

/** So many characters after steps are remembered of a glob. */
const mostKept = 10_000;

function globOf(glob: string, separator: string): Glob {
  const steps = new Map<string, Step>();
  const ids = new Map<State, number>();
  let kept = 0;

  const stepOf = (states: ReadonlySet<State>): Step => {
    const key = [...states].map((state) => idIn(ids, state)).join();
    const step = steps.get(key) ?? { states, after: new Map<string, Step>() };
    if (kept < mostKept) steps.set(key, step);
    return step;
  };
  const stepAfter = ({ states, after }: Step, character: string): Step => {
    const known = after.get(character);
    if (known) return known;
    const taking = [...states].flatMap((state) =>
      state.kind === "one" && state.takes(character) ? [state.next] : [],
    );
    const step = stepOf(reached(taking));
    if (kept++ < mostKept) after.set(character, step);
    return step;
  };

  const start = stepOf(reached([compiled(glob, end, separator)]));
  return (text) => {
    let step = start;
    for (const character of text) {
      step = stepAfter(step, character);
      if (step.states.size === 0) return false;
    }
    return step.states.has(end);
  };
}

function idIn(ids: Map<State, number>, state: State): number {
  const id = ids.get(state) ?? ids.size;
  ids.set(state, id);
  return id;
}

/** The states that lie behind some, without those that only choose. */
function reached(states: readonly State[]): ReadonlySet<State> {
  const seen = new Set(states);
  for (const state of seen)
    if (state.kind === "either") for (const each of state.of) seen.add(each);
  for (const state of seen) if (state.kind === "either") seen.delete(state);
  return seen;
}

const tokens =
  /(?<folders>(?<![^/])\*\*\/)|(?<all>\*{2,})|(?<some>\*)|(?<one>\?)|\[(?<set>[!^]?[^\]/]+)\]|\{(?<either>[^{}]*)\}|(?<literal>[^])/gu;

function compiled(glob: string, behind: State, separator: string): State {
  const within: Glob = (character) => character !== separator;
  return [...glob.matchAll(tokens)].reduceRight((next, { groups = {} }): State => {
    const { folders, all, some, one, set, either, literal } = groups;
    if (folders !== undefined) {
      const slash = { kind: "one", takes: (each: string) => each === "/", next } as const;
      return { kind: "either", of: [next, repeated(anything, slash)] };
    }
    if (all !== undefined) return repeated(anything, next);
    if (some !== undefined) return repeated(within, next);
    if (one !== undefined) return { kind: "one", takes: within, next };
    if (set !== undefined) return { kind: "one", takes: setOf(set), next };
    if (either !== undefined)
      return {
        kind: "either",
        of: either.split(",").map((choice) => compiled(choice, next, separator)),
      };
    return { kind: "one", takes: (character) => character === literal, next };
  }, behind);
}

const anything: Glob = () => true;

/** Any number of characters. */
function repeated(takes: Glob, next: State): State {
  const loop: State = { kind: "either", of: [next] };
  loop.of.push({ kind: "one", takes, next: loop });
  return loop;
}

/** `abc`, `a-z`, and with `!` or `^` before it all others. */
function setOf(written: string): Glob {
  const negated = /^[!^]/.test(written);
  const ranges = [...written.slice(negated ? 1 : 0).matchAll(/([^])-([^])|([^])/gu)].map(
    ([, from = "", to = "", single]) => [single ?? from, single ?? to] as const,
  );
  return (character) =>
    character !== "/" &&
    ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}
