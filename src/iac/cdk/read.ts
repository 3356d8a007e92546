import type { Script } from "../../evaluate/script/at.ts";
import { scopesOf } from "../../evaluate/script/scopes.ts";
import type { Source } from "../../source/source.ts";
import type { ScriptReaders } from "../../syntax/script/tree.ts";

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
