import { openConditionKeys } from "../../src/catalog/condition-keys.ts";
import { openRegions } from "../../src/catalog/regions.ts";
import { plainText, type NewStatement } from "../../src/iam/new-policy.ts";
import type { Stack } from "../../src/write/stack.ts";
import { statementsOf, type Written } from "../../src/write/statements.ts";
import { readTemplate } from "../../src/write/read-template.ts";
import { catalog, readCatalogFile } from "../catalog/committed.ts";

const conditionKeys = openConditionKeys(readCatalogFile, catalog);
const regions = openRegions(readCatalogFile);

/** What comes of the text of a template; mistakes are those of reading it, too. */
export function writtenFrom(text: string, stack?: Stack): Written & { readonly told: string } {
  const read = readTemplate({ path: "crud.yml", text });
  const written = read.ok
    ? statementsOf(read.template, { catalog, regions, conditionKeys }, stack)
    : { statements: [], notes: [], mistakes: read.mistakes.map((message) => ({ message })) };
  return {
    ...written,
    told: [...written.notes, ...written.mistakes].map(({ message }) => message).join("\n"),
  };
}

/** Statements as lines: the Sid, the names of the actions without their service where it is one, the resources. */
export function lines(statements: readonly NewStatement[]): readonly string[] {
  return statements.map(
    ({ sid, actions, resources, isNegated }) =>
      `${sid}: ${actions.map(({ item }) => item).join(" ")} ${isNegated ? "but" : "on"} ${resources.map(plainText).join(" ")}`,
  );
}

/** The lines of what a template asks for; it must have no mistakes. */
export function linesFrom(text: string, stack?: Stack): readonly string[] {
  const { statements, mistakes } = writtenFrom(text, stack);
  if (mistakes.length > 0) throw new Error(mistakes.map(({ message }) => message).join("\n"));
  return lines(statements);
}
