import { openCdk } from "../../catalog/cdk.ts";
import type { Source } from "../../source/source.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { distinct, joined, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { policiesOf } from "./policies.ts";
import { readingOf } from "./reading.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import { containerFinder, referenceGraph } from "./references.ts";

/** Reads the policies of programs that use AWS CDK, each file for itself. */
export function extractCdk(sources: readonly Source[], facts: Facts): Extraction {
  return joined(sources.map((source) => extractFile(source, facts)));
}

function extractFile(source: Source, facts: Facts): Extraction {
  const script = readScript(source, facts.scripts);
  const reading = readingOf(script, openCdk(facts.read), facts.catalog);
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
    links: [],
    problems: distinct([
      ...syntaxProblems(source, script.program.problems),
      ...found.problems,
      ...uses.problems,
      ...excessProblems(reading.exceeded()),
      ...elementProblems(found.policies, facts.catalog, references),
    ]),
  };
}
