import { isProgram } from "../evaluate/script/programs.ts";
import { compiledReader, isCompiled } from "./compiled/reader.ts";
import type { CodeTools, ReadCode } from "./code-found.ts";
import { scriptReader } from "./script-code.ts";

export { isProgram } from "../evaluate/script/programs.ts";
export { putInAs } from "../evaluate/code-text.ts";
export type { CodeFound, Entry, WrittenCode } from "./code-found.ts";

/** Whether a file is code that is read, by its name. */
export const isCode = (path: string): boolean => isProgram(path) || isCompiled(path);

/** A reader of code in any language, which reads each file once. */
export function codeReader(tools: CodeTools): ReadCode {
  const scripts = scriptReader(tools);
  const compiled = compiledReader(tools);
  return (entries, roots, layers) => {
    const own = entries.filter(({ path }) => isCompiled(path));
    const others = entries.filter((each) => !own.includes(each));
    const found = [
      ...(others.length > 0 ? [scripts(others, roots, layers)] : []),
      ...(own.length > 0 ? [compiled(own)] : []),
    ];
    const [first] = found;
    return {
      calls: found.flatMap(({ calls }) => calls),
      unseen: found.flatMap(({ unseen }) => unseen),
      strange: found.flatMap(({ strange }) => strange),
      paths: found.flatMap(({ paths }) => paths),
      ...(first?.start && { start: first.start }),
    };
  };
}
