/**
 * Who owns which files, as a CODEOWNERS file says it: GitHub's page "About code owners". Patterns are
 * those of a .gitignore, but for negations and ranges of characters, which GitHub does not take.
 */
export type Codeowners = readonly Rule[];

export type Rule = {
  readonly pattern: Pattern;
  /** "@login", "@organisation/team" or an address of electronic mail; none where nobody owns it. */
  readonly owners: readonly string[];
};

/** Where GitHub looks for the file; the first one that is there counts. */
export const codeownersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** GitHub does not load a larger file, and nobody owns anything. */
const largest = 3 * 1024 * 1024;

/** The rules of a file. A line that GitHub would not take is skipped, as GitHub skips it. */
export function readCodeowners(text: string): Codeowners {
  if (Buffer.byteLength(text) >= largest) return [];
  return text.split(/\r?\n/).flatMap((line) => ruleOf(line) ?? []);
}

/** The owners of a file: those that the last rule names which means it. */
export function ownersOf(codeowners: Codeowners, path: string): readonly string[] {
  const segments = path.split("/");
  return codeowners.findLast(({ pattern }) => means(pattern, segments))?.owners ?? [];
}

const owner = /^(?:@[\w-]+(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+)$/;

function ruleOf(line: string): Rule | undefined {
  // A blank belongs to a pattern where a backslash stands before it.
  const [, written = "", rest = ""] = /^\s*((?:\\.|[^\\\s])+)(.*)$/.exec(line) ?? [];
  const pattern = patternOf(written);
  const [named = ""] = rest.split("#");
  const owners = named.split(/\s+/).filter(Boolean);
  if (!pattern || !owners.every((each) => owner.test(each))) return undefined;
  return { pattern, owners };
}

type Pattern = {
  readonly segments: readonly Segment[];
  /** Whether it means what is below the thing that it names, too. */
  readonly isTree: boolean;
};

/** "**" for any number of folders, or the characters of a name with their wildcards. */
type Segment = typeof folders | readonly Glyph[];
type Glyph = "*" | "?" | { readonly literal: string };
const folders = "**";
const anything: Segment = ["*"];

function patternOf(written: string): Pattern | undefined {
  if (/^(?:!|\\?#)|\*\*\*|(?<!\\)\[/.test(written)) return undefined;
  const names = written.replace(/^\//, "").split("/");
  const last = names.at(-1) ?? "";
  if (names.length === 1 && last === "") return undefined;
  // A slash at the beginning or in the middle ties a pattern to the root.
  const isTied = written.startsWith("/") || names.length > 2 || (names.length === 2 && last !== "");
  const segments = (last === "" ? names.slice(0, -1) : names).map(segmentOf);
  const below = last === "" || last === folders ? [folders, anything] : [];
  return {
    segments: [...(isTied ? [] : [folders]), ...segments, ...below] as readonly Segment[],
    // "docs/*" means the files of a folder, but not those of the folders in it.
    isTree: last !== "" && last !== "*" && last !== folders,
  };
}

function segmentOf(name: string): Segment {
  if (name === folders) return folders;
  const glyphs = name.match(/\\.|[^\\]/gsu) ?? [];
  return glyphs.map((each) =>
    each === "*" || each === "?" ? each : { literal: each.replace("\\", "") },
  );
}

function means({ segments, isTree }: Pattern, path: readonly string[]): boolean {
  const isName = (segment: Segment, name: string): boolean =>
    segment !== folders && fits(segment, Array.from(name), "*", isGlyph);
  if (fits(segments, path, folders, isName)) return true;
  return isTree && fits([...segments, folders, anything], path, folders, isName);
}

function isGlyph(glyph: Glyph, character: string): boolean {
  return glyph === "?" || (glyph !== "*" && glyph.literal === character);
}

/**
 * Whether a pattern fits a whole list, where one sign of it stands for any number of items. Only the
 * last of those signs is ever tried again, so no pattern takes long.
 */
function fits<P, T>(
  pattern: readonly P[],
  items: readonly T[],
  many: P,
  isOne: (sign: P, item: T) => boolean,
): boolean {
  let [at, again, taken] = [0, -1, 0];
  for (let index = 0; index < items.length; ) {
    const sign = pattern[at];
    if (sign === many) {
      again = ++at;
      taken = index;
    } else if (at < pattern.length && isOne(sign as P, items[index] as T)) {
      at++;
      index++;
    } else if (again >= 0) {
      at = again;
      index = ++taken;
    } else return false;
  }
  return pattern.slice(at).every((sign) => sign === many);
}
