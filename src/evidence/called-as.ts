import { covers } from "../catalog/wildcard.ts";

/** What a role or user is called, as far as it is known before it is deployed. */
export type CalledAs = {
  readonly as: "role" | "user";
  /** Its name, with `*` for each part that is not known, and without an end that somebody made up. */
  readonly name: string;
  /** Who made up its end: what that looks like, nobody else's name does. */
  readonly ending?: "CloudFormation" | "CDK" | "Pulumi" | "Terraform";
  /** The names of the stacks that it is in, or the ends of them, where they are known. */
  readonly stacks?: readonly string[];
  /** Its logical id in the template, or the end of it, to which CDK adds a hash. */
  readonly id?: string;
};

/** What CloudFormation makes up: capital letters and digits once, twelve of all letters today. */
const random = "-(?:[A-Z0-9]{12,13}|(?=[^-]*[a-z])(?=[^-]*[A-Z])[A-Za-z0-9]{12})$";

/** What is made up, behind what is written. Of these, Pulumi alone documents its own; the others have kept to theirs. */
const endings: Readonly<Record<NonNullable<CalledAs["ending"]>, RegExp>> = {
  CloudFormation: new RegExp(random),
  CDK: new RegExp(`[0-9A-F]{8}${random}`),
  Pulumi: /-[0-9a-f]{7}$/,
  Terraform: /\d{18}[0-9a-f]{8}$/,
};

const longestName = 64;

/** What CloudFormation calls a role without a name: `STACK-LOGICALID-RANDOM`. */
export function madeByCloudFormation(id: string): CalledAs {
  return { as: "role", name: `*-${id}`, ending: "CloudFormation", id };
}

/**
 * What CloudFormation calls a role of a construct of CDK's: its logical id has the ids of the constructs around it
 * before its own, and a hash behind. Follows "Identifiers and the AWS CDK" of the AWS CDK Developer Guide.
 */
export function madeByCdk(construct: string, stacks?: readonly string[]): CalledAs {
  const id = construct.replace(/[^A-Za-z0-9]/g, "");
  return { as: "role", name: `*-*${id}`, ending: "CDK", id, ...(stacks && { stacks }) };
}

/** Whether a logical id is that of a role which may be called so. */
export function hasId({ ending, id }: CalledAs, logicalId: string): boolean {
  if (id === undefined) return false;
  return ending === "CDK"
    ? logicalId.replace(/[0-9A-F]{8}$/, "$").endsWith(`${id}$`)
    : logicalId === id;
}

/** The ARNs of roles or users that may be called so, in order. */
export function whoIsCalled(called: CalledAs, arns: readonly string[]): string[] {
  const { as, name, ending } = called;
  return arns.filter((arn) => {
    const [kind, own] = nameIn(arn);
    if (kind !== as || own === undefined || !isOfStacks(own, called)) return false;
    if (ending === undefined) return covers(name, own);
    if (endings[ending].test(own) && covers(name, own.replace(endings[ending], ""))) return true;
    return isCut(called, own);
  });
}

/** Whether the stack in a name may be one of those that are known, in front of which a stage may have put its own. */
function isOfStacks(name: string, { stacks }: CalledAs): boolean {
  return (
    stacks?.some(
      (stack) =>
        `-${name}`.includes(`-${stack}-`) ||
        (name.length >= longestName && name.startsWith(stack.slice(0, fewest))),
    ) ?? true
  );
}

/** Whether a name is as long as names can be, for which CloudFormation cuts the logical id short. */
function isCut({ ending, id }: CalledAs, name: string): boolean {
  if (id === undefined || name.length < longestName || !endings.CloudFormation.test(name))
    return false;
  const [, left = ""] = /-([A-Za-z0-9]+)$/.exec(name.replace(endings.CloudFormation, "")) ?? [];
  if (left.length < fewest) return false;
  const hash = left.slice(id.length);
  return (
    id.startsWith(left) || (ending === "CDK" && left.startsWith(id) && /^[0-9A-F]*$/.test(hash))
  );
}

/** Of fewer letters, what is left of an id may be of any. */
const fewest = 8;

/** Whether a role or user is called by one name for sure, whatever its account. */
export function isWhole({ name, ending }: CalledAs): boolean {
  return !name.includes("*") && ending === undefined;
}

/** Whether a name says enough to be looked for: three letters in a row at least. */
export function isTelling({ name }: CalledAs): boolean {
  return /[A-Za-z0-9]{3}/.test(name);
}

/** The kind and the name of `arn:aws:iam::111122223333:role/team/app`, without its path. */
function nameIn(arn: string): readonly [kind: string | undefined, name: string | undefined] {
  const [, kind, name] = /^arn:[^:]+:iam::[^:]*:(role|user)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  return [kind, name];
}

/**
 * The name without what was made up, and without the account: what several have that are of one kind. Those of stacks that are
 * known are.
 */
export function familyOf({ ending, stacks, id }: CalledAs, arn: string): string {
  const [, name = arn] = nameIn(arn);
  if (stacks && id !== undefined) return id;
  return ending === undefined ? name : name.replace(endings[ending], "");
}
