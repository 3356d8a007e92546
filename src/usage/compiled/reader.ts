import type { SdkClients } from "../../catalog/sdk-calls.ts";
import { groupedBy } from "../../source/grouped.ts";
import { later } from "../../source/once.ts";
import { directoryOf } from "../../source/path.ts";
import type { Files, Source, Span } from "../../source/source.ts";
import { isCopy, isGo, isJava } from "../../syntax/compiled/programs.ts";
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
  packageOf,
  type Folder,
  type GoModule,
} from "./go-packages.ts";
import { readJava } from "./java.ts";
import { rootOf } from "./java-packages.ts";
import { programOf, type Program } from "./program.ts";
import { partsReached } from "./reached.ts";

/** Whether a file is a program in Go or Java, and no test. */
export const isCompiled = (path: string): boolean => (isGo(path) || isJava(path)) && !isCopy(path);

export type CompiledTools = {
  readonly files: Files;
  /** All paths of the repository. */
  readonly list: () => readonly string[];
  readonly sdk: SdkClients;
};

/**
 * A reader of Go and Java, which reads each file once. Calls are taken on what is sure to be a client of AWS's
 * SDKs, by imports and declarations; the code comes to functions by their names.
 */
export function compiledReader({
  files,
  list,
  sdk,
}: CompiledTools): (entries: readonly Entry[]) => CodeFound {
  const read = new Map<string, CodeFile | undefined>();
  const programs = new Map<string, Program>();
  const folders = later(() => groupedBy(list(), directoryOf));
  const folder: Folder = (path) => folders().get(path === "" ? "." : path) ?? [];
  let left = mostCharacters;
  const fileOf: FileOf = (source, home) => {
    const { path, text } = source;
    if (!read.has(path)) {
      const isRoom = text.length <= longest && text.length <= left;
      if (isRoom) left -= text.length;
      const make = (): CodeFile => (isGo(path) ? readGo(source, home) : readJava(source));
      read.set(path, isRoom ? make() : undefined);
    }
    return read.get(path);
  };
  const programFor = (all: readonly CodeFile[]): Program => {
    const key = all.map(({ source }) => source.path).join("\0");
    const known = programs.get(key) ?? programOf(all, sdk);
    programs.set(key, known);
    return known;
  };
  return (entries) => {
    const closure = closureOf(entries, { files, folder, list }, fileOf);
    const program = programFor(closure.read);
    const starts = entries.flatMap(({ path, handler }) => {
      const file = closure.read.find(({ source }) => source.path === path);
      return file ? [{ file, ...(handler !== undefined && { name: handler }) }] : [];
    });
    const reached = partsReached(starts, program);
    const looked = closure.read.flatMap((file) => {
      const parts = reached.get(file);
      return parts ? [{ file, parts, ...callsIn(file, parts, program) }] : [];
    });
    const packages = looked.map(({ file }) => packagesIn(file, program));
    return {
      calls: looked.flatMap(({ calls }) => calls),
      unseen: [
        ...looked.flatMap(({ unseen }) => unseen),
        ...closure.unread,
        ...packages.flatMap(({ unread }) => unread),
      ],
      strange: [...packages.flatMap(({ strange }) => strange), ...doubtsIn(looked, program)],
      paths: looked.map(({ file }) => file.source.path),
    };
  };
}

type Closure = { readonly read: readonly CodeFile[]; readonly unread: readonly Unseen[] };

type FileOf = (source: Source, home: string) => CodeFile | undefined;

type Around = Pick<CompiledTools, "files" | "list"> & { readonly folder: Folder };

/** Files and those that they may need, each once, in the order in which they are met. */
function closureOf(entries: readonly Entry[], around: Around, fileOf: FileOf): Closure {
  const { files } = around;
  const read = new Map<string, CodeFile>();
  const unread: Unseen[] = [];
  const modules = new Map<string, GoModule | undefined>();
  const moduleOf = (path: string): GoModule | undefined => {
    const of = directoryOf(path);
    if (!modules.has(of)) modules.set(of, goModuleOf(of, files));
    return modules.get(of);
  };
  const taken = new Set<string>();
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
    const needed = isGo(source.path)
      ? neededOfGo(file, module, taken, around)
      : neededOfJava(file, taken, around);
    open.push(...needed.sources);
    unread.push(...needed.missing);
  }
  return { read: [...read.values()], unread };
}

type Needs = { readonly sources: readonly Source[]; readonly missing: readonly Unseen[] };

/** The other files of its package, and those of the packages that it imports. */
function neededOfGo(
  file: CodeFile,
  module: GoModule | undefined,
  taken: Set<string>,
  { files, folder }: Around,
): Needs {
  const { source } = file;
  const sourcesIn = (of: string): readonly Source[] => {
    if (taken.has(of)) return [];
    taken.add(of);
    return filesOfPackage(of, folder).flatMap((path) => files(path) ?? []);
  };
  const imported = file.imports.flatMap(({ module: name, span }) => {
    const of = module && folderOfPackage(name, module);
    return of === undefined ? [] : [{ name, span, of, sources: sourcesIn(of) }];
  });
  return {
    sources: [
      ...sourcesIn(directoryOf(source.path)),
      ...imported.flatMap(({ sources }) => sources),
    ],
    missing: imported.flatMap(({ name, span, of }) =>
      filesOfPackage(of, folder).length > 0
        ? []
        : [missing(`${name} is no package of the repository`, source, span)],
    ),
  };
}

/** All files of its module: what is used by an interface is named nowhere. */
function neededOfJava(file: CodeFile, taken: Set<string>, { files, list }: Around): Needs {
  const { source } = file;
  const root = rootOf(file);
  if (taken.has(root)) return { sources: [], missing: [] };
  taken.add(root);
  const inside = list().filter((path) => root === "." || path.startsWith(`${root}/`));
  const [other] = inside.filter((path) => /\.(?:kt|scala|groovy)$/.test(path));
  const beginning = { start: 0, end: 0 };
  return {
    sources: inside.filter(isJava).flatMap((path) => files(path) ?? []),
    missing:
      other === undefined
        ? []
        : [missing(`${other} is in a language that is not read`, source, beginning)],
  };
}

function missing(detail: string, source: Source, span: Span): Unseen {
  return { reason: "unread-file", detail, place: { source, span } };
}
