import { directoryOf } from "../../source/path.ts";
import type { CodeFile } from "./file.ts";

/** The folder that the packages of a file lie in: `src/main/java` of `src/main/java/com/example/App.java`. */
export function rootOf({ source, home }: CodeFile): string {
  const folder = directoryOf(source.path);
  const inside = home.replaceAll(".", "/");
  if (inside === "") return folder;
  if (folder === inside) return ".";
  return folder.endsWith(`/${inside}`) ? folder.slice(0, -inside.length - 1) : folder;
}
