import { once } from "../../source/once.ts";
import type { Files, Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { distinct, joined, withinOf, type Extraction, type Facts } from "../format.ts";
import { linksOf } from "../links.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { folderWith } from "../working-folder.ts";
import { grantsForIn } from "./granting.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { elsewhereOf } from "./other-files.ts";
import { policiesOf } from "./policies.ts";
import { openProgram } from "./program.ts";
import type { Reading } from "./reading.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import { containerFinder, referenceGraph } from "./references.ts";
import { entryOf, programsOf, stacksIn, type StacksOf } from "./stacks.ts";

/**
 * Reads the policies of programs that use AWS CDK: each file for itself, with the constants that it takes from
 * others.
 */
export function extractCdk(sources: readonly Source[], facts: Facts, files: Files): Extraction {
  const { open, opened } = openProgram(facts, files);
  const all = sources.map((source) => open(readScript(source, facts.scripts)));
  const configured = once(({ evaluator }: Reading) =>
    folderWith("cdk.json", evaluator.script.source.path, files),
  );
  const folderOf = (reading: Reading): string | undefined => configured(reading)?.folder;
  const others = elsewhereOf(all, folderOf);
  const stacksOf = stacksIn(
    programsOf(all, configured, (configuration) => {
      const source = entryOf(configuration, files);
      return source && open(readScript(source, facts.scripts));
    }),
  );
  const shared = new Map<string, string>();
  const found = joined(
    all.map((reading) =>
      extractFile(reading, facts, stacksOf, shared, {
        folder: folderOf(reading),
        elsewhere: others(reading),
      }),
    ),
  );
  const excess = opened().flatMap(({ exceeded }) => excessProblems(exceeded()));
  return { ...found, problems: distinct([...found.problems, ...excess]) };
}

function extractFile(
  reading: Reading,
  facts: Facts,
  stacksOf: StacksOf,
  shared: Map<string, string>,
  around: Parameters<typeof referenceGraph>[1],
): Extraction {
  const { source, program } = reading.evaluator.script;
  const uses = managedIn(reading);
  const found = policiesOf(reading, uses, shared);
  const references = referenceGraph(reading, around);
  return {
    policies: found.policies,
    elsewhere: elsewhere(uses, source.path, (to) => to),
    written: found.written,
    declared: inventoryOf(reading, stacksOf),
    vocabularies: new Map([[source.path, vocabularyOf(reading, found.written.values())]]),
    definitions: new Map(),
    references,
    within: withinOf(found.policies, containerFinder(reading)),
    granting: new Map([[source.path, grantsForIn(reading)]]),
    templating: new Map(),
    links: linksOf(source.path, found.policies),
    problems: distinct([
      ...syntaxProblems(source, program.problems),
      ...found.problems,
      ...uses.problems,
      ...elementProblems(found.policies, facts.catalog, references),
    ]),
  };
}
