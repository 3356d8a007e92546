import { textAt } from "../../source/source.ts";
import { makeEffort, mostMade } from "../effort.ts";
import type { Evaluator } from "./at.ts";
import { makeEvaluator } from "./evaluator.ts";

/**
 * Reads expressions as they are written: literals as such, everything else as a hole whose id is
 * its source text. What `extract` shows, and what a replacement copies.
 */
export const asWritten: Evaluator = makeEvaluator({
  resolve: () => undefined,
  calls: false,
  effort: makeEffort(),
  allowance: mostMade,
  naming: ({ span }, { source }) => textAt({ source, span }),
});
