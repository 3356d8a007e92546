import { covers } from "../catalog/wildcard.ts";
import { withPolicyLetters } from "../evidence/pattern.ts";
import type { UsedResource } from "../evidence/used-on.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { alternatives, holesOf, isHole, known, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { arnOf, leavesPartition } from "./arn-of.ts";
import { isMadeUp, isMadeUpFor } from "./made-up.ts";
import type { Neighbourhood } from "./neighbourhood.ts";

// How a statement writes a resource that was met in evidence of use.

/** Where principals make all calls that name a Region, by their ARNs: those that call in several are not in it. */
export type Homes = ReadonlyMap<string, string>;

/** A resource as a statement writes it, and what that takes for granted. */
export type WrittenUse = { readonly arn: Phrase; readonly assumptions: readonly string[] };

/**
 * By the reference of what is declared here under its name; else by its ARN, in which what is the principal's own
 * stands as the language says it.
 *
 * @param all that the action was used on: what one declaration may be is one of them alone
 */
export function writtenUse(
  used: UsedResource,
  all: readonly UsedResource[],
  homes: Homes,
  near: Neighbourhood,
): WrittenUse {
  const found = declaredAs(used, all, near);
  const reference = found && arnOf(found.declared, near);
  // Who wrote `arn:aws:` gets no other partition.
  const isAway = reference && near.keepsPartition === true && leavesPartition(reference);
  if (!found || !reference || isAway) {
    const assumptions = variesIn(near) || isMadeUp(used.name) ? [onlyThere] : [];
    return { arn: plainArn(used, homes, near), assumptions };
  }
  const { declared, isSure } = found;
  const assumptions = isSure ? [] : [`that ${code(used.name)} is ${code(declared.address)}`];
  return { arn: reference, assumptions };
}

const onlyThere = "that it is deployed nowhere but where the evidence is of";

/** Whether other names are given where a module or template is deployed again. */
function variesIn({ declared }: Neighbourhood): boolean {
  return declared.some(
    ({ name, scope, address }) =>
      name && holesOf(name).some(({ id }) => id !== `${scope}/${address}/name`),
  );
}

/**
 * The one declaration that a resource is by its name, or may be by what is known of that; of what AWS makes up the ids of, the
 * only one of its type, as a key.
 */
function declaredAs(
  used: UsedResource,
  all: readonly UsedResource[],
  { declared, naming }: Neighbourhood,
): { readonly declared: Declared; readonly isSure: boolean } | undefined {
  if (!isOwn(used)) return undefined;
  const ofType = declared.filter(({ type }) => type === used.type.id);
  const fitting = ofType.flatMap((each) => {
    const fits =
      naming.isSingle(used.type) && ofType.length === 1 ? "perhaps" : fitOf(each, used.name);
    return fits === undefined ? [] : [{ declared: each, isSure: fits === "sure" }];
  });
  const sure = fitting.filter(({ isSure }) => isSure);
  const [only, ...more] = sure.length > 0 ? sure : fitting;
  if (!only || more.length > 0 || only.declared.conditional) return undefined;
  // Of several that one principal used, one is the declared one, and nothing tells which.
  const others = all.filter(
    (each) =>
      each !== used &&
      each.type === used.type &&
      (naming.isSingle(used.type) || fitOf(only.declared, each.name) !== undefined) &&
      each.by.some((arn) => used.by.includes(arn)),
  );
  return others.length > 0 ? undefined : only;
}

/** Whether it lies in the account of all who used it. A bucket says none. */
function isOwn({ arn, by }: UsedResource): boolean {
  const account = fieldOf(arn, 4);
  return account === "" || by.every((each) => fieldOf(each, 4) === account);
}

/** Whether a declaration is called so, or may be: three letters of its name have to be known at least. */
function fitOf(declared: Declared, wanted: string): "sure" | "perhaps" | undefined {
  const { name, address, scope, type } = declared;
  if (!name) return undefined;
  if (holesOf(name).some(({ id }) => id === `${scope}/${address}/name`)) {
    const isAll = name.parts.length === 1;
    return isAll && isMadeUpFor(declared, wanted) ? "perhaps" : undefined;
  }
  const isSettled = holesOf(name).every(({ among }) => among?.complete === true);
  const texts = isSettled ? alternatives(name) : [name];
  // The ARN of a parameter has the slash already that its name may begin with.
  const patternOf = (text: Text): string =>
    type === "ssm:parameter" ? itemPattern(text).replace(/^\//, "") : itemPattern(text);
  const fitting = texts.filter((each) => covers(patternOf(each), wanted));
  if (fitting.length === 0) return undefined;
  if (fitting.some((each) => known(each) !== undefined)) return "sure";
  return /[A-Za-z0-9]{3}/.test(itemPattern(name)) ? "perhaps" : undefined;
}

/** The ARN, in which the account, Region and partition of who runs under the policy stand as its language says them. */
function plainArn(
  { arn, by }: UsedResource,
  homes: Homes,
  { vocabulary, keepsPartition, running }: Neighbourhood,
): Phrase {
  const [, partition = "", service = "", region = "", account = "", ...rest] =
    withPolicyLetters(arn).split(":");
  const isOwnAccount = account !== "" && by.every((each) => fieldOf(each, 4) === account);
  // What runs is made beside the statement, in the one Region that it ever calls in.
  const isHome =
    region !== "" && running.size > 0 && by.every((each) => homes.get(each) === region);
  return phrase(
    "arn:",
    keepsPartition !== true && means(vocabulary.partition, "partition")
      ? vocabulary.partition
      : partition,
    `:${service}:`,
    isHome && means(vocabulary.region, "region") ? vocabulary.region : region,
    ":",
    isOwnAccount && means(vocabulary.account, "account") ? vocabulary.account : account,
    `:${rest.join(":")}`,
  );
}

/** Whether a phrase is the one word that a language has for something. */
function means({ text }: Phrase, kind: "partition" | "region" | "account"): boolean {
  const [only, ...more] = text.parts;
  return only !== undefined && more.length === 0 && isHole(only) && only.meaning.kind === kind;
}

function fieldOf(arn: string, index: number): string {
  return arn.split(":")[index] ?? "";
}
