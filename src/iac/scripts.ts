import type { Script } from "../evaluate/script/at.ts";
import { scopesOf } from "../evaluate/script/scopes.ts";
import { once } from "../source/once.ts";
import type { Source } from "../source/source.ts";
import type { ScriptReaders } from "../syntax/script/tree.ts";
import type { Facts } from "./format.ts";

/** Whether a file may be a program that declares something, by its name: none of tests, and no types alone. */
export function isProgram(path: string): boolean {
  return (
    /\.(?:[cm]?[jt]s|py)$/.test(path) &&
    !/\.d\.[cm]?ts$|\.(?:test|spec)\.\w+$|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/.test(
      path,
    ) &&
    !/(?:^|\/)(?:node_modules|site-packages|__tests__|\.venv|cdk\.out)\//.test(path)
  );
}

/** The program of a file, read once, with the scopes of its names. */
export function scriptOf(source: Source, { scripts }: Pick<Facts, "scripts">): Script {
  return readWith(scripts())(source);
}

const readWith = once(({ typescript, python }: ScriptReaders) =>
  once((source: Source): Script => {
    const { path, text } = source;
    const program = path.endsWith(".py")
      ? python(text)
      : typescript(text, { jsx: /\.(?:[jt]sx|[cm]?js)$/.test(path) });
    return { source, program, scopes: scopesOf(program) };
  }),
);
