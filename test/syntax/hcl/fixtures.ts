import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "fixtures");

/** Terraform files in all forms that IAM is written in. */
export const fixtures: readonly { readonly name: string; readonly text: string }[] = readdirSync(
  folder,
)
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
