import type { Value } from "../evaluate/value.ts";
import type { Attachment, HolderName, Policy, PolicyKind } from "../iam/policy.ts";
import { isHole, known, makeText, readable, textKey, type Text } from "../iam/text.ts";
import type { Problem } from "../source/problem.ts";
import { code } from "../source/quoted.ts";
import { contains, textAt, type Place } from "../source/source.ts";
import { namedIn, type Named } from "./named-in.ts";
import { problemAt } from "./problems.ts";

/** A managed policy that is declared here, whose text is read as a policy of its own. */
export type ManagedPolicy = {
  readonly address: string;
  /** The instance of a module that declares it, with which its address begins. */
  readonly scope?: string;
  readonly name: Text;
};

/** What is named: a managed policy, a boundary, a policy of an organization, or a group. */
export type Managed = "policy" | "boundary" | "ceiling" | "group";

export function isManaged(names: string): names is Managed {
  return ["policy", "boundary", "ceiling", "group"].includes(names);
}

/** Where managed policies are named: what they are attached to, or a boundary of. */
export type ManagedUse<To = Attachment> = {
  readonly names: Managed;
  readonly value: Value;
  /** Where it stands. */
  readonly at: Place;
  /** The instance of a module in which it stands. */
  readonly scope?: string;
  /** The declared policies that it names by reference, by address. */
  readonly refersTo: readonly string[];
  readonly attachedTo: readonly To[];
  /** Those whose names alone are given. */
  readonly heldBy?: readonly HolderName[];
  /** It is what is attached where nothing else is given. */
  readonly isDefault?: true;
};

/** What declared managed policies are attached to, which are boundaries, and what is not read. */
export type ManagedUses<To = Attachment> = {
  /** By address of the policy. An empty list: attached to what is not declared here. */
  readonly attachedTo: ReadonlyMap<string, readonly To[]>;
  readonly heldBy: ReadonlyMap<string, readonly HolderName[]>;
  /** Whose boundaries they are, by address of the policy. */
  readonly boundaries: ReadonlyMap<string, readonly To[]>;
  /** What is attached here and written elsewhere. */
  readonly unread: readonly Unread<To>[];
  readonly problems: readonly Problem[];
};

/** A managed policy that is written elsewhere, or a group of which somebody is a member. */
type Unread<To = Attachment> = Pick<ManagedUse<To>, "scope" | "attachedTo" | "heldBy"> & {
  readonly kind: PolicyKind;
  /** Its ARN or name, as far as it is known, for people. */
  readonly called: string;
  /** The same with its holes. */
  readonly name?: Text;
  /** Another may be given in its place. */
  readonly isDefault?: true;
  readonly place: Place;
};

/** Works out what is made of the managed policies of a template, or of modules that call each other. */
export function managedUses<To = Attachment>(
  declared: readonly ManagedPolicy[],
  uses: readonly ManagedUse<To>[],
): ManagedUses<To> {
  const attachedTo = new Map<string, readonly To[]>();
  const heldBy = new Map<string, readonly HolderName[]>();
  const boundaries = new Map<string, readonly To[]>();
  const unread: Unread<To>[] = [];
  const left: (readonly [Named, Place])[] = [];
  const declaredAs = finder(declared);
  for (const use of uses) {
    const { names, value, at, refersTo, attachedTo: to, heldBy: by = [] } = use;
    const named = [...namedIn(value)].map((each) => ({ ...each, address: declaredAs(each, use) }));
    const addresses = new Set([...refersTo, ...named.flatMap(({ address }) => address ?? [])]);
    for (const address of addresses) {
      if (names === "group") continue;
      append(names === "boundary" ? boundaries : attachedTo, address, to);
      if (names !== "boundary") append(heldBy, address, by);
    }
    const unknown = named.filter(({ address, text }) => {
      // What AWS attaches to all limits nothing.
      if (names === "ceiling" && text && known(text) === "p-FullAWSAccess") return false;
      // What refers to a policy in a way that is not evaluated is taken to be that policy.
      return names === "group" || (!address && (text !== undefined || refersTo.length === 0));
    });
    for (const each of unknown) {
      const { text } = each;
      const called = names === "group" ? `group ${shownAs(each, at)}` : text && readable(text);
      const place = writtenIn(each, at);
      const name = text ?? (each.hole && makeText([each.hole], { written: place, via: [] }));
      unread.push({
        ...use,
        kind: kinds[names],
        called: called ?? shownAs(each, at),
        ...(name && { name }),
        ...((each.isDefault ?? use.isDefault) && { isDefault: true as const }),
        place,
      });
    }
    if (names === "policy") left.push(...unknown.map((each) => [each, at] as const));
  }
  return { attachedTo, heldBy, boundaries, unread, problems: unreadProblems(left) };
}

const kinds: Readonly<Record<Managed, PolicyKind>> = {
  policy: "identity",
  boundary: "boundary",
  ceiling: "service-control",
  group: "identity",
};

function append<T>(to: Map<string, readonly T[]>, key: string, more: readonly T[]): void {
  to.set(key, [...(to.get(key) ?? []), ...more]);
}

/** Who has a declared policy by name, and whose boundary it is, as the policy has it. */
export function holdersOf<To>(
  address: string,
  { heldBy, boundaries }: ManagedUses<To>,
  own: readonly HolderName[],
  attachments: (to: readonly To[]) => readonly Attachment[],
): Pick<Policy, "heldBy" | "bounds"> {
  const names = [...own, ...(heldBy.get(address) ?? [])];
  const bounds = attachments(boundaries.get(address) ?? []);
  return {
    ...(names.length > 0 && { heldBy: names }),
    ...(bounds.length > 0 && { bounds }),
  };
}

/** Policies that are not read, where each is named; what one expression may be is said once. */
function unreadProblems(unread: readonly (readonly [Named, Place])[]): readonly Problem[] {
  const found = new Map<string, { readonly place: Place; readonly shown: Set<string> }>();
  for (const [each, at] of unread) {
    const place = placeOf(each, at);
    const { start, end } = place.span;
    const key = `${place.source.path}:${start}-${end}`;
    const { shown } = found.get(key) ?? { shown: new Set() };
    found.set(key, { place, shown });
    shown.add(code(shownAs(each, at), 100));
  }
  return [...found.values()].map(({ place, shown }) =>
    problemAt(
      place,
      "managed-policy",
      `what the attached ${listed([...shown])} grants is not read`,
    ),
  );
}

/**
 * Where it is to be changed: where its text stands, which a caller may have given; else within what
 * uses it, as with a default, in whose place another may be given.
 */
function writtenIn(named: Named, at: Place): Place {
  const { text, isDefault } = named;
  const isGiven = !isDefault && text && known(text) !== undefined;
  return isGiven ? text.origin.written : placeOf(named, at);
}

/** Where it is named, within what uses it. */
function placeOf({ places }: Named, at: Place): Place {
  return places.find((each) => isWithin(each, at)) ?? at;
}

/** A policy as it is named there. */
function shownAs(named: Named, at: Place): string {
  const { text, expression } = named;
  return (text && spelledOut(text)) ?? expression ?? textAt(placeOf(named, at));
}

const mostListed = 3;

/** The names of which one is meant. */
function listed(names: readonly string[]): string {
  const [last = "", ...before] = [...names].reverse();
  if (before.length === 0) return last;
  const more = names.length - mostListed;
  if (more > 0) return `${names.slice(0, mostListed).join(", ")} or ${more} more`;
  return `${before.reverse().join(", ")} or ${last}`;
}

/** Whether a managed policy is used as a boundary and grants nothing to anybody. */
export function onlyBoundary(
  address: string,
  { attachedTo, boundaries }: Pick<ManagedUses<unknown>, "attachedTo" | "boundaries">,
): boolean {
  return boundaries.has(address) && !attachedTo.has(address);
}

type Where = Pick<ManagedUse, "scope" | "refersTo">;

/** Finds the declared policy that is named: by reference, or by an ARN that ends in its name. */
function finder(
  declared: readonly ManagedPolicy[],
): (named: Named, use: Where) => string | undefined {
  const addresses = new Set(declared.map(({ address }) => address));
  const names = declared.map((each) => ({ ...each, end: `/${textKey(each.name)}` }));
  const among = (address: string, scope: string | undefined): string | undefined => {
    const full = scope === undefined ? address : `${scope}/${address}`;
    return addresses.has(full) ? full : undefined;
  };
  return ({ text, refersTo }, use) => {
    if (refersTo) return among(refersTo.address, refersTo.scope ?? use.scope);
    if (!text) return undefined;
    for (const part of text.parts) {
      if (!isHole(part) || part.meaning.kind !== "name") continue;
      const { address } = part.meaning;
      // An instance of several is called `address[...]`.
      const [declaration = ""] = address.split("[");
      const scope =
        use.scope === undefined ? undefined : part.id.slice(0, part.id.lastIndexOf(`/${address}/`));
      const found = among(declaration, scope);
      if (found !== undefined) return found;
    }
    const key = textKey(text);
    if (!key.includes(":policy/") || key.includes(":iam::aws:policy/")) return undefined;
    // A policy of another module that has the same name is not meant, but where one refers to it.
    const near = names.filter(
      ({ address, scope }) => scope === use.scope || use.refersTo.includes(address),
    );
    return near.find(({ end }) => end !== "/" && key.endsWith(end))?.address;
  };
}

/** The text with its holes as expressions, where all have one: `arn:${AWS::Partition}:iam::...`. */
function spelledOut({ parts }: Text): string | undefined {
  const spelled = parts.map((part) =>
    !isHole(part) ? part : part.expression === undefined ? undefined : `\${${part.expression}}`,
  );
  return spelled.every((part) => part !== undefined) ? spelled.join("") : undefined;
}

function isWithin(place: Place, { source, span }: Place): boolean {
  return place.source.path === source.path && contains(span, place.span);
}
