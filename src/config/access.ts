import type { z } from "zod";
import type { AccessLevel } from "../catalog/action.ts";
import type { DeclaredAccess } from "../rules/terms.ts";
import { nameGlob as nameMatcher, pathGlobs } from "../source/glob.ts";
import { choice, list, withAny } from "./kinds.ts";
import { globs, nameGlob } from "./paths.ts";

const levels = {
  list: "List",
  read: "Read",
  tagging: "Tagging",
  write: "Write",
  "permissions-management": "Permissions management",
} as const satisfies Readonly<Record<string, AccessLevel>>;

const declared = withAny(
  ["paths", "roles"],
  "does not say where it holds; write paths, roles or both",
  {
    level: choice(Object.keys(levels) as (keyof typeof levels)[]).describe(
      "The widest access level that policies may grant there; each level includes those before it.",
    ),
    paths: globs().describe("Globs of the files that it is declared for.").optional(),
    roles: list(nameGlob(), "a list of globs of names, as ['*-reader']", { least: 1 })
      .describe("Globs of names or addresses of those who have the policy, as `*-reader`.")
      .optional(),
  },
);

export function access() {
  return list(declared, "a list of levels, as [{ level: read, roles: ['*-reader'] }]");
}

/** An entry as rules ask it: declared for what both its paths and its roles cover. */
export function declaredAccess({ level, paths, roles }: z.infer<typeof declared>): DeclaredAccess {
  const isPath = paths && pathGlobs(paths);
  const matchers = roles?.map(nameMatcher);
  return {
    level: levels[level],
    covers: (path, names) =>
      (isPath?.(path) ?? true) &&
      (matchers?.some((matches) => names.some((name) => matches(name))) ?? true),
  };
}
