import { covers } from "../catalog/wildcard.ts";

/** What a role or user is called, as far as it is known before it is deployed. */
export type CalledAs = {
  readonly as: "role" | "user";
  /** Its name, with `*` for each part that is not known, and without an end that somebody made up. */
  readonly name: string;
  /** Who made up its end: what that looks like, nobody else's name does. */
  readonly ending?: "CloudFormation" | "Terraform";
};

/** What is made up, behind what is written: AWS and Terraform document neither, and both have kept to it. */
const endings: Readonly<Record<NonNullable<CalledAs["ending"]>, RegExp>> = {
  CloudFormation: /-[A-Z0-9]{12,13}$/,
  Terraform: /\d{18}[0-9a-f]{8}$/,
};

/**
 * What CloudFormation calls a role without a name: `STACK-LOGICALID-RANDOM`. Names have 64 characters at most, so that
 * a long id is cut.
 */
export function madeByCloudFormation(id: string): CalledAs {
  return { as: "role", name: `*-${id}`, ending: "CloudFormation" };
}

/** The ARNs of roles or users that may be called so, in order. */
export function whoIsCalled({ as, name, ending }: CalledAs, arns: readonly string[]): string[] {
  return arns.filter((arn) => {
    const [kind, own] = nameIn(arn);
    if (kind !== as || own === undefined) return false;
    if (ending === undefined) return covers(name, own);
    return endings[ending].test(own) && covers(name, own.replace(endings[ending], ""));
  });
}

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

/** The name without what was made up, and without the account: what several have that are of one kind. */
export function familyOf({ ending }: CalledAs, arn: string): string {
  const [, name = arn] = nameIn(arn);
  return ending === undefined ? name : name.replace(endings[ending], "");
}
