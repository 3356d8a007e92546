import type { Caller, Context } from "../../../src/iam/request.ts";
import type { Random } from "./random.ts";

const texts = ["a", "A", "b", "ab", "aa", "x", ""];

/** What requests carry, by key: keys that are not here carry a text. */
const values: Readonly<Record<string, readonly string[]>> = {
  "aws:tagkeys": ["a", "A", "b", "ab", "x"],
  "aws:principalaccount": ["111122223333", "444455556666", "777788889999"],
  "aws:sourceaccount": ["111122223333", "444455556666", "777788889999"],
  "aws:sourcearn": [
    "arn:aws:sns:us-east-1:111122223333:t",
    "arn:aws:sns:eu-west-1:111122223333:t:x",
    "arn:aws:sns:us-east-1:444455556666:t:x",
    "arn:aws:s3:::b",
    "arn:aws-cn:s3:::b",
  ],
  "s3:max-keys": ["0", "1", "1.5", "2", "2.5", "5", "9", "10", "11"],
  "aws:currenttime": [
    "2023-12-31T23:59:59Z",
    "2024-01-01T00:00:00Z",
    "2024-03-01T00:00:00Z",
    "2024-05-31T22:00:00Z",
    "2024-06-01T00:00:00Z",
    "2025-01-01T00:00:00Z",
  ],
  "aws:sourceip": [
    "10.0.0.1",
    "10.0.0.2",
    "10.1.2.3",
    "9.255.255.255",
    "11.0.0.0",
    "2001:db8::1",
    "2001:db9::1",
  ],
  "aws:securetransport": ["true", "false"],
  "aws:multifactorauthpresent": ["true", "false"],
};

/** Keys that every request carries. */
const always = ["aws:currenttime", "aws:securetransport"];

/** Keys that say something of a user or a role: neither a service nor an anonymous caller is one. */
const ofIdentities =
  /^aws:(?:principaltag|principalorg|username$|sourceidentity$|federatedprovider$|tokenissuetime$|multifactorauth|assumedroot$)/;

/** Values of a key as a request may carry them; none where it does without. */
export function valuesOf(key: string, random: Random): readonly string[] {
  if (random.chance(0.25)) return [];
  const one = (): string => random.pick(values[key] ?? texts) ?? "";
  return key === "aws:tagkeys" && random.chance(0.5) ? [one(), one()] : [one()];
}

/** What a request carries in any case. */
export function contextOf(caller: Caller, random: Random): Context {
  const context = new Map(always.map((key) => [key, [random.pick(values[key] ?? []) ?? ""]]));
  if (caller.type === "AWS") {
    context.set("aws:principalarn", [caller.arn]);
    context.set("aws:principalaccount", [caller.account]);
  } else
    context.set("aws:principalaccount", [
      accountOf(caller) ?? random.pick(values["aws:principalaccount"] ?? []) ?? "",
    ]);
  return context;
}

/** What stands for the account of who is of none. */
function accountOf({ type }: Caller): string | undefined {
  if (type === "Service") return "amazon";
  return type === "anonymous" ? type : undefined;
}

/** A context as AWS would make it: of the types that keys have, and true to who asks. */
export function hasShape(context: Context, caller: Caller): Context {
  const made = new Map(context);
  for (const [key, own] of context) {
    const legal = values[key];
    const isTyped = /securetransport|multifactor|sourceip|currenttime|max-keys/.test(key);
    if (isTyped && legal && !own.every((each) => legal.includes(each))) made.delete(key);
    if (key !== "aws:tagkeys" && own.length > 1) made.set(key, own.slice(0, 1));
  }
  for (const key of always) if (!made.has(key)) made.set(key, (values[key] ?? []).slice(0, 1));
  if (caller.type === "AWS") {
    made.set("aws:principalarn", [caller.arn]);
    made.set("aws:principalaccount", [caller.account]);
  } else {
    made.delete("aws:principalarn");
    if (caller.type === "Service") made.set("aws:principalservicename", [caller.name]);
    if (caller.type === "Service" || caller.type === "anonymous")
      for (const key of [...made.keys()]) if (ofIdentities.test(key)) made.delete(key);
    const account = accountOf(caller);
    if (account !== undefined) made.set("aws:principalaccount", [account]);
    else if (!values["aws:principalaccount"]?.includes(made.get("aws:principalaccount")?.[0] ?? ""))
      made.set("aws:principalaccount", ["777788889999"]);
  }
  const source = made.get("aws:sourcearn")?.[0];
  if (source !== undefined && !/^arn:[^:]+:[^:]+:[^:]*:(?:\d{12})?:.+$/.test(source))
    made.delete("aws:sourcearn");
  const account = made.get("aws:sourcearn")?.[0]?.split(":")[4] ?? "";
  if (account !== "") made.set("aws:sourceaccount", [account]);
  return made;
}
