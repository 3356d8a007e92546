import type { AccessLevel, Action, Combination, ResourceUse, Scoping } from "./action.ts";
import { keyFinder, type ConditionKey } from "./condition-key.ts";
import type { CreatingVerbs } from "./creating-verbs.ts";
import type { Packed, PackedConjuncts, PackedUse } from "./packed.ts";
import type { ResourceType } from "./resource-type.ts";

/** What a service prefix offers to policies. */
export type Service = {
  readonly prefix: string;
  /** As people know it: "Amazon S3". */
  readonly title: string;
  readonly actions: readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
  /** By its name without the prefix, in any case. */
  action(name: string): Action | undefined;
  /** By its name without the prefix, as written. */
  resourceType(name: string): ResourceType | undefined;
  /** By its whole name, in any case; the variable part of a key may be anything. */
  conditionKey(name: string): ConditionKey | undefined;
};

const levels: Readonly<Record<string, AccessLevel>> = {
  L: "List",
  R: "Read",
  W: "Write",
  T: "Tagging",
  P: "Permissions management",
};

/** A service out of its packed line. What is in it is made when it is first asked for, and once. */
export function openService(packed: Packed, creating: CreatingVerbs): Service {
  const [prefix, title] = packed;
  let made: Contents | undefined;
  const contents = (): Contents => (made ??= unpack(packed, creating));
  const actionOf = lookup(
    () => contents().actions,
    ({ name }) => name.toLowerCase(),
  );
  const typeOf = lookup(
    () => contents().resourceTypes,
    ({ name }) => name,
  );
  let keyOf: ((name: string) => ConditionKey | undefined) | undefined;
  return {
    prefix,
    title,
    get actions() {
      return contents().actions;
    },
    get resourceTypes() {
      return contents().resourceTypes;
    },
    get conditionKeys() {
      return contents().conditionKeys;
    },
    action: (name) => actionOf(name.toLowerCase()),
    resourceType: typeOf,
    conditionKey: (name) => (keyOf ??= keyFinder(contents().conditionKeys))(name),
  };
}

type Contents = Pick<Service, "actions" | "resourceTypes" | "conditionKeys">;

/** Actions share what their sets of types and of keys have in common: there are five times fewer. */
function unpack(packed: Packed, creating: CreatingVerbs): Contents {
  const [prefix, , names, letters, typeSetOf, keySetOf, typeSets, keySets, types, keys] = packed;
  const dependents = packed[10];
  const conjuncts = packed[11];
  const scoping = packed[12];

  const conditionKeys = keys.map(([name, type]) => ({ name, type }));
  const keysOfSet = keySets.map((set) => set.map((key) => at(conditionKeys, key)));
  const resourceTypes = types.map(([name, arns, keySet]) => ({
    id: `${prefix}:${name}`,
    service: prefix,
    name,
    arns,
    conditionKeys: at(keysOfSet, keySet),
  }));
  const sets = typeSets.map((set) => {
    const uses = set.map((written) => toUse(written, resourceTypes, keysOfSet));
    return { uses, meaning: meaning(uses, undefined, resourceTypes), scoping: usualScoping(uses) };
  });
  const keysOf = unions(
    sets.map(({ uses }) => uses.flatMap((use) => use.conditionKeys)),
    keysOfSet,
  );
  const actions = (names === "" ? [] : names.split(" ")).map((name, index): Action => {
    const letter = letters.charAt(index);
    const level = levels[letter.toUpperCase()] ?? "Write";
    const typeSet = at(typeSetOf, index);
    const { uses, meaning: usual, scoping: usualScope } = at(sets, typeSet);
    const said = conjuncts[index];
    const meant = said ? meaning(uses, said, resourceTypes) : usual;
    return {
      id: `${prefix}:${name}`,
      service: prefix,
      name,
      level,
      makes:
        level === "Write"
          ? creating.makes(
              name,
              uses.map(({ type }) => type.name),
            )
          : undefined,
      permissionOnly: letter > "Z",
      resourceTypes: uses,
      conjuncts: meant.conjuncts,
      combination: meant.combination,
      scoping: scoping[index] ?? usualScope,
      conditionKeys: keysOf(typeSet, at(keySetOf, index)),
      dependents: dependents[index] ?? none,
    };
  });
  return { actions, resourceTypes, conditionKeys };
}

function toUse(
  written: PackedUse,
  types: readonly ResourceType[],
  keysOfSet: readonly (readonly ConditionKey[])[],
): ResourceUse {
  const type = typeof written === "number" ? written : written[0];
  return {
    type: at(types, type < 0 ? ~type : type),
    required: type >= 0,
    conditionKeys: at(keysOfSet, typeof written === "number" ? 0 : written[1]),
  };
}

type Meaning = Pick<Action, "combination" | "conjuncts">;

/** What is known of an action's types; `said` where an overlay decides. */
function meaning(
  uses: readonly ResourceUse[],
  said: PackedConjuncts | undefined,
  types: readonly ResourceType[],
): Meaning {
  if (typeof said === "object") {
    return {
      combination: "mixed",
      conjuncts: said.map((list) => list.map((type) => at(types, type))),
    };
  }
  const required = uses.filter((use) => use.required);
  // Without a required one, a call needs one of the optional types.
  const choice = (required.length > 0 ? required : uses).map(({ type }) => type);
  if (said === 2 || (required.length === 0 && choice.length > 1))
    return { combination: "any", conjuncts: [choice] };
  const combination: Combination = choice.length > 1 && said !== 1 ? "undecided" : "all";
  return { combination, conjuncts: choice.map((type) => [type]) };
}

/** The rule; its exceptions are kept in catalog/build/overlay/scoping.mjs. */
function usualScoping(uses: readonly ResourceUse[]): Scoping {
  if (uses.length === 0) return "none";
  return uses.length === 1 && uses[0]?.required === false ? "soft" : "full";
}

/** The keys of a set of types together with a set of keys; each such pair is made once. */
function unions(
  keysOfTypes: readonly (readonly ConditionKey[])[],
  keysOfSet: readonly (readonly ConditionKey[])[],
): (typeSet: number, keySet: number) => readonly ConditionKey[] {
  const known = new Map<number, readonly ConditionKey[]>();
  return (typeSet, keySet) => {
    const ofTypes = at(keysOfTypes, typeSet);
    const own = at(keysOfSet, keySet);
    if (ofTypes.length === 0) return own;
    const pair = typeSet * keysOfSet.length + keySet;
    const found = known.get(pair);
    if (found) return found;
    const made = [...new Set([...own, ...ofTypes])];
    known.set(pair, made);
    return made;
  };
}

/** A map by key, made when something is first looked up. */
function lookup<T>(
  items: () => readonly T[],
  keyOf: (item: T) => string,
): (key: string) => T | undefined {
  let map: ReadonlyMap<string, T> | undefined;
  return (key) => (map ??= new Map(items().map((item) => [keyOf(item), item]))).get(key);
}

const none: readonly string[] = [];

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined)
    throw new Error(`actions.json refers to entry ${index}, which is missing`);
  return item;
}
