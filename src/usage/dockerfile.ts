/** What an image runs: a function of a file for Lambda's runtimes, or a file as a whole. */
export type ImageEntry = {
  /** The file, without an ending: `src/app`. */
  readonly module: string;
  readonly handler?: string;
  readonly language?: "javascript" | "python";
  /** The folder of the context that it is copied from; "" at its top. */
  readonly folder: string;
};

type Program = Omit<ImageEntry, "folder">;

/** What is run in place of what a Dockerfile says; where `entry` is, its `CMD` counts no longer. */
export type Instead = {
  readonly entry?: readonly string[];
  readonly command?: readonly string[];
};

/**
 * What the last stage of a Dockerfile runs, by its `CMD` and `ENTRYPOINT`: `["app.handler"]` on one of Lambda's
 * base images, `["python", "app.py"]`, `["node", "index.js"]`. Undefined where something else starts that, or
 * where more is run before.
 *
 * (https://docs.docker.com/reference/dockerfile/#cmd, https://docs.aws.amazon.com/lambda/latest/dg/images-create.html)
 */
export function entryOfImage(text: string, instead: Instead = {}): ImageEntry | undefined {
  const instructions = instructionsIn(text);
  const last = instructions.findLastIndex(({ name }) => name === "FROM");
  const stage = instructions.slice(Math.max(last, 0));
  const said = (asked: string): readonly string[] | undefined => {
    const found = stage.findLast(({ name }) => name === asked);
    return found && wordsOf(found.rest);
  };
  const entry = instead.entry ?? said("ENTRYPOINT");
  const command = instead.command ?? (instead.entry ? [] : (said("CMD") ?? []));
  const from = stage[0]?.name === "FROM" ? stage[0].rest : "";
  const ofLambda = /^(?:--\S+\s+)?(?:public\.ecr\.aws\/lambda|amazon\/aws-lambda-)/.test(from);
  const program =
    ofLambda && !entry ? handlerIn(command) : programIn([...(entry ?? []), ...command]);
  if (!program) return undefined;
  const copies = stage.filter(({ name }) => name === "COPY" || name === "ADD");
  const folders = new Set(copies.flatMap(({ rest }) => copiedFrom(wordsOf(rest), program.module)));
  const [folder, ...more] = [...folders];
  return folder === undefined || more.length > 0 ? undefined : { ...program, folder };
}

type Instruction = { readonly name: string; readonly rest: string };

function instructionsIn(text: string): readonly Instruction[] {
  const lines = text.replace(/\\\r?\n/g, " ").split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, name = "", rest = ""] = /^([A-Za-z]+)\s+(\S.*)$/.exec(line.trim()) ?? [];
    return name === "" ? [] : [{ name: name.toUpperCase(), rest }];
  });
}

/**
 * Whether an image starts what its Dockerfile says, however it is built: it is made of one that starts nothing
 * by itself, of no other stage anything is started, and it has no credentials of its own.
 */
export function startsAsWritten(text: string): boolean {
  if (ownKeys.test(text)) return false;
  const instructions = instructionsIn(text);
  const last = instructions.findLastIndex(({ name }) => name === "FROM");
  const starts = ({ name }: Instruction): boolean => name === "CMD" || name === "ENTRYPOINT";
  if (instructions.slice(0, Math.max(last, 0)).some(starts)) return false;
  const made = instructions
    .filter(({ name }) => name === "FROM")
    .map(({ rest }) => rest.split(/\s+/));
  const bases = made.map((words) => words.filter((each) => !each.startsWith("--")));
  const seen = new Set<string>();
  let image = bases.at(-1)?.[0] ?? "";
  for (;;) {
    const name = image.toLowerCase();
    const stage = bases.find(([, , alias]) => alias?.toLowerCase() === name);
    if (!stage || seen.has(name)) return startsNothing.test(image);
    seen.add(name);
    image = stage[0] ?? "";
  }
}

/** What has the SDKs sign with other credentials than those of the role, or call somebody else. */
export const ownKeys = /\bAWS_(?:ACCESS_KEY|CONTAINER|ENDPOINT|PROFILE|ROLE|WEB)/;

/** Images of languages, systems and Lambda. */
const startsNothing =
  /^(?:(?:docker\.io\/|public\.ecr\.aws\/docker\/)?(?:library\/)?(?:alpine|amazonlinux|debian|node|python|ubuntu)(?:[:@]|$)|public\.ecr\.aws\/(?:lambda|amazonlinux)\/|amazon\/aws-lambda-)/;

/** The folders that a file may be copied from: all of the context, its own, or one whose files are put in. */
function copiedFrom(words: readonly string[], module: string): readonly string[] {
  if (words.some((each) => each.startsWith("--from"))) return [];
  const paths = words.filter((each) => !each.startsWith("--")).map(plainPath);
  const to = paths.at(-1) ?? "";
  return paths.slice(0, -1).flatMap((source) => {
    if (source === "") return [""];
    const slash = source.lastIndexOf("/");
    const name = source.slice(slash + 1);
    if (/\.\w+$|\*/.test(name)) {
      const isIt =
        name.replace(/\.\w+$/, "") === module || /^\*\.(?:py|[cm]?[jt]s)$|^\*$/.test(name);
      return isIt ? [source.slice(0, Math.max(slash, 0))] : [];
    }
    // A folder under its own name leaves paths as they are.
    if (to === source) return module.startsWith(`${source}/`) ? [""] : [];
    return to === "" || /^[/$]/.test(to) ? [source] : [];
  });
}

function plainPath(path: string): string {
  return path.replace(/^\.(?:\/+|$)/, "").replace(/\/+$/, "");
}

/** `["python", "app.py"]`, or the same without brackets. */
function wordsOf(rest: string): readonly string[] {
  if (!rest.startsWith("[")) return rest.split(/\s+/);
  try {
    const words = JSON.parse(rest) as unknown;
    return Array.isArray(words) ? words.map(String) : [];
  } catch {
    return [];
  }
}

function handlerIn([only, ...more]: readonly string[]): Program | undefined {
  const [, module, handler] = /^([\w./-]+)\.([\w]+)$/.exec(only ?? "") ?? [];
  if (module === undefined || handler === undefined || more.length > 0) return undefined;
  return { module: module.replace(/^\.\//, ""), handler };
}

/** A program that is run as it is: with a shell, a server or a script of npm nobody knows what else is. */
function programIn(words: readonly string[]): Program | undefined {
  // Lambda's runtime interface takes the handler behind it.
  const [runner = "", ...args] = words;
  const name = runner.slice(runner.lastIndexOf("/") + 1);
  const isPython = /^python[\d.]*$/.test(name);
  if (!isPython && name !== "node") return undefined;
  const language = isPython ? "python" : "javascript";
  const [first, second, ...more] = args.filter((each) => each !== "-u");
  if (isPython && first === "-m" && second === "awslambdaric") return handlerIn(more);
  if (first === undefined || second !== undefined) return undefined;
  const [, module] = /^(?:\.\/)?([\w/-]+)\.(?:py|[cm]?js)$/.exec(first) ?? [];
  return module === undefined || module.startsWith("/") ? undefined : { module, language };
}
