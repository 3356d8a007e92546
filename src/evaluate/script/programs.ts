import type { Script } from "./at.ts";
import { scopesOf } from "./scopes.ts";
import type { Source } from "../../source/source.ts";
import type { ScriptReaders } from "../../syntax/script/tree.ts";

/** Whether a file is a program in a language that is read: no test, and more than types. */
export function isProgram(path: string): boolean {
  return (
    /\.(?:[cm]?[jt]s|[jt]sx|py)$/i.test(path) &&
    !/\.(?:d|test|spec)\.[cm]?[jt]sx?$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i.test(
      path,
    ) &&
    !/(?:^|\/)(?:node_modules|site-packages|\.venv|cdk\.out|__tests__)\//i.test(path)
  );
}

export const isPython = (path: string): boolean => path.endsWith(".py");

/** The trees of files, each read once: who writes in one that was read asks for it without the parsers. */
const scripts = new WeakMap<Source, Script>();

/** Reads a program. */
export function readScript(source: Source, readers: () => ScriptReaders): Script {
  const known = scripts.get(source);
  if (known) return known;
  const { path, text } = source;
  const program = isPython(path)
    ? readers().python(text)
    : readers().typescript(text, { jsx: /\.[cm]?[jt]sx$|\.[cm]?js$/.test(path) });
  const script: Script = { source, program, scopes: scopesOf(program) };
  scripts.set(source, script);
  return script;
}

/** A program that was read before. */
export function scriptOf(source: Source): Script | undefined {
  return scripts.get(source);
}
