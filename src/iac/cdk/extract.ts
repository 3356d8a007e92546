import { openCdk } from "../../catalog/cdk.ts";
import { areOfOne, askedForAmong, type InProgram } from "../../evaluate/script/handed-on.ts";
import type { Files, Source } from "../../source/source.ts";
import { later, once } from "../../source/once.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { distinct, joined, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { folderWith } from "../working-folder.ts";
import { grantsLoosely, type Others } from "./granted-beside.ts";
import { inventoryOf, vocabularyOf } from "./inventory.ts";
import { managedIn } from "./managed.ts";
import { policiesOf } from "./policies.ts";
import { readingOf, type Reading } from "./reading.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import { containerFinder, referenceGraph } from "./references.ts";

/** Reads the policies of programs that use AWS CDK, each file for itself. */
export function extractCdk(sources: readonly Source[], facts: Facts, files: Files): Extraction {
  const cdk = openCdk(facts.read);
  const all = sources.map((source) =>
    readingOf(readScript(source, facts.scripts), cdk, facts.catalog),
  );
  const folderOf = once(
    ({ evaluator }: Reading) => folderWith("cdk.json", evaluator.script.source.path, files)?.folder,
  );
  const others = elsewhereOf(all, folderOf);
  return joined(
    all.map((reading) =>
      extractFile(reading, facts, { folder: folderOf(reading), elsewhere: others(reading) }),
    ),
  );
}

/** What the other files of a program do with what one makes. */
function elsewhereOf(
  all: readonly Reading[],
  folderOf: (reading: Reading) => string | undefined,
): (reading: Reading) => Others {
  const inProgram = (reading: Reading): InProgram => ({
    script: reading.evaluator.script,
    folder: folderOf(reading),
  });
  const asksFor = askedForAmong(all, inProgram);
  const loose = later(() => all.filter(grantsLoosely));
  return (reading) => {
    const around = later(() =>
      loose().filter((each) => each !== reading && areOfOne(inProgram(each), inProgram(reading))),
    );
    return {
      asksFor: asksFor(reading),
      grants: () => around().length > 0,
      visits: () => around().some(isAspect),
    };
  };
}

/** Aspects come to all that a program makes. */
function isAspect({ evaluator }: Reading): boolean {
  return /\bI?Aspect\b/.test(evaluator.script.source.text);
}

function extractFile(
  reading: Reading,
  facts: Facts,
  around: Parameters<typeof referenceGraph>[1],
): Extraction {
  const { source, program } = reading.evaluator.script;
  const uses = managedIn(reading);
  const found = policiesOf(reading, uses);
  const references = referenceGraph(reading, around);
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
      ...syntaxProblems(source, program.problems),
      ...found.problems,
      ...uses.problems,
      ...excessProblems(reading.exceeded()),
      ...elementProblems(found.policies, facts.catalog, references),
    ]),
  };
}
