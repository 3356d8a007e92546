import { entry } from "../evaluate/members.ts";
import { asText } from "../evaluate/texts.ts";
import { possible, unknown, type MapValue, type Value } from "../evaluate/value.ts";
import { valueInJson } from "../evaluate/json.ts";
import { isHole, known, makeText, type Hole, type Text } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import type { Unseen } from "./found.ts";
import { nothingGiven, type Parameters } from "./parameters.ts";

// The states of Amazon States Language, as far as they call something.
// (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html)

/** Something that a state machine has done: a task, what a Map reads and writes, or a Map that runs apart. */
export type Task = {
  /** The ARN of what is called; undefined for a Map that runs distributed. */
  readonly resource: Text | undefined;
  readonly parameters: Parameters;
  /** The role in whose name it is called, where that is another one. */
  readonly role?: Value;
  readonly place: Place;
};

export type Tasks = { readonly tasks: readonly Task[]; readonly unseen: readonly Unseen[] };

/**
 * The tasks of a definition: an object, the JSON text of one, or one of several.
 * Undefined where nothing of it is known.
 */
export function tasksOf(definition: Value): Tasks | undefined {
  const maps = possible(definition).map(machineIn);
  const found = maps.filter((each) => each !== undefined);
  if (found.length === 0) return undefined;
  const isOpen = definition.kind === "choice" && !definition.complete;
  const all = found.map(statesOf);
  const open = isOpen || found.length < maps.length ? [unread(definition.origin.written)] : [];
  return {
    tasks: all.flatMap(({ tasks }) => tasks),
    unseen: [...all.flatMap(({ unseen }) => unseen), ...open],
  };
}

function machineIn(value: Value): MapValue | undefined {
  const inner =
    value.kind === "encoded"
      ? value.value
      : value.kind === "text"
        ? valueInJson(value.embedded)
        : value;
  return inner?.kind === "map" && entry(inner, "States") ? inner : undefined;
}

const nothing: Tasks = { tasks: [], unseen: [] };

function together(all: readonly Tasks[]): Tasks {
  return {
    tasks: all.flatMap(({ tasks }) => tasks),
    unseen: all.flatMap(({ unseen }) => unseen),
  };
}

function unread(place: Place): Unseen {
  const detail = "a part of the state machine is not known before it is deployed";
  return { reason: "unread-file", detail, place };
}

/** The states of a machine, or of a part of one. */
function statesOf(machine: Value): Tasks {
  return together(
    possible(machine).map((each) => {
      const states = entry(each, "States")?.value;
      if (states?.kind !== "map") return { ...nothing, unseen: [unread(each.origin.written)] };
      const rest = states.rest.map(({ place }) => unread(place));
      const all = states.entries.map(({ value }) => together(possible(value).map(stateOf)));
      return together([...all, { ...nothing, unseen: [...rest, ...notWhole(machine)] }]);
    }),
  );
}

function notWhole(value: Value): readonly Unseen[] {
  return value.kind === "choice" && !value.complete ? [unread(value.origin.written)] : [];
}

const idle: ReadonlySet<string> = new Set(["Choice", "Fail", "Pass", "Succeed", "Wait"]);

function stateOf(state: Value): Tasks {
  const type = textAt(state, "Type");
  const name = type && known(type);
  if (state.kind !== "map" || name === undefined || state.rest.length > 0)
    return { ...nothing, unseen: [unread(state.origin.written)] };
  if (name === "Task") return { ...nothing, tasks: [taskOf(state)] };
  if (name === "Parallel") return branchesOf(state);
  if (name === "Map") return mapOf(state);
  return idle.has(name) ? nothing : { ...nothing, unseen: [unread(state.origin.written)] };
}

function branchesOf(state: MapValue): Tasks {
  const branches = entry(state, "Branches")?.value;
  if (branches?.kind !== "list") return { ...nothing, unseen: [unread(state.origin.written)] };
  const rest = branches.rest.map(({ hole }) => unread(hole.place));
  return together([...branches.items.map(statesOf), { ...nothing, unseen: rest }]);
}

/** A Map does the same for each of its items, which it may read and write itself where it runs distributed. */
function mapOf(state: MapValue): Tasks {
  const inner = (entry(state, "ItemProcessor") ?? entry(state, "Iterator"))?.value;
  if (!inner) return { ...nothing, unseen: [unread(state.origin.written)] };
  const config = entry(inner, "ProcessorConfig")?.value;
  const mode = config && textAt(config, "Mode");
  const isKnown = config === undefined || mode === undefined || known(mode) !== undefined;
  const isApart = mode !== undefined && known(mode) === "DISTRIBUTED";
  const beside = ["ItemReader", "ResultWriter"].flatMap((name) => {
    const found = entry(state, name)?.value;
    return found?.kind === "map" && entry(found, "Resource") ? [taskOf(found)] : [];
  });
  const { written: place } = state.origin;
  const apart: Task = { resource: undefined, parameters: nothingGiven, place };
  return together([
    statesOf(inner),
    { tasks: [...(isApart ? [apart] : []), ...beside], unseen: isKnown ? [] : [unread(place)] },
  ]);
}

function textAt(value: Value, key: string): Text | undefined {
  const found = entry(value, key)?.value;
  return found && asText(found);
}

function taskOf(state: MapValue): Task {
  const { written: place } = state.origin;
  const resource = entry(state, "Resource");
  const given = ["Arguments", "Parameters"].flatMap((name) => entry(state, name)?.value ?? []);
  const credentials = entry(state, "Credentials")?.value;
  const role = credentials && (entry(credentials, "RoleArn")?.value ?? credentials);
  return {
    resource: (resource && asText(resource.value)) ?? makeText([], state.origin),
    parameters: parametersOf(given),
    ...(role && { role }),
    place: resource?.place ?? place,
  };
}

/** What a state gives; all of its input, where it says nothing. */
function parametersOf([given]: readonly Value[]): Parameters {
  if (!given) return { values: new Map(), isOpen: true };
  if (given.kind !== "map") return { values: new Map(), isOpen: true };
  const values = new Map<string, Value>();
  let isOpen = given.rest.length > 0;
  for (const { key, value } of withoutPaths(given).entries) {
    const name = known(key);
    if (name === undefined) isOpen = true;
    else values.set(name.toLowerCase(), value);
  }
  return { values, isOpen };
}

/** With what is worked out when it runs (`"Key.$": "$.key"`, `"{% $key %}"`) as what is not known. */
function withoutPaths(map: MapValue): MapValue {
  return {
    ...map,
    entries: map.entries.map((each) => {
      const key = known(each.key);
      if (key?.endsWith(".$") === true) {
        const name = makeText([key.slice(0, -".$".length)], each.key.origin);
        return { ...each, key: name, value: unknown(runtime(each.place)) };
      }
      return { ...each, value: worked(each.value) };
    }),
  };
}

function worked(value: Value): Value {
  if (value.kind === "map") return withoutPaths(value);
  if (value.kind === "list") return { ...value, items: value.items.map(worked) };
  const [first] = value.kind === "text" ? value.text.parts : [];
  const isQuery = typeof first === "string" && /^\s*\{%/.test(first);
  return isQuery ? unknown(runtime(value.origin.written)) : value;
}

function runtime(place: Place): Hole {
  const { source, span } = place;
  return { id: `${source.path}:${span.start}`, place, meaning: { kind: "unknown" } };
}

/** An ARN with `*` for partition, Region and account, and `?` for what is not known of it otherwise. */
export function readableArn({ parts }: Text): string {
  return parts
    .map((part) => {
      if (!isHole(part)) return part;
      return /^(?:partition|region|account)$/.test(part.meaning.kind) ? "*" : "?";
    })
    .join("");
}
