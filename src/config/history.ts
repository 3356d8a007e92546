import { keys, text } from "./kinds.ts";
import { repositoryFile } from "./paths.ts";

// What git takes for the name of a branch (`git check-ref-format`), in plain signs.
const branchForm = /^(?![-/.])(?:(?!\.\.|\/[/.]|\.lock(?:\/|$))[\w./-])+(?<![/.])$/;

/** Where the history of nightly audits is kept; nowhere, if nothing is set. */
export function history() {
  return keys({
    file: repositoryFile("pare-history.json")
      .describe("A file that other steps bring from night to night.")
      .optional(),
    branch: text(branchForm, "a branch of its own, as pare/history")
      .describe("A branch that Pare makes and adds to; it takes `contents: write`.")
      .optional(),
  })
    .refine(({ file, branch }) => file === undefined || branch === undefined, {
      error: "has two places; write file or branch",
    })
    .meta({ not: { required: ["file", "branch"] } });
}
