import type { SdkClients } from "../catalog/sdk-calls.ts";
import type { Script } from "../evaluate/script/at.ts";
import { makeEvaluator } from "../evaluate/script/evaluator.ts";
import { isProgram, readScript } from "../evaluate/script/programs.ts";
import { requiredBy } from "../evaluate/script/qualified.ts";
import type { Files, Source, Span } from "../source/source.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import type { Call, Program, ScriptReaders } from "../syntax/script/tree.ts";
import type { Modules } from "../evaluate/script/modules.ts";
import { callersIn } from "./callers.ts";
import { doubtsIn } from "./doubts.ts";
import { environment } from "./environment.ts";
import { withImported } from "./imported.ts";
import { importedFile, shouldBeThere } from "../evaluate/script/imports.ts";
import { compiledReader, isCompiled } from "./compiled/reader.ts";
import { longest, mostCharacters, mostFiles, whyUnread } from "./limits.ts";
import { callsNothing, mayCallAws } from "./packages.ts";
import { reachedFrom, type Start } from "./reached.ts";
import type { Reading } from "./reading.ts";
import { callsIn } from "./sdk-calls.ts";
import type { CodeFound, Entry } from "./code-found.ts";
import type { Unseen } from "./found.ts";

export type { CodeFound, Entry } from "./code-found.ts";

/** Whether a file is code that is read, by its name. */
export const isCode = (path: string): boolean => isProgram(path) || isCompiled(path);

/** What reading code asks for. */
export type CodeTools = {
  readonly files: Files;
  /** All paths of the repository. */
  readonly list: () => readonly string[];
  readonly scripts: () => ScriptReaders;
  readonly sdk: SdkClients;
};

/**
 * Reads the code that begins in some files: those, and all of the repository that they import.
 *
 * @param roots the folders from which imports are looked up that do not begin with a dot
 */
export type ReadCode = (entries: readonly Entry[], roots: readonly string[]) => CodeFound;

/** A reader of code in any language, which reads each file once. */
export function codeReader(tools: CodeTools): ReadCode {
  const scripts = scriptReader(tools);
  const compiled = compiledReader(tools);
  return (entries, roots) => {
    const own = entries.filter(({ path }) => isCompiled(path));
    const others = entries.filter((each) => !own.includes(each));
    const found = [
      ...(others.length > 0 ? [scripts(others, roots)] : []),
      ...(own.length > 0 ? [compiled(own)] : []),
    ];
    return {
      calls: found.flatMap(({ calls }) => calls),
      unseen: found.flatMap(({ unseen }) => unseen),
      strange: found.flatMap(({ strange }) => strange),
      paths: found.flatMap(({ paths }) => paths),
    };
  };
}

/** A reader of JavaScript, TypeScript and Python. */
function scriptReader(tools: CodeTools): ReadCode {
  const scripts = new Map<string, Script | undefined>();
  let left = mostCharacters;
  const scriptOf = (source: Source): Script | undefined => {
    const { path, text } = source;
    if (!scripts.has(path)) {
      const isRoom = text.length <= longest && text.length <= left;
      if (isRoom) left -= text.length;
      scripts.set(path, isRoom ? readScript(source, tools.scripts) : undefined);
    }
    return scripts.get(path);
  };
  return (entries, roots) => {
    const readings = new Map<Script, Reading>();
    const imported = new Map<string, Script | undefined>();
    const modules: Modules = (from, module) => {
      const key = `${from.source.path}\0${module}`;
      if (imported.has(key)) return imported.get(key);
      const source = importedFile(from.source, module, tools.files, roots);
      const script = source && scriptOf(source);
      imported.set(key, script);
      return script;
    };
    const library = withImported(environment, ({ script }) => readingOf(script));
    const readingOf = (script: Script): Reading => {
      const known = readings.get(script);
      if (known) return known;
      const reading: Reading = {
        script,
        evaluator: makeEvaluator(script, library),
        sdk: tools.sdk,
        modules,
        of: readingOf,
        callers,
      };
      readings.set(script, reading);
      return reading;
    };
    const callers = callersIn(() => read.map(readingOf));
    const sources = entries.flatMap(({ path }) => tools.files(path) ?? []);
    const { read, unread, strange } = closureOf(sources, scriptOf, roots, tools.files);
    const starts = entries.flatMap(({ path, handler }): readonly Start[] => {
      const script = read.find(({ source }) => source.path === path);
      return script ? [{ script, ...(handler !== undefined && { name: handler }) }] : [];
    });
    const reached = reachedFrom(starts, read, modules);
    const all = read.map((script) => callsIn(readingOf(script), reached));
    const paths = new Set(entries.map(({ path }) => path));
    const looked = read.map((script, index) => ({
      reading: readingOf(script),
      calls: all[index]?.calls ?? [],
      isEntry: paths.has(script.source.path),
    }));
    return {
      calls: all.flatMap(({ calls }) => calls),
      unseen: [...all.flatMap(({ unseen }) => unseen), ...unread],
      strange: [...strange, ...doubtsIn(looked)],
      paths: read.map(({ source }) => source.path),
    };
  };
}

/** Files and what they import, each once, in the order in which they are met. */
function closureOf(
  sources: readonly Source[],
  scriptOf: (source: Source) => Script | undefined,
  roots: readonly string[],
  files: Files,
): Pick<CodeFound, "strange"> & {
  readonly read: readonly Script[];
  readonly unread: readonly Unseen[];
} {
  const read = new Map<string, Script>();
  const unread: Unseen[] = [];
  const strange: Unseen[] = [];
  const open = [...sources];
  for (let source = open.shift(); source; source = open.shift()) {
    if (read.has(source.path)) continue;
    const script = scriptOf(source);
    const place = { source, span: { start: 0, end: 0 } };
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
      const found = modules.flatMap((each) => importedFile(source, each, files, roots) ?? []);
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

type Imported = { readonly modules: readonly string[]; readonly span: Span };

/** What a program takes from elsewhere; of Python's `from a import b` also `a.b`, which may be a file. */
function importsOf(program: Program): readonly Imported[] {
  return [...nodesIn(program)].flatMap((node): readonly Imported[] => {
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
  });
}

/** `require(name)`, `import(name)`, `eval(text)`, `os.system(line)`: what runs there is not known. */
function isOpenImport({ callee, args }: Call): boolean {
  if (args.length === 0) return false;
  if (callee.kind === "name")
    return /^(?:require|import|__import__|eval|exec|Function)$/.test(callee.name);
  const isOfSystem =
    callee.kind === "member" && callee.object.kind === "name" && callee.object.name === "os";
  return isOfSystem && /^(?:system|popen|(?:posix_)?spawn\w*|exec[lv]\w*)$/.test(callee.name);
}
