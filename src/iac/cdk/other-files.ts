import { areOfOne, askedForAmong, type InProgram } from "../../evaluate/script/handed-on.ts";
import { later } from "../../source/once.ts";
import { grantsLoosely, type Others } from "./granted-beside.ts";
import type { Reading } from "./reading.ts";

/** What the other files of a program do with what one makes. */
export function elsewhereOf(
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
