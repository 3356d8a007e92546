import { directoryOf } from "../../source/path.ts";
import type { Files, Source } from "../../source/source.ts";
import type { CodeFile, TypeRef } from "./file.ts";

/** The folder that the packages of a file lie in: `src/main/java` of `src/main/java/com/example/App.java`. */
export function rootOf({ source, home }: CodeFile): string {
  const folder = directoryOf(source.path);
  const inside = home.replaceAll(".", "/");
  if (inside === "") return folder;
  if (folder === inside) return ".";
  return folder.endsWith(`/${inside}`) ? folder.slice(0, -inside.length - 1) : folder;
}

/** The files of the repository in which a type may be declared. */
export function fileOfType(
  ref: TypeRef,
  roots: readonly string[],
  files: Files,
): Source | undefined {
  for (const { module, name } of ref)
    for (const root of roots) {
      const inside = [...module.split("."), name].filter((part) => part !== "").join("/");
      const found = files(root === "." ? `${inside}.java` : `${root}/${inside}.java`);
      if (found) return found;
    }
  return undefined;
}

export const isJava = (path: string): boolean =>
  path.endsWith(".java") &&
  !/(?:^|\/)(?:src\/(?:test|it|integrationTest|jmh)|target|build\/generated)\//.test(path);
