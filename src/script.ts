import { readPython } from "./syntax/script/python.ts";
import type { ScriptReaders } from "./syntax/script/tree.ts";
import { readTypeScript } from "./syntax/script/typescript.ts";

// The entry of the bundle with the parsers of programs, which is loaded when a program is met.

export const readers: ScriptReaders = { typescript: readTypeScript, python: readPython };
