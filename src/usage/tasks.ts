import type { Catalog } from "../catalog/catalog.ts";
import type { Operations } from "../catalog/operations.ts";
import type { SdkClients } from "../catalog/sdk-calls.ts";
import type { Operation, TaskIntegration, TaskIntegrations } from "../catalog/task-integrations.ts";
import type { Uses } from "../catalog/uses.ts";
import { definitionOf, type Machine } from "../evaluate/machine.ts";
import type { Files } from "../source/source.ts";
import { textValue, type Value } from "../evaluate/value.ts";
import type { Unseen } from "./found.ts";
import { needsOf, type Needed } from "./needs.ts";
import { nothingGiven, type Parameters } from "./parameters.ts";
import type { CodeCall } from "./sdk-calls.ts";
import { readableArn, tasksOf, type Task } from "./state-machine.ts";

/** What is known of what tasks call. */
export type TaskFacts = {
  readonly catalog: Catalog;
  readonly integrations: TaskIntegrations;
  readonly operations: Operations;
  readonly sdk: SdkClients;
  readonly uses: Uses;
};

export type MachineFound = TasksFound & {
  /** The file that defines it. */
  readonly paths: readonly string[];
};

type TasksFound = {
  readonly needed: readonly Needed[];
  readonly unseen: readonly Unseen[];
};

/**
 * What the role of a state machine needs: what its tasks call, and what Step Functions does in its name to
 * follow them. Undefined where nothing of its definition is known.
 * (https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html)
 */
export function machineNeeds(
  machine: Machine,
  files: Files,
  facts: TaskFacts,
): MachineFound | undefined {
  const definition = definitionOf(machine, files);
  const found = definition && tasksOf(definition);
  if (!found) return undefined;
  const all = found.tasks.map((task) => taskNeeds(task, facts));
  return {
    paths: [definition.origin.written.source.path],
    needed: all.flatMap(({ needed }) => needed),
    unseen: [...found.unseen, ...all.flatMap(({ unseen }) => unseen)],
  };
}

const nothing: TasksFound = { needed: [], unseen: [] };

function taskNeeds(task: Task, facts: TaskFacts): TasksFound {
  if (task.role) {
    const parameters = given({ RoleArn: task.role });
    return called([{ service: "sts", operation: "AssumeRole" }], parameters, task, facts);
  }
  if (!task.resource) return integrated(facts.integrations.map, "", task, facts);
  const arn = readableArn(task.resource);
  if (/^arn:[^:]*:lambda:/.test(arn)) {
    const parameters = given({ FunctionName: textValue(task.resource) });
    return called([{ service: "lambda", operation: "Invoke" }], parameters, task, facts);
  }
  // Whoever works on an activity asks for its tasks: the machine calls nothing.
  if (/^arn:[^:]*:states:[^:]*:[^:]*:activity:/.test(arn)) return nothing;
  const [, name, pattern = ""] =
    /^arn:[^:]*:states:[^:]*:[^:]*:([\w-]+:[\w-]+(?::\w+)?)((?:\.\w+(?::\d)?)?)$/.exec(arn) ?? [];
  if (name === undefined) return unseen(task, "what a task calls is not known");
  const [service = "", operation = "", sdkOperation] = name.split(":");
  if (service === "aws-sdk") return sdkCalled(operation, sdkOperation ?? "", task, facts);
  const integration = facts.integrations.task(name);
  if (integration) return integrated(integration, pattern, task, facts);
  return unseen(task, `what ${name} calls is not known`);
}

function integrated(
  { calls, needs, beside, sync, rule }: TaskIntegration,
  pattern: string,
  task: Task,
  facts: TaskFacts,
): TasksFound {
  const waits = pattern.includes("sync");
  const own = called(calls, task.parameters, task, facts);
  const others = called(waits ? [...beside, ...sync] : beside, nothingGiven, task, facts);
  const actions = [...needs, ...(waits && rule ? ruleActions(facts) : [])];
  return {
    needed: [
      ...own.needed,
      ...others.needed.map(
        (need): Needed => ({ ...need, unless: "when it follows or stops that" }),
      ),
      ...actions.flatMap((id) => neededAction(id, task, facts)),
    ],
    unseen: [...own.unseen, ...others.unseen],
  };
}

/** What Step Functions alone does with EventBridge: it makes the rules by which it hears of what it waits for. */
function ruleActions({ uses }: TaskFacts): readonly string[] {
  return uses
    .of("events")
    .filter((use) => !use.common && use.isOf("states.amazonaws.com"))
    .flatMap(({ actions }) => [...actions]);
}

function neededAction(id: string, task: Task, { catalog }: TaskFacts): readonly Needed[] {
  const action = catalog.action(id);
  if (!action) return [];
  const need = { action, when: undefined, via: undefined, resources: [] };
  const call: CodeCall = {
    service: action.service,
    operation: action.name,
    parameters: nothingGiven,
    place: task.place,
  };
  return [{ action, need, call, resources: [] }];
}

/** `arn:aws:states:::aws-sdk:sfn:startExecution`: services as AWS's SDK for Java calls them. */
function sdkCalled(service: string, operation: string, task: Task, facts: TaskFacts): TasksFound {
  const client = facts.sdk.javascript(`@aws-sdk/client-${service}`);
  const name = client && facts.operations.operation(client, operation);
  if (client === undefined || name === undefined)
    return unseen(task, `no operation of ${service} is known that is called ${operation}`);
  return called([{ service: client, operation: name }], task.parameters, task, facts);
}

function called(
  operations: readonly Operation[],
  parameters: Parameters,
  { place }: Task,
  facts: TaskFacts,
): TasksFound {
  const calls = operations.map((each): CodeCall => ({ ...each, parameters, place }));
  return needsOf(calls, facts.operations);
}

function given(values: Readonly<Record<string, Value>>): Parameters {
  const entries = Object.entries(values).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return { values: new Map(entries), isOpen: false };
}

function unseen({ place }: Task, detail: string): TasksFound {
  return { needed: [], unseen: [{ reason: "unknown-operation", detail, place }] };
}
