import { isName, textAt } from "../../syntax/compiled/chains.ts";
import type { Tokens } from "../../syntax/compiled/tokens.ts";
import type { CodeFile, Imported } from "./file.ts";

export function headOf(tokens: Tokens): Pick<CodeFile, "home" | "imports"> {
  const imports: Imported[] = [];
  let home = "";
  for (let at = 0; at < tokens.all.length; at++) {
    const text = textAt(tokens, at);
    if (text === "{") break;
    if (text !== "package" && text !== "import") continue;
    const isStatic = textAt(tokens, at + 1) === "static";
    const first = isStatic ? at + 2 : at + 1;
    const parts: string[] = [];
    let next = first;
    for (; isName(tokens, next) || textAt(tokens, next) === "*"; next += 2) {
      parts.push(textAt(tokens, next));
      if (textAt(tokens, next + 1) !== ".") break;
    }
    if (text === "package") home = parts.join(".");
    else {
      const span = {
        start: tokens.all[first]?.span.start ?? 0,
        end: tokens.all[next]?.span.end ?? 0,
      };
      const last = parts.at(-1);
      const isAll = last === "*";
      // What is static is a member of a class.
      const module = (isStatic || isAll ? parts.slice(0, -1) : parts).join(".");
      const name = isStatic ? parts.at(-2) : last;
      imports.push({ ...(!isAll && name !== undefined && { name }), module, span });
    }
    at = next;
  }
  return { home, imports };
}

/** What a name may be as a type: what is imported by it, of the same package, of a package that is imported. */
export function typesNamed(home: string, imports: readonly Imported[]): TypeNamed {
  const single = new Map(
    imports.flatMap(({ name, module }) => (name === undefined ? [] : [[name, module] as const])),
  );
  const stars = imports.filter(({ name }) => name === undefined).map(({ module }) => module);
  return (written) => {
    const parts = written.split(".");
    const [first = ""] = parts;
    if (parts.length > 1 && /^[a-z]/.test(first))
      return [{ module: parts.slice(0, -1).join("."), name: parts.at(-1) ?? "" }];
    const name = parts.at(-1) ?? "";
    const own = single.get(first);
    if (own !== undefined) {
      const end = own.lastIndexOf(".");
      return [
        {
          module: own.slice(0, Math.max(end, 0)),
          name: parts.length > 1 ? name : own.slice(end + 1),
        },
      ];
    }
    return [home, ...stars].map((module) => ({ module, name }));
  };
}

export type TypeNamed = CodeFile["typeNamed"];
