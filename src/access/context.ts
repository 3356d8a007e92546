import type { Letter } from "./automaton.ts";
import type { CallerClass } from "./caller.ts";
import type { KeyDemand } from "./condition.ts";
import { componentMachine, identityOf, mayCarry, some, someName } from "./identity.ts";
import { hasSeveral, type Facts } from "./facts.ts";
import { findValues, type KeyFacts } from "./key.ts";
import { textual } from "./predicate.ts";
import { nothing, type Search, type Found } from "./strings.ts";
import type { Value } from "./value.ts";

/** Keys of which one is the account of what the other is the ARN of. */
const accountOfArn: Readonly<Record<string, string>> = {
  "aws:principalaccount": "aws:principalarn",
  "aws:sourceaccount": "aws:sourcearn",
};

/** The keys that must be looked at together with one: itself, or the ARN whose account it is. */
export function groupOf(key: string): string {
  return accountOfArn[key] ?? key;
}

/**
 * Values of the keys of a group that meet what is demanded. An account key is the account of its
 * ARN: what is demanded of it is demanded of a component of the ARN.
 */
export function findGroup(
  demands: readonly KeyDemand[],
  caller: CallerClass,
  facts: Facts,
  search: Search,
): Found<ReadonlyMap<string, readonly Value[]>> {
  const [first] = demands;
  if (!first) return { kind: "found", value: new Map() };
  const group = groupOf(first.key);
  const account = Object.keys(accountOfArn).find((key) => accountOfArn[key] === group);
  // Who has no ARN may have an account all the same.
  const isTied = group !== "aws:principalarn" || caller.type === "AWS" || caller.type === "holder";
  if (account === undefined) {
    const asked = [...demands, ...identityOf(group, caller)];
    const found = findValues(asked, factsOf(group, caller, facts), search);
    return found.kind === "found"
      ? { kind: "found", value: new Map([[group, found.value]]) }
      : found;
  }
  const ofArn = demands.filter(({ key }) => key === group);
  const ofAccount = demands.filter(({ key }) => key === account);
  const together = !isTied
    ? nothing
    : findValues(
        [
          ...ofArn,
          ...ofAccount.map((each) => onComponent(each, group)),
          ...(ofAccount.some(asksPresence) ? [some(group, componentMachine([someName]))] : []),
          ...identityOf(group, caller),
        ],
        factsOf(group, caller, facts),
        search,
      );
  if (together.kind === "found") {
    const accounts = together.value.flatMap((arn) => componentOf(arn));
    return {
      kind: "found",
      value: new Map([
        [group, together.value],
        [account, accounts],
      ]),
    };
  }
  if (isTied && (group === "aws:principalarn" || ofAccount.length === 0)) return together;
  // A source may have no account in its ARN: that of a bucket has none.
  const bare = isTied ? withoutAccount(ofArn, group) : [];
  const arn = findValues([...ofArn, ...bare], factsOf(group, caller, facts), search);
  if (arn.kind !== "found") return arn;
  const said = [...ofAccount, ...identityOf(account, caller)];
  const alone = findValues(said, factsOf(account, caller, facts), search);
  if (alone.kind !== "found") return alone;
  return {
    kind: "found",
    value: new Map([
      [group, arn.value],
      [account, alone.value],
    ]),
  };
}

/** A key as policies write it, or AWS, by its name in lower case. */
export function spelledKey(key: string, { keys, written }: Facts): string {
  const spelled = written.get(key) ?? keys.at(key)?.name ?? key;
  return spelled.toLowerCase() === key ? spelled : key;
}

function factsOf(key: string, caller: CallerClass, facts: Facts): KeyFacts {
  const known = facts.keys.at(key);
  const signed = known?.carried === "signed";
  const isPrincipal = caller.type === "AWS" || caller.type === "holder";
  const mayHaveArn = isPrincipal || caller.type === "CanonicalUser";
  const maySign = mayHaveArn || (caller.type === "Service" && key !== "aws:principalarn");
  // What a service's page calls an ARN may be something else as well.
  const isText = known?.type === "ARN" && !key.startsWith("aws:");
  return {
    type: isText ? "String" : (known?.type ?? "String"),
    several: hasSeveral(key, facts) || !isWritten(key),
    mayBeAbsent: known?.carried !== "always" && !(signed && isPrincipal),
    mayBePresent: (!signed || maySign) && mayCarry(key, caller),
  };
}

/** A key of which part is not known is named by its parts; it may be any. */
function isWritten(key: string): boolean {
  return !key.startsWith("[");
}

/** A demand on the account, as one on the ARN that it is of. */
function onComponent(demand: KeyDemand, arn: string): KeyDemand {
  if (demand.kind !== "some" && demand.kind !== "every") return { ...demand, key: arn };
  if (demand.predicate.family !== "text") return { ...demand, key: arn };
  const { machine } = demand.predicate;
  const predicate = textual(componentMachine(machine.patterns.map(({ signs }) => signs)));
  return { ...demand, key: arn, predicate };
}

function asksPresence({ kind }: KeyDemand): boolean {
  return kind === "some" || kind === "present";
}

function withoutAccount(demands: readonly KeyDemand[], key: string): readonly KeyDemand[] {
  return demands.some(asksPresence) ? [some(key, componentMachine([[]]))] : [];
}

function componentOf(arn: readonly Letter[]): readonly Value[] {
  const account: Letter[] = [];
  let colons = 0;
  for (const letter of arn) {
    if (letter === ":") colons++;
    else if (colons === 4) account.push(letter);
  }
  return account.length > 0 ? [account] : [];
}
