import { madeByCdk, madeByCloudFormation, type CalledAs } from "../../evidence/called-as.ts";
import { scoped, type Holder } from "../../iam/holders.ts";
import { itemPattern } from "../../iam/action-pattern.ts";
import type { Declared } from "../../iam/inventory.ts";
import { alternatives, holesOf, isHole, known, type Text } from "../../iam/text.ts";

/** Types whose roles a tool declares, and what it puts behind their ids: SAM calls a function's `FUNCTIONRole`. */
const withRoles: ReadonlyMap<string, string> = new Map([
  ["AWS::Serverless::Function", "Role"],
  ["AWS::Serverless::StateMachine", "Role"],
]);
const withRolesInCdk: ReadonlyMap<string, string> = new Map([
  ["AWS::Lambda::Function", "ServiceRole"],
  ["AWS::StepFunctions::StateMachine", "Role"],
]);

/**
 * What a role or user is called, in each way that it may be; nothing where nothing tells.
 *
 * @param type of its declaration, as its language has it
 * @param isCdk whether a program of CDK's declares it
 * @param declared what is declared under its address, where that is known
 */
export function calledAs(
  { as, name, named, ...at }: Pick<Holder, "as" | "name" | "named" | "scope" | "address">,
  type: string,
  declared: Declared | undefined,
  isCdk: boolean,
): readonly CalledAs[] {
  if (as === "policy") return [];
  const { by, id: base, stacks } = declared?.madeOf ?? {};
  const construct = (by === "CDK" && base ? known(base) : undefined) ?? at.address;
  const made = (behind = ""): CalledAs =>
    isCdk
      ? madeByCdk(`${construct}${behind}`, stacks)
      : madeByCloudFormation(`${at.address}${behind}`);
  const behind = (isCdk ? withRolesInCdk : withRoles).get(type);
  if (behind !== undefined) return [made(behind)];
  const kind = named ?? declared?.type.replace(/^iam:/, "");
  // Who is in a group, and who uses a permission set, is written elsewhere.
  if (kind !== "role" && kind !== "user") return [];
  const text = name ?? declared?.name;
  if (!text) return [];
  const id = by === "Pulumi" ? base : undefined;
  const own = `${scoped(at)}/name`;
  const ownHole = holesOf(text).find(({ id }) => id === own);
  if (ownHole && text.parts.length === 1 && id)
    return [{ as: kind, name: itemPattern(id), ending: "Pulumi" }];
  if (ownHole && text.parts.length === 1) return type === "AWS::IAM::Role" ? [made()] : [];
  const isPrefix = ownHole !== undefined && text.parts.at(-1) === ownHole;
  return spelledOut(text).flatMap((each) => {
    const written = itemPattern(each);
    // No name has a wildcard of its own.
    if (each.parts.some((part) => !isHole(part) && /[*?]/.test(part))) return [];
    return [{ as: kind, name: written, ...(isPrefix && { ending: "Terraform" as const }) }];
  });
}

/** A text in each way that it can be for sure: what is only usual says nothing. */
function spelledOut(text: Text): readonly Text[] {
  if (known(text) !== undefined) return [text];
  const isSettled = holesOf(text).every(({ among }) => among?.complete === true);
  return isSettled ? alternatives(text) : [text];
}
