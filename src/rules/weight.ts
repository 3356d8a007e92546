import { isSameThing } from "../catalog/creating-verbs.ts";
import { levelOf, type Action } from "../catalog/action.ts";
import type { ActionClasses } from "../catalog/classes.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Knowledge } from "./rule.ts";
import type { Severity } from "./severity.ts";

/**
 * How bad it is to be allowed an action on more than is needed, from what the action can do:
 * managing permissions, changing things or reading their contents, reading about them.
 */
export function severityOf(action: Action, { classes }: Knowledge): Severity {
  const known = severities.get(classes) ?? new WeakMap<Action, Severity>();
  severities.set(classes, known);
  const found = known.get(action) ?? weigh(action, classes);
  known.set(action, found);
  return found;
}

const severities = new WeakMap<ActionClasses, WeakMap<Action, Severity>>();

function weigh(action: Action, classes: ActionClasses): Severity {
  if (classes.has("scaffolding", action.id)) return "low";
  if (classes.has("escalation", action.id)) return "high";
  switch (levelOf(action)) {
    case "Permissions management":
      return "high";
    case "Write":
    case "Tagging":
      return "medium";
    case "Read":
      return classes.has("contents", action.id) ? "medium" : "low";
    case "List":
      return "low";
  }
}

/** Whether an action makes something new, whose name nobody can know before. */
export function makesNew({ makes }: Action): boolean {
  return makes !== undefined;
}

/** Whether what an action makes is of a type: `CreateQueue` a queue, `CreateLogStream` no group. */
export function makesOneOf({ makes }: Action, type: ResourceType): boolean {
  return makes !== undefined && isSameThing(makes, type.name);
}
