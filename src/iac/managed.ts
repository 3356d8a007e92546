import type { UnknownValue, Value } from "../evaluate/value.ts";
import type { Attachment } from "../iam/policy.ts";
import { isHole, textKey, type Hole, type Text } from "../iam/text.ts";
import type { Problem } from "../source/problem.ts";
import { code } from "../source/quoted.ts";
import { contains, textAt, type Place } from "../source/source.ts";
import { problemAt } from "./problems.ts";

/** A managed policy that is declared here, whose text is read as a policy of its own. */
export type ManagedPolicy = {
  readonly address: string;
  /** The instance of a module that declares it, with which its address begins. */
  readonly scope?: string;
  readonly name: Text;
};

/** Where managed policies are named: what they are attached to, or a boundary of. */
export type ManagedUse<To = Attachment> = {
  readonly names: "policy" | "boundary";
  readonly value: Value;
  /** Where it stands. */
  readonly at: Place;
  /** The instance of a module in which it stands. */
  readonly scope?: string;
  /** The declared policies that it names by reference, by address. */
  readonly refersTo: readonly string[];
  readonly attachedTo: readonly To[];
};

/** What declared managed policies are attached to, which are boundaries, and what is not read. */
export type ManagedUses<To = Attachment> = {
  /** By address of the policy. An empty list: attached to what is not declared here. */
  readonly attachedTo: ReadonlyMap<string, readonly To[]>;
  readonly boundaries: ReadonlySet<string>;
  readonly problems: readonly Problem[];
};

/** Works out what is made of the managed policies of a template, or of modules that call each other. */
export function managedUses<To = Attachment>(
  declared: readonly ManagedPolicy[],
  uses: readonly ManagedUse<To>[],
): ManagedUses<To> {
  const attachedTo = new Map<string, readonly To[]>();
  const boundaries = new Set<string>();
  const problems: Problem[] = [];
  const declaredAs = finder(declared);
  for (const use of uses) {
    const { names, value, at, refersTo, attachedTo: to } = use;
    const named = [...namedIn(value)].map((each) => ({ ...each, address: declaredAs(each, use) }));
    const addresses = new Set([...refersTo, ...named.flatMap(({ address }) => address ?? [])]);
    if (names === "boundary") {
      for (const address of addresses) boundaries.add(address);
      continue;
    }
    for (const address of addresses)
      attachedTo.set(address, [...(attachedTo.get(address) ?? []), ...to]);
    // What refers to a policy in a way that is not evaluated is taken to be that policy.
    const unread = named.filter(
      ({ address, text }) => address === undefined && (text !== undefined || refersTo.length === 0),
    );
    problems.push(...unreadProblems(unread, at));
  }
  return { attachedTo, boundaries, problems };
}

/** Policies that are not read, where each is named; what one expression may be is said once. */
function unreadProblems(unread: readonly Named[], at: Place): readonly Problem[] {
  const found = new Map<string, { readonly place: Place; readonly shown: Set<string> }>();
  for (const { text, expression, places } of unread) {
    const place = places.find((each) => isWithin(each, at)) ?? at;
    const { start, end } = place.span;
    const key = `${place.source.path}:${start}-${end}`;
    const { shown } = found.get(key) ?? { shown: new Set() };
    found.set(key, { place, shown });
    shown.add(code((text && spelledOut(text)) ?? expression ?? textAt(place), 100));
  }
  return [...found.values()].map(({ place, shown }) =>
    problemAt(
      place,
      "managed-policy",
      `what the attached ${listed([...shown])} grants is not read`,
    ),
  );
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

type Named = {
  readonly text?: Text;
  /** The declaration that it is an attribute of. */
  readonly refersTo?: Exclude<UnknownValue["refersTo"], undefined>;
  /** The expression that gives it, where it is not known. */
  readonly expression?: string | undefined;
  readonly places: readonly Place[];
};

/** What a value names: itself, what its lists hold, the arms of its choices. */
function* namedIn(value: Value): Generator<Named> {
  switch (value.kind) {
    case "text": {
      const { text, origin } = value;
      if (text.parts.length > 0) yield { text, places: [origin.written, ...origin.via] };
      return;
    }
    case "unknown":
      yield {
        places: [value.origin.written, ...value.origin.via],
        expression: value.hole.expression,
        ...(value.refersTo && { refersTo: value.refersTo }),
      };
      return;
    case "choice":
      yield* orItself(value.values, value.complete, value.hole);
      return;
    case "list":
      for (const item of value.items) yield* namedIn(item);
      for (const { like, complete, hole } of value.rest) yield* orItself(like, complete, hole);
      return;
    case "map":
      for (const entry of value.entries) yield* namedIn(entry.value);
      for (const hole of value.rest) yield holeNamed(hole);
      return;
    case "encoded":
    case "number":
    case "bool":
    case "null":
  }
}

/** What several values name; where none is written and there may be another, the hole itself. */
function* orItself(values: readonly Value[], complete: boolean, hole: Hole): Generator<Named> {
  const named = values.flatMap((each) => [...namedIn(each)]);
  yield* named;
  if (named.length === 0 && !complete) yield holeNamed(hole);
}

const holeNamed = ({ place, expression }: Hole): Named => ({ places: [place], expression });

type Where = Pick<ManagedUse, "scope" | "refersTo">;

/** Finds the declared policy that is named: by reference, or by an ARN that ends in its name. */
function finder(
  declared: readonly ManagedPolicy[],
): (named: Named, use: Where) => string | undefined {
  const addresses = new Set(declared.map(({ address }) => address));
  const names = declared.map((each) => ({ ...each, end: `/${textKey(each.name)}` }));
  const known = (address: string, scope: string | undefined): string | undefined => {
    const full = scope === undefined ? address : `${scope}/${address}`;
    return addresses.has(full) ? full : undefined;
  };
  return ({ text, refersTo }, use) => {
    if (refersTo) return known(refersTo.address, refersTo.scope ?? use.scope);
    if (!text) return undefined;
    for (const part of text.parts) {
      if (!isHole(part) || part.meaning.kind !== "name") continue;
      const { address } = part.meaning;
      // An instance of several is called `address[...]`.
      const [declaration = ""] = address.split("[");
      const scope =
        use.scope === undefined ? undefined : part.id.slice(0, part.id.lastIndexOf(`/${address}/`));
      const found = known(declaration, scope);
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
