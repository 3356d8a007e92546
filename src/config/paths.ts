import { list, text } from "./kinds.ts";

// How paths and globs may be written. The expressions are those of the JSON Schema too.

const characters = String.raw`(?:[^(){}\\\x00-\x1f]|\{[^(){},\\\x00-\x1f]*,[^(){}\\\x00-\x1f]*\})+`;
const fromRoot = String.raw`(?![!/]|\.{1,2}\/)`;
const toFile = String.raw`(?<!\/)`;

const globForm = new RegExp(`^${fromRoot}${characters}${toFile}$`);
const globOrNotForm = new RegExp(`^!?${fromRoot}${characters}${toFile}$`);
const nameGlobForm = new RegExp(`^(?!!)${characters}$`);
const fileForm = new RegExp(String.raw`^(?!(?:.*\/)?\.{0,2}(?:\/|$))[^\\\x00-\x1f]+$`);

/** One glob of paths. */
export function glob() {
  return text(globForm, "a glob of paths from the root of the repository, as infra/** or **/*.tf");
}

/** Globs of paths, of which `!` begins those that take out again. */
export function globs(least = 1) {
  const what = "a glob of paths from the root of the repository, as infra/** or !test/**";
  return list(text(globOrNotForm, what), "a list of globs, as [infra/**, '!infra/test/**']", {
    least,
  });
}

/** One glob of names. */
export function nameGlob() {
  return text(nameGlobForm, "a glob of names, as *-reader or aws_iam_role.*");
}

/** A file of the repository. */
export function repositoryFile(example: string) {
  return text(
    fileForm,
    `the path of a file of the repository, from its root and without "..", as ${example}`,
  );
}
