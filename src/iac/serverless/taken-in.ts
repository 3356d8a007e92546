import { directoryOf, joinedPath } from "../../source/path.ts";
import type { Source } from "../../source/source.ts";

/**
 * The files that a service takes in, as far as their paths are written there; of a path that a
 * variable completes, the directory.
 */
export function takenInBy({ path, text }: Source): readonly string[] {
  const found = [...text.matchAll(/\bfile\(\s*["']?([^)"'$]*)(\$?)/g)].flatMap(
    ([, written = "", variable]) => {
      const joined = joinedPath(directoryOf(path), written.trim());
      if (joined === undefined) return [];
      return variable === "" || written.endsWith("/") ? [joined] : [directoryOf(joined)];
    },
  );
  return [...new Set(found)];
}
