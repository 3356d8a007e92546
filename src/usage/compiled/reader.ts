import type { SdkClients } from "../../catalog/sdk-calls.ts";
import { directoryOf } from "../../source/path.ts";
import type { Files, Source } from "../../source/source.ts";
import type { CodeFound, Entry } from "../code-found.ts";
import type { Unseen } from "../found.ts";
import { longest, mostCharacters, mostFiles, whyUnread } from "../limits.ts";
import { callsIn } from "./calls.ts";
import { doubtsIn, packagesIn } from "./doubts.ts";
import type { CodeFile } from "./file.ts";
import { readGo } from "./go.ts";
import {
  filesOfPackage,
  folderOfPackage,
  goModuleOf,
  isGo,
  packageOf,
  type Folder,
  type GoModule,
} from "./go-packages.ts";
import { readJava } from "./java.ts";
import { fileOfType, isJava, rootOf } from "./java-packages.ts";
import { programOf } from "./program.ts";
import { partsReached } from "./reached.ts";

/** Whether a file is a program in Go or Java, and no test. */
export const isCompiled = (path: string): boolean =>
  (isGo(path) || isJava(path)) &&
  !/(?:^|\/)(?:vendor|node_modules|cdk\.out|\.aws-sam)\//.test(path);

export type CompiledTools = {
  readonly files: Files;
  readonly folder: Folder;
  readonly sdk: SdkClients;
};

/**
 * A reader of Go and Java, which reads each file once. Calls are taken on what is sure to be a client of AWS's
 * SDKs, by imports and declarations; the code comes to functions by their names.
 */
export function compiledReader({
  files,
  folder,
  sdk,
}: CompiledTools): (entries: readonly Entry[]) => CodeFound {
  const read = new Map<string, CodeFile | undefined>();
  let left = mostCharacters;
  const fileOf = (source: Source, home: string): CodeFile | undefined => {
    const { path, text } = source;
    if (!read.has(path)) {
      const isRoom = text.length <= longest && text.length <= left;
      if (isRoom) left -= text.length;
      const make = (): CodeFile => (isGo(path) ? readGo(source, home) : readJava(source));
      read.set(path, isRoom ? make() : undefined);
    }
    return read.get(path);
  };
  return (entries) => {
    const closure = closureOf(entries, { files, folder }, fileOf);
    const program = programOf(closure.read, sdk);
    const starts = entries.flatMap(({ path, handler }) => {
      const file = closure.read.find(({ source }) => source.path === path);
      return file ? [{ file, ...(handler !== undefined && { name: handler }) }] : [];
    });
    const reached = partsReached(starts, program);
    const looked = closure.read.map((file) => {
      const parts = reached.get(file) ?? [];
      return { file, parts, ...callsIn(file, parts, program) };
    });
    return {
      calls: looked.flatMap(({ calls }) => calls),
      unseen: [...looked.flatMap(({ unseen }) => unseen), ...closure.unread],
      strange: [...closure.strange, ...doubtsIn(looked, program)],
      paths: closure.read.map(({ source }) => source.path),
    };
  };
}

type Closure = {
  readonly read: readonly CodeFile[];
  readonly unread: readonly Unseen[];
  readonly strange: readonly Unseen[];
};

type FileOf = (source: Source, home: string) => CodeFile | undefined;

/** Files and those that they need, each once, in the order in which they are met. */
function closureOf(
  entries: readonly Entry[],
  tools: Pick<CompiledTools, "files" | "folder">,
  fileOf: FileOf,
): Closure {
  const { files } = tools;
  const read = new Map<string, CodeFile>();
  const unread: Unseen[] = [];
  const strange: Unseen[] = [];
  const modules = new Map<string, GoModule | undefined>();
  const moduleOf = (path: string): GoModule | undefined => {
    const of = directoryOf(path);
    if (!modules.has(of)) modules.set(of, goModuleOf(of, files));
    return modules.get(of);
  };
  const open = entries.flatMap(({ path }) => files(path) ?? []);
  const seen = new Set<string>();
  for (let source = open.shift(); source; source = open.shift()) {
    if (seen.has(source.path)) continue;
    seen.add(source.path);
    const module = isGo(source.path) ? moduleOf(source.path) : undefined;
    const file =
      read.size < mostFiles
        ? fileOf(source, packageOf(directoryOf(source.path), module))
        : undefined;
    if (!file) {
      const place = { source, span: { start: 0, end: 0 } };
      unread.push({ reason: "unread-file", detail: whyUnread(source, read.size), place });
      continue;
    }
    read.set(source.path, file);
    const needed = isGo(source.path) ? neededOfGo(file, module, tools) : neededOfJava(file, files);
    open.push(...needed.sources);
    unread.push(...needed.missing);
    const packages = packagesIn(file, needed.isOwn);
    unread.push(...packages.unread);
    strange.push(...packages.strange);
  }
  return { read: [...read.values()], unread, strange };
}

type Needs = {
  readonly sources: readonly Source[];
  readonly missing: readonly Unseen[];
  /** Whether a package that is imported is one of the files. */
  readonly isOwn: (module: string) => boolean;
};

/** The other files of its package, and those of the packages that it imports. */
function neededOfGo(
  file: CodeFile,
  module: GoModule | undefined,
  { files, folder }: Pick<CompiledTools, "files" | "folder">,
): Needs {
  const { source } = file;
  const sourcesIn = (of: string): readonly Source[] =>
    filesOfPackage(of, folder).flatMap((path) => files(path) ?? []);
  const imported = file.imports.flatMap(({ module: name, span }) => {
    const of = module && folderOfPackage(name, module);
    return of === undefined ? [] : [{ name, span, sources: sourcesIn(of) }];
  });
  const own = new Set(imported.map(({ name }) => name));
  return {
    sources: [
      ...sourcesIn(directoryOf(source.path)),
      ...imported.flatMap(({ sources }) => sources),
    ],
    missing: imported.flatMap(({ name, span, sources }) =>
      sources.length > 0
        ? []
        : [
            {
              reason: "unread-file",
              detail: `${name} is no package of the repository`,
              place: { source, span },
            },
          ],
    ),
    isOwn: (name) => own.has(name),
  };
}

/** The files of the classes that it names. */
function neededOfJava(file: CodeFile, files: Files): Needs {
  const root = rootOf(file);
  const { tokens, typeNamed } = file;
  const names = new Set(
    tokens.all.flatMap(({ kind, text }) => (kind === "name" && /^[A-Z]/.test(text) ? [text] : [])),
  );
  const found = new Map<string, Source>();
  const own = new Set<string>();
  for (const name of names) {
    const ref = typeNamed(name);
    const source = fileOfType(
      ref.filter(({ module }) => !isOfSdk(module)),
      [root],
      files,
    );
    if (!source) continue;
    found.set(source.path, source);
    for (const { module } of ref) own.add(module);
  }
  return {
    sources: [...found.values()],
    missing: [],
    isOwn: (module) =>
      module === file.home ||
      own.has(module) ||
      own.has(module.slice(0, Math.max(module.lastIndexOf("."), 0))),
  };
}

const isOfSdk = (module: string): boolean =>
  /^(?:java|javax|software\.amazon\.awssdk|com\.amazonaws)(?:\.|$)/.test(module);
