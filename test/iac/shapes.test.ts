import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { positionAt } from "../../src/source/lines.ts";
import { scanned } from "../rules/facts.ts";
import { showStatement } from "./policies.ts";
import { documents } from "./shapes/documents.ts";
import { programs } from "./shapes/programs.ts";
import { pulumi } from "./shapes/pulumi.ts";
import { templates } from "./shapes/templates.ts";
import { terraform } from "./shapes/terraform.ts";

/** README's table "What it reads" says what is read and what is not, with a sample of each. */

const shapes = [...terraform, ...templates, ...programs, ...documents, ...pulumi];

type Found = { readonly statements: readonly string[]; readonly problems: readonly string[] };

function found(files: Readonly<Record<string, string>>): Found {
  const { policies, problems, sources } = scanned(files);
  const lineIn = (path: string, offset = 0): string =>
    `${path}:${positionAt({ path, text: sources.get(path)?.text ?? "" }, offset).line}`;
  return {
    statements: policies.flatMap(({ statements }) =>
      statements.map(({ place: { source, span }, presence, ...elements }) => {
        const maybe = presence === "always" ? "" : `${presence} `;
        return `${lineIn(source.path, span.start)} ${maybe}${showStatement(elements)}`;
      }),
    ),
    problems: problems.map(({ path, offset, reason }) => `${lineIn(path, offset)} ${reason}`),
  };
}

test("the table of what is read is that of the samples", () => {
  const readme = readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8");
  const section = readme.split(/^## /m).find((each) => each.startsWith("What it reads\n")) ?? "";
  const [, , ...rows] = [...section.matchAll(/^\| (.*) \|$/gm)].map(([, row = ""]) =>
    row.split(" | ").map((cell) => cell.trim()),
  );
  expect(rows).toEqual(
    shapes.map(({ files, evaluated, not }) => [
      files,
      Object.keys(evaluated).join("; "),
      Object.keys(not).join("; "),
    ]),
  );
});

describe.each(shapes)("$files", ({ evaluated, not }) => {
  test.each(Object.entries(evaluated))("evaluated: %s", (_, { files, gives }) => {
    expect(gives.length).toBeGreaterThan(0);
    expect(found(files)).toEqual({ statements: gives, problems: [] });
  });

  test.each(Object.entries(not))("not evaluated: %s", (_, { files, gives }) => {
    expect(gives.length).toBeGreaterThan(0);
    expect(found(files).problems).toEqual(gives);
  });
});
