import { meets, variablesOf } from "../../../src/authorize/condition.ts";
import { settledList, settledText, type Settled } from "../../../src/authorize/settled.ts";
import { exactKey, listKey } from "../../../src/iam/exact.ts";
import type { Condition, Match, Policy, Statement } from "../../../src/iam/policy.ts";
import type { Caller, Request } from "../../../src/iam/request.ts";
import { known, type Hole } from "../../../src/iam/text.ts";
import { anonymous } from "../../authorize/asked.ts";
import { actions, resources } from "./alphabet.ts";
import { contextOf, hasShape, valuesOf } from "./context.ts";
import type { Random } from "./random.ts";

/** One request, and a world in which everything is known. */
export type Asked = { readonly request: Request; readonly world: Settled };

const unknownTexts = [
  "a",
  "b",
  "A",
  "",
  "*",
  "a*",
  "?",
  "x:y",
  ":",
  "arn:aws:s3:::b",
  "arn:aws:s3:::*",
  "arn:aws:s3:::b/a*",
  "GetObject",
  "Get*",
  "s3:*",
  "${aws:username}",
  "111122223333",
  "arn:aws:iam::111122223333:role/app",
];

/** A world: one value for each hole, one answer for each statement that may be there. */
export function worldOf(random: Random): Settled {
  const texts = new Map<string, string>();
  const there = new Map<string, boolean>();
  const spared = new Map<string, boolean>();
  const unsaid = new Map<string, boolean>();
  const effects = new Map<string, "Allow" | "Deny" | undefined>();
  const textOf = (hole: Hole): string =>
    remembered(texts, hole.id, () => random.pick(valuesFor(hole)) ?? "");
  return {
    textOf,
    textsOf: (hole) => [textOf(hole)],
    isThere: ({ id }) => remembered(there, id, () => random.chance(0.7)),
    effectOf: ({ id }) =>
      remembered(effects, id, () => random.pick(["Allow", "Allow", "Deny", undefined] as const)),
    spares: (namings) => remembered(spared, [...namings].sort().join(), () => random.chance(0.5)),
    hasSeveral: (key) => key === "aws:tagkeys",
    meetsUnsaid: (condition) => remembered(unsaid, saidBy(condition), () => random.chance(0.5)),
    variables: false,
  };
}

/** Equal for conditions that say the same; names of keys ignore case. */
function saidBy({ operator, key, values }: Condition): string {
  const name = known(key)?.toLowerCase() ?? exactKey(key);
  return JSON.stringify([exactKey(operator), name, listKey(values)]);
}

function valuesFor({ meaning }: Hole): readonly string[] {
  switch (meaning.kind) {
    case "account":
      return ["111122223333", "444455556666"];
    case "region":
      return ["us-east-1", "eu-west-1"];
    case "partition":
      return ["aws", "aws-cn"];
    case "name":
      return ["b", "a", "ab", "b/a"];
    case "unknown":
      return unknownTexts;
  }
}

function remembered<Value>(known: Map<string, Value>, id: string, make: () => Value): Value {
  if (!known.has(id)) known.set(id, make());
  return known.get(id) as Value;
}

/**
 * A request drawn from the patterns of policies: mostly an instance of one of their statements, now
 * and then one that just is not.
 */
export function askedOf(policies: readonly Policy[], random: Random): Asked {
  const world = worldOf(random);
  const all = policies.flatMap((policy) =>
    policy.statements.map((statement) => ({ policy, statement })),
  );
  const allows = all.filter(({ statement }) => statement.effect !== "Deny");
  const chosen = random.pick(random.chance(0.85) && allows.length > 0 ? allows : all);
  const variables = new Map([["aws:username", [random.pick(["a", "b", "ab", "A"]) ?? "a"]]]);
  const caller = callerOf(chosen?.statement, world, random);
  const context = new Map([...(random.chance(0.8) ? variables : []), ...contextOf(caller, random)]);
  // Keys that policies test, at random; then those of the statement, as it wants them.
  for (const { statement } of all)
    for (const { key } of statement.conditions) {
      const name = settledText(key, world).toLowerCase();
      if (!context.has(name) && random.chance(0.5)) setAt(context, name, valuesOf(name, random));
    }
  if (chosen) satisfy(chosen, context, world, random);
  const username = context.get("aws:username")?.[0] ?? "";
  return {
    request: {
      action: textOf(chosen?.statement.action, actions, isAction, world, random, username),
      resource: textOf(chosen?.statement.resource, resources, isResource, world, random, username),
      caller,
      context: hasShape(context, caller),
    },
    world,
  };
}

const isAction = (text: string): boolean => /^[^:]+:[^:]+$/.test(text);
const isResource = (text: string): boolean =>
  text === "*" || /^arn:[^:]+:[^:]+:[^:]*:[^:]*:[^]+$/.test(text);

/** An instance of an element, or something that just is none. */
function textOf(
  match: Match | undefined,
  others: readonly string[],
  isLegal: (text: string) => boolean,
  world: Settled,
  random: Random,
  username: string,
): string {
  const other = (): string => random.pick(others) ?? "";
  if (!match || match.negated || random.chance(0.1)) return other();
  const pattern = random.pick(settledList(match, world));
  if (pattern === undefined) return other();
  const text = instanceOf(pattern.replaceAll("${aws:username}", username), random);
  const near = random.chance(0.12) ? missed(text, random) : text;
  return isLegal(near) ? near : isLegal(text) ? text : other();
}

function instanceOf(pattern: string, random: Random): string {
  return pattern
    .replaceAll("${*}", "\0")
    .replaceAll(
      "*",
      () => random.pick(["", "a", "b", "a/b", "Object", "s3:GetObject", "x:y"]) ?? "",
    )
    .replaceAll("?", () => random.pick(["a", "b", ":", "P"]) ?? "")
    .replaceAll("\0", "*");
}

/** One character more or less, or of another case; another account. */
function missed(text: string, random: Random): string {
  const at = Math.floor(random.next() * text.length);
  const character = text.charAt(at);
  const other =
    character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();
  const put = random.pick(["", `${character}a`, other]) ?? "";
  if (random.chance(0.2)) return text.replace("111122223333", "444455556666");
  return text.slice(0, at) + put + text.slice(at + 1);
}

const callers: readonly Caller[] = [
  { type: "AWS", arn: "arn:aws:iam::111122223333:user/ann", account: "111122223333" },
  { type: "AWS", arn: "arn:aws:iam::111122223333:user/bob", account: "111122223333" },
  { type: "AWS", arn: "arn:aws:iam::111122223333:root", account: "111122223333" },
  sessionOf("111122223333", "app", "run"),
  sessionOf("111122223333", "app", "other"),
  sessionOf("111122223333", "path/job", "run"),
  sessionOf("444455556666", "app", "run"),
  sessionOf("444455556666", "other", "run"),
  sessionOf("777788889999", "app", "run"),
  { type: "Service", name: "sns.amazonaws.com" },
  { type: "Service", name: "ec2.amazonaws.com" },
  { type: "Federated", provider: "accounts.google.com" },
  { type: "Federated", provider: "example.com" },
  anonymous,
];

function sessionOf(account: string, role: string, session: string): Caller {
  const name = role.replace(/^.*\//, "");
  return {
    type: "AWS",
    arn: `arn:aws:iam::${account}:role/${role}`,
    account,
    session: `arn:aws:sts::${account}:assumed-role/${name}/${session}`,
  };
}

/** Of a policy without principals, one whom it is attached to. */
function callerOf(statement: Statement | undefined, world: Settled, random: Random): Caller {
  const named = (statement?.principal?.entries ?? []).flatMap((entry) => settledList(entry, world));
  const fitting = callers.filter((caller) => {
    if (caller.type === "AWS")
      return named.some((each) => each.includes(caller.account) || each === caller.session);
    if (caller.type === "Service") return named.includes(caller.name);
    return caller.type === "Federated" && named.includes(caller.provider);
  });
  if (statement && !statement.principal) return random.pick(callers.slice(0, 9)) ?? anonymous;
  const from = fitting.length > 0 && random.chance(0.85) ? fitting : callers;
  return random.pick(from) ?? anonymous;
}

/** Values with which the conditions of a statement hold, where some are found. */
function satisfy(
  { statement, policy }: { readonly statement: Statement; readonly policy: Policy },
  context: Map<string, readonly string[]>,
  world: Settled,
  random: Random,
): void {
  const live = policy.version && settledText(policy.version, world) === "2012-10-17";
  for (const condition of statement.conditions) {
    const name = settledText(condition.key, world).toLowerCase();
    const holds = (): boolean =>
      meets(context, condition, world, live ? variablesOf(context) : undefined) === true;
    for (let left = 8; left > 0 && !holds(); left--) {
      const written = random.pick(settledList(condition.values, world)) ?? "";
      const username = context.get("aws:username")?.[0] ?? "";
      const instance = instanceOf(written.replaceAll("${aws:username}", username), random);
      const values = random.chance(0.4) ? [instance] : valuesOf(name, random);
      setAt(context, name, values);
    }
  }
}

function setAt(
  context: Map<string, readonly string[]>,
  key: string,
  values: readonly string[],
): void {
  if (values.length === 0) context.delete(key);
  else context.set(key, values);
}
