import { once } from "../../source/once.ts";
import type { Files, Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { distinct, nothing, type Extraction, type Facts } from "../format.ts";
import { linksOf } from "../links.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import { componentProblems } from "./components.ts";
import type { File } from "./file.ts";
import { workingFolder } from "./functions.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { openIn } from "./open.ts";
import { permissionsIn } from "./permissions.ts";
import { policiesOf, type Index } from "./policies.ts";
import { openProgram } from "./program.ts";
import { referencesOf } from "./graph.ts";

/** Reads the policies of Pulumi programs: each file for itself, with what it takes from others of the repository. */
export function extractPulumi(sources: readonly Source[], facts: Facts, files: Files): Extraction {
  const program = openProgram(facts, files);
  const all = sources.map((source) => program.fileOf(readScript(source, facts.scripts)));
  const uses = managedIn(all);
  const index: Index = { ids: new Map(), written: new Map() };
  const folderOf = once(({ path }: File) => workingFolder(path, files));
  const isOpen = openIn(all, folderOf);
  const parts = all.map((file) => ({
    file,
    found: policiesOf(file, uses, index),
    permissions: permissionsIn(file, facts),
    references: referencesOf(file, {
      folder: folderOf(file),
      isOpen: isOpen(file),
    }),
  }));
  const policies = parts.flatMap(({ found, permissions }) => [
    ...found.policies,
    ...permissions.policies,
  ]);
  const references = new Map(parts.flatMap((each) => [...each.references.graph]));
  return {
    ...nothing,
    policies,
    elsewhere: elsewhere(uses, "", (to) => to),
    written: index.written,
    declared: all.flatMap(inventoryOf),
    vocabularies: new Map(
      parts.map(({ file, found }) => [
        file.path,
        vocabularyOf(found.policies.flatMap(({ statements }) => statements)),
      ]),
    ),
    references,
    within: new Map(parts.flatMap(({ found, references: own }) => [...own.within(found.policies)])),
    links: parts.flatMap(({ file, found }) => linksOf(file.path, found.policies)),
    problems: distinct([
      ...all.flatMap(({ source, script }) => syntaxProblems(source, script.program.problems)),
      ...parts.flatMap(({ found, permissions }) => [...found.problems, ...permissions.problems]),
      ...all.flatMap(componentProblems),
      ...uses.problems,
      ...program.files().flatMap(({ evaluator }) => excessProblems(evaluator.exceeded())),
      ...elementProblems(policies, facts.catalog, references),
    ]),
  };
}
