import { openCdk } from "../../catalog/cdk.ts";
import { namesAskedFor } from "../../evaluate/script/handed-on.ts";
import type { Files, Source } from "../../source/source.ts";
import { later } from "../../source/once.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere as elsewhereIn } from "../elsewhere.ts";
import { distinct, joined, withinOf, type Extraction, type Facts } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { folderWith } from "../working-folder.ts";
import { grantsLoosely, type Elsewhere } from "./granted-beside.ts";
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
  const elsewhere = elsewhereOf(all);
  return joined(all.map((reading) => extractFile(reading, facts, files, elsewhere(reading))));
}

/** What the other files of a program do with what one makes. */
function elsewhereOf(all: readonly Reading[]): (reading: Reading) => Elsewhere {
  const asking = later(() => {
    const found = new Map<string, number>();
    for (const { evaluator } of all)
      for (const name of namesAskedFor(evaluator.script))
        found.set(name, (found.get(name) ?? 0) + 1);
    return found;
  });
  const loose = later(() => all.filter(grantsLoosely));
  return (reading) => ({
    asksFor: (name) => {
      const own = namesAskedFor(reading.evaluator.script).has(name) ? 1 : 0;
      return (asking().get(name) ?? 0) > own;
    },
    grants: () => loose().some((each) => each !== reading),
  });
}

function extractFile(
  reading: Reading,
  facts: Facts,
  files: Files,
  elsewhere: Elsewhere,
): Extraction {
  const { source, program } = reading.evaluator.script;
  const uses = managedIn(reading);
  const found = policiesOf(reading, uses);
  const folder = folderWith("cdk.json", source.path, files)?.folder;
  const references = referenceGraph(reading, { folder, elsewhere });
  return {
    policies: found.policies,
    elsewhere: elsewhereIn(uses, source.path, (to) => to),
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
