export type Language = "hcl" | "json" | "yaml" | "typescript" | "python";

/** The language of a file with statements, as fenced blocks name it. */
export function languageOf(path: string): Language {
  if (path.endsWith(".tf")) return "hcl";
  if (/\.[cm]?[jt]sx?$/.test(path)) return "typescript";
  if (path.endsWith(".py")) return "python";
  return path.endsWith(".json") ? "json" : "yaml";
}

/** Whether a comment can be written in a file. */
export function takesComments(path: string): boolean {
  return languageOf(path) !== "json";
}
