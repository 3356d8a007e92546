import { judgeOverreach } from "./overreach.ts";
import type { StatementRule } from "./rule.ts";

export const infrastructureModification: StatementRule = {
  on: "statement",
  id: "infrastructure-modification",
  title: "Infrastructure of others can be changed or deleted",
  severity: "medium",
  why: "What makes, changes and deletes resources reaches those of every team where its resource is `*`: a mistake or a stolen token takes down more than its own application.",
  repair:
    "Name what it makes and changes, or a prefix of its names. Where AWS makes up the ids, name the type and add a condition on a tag.",
  judge: judgeOverreach("infrastructure-modification"),
};
