// Counts by regular expressions what stands in a file for a statement, knowing nothing of how Pare reads.

/** What a statement begins with, in one way of writing it. */
export type Kind = "Effect" | "statement block" | "dynamic block" | "object" | "policy template";

export type Counts = Readonly<Record<Kind, number>>;

/** The statements of a file by how they are written; what stands behind a comment sign is left out. */
export function countIn(path: string, text: string): Counts {
  const isTerraform = /\.(?:tf|tofu)$/.test(path);
  const lines = withoutPrograms(withoutComments(text, path));
  const documents = isTerraform ? documentBlocks(lines) : [];
  const others = isTerraform ? lines.filter((line) => !documents.includes(line)) : lines;
  return {
    Effect: matches(lines, effect(isTerraform)),
    "statement block": matches(documents, /^\s*statement\s*\{/g),
    "dynamic block": matches(documents, /^\s*dynamic\s+"statement"\s*\{/g),
    object: isTerraform ? objects(others) : 0,
    "policy template": isTerraform ? 0 : policyTemplates(lines),
  };
}

export const none: Counts = {
  Effect: 0,
  "statement block": 0,
  "dynamic block": 0,
  object: 0,
  "policy template": 0,
};

export function sumOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function added(a: Counts, b: Counts): Counts {
  const kinds = Object.keys(none) as Kind[];
  return Object.fromEntries(kinds.map((kind) => [kind, a[kind] + b[kind]])) as Counts;
}

/** Which kind of writing a statement's own text is of. */
export function kindOf(text: string): Kind {
  if (/^dynamic\b/.test(text)) return "dynamic block";
  if (/^statement\b/.test(text)) return "statement block";
  if (/^["']?\w+Policy["']?\s*:/.test(text)) return "policy template";
  return /(?<![\w.])["']?Effect\b/.test(text) ? "Effect" : "object";
}

function effect(isTerraform: boolean): RegExp {
  return isTerraform
    ? /(?<![\w.])\\?"?Effect\\?"?\s*[=:]\s*(?:\\?["'(]|\w)/g
    : /(?<![\w.])\\?["']?Effect\\?["']?\s*:\s*(?:[\\"'!&*{]|\w)/g;
}

function matches(lines: readonly string[], pattern: RegExp): number {
  return lines.reduce((sum, line) => sum + [...line.matchAll(pattern)].length, 0);
}

/** The lines of `aws_iam_policy_document` blocks, which end with a brace at the margin. */
function documentBlocks(lines: readonly string[]): readonly string[] {
  let isInside = false;
  return lines.filter((line) => {
    if (/^\s*data\s+"?aws_iam_policy_document"?\s/.test(line)) isInside = true;
    else if (/^\S/.test(line)) isInside = false;
    return isInside;
  });
}

/** Objects with an effect, and those that leave it out: with actions, which no effect stands beside. */
function objects(lines: readonly string[]): number {
  const withEffect = matches(lines, /(?<![\w.])effect\s*[=:]\s*"(?:Allow|Deny)"/g);
  const others = lines.filter((line, at) => {
    const [, indent, written = ""] = /^(\s*)(?:not_)?actions\s*=\s*\[(.*)/.exec(line) ?? [];
    const first = written.trim() === "" ? lines[at + 1] : written;
    if (indent === undefined || !/^\s*"[\w-]+:[\w*?]+"/.test(first ?? "")) return false;
    const before = besideOf(lines, at, -1, indent);
    const isBlock = /^\s*\w+\s*\{/.test(before.at(-1) ?? "");
    const beside = [...before, ...besideOf(lines, at, 1, indent)];
    return !isBlock && !beside.some((each) => /^\s*effect\s*[=:]/.test(each));
  });
  return withEffect + others.length;
}

/** The lines beside one, in one direction, up to what is indented less, and that. */
function besideOf(
  lines: readonly string[],
  at: number,
  step: 1 | -1,
  { length }: string,
): readonly string[] {
  const beside: string[] = [];
  for (let i = at + step; ; i += step) {
    const line = lines[i];
    if (line === undefined) return beside;
    const indent = line.search(/\S/);
    if (indent >= 0 && indent <= length) beside.push(line);
    if (indent >= 0 && indent < length) return beside;
  }
}

/** Names that end in `Policy` as items of a list, or as the only key below `Policies`. */
function policyTemplates(lines: readonly string[]): number {
  if (!lines.some((line) => line.includes("AWS::Serverless"))) return 0;
  const item = /^\s*-\s+["']?[A-Z]\w+Policy["']?\s*:\s*(?:\{.*)?$/g;
  const inJson = /^\s*(?:\{\s*)?"[A-Z]\w+Policy"\s*:\s*\{\s*(?:\}.*)?$/g;
  const only = lines.filter((_, at) => /^\s*Policies:\s*$/.test(lines[at - 1] ?? ""));
  return (
    matches(lines, item) +
    matches(only, /^\s*(?!PasswordPolicy:)[A-Z]\w+Policy:/g) +
    (lines.some((line) => /^\s*"/.test(line)) ? matches(lines, inJson) : 0)
  );
}

/** Without the programs that a template holds as text, and what they would say to AWS. */
function withoutPrograms(lines: readonly string[]): readonly string[] {
  let deepest = Infinity;
  return lines.filter((line) => {
    if (line.trim() === "") return true;
    const indent = line.search(/\S/);
    if (indent > deepest) return false;
    const isProgram = /^\s*["']?(?:ZipFile|InlineCode|UserData)["']?\s*:/.test(line);
    deepest = isProgram ? indent : Infinity;
    return !isProgram;
  });
}

function withoutComments(text: string, path: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (path.endsWith(".json")) return lines;
  const isHcl = /\.(?:tf|tofu|hcl)$/.test(path);
  let isInside = false;
  return lines.map((line) => {
    if (isHcl && isInside) {
      isInside = !line.includes("*/");
      return "";
    }
    if (isHcl && /^\s*\/\*/.test(line)) {
      isInside = !line.includes("*/");
      return "";
    }
    return (isHcl ? /^\s*(?:#|\/\/)/ : /^\s*#/).test(line) ? "" : line;
  });
}
