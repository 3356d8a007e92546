import type { Said } from "../../authorize/asked.ts";
import { negation } from "./policies.ts";
import type { Written } from "./written.ts";

/** Choices of a mutation, one after the other. */
export type Draw = <Item>(of: readonly Item[]) => Item | undefined;

/** What it takes to make one policy of another; undefined where it does not apply. */
type Mutation = (policy: Written, draw: Draw, more: More) => Written | undefined;

/** Things to put in. */
export type More = { readonly statement: Said; readonly condition: string };

type Of = (statement: Said, draw: Draw, more: More) => readonly Said[] | undefined;

const isAllow = ({ effect }: Said): boolean => effect !== "Deny" && effect !== "unknown";
const isDeny = ({ effect }: Said): boolean => effect === "Deny";

/** Mutates one of the statements that are of a sort. */
const one =
  (is: (statement: Said) => boolean, change: Of): Mutation =>
  (policy, draw, more) => {
    const chosen = draw(policy.statements.filter(is));
    const changed = chosen && change(chosen, draw, more);
    if (!changed) return undefined;
    const statements = policy.statements.flatMap((each) => (each === chosen ? changed : [each]));
    return { ...policy, statements };
  };

const lists = ["action", "resource", "who"] as const;
const negated = ["notAction", "notResource", "notWho"] as const;
type List = (typeof lists)[number] | (typeof negated)[number];

/** Takes one item out of one of some lists that keep others. */
const without =
  (names: readonly List[]): Of =>
  (statement, draw) => {
    const name = draw(names.filter((each) => (statement[each]?.length ?? 0) > 1));
    const items = name && statement[name];
    if (!items) return undefined;
    const item = draw(items);
    return [{ ...statement, [name]: items.filter((each) => each !== item) }];
  };

/** Puts one item of another list of the same name in. */
const withMore =
  (names: readonly List[]): Of =>
  (statement, draw, more) => {
    const name = draw(names.filter((each) => statement[each]));
    if (!name) return undefined;
    const item = draw(more.statement[name] ?? []);
    if (item === undefined) return undefined;
    return [{ ...statement, [name]: [...(statement[name] ?? []), item] }];
  };

const changedItem =
  (names: readonly List[], change: (item: string) => string): Of =>
  (statement, draw) => {
    const name = draw(names.filter((each) => statement[each]));
    const items = name && statement[name];
    const item = items && draw(items);
    if (!items || item === undefined || item.startsWith("...") || change(item) === item)
      return undefined;
    return [{ ...statement, [name]: items.map((each) => (each === item ? change(item) : each)) }];
  };

const changedCondition =
  (change: (written: string) => string): Of =>
  (statement, draw) => {
    const condition = draw(statement.conditions ?? []);
    if (condition === undefined) return undefined;
    const conditions = (statement.conditions ?? []).map((each) =>
      each === condition ? change(condition) : each,
    );
    return [{ ...statement, conditions }];
  };

const withCondition: Of = (statement, _, { condition }) => [
  { ...statement, conditions: [...(statement.conditions ?? []), condition] },
];

const withoutCondition: Of = (statement, draw) => {
  const condition = draw(statement.conditions ?? []);
  if (condition === undefined) return undefined;
  const conditions = (statement.conditions ?? []).filter((each) => each !== condition);
  return [{ ...statement, conditions }];
};

/** The first wildcard as something that it covers. */
const instance = (pattern: string): string =>
  pattern.replace(/\*$|(?<=[^{*])\*(?=[^}])/, "a").replace(/\?/, "b");

const split: Of = (statement, draw) => {
  const name = draw(["action", "resource", "who"] as const);
  if (!name) return undefined;
  return statement[name]?.map((item) => ({ ...statement, [name]: [item] }));
};

/** What lets through nothing that was not let through before. */
export const narrowing: Readonly<Record<string, Mutation>> = {
  nothing: (policy) => policy,
  "one Allow less": one(isAllow, () => []),
  "one Deny more": (policy, _, { statement }) => ({
    ...policy,
    statements: [...policy.statements, { ...statement, effect: "Deny" }],
  }),
  "an item less in an Allow": one(isAllow, without(lists)),
  "an item more in the Not of an Allow": one(isAllow, withMore(negated)),
  "an item more in a Deny": one(isDeny, withMore(lists)),
  "an item less in the Not of a Deny": one(isDeny, without(negated)),
  "an instance in an Allow": one(isAllow, changedItem(["action", "resource"], instance)),
  "a condition more on an Allow": one(isAllow, withCondition),
  "a condition less on a Deny": one(isDeny, withoutCondition),
  "one statement as several": one(() => true, split),
  "the other order": (policy) => ({ ...policy, statements: policy.statements.toReversed() }),
  "keys in another case": one(
    () => true,
    changedCondition((written) => written.replace(/ \S+/, (key) => key.toUpperCase())),
  ),
  "actions in another case": one(
    () => true,
    changedItem(["action", "notAction"], (item) =>
      item.includes("<") ? item : item.toUpperCase(),
    ),
  ),
  "the root for its account": one(
    () => true,
    changedItem(["who", "notWho"], (item) =>
      item.replace(/^AWS (\d{12})$/, "AWS arn:aws:iam::$1:root"),
    ),
  ),
  "a role for its account": one(
    isAllow,
    changedItem(["who"], (item) => item.replace(/^AWS (\d{12})$/, "AWS arn:aws:iam::$1:role/app")),
  ),
};

/** What may let through more. */
export const widening: Readonly<Record<string, Mutation>> = {
  "one Deny less": one(isDeny, () => []),
  "one Allow more": (policy, _, { statement }) => ({
    ...policy,
    statements: [...policy.statements, { ...statement, effect: "Allow" }],
  }),
  "an item more in an Allow": one(isAllow, withMore(lists)),
  "an item less in the Not of an Allow": one(isAllow, without(negated)),
  "an item less in a Deny": one(isDeny, without(lists)),
  "an item more in the Not of a Deny": one(isDeny, withMore(negated)),
  "a wider pattern": one(
    isAllow,
    changedItem(["action", "resource"], (item) => item.replace(/.\*?$/, "*")),
  ),
  "an instance in a Deny": one(isDeny, changedItem(["action", "resource"], instance)),
  "a condition less on an Allow": one(isAllow, withoutCondition),
  "a condition more on a Deny": one(isDeny, withCondition),
  "the opposite operator": one(
    () => true,
    changedCondition((written) => written.replace(/^\S+/, (operator) => opposite(operator))),
  ),
  "a wildcard in a condition": one(
    () => true,
    changedCondition((written) => written.replace(/Equals(\S*) /, "Like$1 ")),
  ),
  "the other Version": (policy) => ({
    ...policy,
    version: policy.version === "2012-10-17" ? "2008-10-17" : "2012-10-17",
  }),
};

function opposite(operator: string): string {
  const [, set = "", plain = "", optional = ""] =
    /^(For\w+:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (plain.includes("Not")) return `${set}${plain.replace("Not", "")}${optional}`;
  return `${set}${negation(plain)}${optional}`;
}
