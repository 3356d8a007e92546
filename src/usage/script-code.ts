import { placeOutside, type CodeText } from "../evaluate/code-text.ts";
import type { Script } from "../evaluate/script/at.ts";
import { makeEvaluator } from "../evaluate/script/evaluator.ts";
import { importedFile, shouldBeThere } from "../evaluate/script/imports.ts";
import { lookedUpOnce, type Modules } from "../evaluate/script/modules.ts";
import { readScript } from "../evaluate/script/programs.ts";
import { requiredBy } from "../evaluate/script/qualified.ts";
import { later, once } from "../source/once.ts";
import type { Files, Place, Source, Span } from "../source/source.ts";
import type { Call, Program } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import { callersIn } from "./callers.ts";
import type { CodeFound, CodeTools, Entry, ReadCode } from "./code-found.ts";
import { doubtsIn } from "./doubts.ts";
import { environment } from "./environment.ts";
import type { Unseen } from "./found.ts";
import { withImported } from "./imported.ts";
import { repositoryImports } from "./imports-of-repository.ts";
import { layeredFile } from "./layers.ts";
import { longest, mostCharacters, mostFiles, whyUnread } from "./limits.ts";
import { withOwnKeys } from "./own-keys.ts";
import { callsNothing, mayCallAws } from "./packages.ts";
import { reachedFrom, type Start } from "./reached.ts";
import type { Reading } from "./reading.ts";
import { callsIn, type CodeCall } from "./sdk-calls.ts";

const ownKeys = "where its client has neither keys nor an endpoint of its own";

/** A reader of JavaScript, TypeScript and Python. */
export function scriptReader(tools: CodeTools): ReadCode {
  const scripts = new Map<string, Script | undefined>();
  const byName = repositoryImports(tools.files);
  let left = mostCharacters;
  const written = tools.written ?? new Map<string, CodeText>();
  const texts = new Map([...written].map(([path, { text }]) => [path, { path, text }]));
  const files: Files = (path) => texts.get(path) ?? tools.files(path);
  const outside = <Any extends { readonly place: Place }>(each: Any): Any => {
    const code = written.get(each.place.source.path);
    return code ? { ...each, place: placeOutside(each.place, code) } : each;
  };
  /** What is not known is said of the file that people have. */
  const saidOutside = (each: Unseen): Unseen => {
    const { path } = each.place.source;
    const own = written.get(path)?.source.path ?? path;
    return outside({ ...each, detail: each.detail.replace(path, () => own) });
  };
  const scriptOf = (source: Source): Script | undefined => {
    const { path, text } = source;
    if (!scripts.has(path)) {
      const isRoom = text.length <= longest && text.length <= left;
      if (isRoom) left -= text.length;
      scripts.set(path, isRoom ? readScript(source, tools.scripts) : undefined);
    }
    return scripts.get(path);
  };
  const open = (
    entries: readonly Pick<Entry, "path">[],
    roots: readonly string[],
    layers: readonly string[],
  ): Opened => {
    const fileOf: FileOf = (from, module) =>
      importedFile(from, module, files, roots) ??
      layeredFile(from, module, files, layers) ??
      byName(from, module);
    const readings = new Map<Script, Reading>();
    const modules = lookedUpOnce((from, module) => {
      const source = fileOf(from.source, module);
      return source && scriptOf(source);
    });
    const nesting = { level: 0 };
    const library = withImported(environment, ({ script }) => readingOf(script));
    const readingOf = (script: Script): Reading => {
      const known = readings.get(script);
      if (known) return known;
      const reading: Reading = {
        script,
        evaluator: makeEvaluator(script, library, nesting),
        sdk: tools.sdk,
        modules,
        of: readingOf,
        callers,
      };
      readings.set(script, reading);
      return reading;
    };
    const callers = callersIn(() => read.map(readingOf));
    const sources = entries.flatMap(({ path }) => files(path) ?? []);
    const closure = closureOf(sources, scriptOf, fileOf);
    const { read } = closure;
    return {
      ...closure,
      sources,
      modules,
      readings: read.map(readingOf),
      others: later(() => withOwnKeys(read.map(readingOf))),
    };
  };
  const known = new Map<string, Opened>();
  // Functions that begin in the same file share all of it, whichever of its functions they call.
  const openOnce: typeof open = (entries, ...from) => {
    const key = JSON.stringify([entries.map(({ path }) => path), ...from]);
    const opened = known.get(key) ?? open(entries, ...from);
    known.set(key, opened);
    return opened;
  };
  return (entries, roots, layers = []) => {
    const { sources, read, readings, modules, unread, strange, others } = openOnce(
      entries,
      roots,
      layers,
    );
    const starts = entries.flatMap(({ path, handler }): readonly Start[] => {
      const script = read.find(({ source }) => source.path === path);
      return script ? [{ script, ...(handler !== undefined && { name: handler }) }] : [];
    });
    const reached = reachedFrom(starts, read, modules);
    const all = readings.map((reading) => callsIn(reading, reached));
    const paths = new Set(entries.map(({ path }) => path));
    const looked = readings.map((reading, index) => ({
      reading,
      calls: all[index]?.calls ?? [],
      isEntry: paths.has(reading.script.source.path),
    }));
    const asItself = (call: CodeCall): CodeCall =>
      others().has(call.service) ? { ...call, unless: ownKeys } : call;
    const [first] = sources;
    return {
      calls: all.flatMap(({ calls }) => calls.map(asItself)).map(outside),
      unseen: [...all.flatMap(({ unseen }) => unseen), ...unread].map(saidOutside),
      strange: [...strange, ...doubtsIn(looked)].map(saidOutside),
      paths: [
        ...new Set(read.map(({ source: { path } }) => written.get(path)?.source.path ?? path)),
      ],
      ...(first && { start: outside({ place: startOf(first) }).place }),
    };
  };
}

/** Files that are read together, and what is known of them whatever of them is called. */
type Opened = Closure & {
  /** Those that they begin in. */
  readonly sources: readonly Source[];
  readonly readings: readonly Reading[];
  readonly modules: Modules;
  /** The services that are called otherwise than by what runs them. */
  readonly others: () => ReadonlySet<string>;
};

type Closure = Pick<CodeFound, "strange"> & {
  readonly read: readonly Script[];
  readonly unread: readonly Unseen[];
};

/** The file that an import names. */
type FileOf = (from: Source, module: string) => Source | undefined;

/** Files and what they import, each once, in the order in which they are met. */
function closureOf(
  sources: readonly Source[],
  scriptOf: (source: Source) => Script | undefined,
  fileOf: FileOf,
): Closure {
  const read = new Map<string, Script>();
  const unread: Unseen[] = [];
  const strange: Unseen[] = [];
  const open = [...sources];
  for (let source = open.shift(); source; source = open.shift()) {
    if (read.has(source.path)) continue;
    const script = scriptOf(source);
    const place = startOf(source);
    if (!script || read.size >= mostFiles) {
      unread.push({ reason: "unread-file", detail: whyUnread(source, read.size), place });
      continue;
    }
    read.set(source.path, script);
    const [problem] = script.program.problems;
    if (problem) {
      const span = { start: problem.offset, end: problem.offset };
      const detail = `a part of ${source.path} is not read: ${problem.message}`;
      unread.push({ reason: "unread-file", detail, place: { source, span } });
    }
    for (const { modules, span } of importsOf(script.program)) {
      const found = modules.flatMap((each) => fileOf(source, each) ?? []);
      open.push(...found);
      const [module = ""] = modules;
      if (found.length > 0) continue;
      if (module === "" || mayCallAws(module) || !(shouldBeThere(module) || callsNothing(module)))
        (mayCallAws(module) ? unread : strange).push({
          reason: "package",
          detail: `${module === "" ? "what runs here" : module} may call AWS itself, and is not read`,
          place: { source, span },
        });
      if (shouldBeThere(module))
        unread.push({
          reason: "unread-file",
          detail: `${module} is no file of the repository`,
          place: { source, span },
        });
    }
  }
  return { read: [...read.values()], unread, strange };
}

function startOf(source: Source): Place {
  return { source, span: { start: 0, end: 0 } };
}

type Imported = { readonly modules: readonly string[]; readonly span: Span };

/** What a program takes from elsewhere; of Python's `from a import b` also `a.b`, which may be a file. */
const importsOf = once((program: Program): readonly Imported[] =>
  [...nodesIn(program)].flatMap((node): readonly Imported[] => {
    if (node.kind === "call") {
      const required = requiredBy(node) ?? (isOpenImport(node) ? "" : undefined);
      return required === undefined ? [] : [{ modules: [required], span: node.span }];
    }
    if (node.kind === "export" && node.module !== undefined)
      return [{ modules: [node.module], span: node.span }];
    if (node.kind !== "import" || node.types) return [];
    const { module, span, names } = node;
    const dot = module.endsWith(".") ? "" : ".";
    const parts = program.language === "python" ? names.map(({ imported }) => imported) : [];
    return [
      {
        modules: [
          module,
          ...parts.filter((name) => name !== "*").map((name) => module + dot + name),
        ],
        span,
      },
    ];
  }),
);

/** `require(name)`, `import(name)`, `eval(text)`, `os.system(line)`, `globals()[name]()`: what runs there is not known. */
function isOpenImport({ callee, args }: Call): boolean {
  if (callee.kind === "name" && callee.name === "globals") return true;
  if (args.length === 0) return false;
  if (callee.kind === "name")
    return /^(?:require|import|__import__|eval|exec|Function)$/.test(callee.name);
  const isOfSystem =
    callee.kind === "member" && callee.object.kind === "name" && callee.object.name === "os";
  return isOfSystem && /^(?:system|popen|(?:posix_)?spawn\w*|exec[lv]\w*)$/.test(callee.name);
}
