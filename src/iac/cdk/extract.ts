import type { Files, Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { distinct, joined, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { grantsForIn } from "./granting.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { policiesOf } from "./policies.ts";
import { openProgram } from "./program.ts";
import type { Reading } from "./reading.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import { containerFinder, referenceGraph } from "./references.ts";

/** Reads the policies of programs that use AWS CDK: each file for itself, with the constants that it takes from others. */
export function extractCdk(sources: readonly Source[], facts: Facts, files: Files): Extraction {
  const open = openProgram(facts, files);
  return joined(
    sources.map((source) => extractFile(open(readScript(source, facts.scripts)), facts)),
  );
}

function extractFile(reading: Reading, facts: Facts): Extraction {
  const { source, program } = reading.evaluator.script;
  const uses = managedIn(reading);
  const found = policiesOf(reading, uses);
  const references = referenceGraph(reading);
  return {
    policies: found.policies,
    elsewhere: elsewhere(uses, source.path, (to) => to),
    written: found.written,
    declared: inventoryOf(reading),
    vocabularies: new Map([[source.path, vocabularyOf(reading, found.written.values())]]),
    definitions: new Map(),
    references,
    within: withinOf(found.policies, containerFinder(reading)),
    granting: new Map([[source.path, grantsForIn(reading)]]),
    links: [],
    problems: distinct([
      ...syntaxProblems(source, program.problems),
      ...found.problems,
      ...uses.problems,
      ...excessProblems(reading.exceeded()),
      ...elementProblems(found.policies, facts.catalog, references),
    ]),
  };
}
