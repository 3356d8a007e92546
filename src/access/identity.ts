import { known, type Text } from "../iam/text.ts";
import { automaton, type Automaton, type Sign } from "./automaton.ts";
import { isSession, type CallerClass } from "./caller.ts";
import type { KeyDemand } from "./condition.ts";
import { textual } from "./predicate.ts";
import { usualReading } from "./reading.ts";
import { stringSigns } from "./signs.ts";

/** Keys that say something of an identity: a service is none, nor is who does not say who it is. */
const ofPrincipals =
  /^aws:(?:principal(?!account$|type$|isawsservice$|service)|username$|sourceidentity$|federatedprovider$|tokenissuetime$|multifactorauth|assumedroot$)/;

/** Whether a request of some caller may carry a key, as far as its name tells. */
export function mayCarry(key: string, { type }: CallerClass): boolean {
  return (type !== "anonymous" && type !== "Service") || !ofPrincipals.test(key);
}

/**
 * What is so of the values of a key, whatever is demanded of them: what a caller's ARN is, as far as
 * its class says it, and what those say who have none. Follows "AWS global condition context keys"
 * and "IAM policy elements: Variables and tags" of AWS's IAM User Guide.
 */
export function identityOf(key: string, caller: CallerClass): readonly KeyDemand[] {
  const { type } = caller;
  const values = valuesOf[type === "holder" ? "AWS" : type]?.[key];
  if (values) return [every(key, words(values))];
  const hasArn = key === "aws:principalarn" && (type === "AWS" || type === "holder");
  return hasArn ? arnOf(key, caller) : [];
}

const valuesOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  anonymous: {
    "aws:principalaccount": ["anonymous"],
    "aws:principaltype": ["Anonymous"],
    "aws:userid": ["anonymous"],
  },
  // Of which account a service is nobody says, but of none that a policy would name.
  Service: { "aws:principalaccount": ["amazon"], "aws:principalisawsservice": ["true"] },
  AWS: {
    "aws:principalisawsservice": ["false"],
    "aws:principaltype": ["Account", "User", "FederatedUser", "AssumedRole"],
  },
};

function arnOf(
  key: string,
  caller: CallerClass & { readonly type: "AWS" | "holder" },
): readonly KeyDemand[] {
  if (caller.type === "holder") return [some(key, principalArns)];
  const { name, account, besides } = caller;
  if (name && account && !isSession(name)) return [some(key, literally([name]))];
  const role = name && roleArns(name);
  return [
    some(key, principalArns),
    ...(account ? [some(key, componentMachine([signsOf(account)]))] : []),
    ...(role ? [some(key, role)] : []),
    none(key, literally(besides.names)),
    none(key, componentMachine(besides.accounts.map(signsOf))),
  ];
}

function literally(texts: readonly Text[]): Automaton {
  return automaton(texts.map(signsOf));
}

function signsOf(text: Text): readonly Sign[] {
  return stringSigns(text, usualReading, "literal");
}

function words(texts: readonly string[]): Automaton {
  return automaton(texts.map((text) => Array.from(text).map(character)));
}

/** What the ARN of the role may be, of a session of it. */
function roleArns(session: Text): Automaton | undefined {
  const [, partition, account, role] =
    /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(known(session) ?? "") ?? [];
  if (role === undefined) return undefined;
  const start = Array.from(`arn:${partition}:iam::${account}:role/`).map(character);
  const end = Array.from(role).map(character);
  return automaton([
    [...start, ...end],
    [...start, ...aPath, character("/"), ...end],
  ]);
}

function none(key: string, machine: Automaton): KeyDemand {
  return { key, kind: "every", predicate: textual(machine), holds: false, set: false };
}

export function some(key: string, machine: Automaton): KeyDemand {
  return { key, kind: "some", predicate: textual(machine), holds: true, set: false };
}

function every(key: string, machine: Automaton): KeyDemand {
  return { key, kind: "every", predicate: textual(machine), holds: true, set: false };
}

const anyComponent: Sign = { kind: "wild", many: true, except: ":" };
const anything: Sign = { kind: "wild", many: true, except: "" };
const colon = character(":");
const aPath: readonly Sign[] = [{ kind: "wild", many: false, except: "/" }, anything];
export const someName: readonly Sign[] = [{ kind: "wild", many: false, except: ":" }, anyComponent];

const principalArns: Automaton = automaton(
  ["iam", "sts"].map((service) => [
    ...Array.from("arn:").map(character),
    anyComponent,
    ...Array.from(`:${service}::`).map(character),
    { kind: "wild", many: false, except: ":" },
    anyComponent,
    colon,
    { kind: "wild", many: false, except: ":" },
    anything,
  ]),
);

/** ARNs whose account is matched by some patterns. */
export function componentMachine(accounts: readonly (readonly Sign[])[]): Automaton {
  const start = [...Array.from("arn:").map(character), anyComponent, colon, anyComponent, colon];
  return automaton(
    accounts.map((account) => [
      ...start,
      anyComponent,
      colon,
      ...account.map((sign) => (sign.kind === "wild" ? { ...sign, except: ":" } : sign)),
      colon,
      anything,
    ]),
  );
}

function character(value: string): Sign {
  return { kind: "character", value, folded: false };
}
