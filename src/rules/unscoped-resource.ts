import { judgeOverreach } from "./overreach.ts";
import type { StatementRule } from "./rule.ts";

export const unscopedResource: StatementRule = {
  on: "statement",
  id: "unscoped-resource",
  title: "Actions that can be limited to resources are allowed on all of them",
  severity: "medium",
  why: "An action that can be limited to a bucket, a table or a key reaches all of them when its resource is `*`: those of other teams, and those that do not exist yet.",
  repair:
    "Name the resources, by reference where the configuration declares them. Actions that cannot be limited go to a statement of their own on `*`. Where AWS makes up the ids, name the type and add a condition on a tag.",
  judge: judgeOverreach("unscoped-resource"),
};
