import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { holeName, isHole, type Hole, type Text } from "../iam/text.ts";
import type { Request } from "../iam/request.ts";
import type { HoleAtom, VariableAtom } from "./atom.ts";
import { automaton, type Atom, type Letter, type Sign } from "./automaton.ts";
import { matches } from "./states.ts";
import type { CallerClass } from "./caller.ts";
import { spelledKey } from "./context.ts";
import type { Facts } from "./facts.ts";
import { holderIn } from "./holder.ts";
import type { Gap } from "./gap.ts";
import type { Demands, Theory } from "./search.ts";
import type { Demand } from "./demand.ts";
import type { Value } from "./value.ts";

/**
 * A request that one side allows and the other does not, with a value for each hole that it is made
 * of: as AWS would see it, and for people.
 */
export type Witness = {
  readonly request: Request;
  /** The values given to holes, by their id. */
  readonly settled: ReadonlyMap<string, string>;
  /**
   * The same request for people: with the expressions of the configuration in the place of those values,
   * and keys as they are written.
   */
  readonly shown: Request;
};

/** The request that demands describe; undefined where it was not decided what it is. */
export function witnessOf(
  { caller, theory, demands }: Gap,
  facts: Facts,
  catalog?: Catalog,
): Witness | undefined {
  const values = new Map<string, readonly Value[]>();
  for (const group of demands.keys.values()) {
    const found = theory.group(group);
    if (found.kind !== "found") return undefined;
    for (const [key, own] of found.value) if (own.length > 0) values.set(key, own);
  }
  const asked = askedFor(theory, demands, catalog);
  if (!asked) return undefined;
  const whole = { ...asked, values, caller };
  const settled = new Map<string, string>();
  const request = settle(whole, (hole) => {
    const value = settled.get(hole.id) ?? freshValue(hole, settled.size);
    settled.set(hole.id, value);
    return value;
  });
  const shown = settle(whole, (hole) => `\${${holeName(hole)}}`);
  const spelled = [...shown.context].map(([key, own]) => [spelledKey(key, facts), own] as const);
  return { request, settled, shown: { ...shown, context: new Map(spelled) } };
}

type Symbolic = {
  readonly action: Value;
  readonly resource: Value;
  readonly values: ReadonlyMap<string, readonly Value[]>;
  readonly caller: CallerClass;
};

/** The actions of the catalog that are looked at for one that takes a resource that will do. */
const mostActions = 50;

type Asked = Pick<Symbolic, "action" | "resource">;

/** What is asked for: an action that AWS has on a resource of a type that it takes, if that will do. */
function askedFor(
  theory: Theory,
  demands: Demands,
  catalog: Catalog | undefined,
): Asked | undefined {
  const resource = lettersOf(theory, demands.resource);
  if (!resource) return undefined;
  let left = mostActions;
  let found: Asked | undefined;
  for (const granted of catalog ? candidates(demands.action, catalog) : []) {
    const action = Array.from(granted.id);
    if (!demands.action.every(({ machine, holds }) => matches(machine, action) === holds)) continue;
    const fitting = resourceOf(theory, demands.resource, granted);
    if (fitting) return { action, resource: fitting };
    found ??= { action, resource };
    if (--left === 0) break;
  }
  const action = lettersOf(theory, demands.action);
  return found ?? (action && { action, resource });
}

/** The actions that the patterns cover which the request's is made of, or all that there are. */
function* candidates(demands: readonly Demand[], catalog: Catalog): Generator<Action> {
  const makers = demands.filter(({ holds, makes }) => holds && makes);
  for (const { signs } of makers.flatMap(({ machine }) => machine.patterns))
    for (const pattern of spelled(signs)) yield* catalog.expand(pattern);
  if (makers.length > 0) return;
  for (const prefix of catalog.services()) yield* catalog.service(prefix)?.actions ?? [];
}

/** A pattern without atoms, as it is written. */
function spelled(signs: readonly Sign[]): readonly string[] {
  if (signs.some(({ kind }) => kind === "atom")) return [];
  const text = signs.map((sign) => {
    if (sign.kind === "character") return sign.value;
    return sign.kind === "wild" && sign.many ? "*" : "?";
  });
  return [text.join("")];
}

/** A resource of a type that an action takes, if one will do. */
function resourceOf(theory: Theory, demands: readonly Demand[], action: Action): Value | undefined {
  for (const demand of shapesFor(action)) {
    const found = theory.string([...demands, demand]);
    if (found.kind === "found") return found.value;
  }
  return undefined;
}

const shapes = new WeakMap<Action, readonly Demand[]>();

/**
 * The ARNs of an action's resources, the plainest first: with a usual region and account, or others
 * where those are denied, or any.
 */
function shapesFor(action: Action): readonly Demand[] {
  const known = shapes.get(action);
  if (known) return known;
  const formats = action.resourceTypes
    .flatMap(({ type }) => type.arns)
    .sort((a, b) => a.length - b.length);
  const signs = [
    ...(formats.length === 0 ? [[character("*")]] : []),
    ...placings.flatMap((parts) => formats.map((format) => formatSigns(format, parts))),
  ];
  const made = signs.map((each) => ({ machine: automaton([each]), holds: true }));
  shapes.set(action, made);
  return made;
}

function lettersOf(theory: Theory, demands: readonly Demand[]): readonly Letter[] | undefined {
  const found = theory.string(demands);
  return found.kind === "found" ? found.value : undefined;
}

const usualParts = { partition: "aws", region: "us-east-1", account: "111122223333" };
const otherParts = { partition: "aws", region: "eu-central-1", account: "444455556666" };

/** Values of what every ARN has, those that are tried first at the front. */
const placings: readonly Readonly<Record<string, string>>[] = [
  usualParts,
  { ...usualParts, region: otherParts.region },
  { ...usualParts, account: otherParts.account },
  otherParts,
  {},
];

/**
 * An ARN format with values of what every ARN has. A placeholder is one name; the last may be a path
 * where it stands behind something else.
 */
function formatSigns(format: string, parts: Readonly<Record<string, string>>): readonly Sign[] {
  const pieces = format.split(/(\$\{[^}]*\})/);
  const path = /[^:]\$\{[^}]*\}$/.test(format) ? pieces.length - 2 : -1;
  return pieces.flatMap((piece, index): readonly Sign[] => {
    const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
    if (name === undefined) return Array.from(piece).map(character);
    const usual = parts[name.toLowerCase()];
    if (usual !== undefined) return Array.from(usual).map(character);
    const except = index === path ? "" : ":/";
    return [
      { kind: "wild", many: false, except },
      { kind: "wild", many: true, except },
    ];
  });
}

function character(value: string): Sign {
  return { kind: "character", value, folded: false };
}

/** A value for a hole that nothing else is likely to have. */
export function freshValue({ meaning }: Hole, count: number): string {
  switch (meaning.kind) {
    case "account":
      return String(777700000000 + count);
    case "region":
      return "eu-central-1";
    case "partition":
      return "aws";
    case "name":
    case "unknown":
      return `value-${String(count + 1)}`;
  }
}

const outsider = "999988887777";

function settle(
  { action, resource, values, caller }: Symbolic,
  valueOf: (hole: Hole) => string,
): Request {
  const context = new Map<string, readonly string[]>();
  const variables = new Map<string, string>();
  const ofVariable = (atom: VariableAtom): string => {
    const found = variables.get(atom.variable);
    if (found !== undefined) return found;
    // Two variables may each be what the other is said to be.
    variables.set(atom.variable, "x");
    const value = variableValue(atom, values, context, settleAll, valueOf);
    variables.set(atom.variable, value);
    return value;
  };
  const settleAll = (letters: Value): string =>
    letters
      .map((letter) => {
        if (typeof letter === "string") return letter;
        if (isOfHole(letter)) return valueOf(letter.hole);
        return isOfVariable(letter) ? ofVariable(letter) : "x";
      })
      .join("");
  for (const [key, own] of values) context.set(key, own.map(settleAll));
  const textOf = (text: Text): string =>
    text.parts.map((part) => (isHole(part) ? valueOf(part) : part)).join("");
  const arn = context.get("aws:principalarn")?.[0];
  const asked = callerOf(caller, arn, textOf);
  if (asked.type === "AWS") {
    if (!context.has("aws:principalarn")) context.set("aws:principalarn", [asked.arn]);
    if (!context.has("aws:principalaccount")) context.set("aws:principalaccount", [asked.account]);
  }
  return { action: settleAll(action), resource: settleAll(resource), caller: asked, context };
}

function isOfHole(atom: Atom): atom is HoleAtom {
  return "hole" in atom;
}

function isOfVariable(atom: Atom): atom is VariableAtom {
  return "written" in atom;
}

/** The value of a policy variable: of its key, where one is demanded, or a new one. */
function variableValue(
  { written, variable }: VariableAtom,
  values: ReadonlyMap<string, readonly Value[]>,
  context: Map<string, readonly string[]>,
  settleAll: (letters: Value) => string,
  valueOf: (hole: Hole) => string,
): string {
  const text = written.map((part) => (isHole(part) ? valueOf(part) : part)).join("");
  const key = /^\$\{([^,}]*)/.exec(text)?.[1]?.trim().toLowerCase() ?? variable;
  const [own] = values.get(key) ?? [];
  if (own && !own.some((letter) => isOf(letter, variable))) return settleAll(own);
  const value = `some-${key.replace(/^.*[:/]/, "")}`;
  if (!context.has(key)) context.set(key, [value]);
  return value;
}

function isOf(letter: Letter, variable: string): boolean {
  return typeof letter !== "string" && isOfVariable(letter) && letter.variable === variable;
}

function callerOf(
  caller: CallerClass,
  arn: string | undefined,
  textOf: (text: Text) => string,
): Request["caller"] {
  switch (caller.type) {
    case "anonymous":
      return { type: "anonymous" };
    case "Service":
      return { type: "Service", name: caller.name ? textOf(caller.name) : "another.amazonaws.com" };
    case "Federated":
      return {
        type: "Federated",
        provider: caller.name ? textOf(caller.name) : "another.example.com",
      };
    case "CanonicalUser":
      return { type: "CanonicalUser", id: caller.name ? textOf(caller.name) : "f".repeat(64) };
    case "holder":
      return arn === undefined ? holderIn(usualParts.account) : principal(arn);
    case "AWS": {
      const account = caller.account ? textOf(caller.account) : outsider;
      const name = caller.name ? textOf(caller.name) : undefined;
      const [, partition, , role] =
        /^arn:([^:]*):sts::([^:]*):assumed-role\/([^/]+)\//.exec(name ?? "") ?? [];
      if (name !== undefined && role !== undefined)
        return {
          ...principal(arn ?? `arn:${partition ?? "aws"}:iam::${account}:role/${role}`),
          session: name,
        };
      return principal(
        arn ?? (name?.startsWith("arn:") ? name : `arn:aws:iam::${account}:role/someone`),
      );
    }
  }
}

function principal(arn: string): Request["caller"] & { readonly type: "AWS" } {
  return { type: "AWS", arn, account: arn.split(":")[4] ?? "" };
}
