import type { Catalog } from "../catalog/catalog.ts";
import type { Permission, Property, WordOrAt } from "../catalog/permissions.ts";
import { asText, isEmptyText, mayBeMissing } from "../evaluate/texts.ts";
import { literal, type Value } from "../evaluate/value.ts";
import type {
  Condition,
  Elements,
  Owner,
  Policy,
  PrincipalMatch,
  PrincipalType,
  Statement,
} from "../iam/policy.ts";
import {
  alternatives,
  isHole,
  known,
  makeText,
  type Hole,
  type Part,
  type Text,
} from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import { fillFormat, type Word } from "./arn.ts";

/** What a declaration gives to a property, and where: name and value. */
export type GivenProperty = { readonly value: Value; readonly place: Place };

/** A declaration that AWS writes into the policy of a resource. */
export type PermissionSite = {
  readonly given: (property: Property) => GivenProperty | undefined;
  /** Account, region and partition in which it is made. */
  readonly word: (word: Word) => Hole;
  /** The declaration: there stands what it does not give, and AWS puts in. */
  readonly place: Place;
};

/**
 * The statement that AWS writes into the policy of a resource of a type for a declaration, each
 * element at the property that it is made of. Undefined where the declaration lacks what AWS asks for.
 * (https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html)
 */
export function permissionElements(
  permission: Permission,
  type: string,
  { given, word, place }: PermissionSite,
  catalog: Catalog,
): Elements | undefined {
  const read = (property: Property): (GivenProperty & { text: Text }) | undefined => {
    const found = given(property);
    const text = found && !isEmptyText(found.value) ? asText(found.value) : undefined;
    if (found && text) return { ...found, text };
    const otherwise = permission.otherwise(property);
    const value = otherwise === undefined ? undefined : literal(otherwise, place);
    return value && { value, place, text: value.text };
  };
  const wordAt = (word: WordOrAt, at: Place): Text | undefined =>
    typeof word === "string" ? literal(word, at).text : read(word.at)?.text;
  const conditions = permission.conditions.flatMap(({ value, ...each }): readonly Condition[] => {
    const found = read(value);
    // Without the value there is no condition: what may be so is read as the wider.
    if (found && mayBeMissing(found.value)) return [];
    const operator = found && wordAt(each.operator, found.place);
    const key = found && wordAt(each.key, found.place);
    return operator && key ? [{ operator, key, values: { items: [found.text], rest: [] } }] : [];
  });
  const mayBeLimited = permission.conditions.some(({ value }) => {
    const found = read(value);
    return found !== undefined && mayBeMissing(found.value);
  });
  const [sid, action, principal] = [permission.sid, permission.action, permission.principal].map(
    read,
  );
  const [resource] = permission.resource.flatMap((each) => read(each) ?? []);
  const format = catalog.resourceType(type)?.arns[0];
  if (!action || !principal || !resource || format === undefined) return undefined;
  const { parts, origin } = arnNamed(resource.text, format, word);
  const [qualifier] = permission.qualifier.flatMap((each) => read(each) ?? []);
  const behind = qualifier?.text;
  const arn = makeText(behind ? [...parts, ":", ...behind.parts] : parts, origin);
  return {
    ...(sid && { sid: sid.text }),
    effect: "Allow",
    action: { items: [action.text], rest: [], negated: false, place: action.place },
    resource: { items: [arn], rest: [], negated: false, place: resource.place },
    principal: {
      negated: false,
      place: principal.place,
      entries: principalEntries(principal.text),
    },
    conditions,
    ...(mayBeLimited && { mayBeLimited }),
  };
}

/** Where a permission stands, and what it is about. */
export type Standing = Pick<Policy, "id" | "place" | "attachedTo"> &
  Pick<Statement, "presence"> & {
    readonly owner: Owner;
    /** The id of its statement. */
    readonly statement: string;
  };

/** The policy of a resource as far as one declaration makes it, of one statement as a rule. */
export function permissionPolicy(
  elements: readonly Elements[],
  { id, statement, place, presence, owner, attachedTo }: Standing,
): Policy {
  return {
    id,
    kind: "resource",
    owner,
    attachedTo,
    statements: elements.map((each, number) => ({
      ...each,
      id: number === 0 ? statement : `${statement}[${number}]`,
      place,
      presence,
      madeOf: "permission",
    })),
    place,
  };
}

/**
 * The ARN of what is named by its name, by an ARN, or by the end of one
 * (`111122223333:function:app`). What is not known at all may be any of these, and stays as it is.
 */
function arnNamed(text: Text, format: string, word: (word: Word) => Hole): Text {
  const [first, second] = text.parts;
  if (first === undefined || (!isHole(first) && first.startsWith("arn:"))) return text;
  if (isHole(first) && mayBeArn(first, second)) {
    const { among } = first;
    if (!among || second !== undefined) return text;
    const texts = among.texts.map((each) => arnNamed(each, format, word));
    return makeText([{ ...first, among: { ...among, texts } }], text.origin);
  }
  const missing = fillFormat<Part>(beginning(text, format), word, () => "");
  return makeText([...missing, ...text.parts], text.origin);
}

function mayBeArn({ meaning }: Hole, behind: Part | undefined): boolean {
  if (meaning.kind !== "unknown") return false;
  return behind === undefined || (!isHole(behind) && behind.startsWith(":"));
}

/** What of a format stands before the name and is not written in a text that ends as the ARN does. */
function beginning({ parts }: Text, format: string): string {
  const before = format.slice(0, format.search(/\$\{(?!Partition|Region|Account)/));
  const components = before.split(/(?<=:)/);
  const kind = components.at(-1) ?? "";
  const written = parts.map((part) => (isHole(part) ? "?" : part)).join("");
  const at = `:${written}`.indexOf(`:${kind}`);
  if (at < 0 || !kind.endsWith(":")) return before;
  const own = written.slice(0, at + kind.length).split(":").length - 1;
  return components.slice(0, components.length - own).join("");
}

/** A principal as AWS reads it: everybody, a service by its host, an account or what has an ARN. */
function principalEntries(text: Text): PrincipalMatch["entries"] {
  const types = new Set(alternatives(text).map(principalTypeOf));
  const [only, ...more] = types;
  if (only !== undefined && more.length === 0) return [{ type: only, items: [text], rest: [] }];
  return alternatives(text).map((each): PrincipalMatch["entries"][number] => {
    const type = principalTypeOf(each);
    if (type !== undefined) return { type, items: [each], rest: [] };
    const hole = each.parts.find(isHole);
    return hole
      ? { type: hole, items: [], rest: [hole] }
      : { type: "AWS", items: [each], rest: [] };
  });
}

function principalTypeOf(text: Text): PrincipalType | undefined {
  if (known(text) === "*") return "*";
  const literals = text.parts.map((part) => (isHole(part) ? "" : part)).join("");
  const [first, ...more] = text.parts;
  const isAccount = first !== undefined && isHole(first) && first.meaning.kind === "account";
  if (literals.includes(":") || /^\d{12}$/.test(literals) || (isAccount && more.length === 0))
    return "AWS";
  return literals.includes(".") ? "Service" : undefined;
}
