import type { CodeLanguage, Runs } from "../iac/runs.ts";
import { directoryOf, nameOf } from "../source/path.ts";
import { isCode, type Entry } from "../usage/code.ts";
import type { Scan } from "./scan.ts";

const endings: Readonly<Record<CodeLanguage, readonly string[]>> = {
  go: [".go"],
  java: [".java"],
  python: [".py"],
  javascript: [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx"],
};
const anyEnding = [...endings.python, ...endings.javascript];

/** The file that a function begins in; of what is built, the one that it is built of. */
export function entryOf(
  runs: Runs,
  isThere: (path: string) => boolean,
  scan: Scan,
): Entry | undefined {
  const { folder, module, handler, language } = runs;
  if (runs.anywhere) return entryByName(runs, scan);
  if (language === "go") return entryOfGo(folder, scan);
  if (language === "java") return entryOfJava(runs, scan);
  const base = folder === "." || folder === "" ? module : `${folder}/${module}`;
  const own = language ? endings[language] : anyEnding;
  const path = [base, ...["$1src/", "$1"].map((source) => base.replace(built, source))]
    .flatMap((each) => own.map((ending) => each + ending))
    .find(isThere);
  return path === undefined ? undefined : { path, ...(handler !== undefined && { handler }) };
}

/** The only file of the repository that is called so. */
function entryByName({ module, language }: Runs, { list }: Scan): Entry | undefined {
  const own = language ? endings[language] : anyEnding;
  const names = new Set(own.map((ending) => module + ending));
  const [path, ...more] = list().filter((each) => names.has(nameOf(each)));
  return path === undefined || more.length > 0 ? undefined : { path };
}

/** The file of a folder in which a program of Go begins, or of the folder that it is built of. */
function entryOfGo(folder: string, { read, list }: Scan): Entry | undefined {
  const programs = list().filter((path) => path.endsWith(".go") && isCode(path));
  for (const each of sourcesOf(folder))
    for (const path of programs) {
      if (directoryOf(path) !== (each === "" ? "." : each)) continue;
      if (/^func main\(\)/m.test(read(path)?.text ?? "")) return { path, handler: "main" };
    }
  return undefined;
}

/** The file of a class, below a folder or below what its archive is built of, as Maven and Gradle have it. */
function entryOfJava({ folder, module, handler }: Runs, { read }: Scan): Entry | undefined {
  const paths = sourcesOf(folder).flatMap((each) =>
    ["src/main/java", "", "app/src/main/java"].map((inside) =>
      [each, inside, `${module}.java`].filter((part) => part !== "" && part !== ".").join("/"),
    ),
  );
  const path = paths.find((each) => read(each));
  return path === undefined ? undefined : { path, ...(handler !== undefined && { handler }) };
}

/** A folder, or where an archive or a program stands, and the one that it is built of. */
function sourcesOf(folder: string): readonly string[] {
  const beside = /\.(?:zip|jar)$|(?:^|\/)bootstrap$/.test(folder) ? directoryOf(folder) : folder;
  const before = /^(.*?)\/?(?:^|(?<=\/))(?:bin|build|dist|out|target)(?:\/|$)/.exec(beside)?.[1];
  return before === undefined ? [beside] : [beside, before === "" ? "." : before];
}

/** A folder that compilers and bundlers write to. */
const built = /(^|\/)(?:\.?build|dist|lib|out)\//;
