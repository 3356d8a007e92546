import { directoryOf, joinedPath } from "../../source/path.ts";
import type { Source } from "../../source/source.ts";

/**
 * The directories of the repository whose modules a file calls, those of which it lists the files, and the files whose
 * text it takes in, as far as their paths are written there. What only looks like one does no harm: it says what
 * is worth reading.
 */
export function takenInBy({ path, text }: Source): readonly string[] {
  const directory = directoryOf(path);
  const written = [
    ...[...text.matchAll(localSource)].map(([, found = ""]) => found),
    ...[...text.matchAll(fileCall)].map(([, found = ""]) => found),
    ...[...text.matchAll(filesetCall)].map(
      ([, folder = ".", inside = ""]) => `${folder}/${inside}`,
    ),
  ];
  return [...new Set(written.flatMap((each) => joinedPath(directory, each) ?? []))];
}

/** `source = "../modules/queue"`, in Terraform's own syntax or in JSON. */
const localSource = /\bsource"?\s*[=:]\s*"(\.\.?(?:\/[^"$]*)?)"/g;

/** `file("${path.module}/policy.json")` and other functions that read a file. */
const fileCall =
  /\b(?:file|templatefile)\(\s*\\?"(?:\$\{path\.(?:module|root)\}\/)?([^"$\\]+)\\?"/g;

/**
 * `fileset("${path.module}/policies", "*.json")`, `fileset(path.module, "policies/*.json")`: the folder, and one in
 * it.
 */
const filesetCall =
  /\bfileset\(\s*(?:path\.(?:module|root)|\\?"(?:\$\{path\.(?:module|root)\}\/?)?([^"$\\]*)\\?")\s*,\s*\\?"((?:[^"$\\*?{}/]+\/)*)/g;
