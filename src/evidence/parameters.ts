import type { CallParameters } from "../catalog/call-parameters.ts";
import type { Trail } from "../catalog/trail.ts";
import { plain } from "../catalog/sdk-services.ts";
import { escaped } from "./pattern.ts";
import type { FirstStep } from "./possible-needs.ts";
import { isJson, memberOf, type Json } from "./reading/records.ts";

/** The parameters of a call, with the plain names of those that it gives. */
export type EventParameters = CallParameters & {
  readonly given: ReadonlyMap<string, unknown>;
  readonly firstOf: FirstStep;
};

/**
 * Reads the parameters of calls as events tell of them. Names are the API's in small letters, in part, in
 * their own spelling of S3's, and EC2 puts each list into an object with `items`: what names differ in
 * is not compared, and of EC2's the last one alone is.
 */
export function parametersReader(
  trail: Trail,
): (parameters: unknown, prefix: string) => EventParameters {
  const known = new Map<string, Map<string, readonly string[]>>();
  return (parameters, prefix) => {
    if (!isJson(parameters)) return nothing;
    const steps = known.get(prefix) ?? new Map<string, readonly string[]>();
    if (steps.size === 0) known.set(prefix, steps);
    const stepsOf = (path: string): readonly string[] => {
      const found = steps.get(path);
      if (found) return found;
      const made = stepsIn(trail.parameterOf(prefix, path) ?? path);
      steps.set(path, made);
      return made;
    };
    const isFlat = prefix === "ec2";
    const top = byPlainName(parameters);
    let leaves: Leaves | undefined;
    const flat = (): Leaves => (leaves ??= leavesOf(parameters));
    return {
      given: top,
      firstOf: (path) => (isFlat ? undefined : stepsOf(path)[0]),
      has: (path) => {
        const steps = stepsOf(path);
        if (valuesAt(top, steps).length > 0) return true;
        return isFlat && flat().containers.has(singular(steps.at(-1) ?? ""));
      },
      texts: (path) => {
        const steps = stepsOf(path);
        const values = valuesAt(top, steps);
        if (values.length === 0 && !isFlat) return noTexts;
        const own = textsOf(values, isFlat);
        const found =
          own.length > 0 || !isFlat
            ? own
            : (flat().texts.get(singular(steps.at(-1) ?? "")) ?? noTexts);
        return found.length > limits.named ? noTexts : found.map(escaped);
      },
    };
  };
}

const noTexts: readonly string[] = [];
const nothing: EventParameters = {
  given: new Map(),
  firstOf: () => "",
  has: () => false,
  texts: () => noTexts,
};

/** Beyond these values an event is no call that anybody made; one that names more names none of them. */
const limits = { values: 1000, depth: 12, named: 60 };

/** `Target.RoleArn`, `Entries[].EventBusName` as plain names; lists say nothing here. */
const stepsIn = (path: string): readonly string[] => path.split(".").map(plain);

type Named = ReadonlyMap<string, unknown>;

/** The members that have a value. */
function byPlainName(value: Json): Named {
  const found = new Map<string, unknown>();
  for (const name of Object.keys(value)) {
    const inner = value[name];
    if (inner !== null && inner !== undefined) found.set(plainly(name), inner);
  }
  return found;
}

function valuesAt(top: Named, steps: readonly string[]): readonly unknown[] {
  const begin = top.get(steps[0] ?? "");
  if (begin === undefined) return noTexts;
  let found: readonly unknown[] = [begin];
  for (let at = 1; at < steps.length && found.length > 0; at++) {
    const step = steps[at] ?? "";
    found = found
      .flatMap(eachOf)
      .flatMap((value) => (isJson(value) ? (byPlainName(value).get(step) ?? []) : []));
  }
  return found;
}

/** The items of a list, also of one in EC2's way; else the value itself. */
function eachOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.slice(0, limits.values);
  const items = isJson(value) ? memberOf(value, "items") : undefined;
  return Array.isArray(items) ? items.slice(0, limits.values) : [value];
}

/** The texts; of an object, where it stands for the map of what it is about, its keys. */
function textsOf(values: readonly unknown[], isFlat: boolean): readonly string[] {
  const [only] = values;
  // Most are so.
  if (values.length === 1 && typeof only === "string") return only === "" ? noTexts : [only];
  return values.flatMap(eachOf).flatMap((value) => {
    if (typeof value === "string") return value === "" ? [] : [value];
    if (typeof value === "number") return [String(value)];
    return isJson(value) && !isFlat ? Object.keys(value).slice(0, limits.values) : [];
  });
}

type Leaves = {
  /** The texts of a name, anywhere. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** The names that have a value, anywhere. */
  readonly containers: ReadonlySet<string>;
};

function leavesOf(parameters: Json): Leaves {
  const texts = new Map<string, string[]>();
  const containers = new Set<string>();
  let left = limits.values;
  const visit = (value: unknown, name: string, depth: number): void => {
    if (depth > limits.depth || left-- <= 0) return;
    if (typeof value === "string" && value !== "") {
      const known = texts.get(name);
      if (known) known.push(value);
      else texts.set(name, [value]);
    } else if (Array.isArray(value)) for (const each of value) visit(each, name, depth + 1);
    else if (isJson(value))
      for (const [key, inner] of Object.entries(value)) {
        if (inner === null) continue;
        const called = key === "items" ? name : singular(plainly(key));
        containers.add(called);
        visit(inner, called, depth + 1);
      }
  };
  visit(parameters, "", 0);
  return { texts, containers };
}

/** `instanceid` of `InstanceIds`, `tagspecification` of `tagSpecificationSet`. */
function singular(name: string): string {
  return name.replace(/(?:set|s)$/, "");
}

const names = new Map<string, string>();

/** The longest name of a member of AWS's has some seventy letters; others are not kept. */
const longestName = 200;

/** The plain name of a member; the names of members are few and short, but in hostile files. */
function plainly(name: string): string {
  if (name.length > longestName) return plain(name);
  const known = names.get(name);
  if (known !== undefined) return known;
  if (names.size > 20_000) names.clear();
  const made = plain(name);
  names.set(name, made);
  return made;
}

/** The ARNs that stand anywhere in a value, as patterns. */
export function arnsIn(value: unknown): readonly string[] {
  const found: string[] = [];
  let left = limits.values;
  const visit = (each: unknown, depth: number): void => {
    if (depth > limits.depth || left-- <= 0) return;
    if (typeof each === "string") {
      if (each.startsWith("arn:") && each.length <= 2048) found.push(escaped(each));
    } else if (Array.isArray(each)) for (const item of each) visit(item, depth + 1);
    else if (isJson(each)) for (const item of Object.values(each)) visit(item, depth + 1);
  };
  visit(value, 0);
  return found;
}
