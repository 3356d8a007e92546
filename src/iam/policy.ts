import { contains, type Place } from "../source/source.ts";
import type { Hole, List, Text } from "./text.ts";

/**
 * What a policy is to AWS, which decides what its elements mean: a key policy's `*` is the key,
 * a service control policy grants nothing.
 */
export const policyKinds = [
  "identity",
  "resource",
  "trust",
  "boundary",
  "service-control",
  "resource-control",
  "session",
  "endpoint",
] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** Policies that only limit what others grant (iam-semantics: they are neither findings nor rewritten). */
const ceilings: ReadonlySet<PolicyKind> = new Set([
  "boundary",
  "service-control",
  "resource-control",
  "session",
  "endpoint",
]);

export function isCeiling(kind: PolicyKind): boolean {
  return ceilings.has(kind);
}

export type Policy = {
  /** Unique in a scan and the same from run to run. */
  readonly id: string;
  readonly kind: PolicyKind;
  /** The instance of a module that it is declared in, where its directory alone does not say. */
  readonly scope?: string;
  readonly owner: Owner;
  readonly attachedTo: readonly Attachment[];
  /** Who has it by name, where no declaration is referred to. */
  readonly heldBy?: readonly HolderName[];
  /** The services that alone may assume the roles which have it, by their principals; absent where that is not known. */
  readonly assumedBy?: readonly string[];
  /** What a resource policy protects, as far as it is named and not declared here. */
  readonly protects?: readonly Text[];
  /** The roles and users whose permissions boundary it is. */
  readonly bounds?: readonly Attachment[];
  /** Policies with the Deny statements that everybody who has it has beside it. */
  readonly deniedBeside?: readonly Policy[];
  /** It is what AWS told of an account: written somewhere else, and changed there. */
  readonly isTold?: true;
  /** It is written elsewhere, and called as its owner is; its one statement says that it allows something. */
  readonly isElsewhere?: true;
  /** It is a default: whoever uses this may name another one in its place. */
  readonly isDefault?: true;
  /** `Version`; absent means 2008-10-17, in which policy variables are plain text. */
  readonly version?: Text;
  readonly statements: readonly Statement[];
  readonly place: Place;
};

/** The declaration that the policy belongs to: `aws_iam_role_policy.app`, `Resources.Role`. */
export type Owner = {
  readonly address: string;
  /** The type as the IaC language has it: `aws_iam_role_policy`, `AWS::IAM::Role`; "" for a bare document. */
  readonly type: string;
  /** In a template that CDK made of a program; and the construct there, if it is said: `Shop/Role/DefaultPolicy/Resource`. */
  readonly synthesized?: { readonly construct?: string };
  /** The names and descriptions under which people know it. */
  readonly names: readonly Text[];
  /** For a resource policy, the type of AWS resource it protects, as `service:type`. */
  readonly protects?: string;
  /** AWS CDK moves what is too long of it to managed policies when it makes a template. */
  readonly isSplit?: true;
  /** What is declared beside the policy keeps the world out: a network, S3's Block Public Access. */
  readonly isSheltered?: true;
};

/** Who or what a policy is attached to: a role, a bucket. */
export type Attachment = {
  readonly address: string;
  readonly type: string;
  /** The instance of a module that declares it, where that is another than the policy's. */
  readonly scope?: string;
  /** Which one of those that a declaration makes: `["reader"]`; absent where it is not known. */
  readonly instance?: string;
  /** The declaration that attaches it, by scope and address, where that may not be there. */
  readonly under?: readonly [scope: string, address: string];
  /** The service that it is made for, where a tool makes it and its trust policy. */
  readonly madeFor?: string;
};

/** What is called so: a "role", a "user", a "group", a "target" of an organization. */
export type HolderName = Pick<Attachment, "under"> & { readonly as: string; readonly name: Text };

export type Statement = {
  /** Unique in a scan and the same from run to run. */
  readonly id: string;
  /** Its own braces, block or list item. */
  readonly place: Place;
  /** Calls behind it that add to what it says and can be written anew with it: `statement.addActions(...)`. */
  readonly addedAt?: readonly Place[];
  /** Whether it is there at all: "maybe" where a condition or an iteration decides. */
  readonly presence: "always" | "maybe" | "never";
  /** What decides on that, equal for what is decided alike; absent where nothing but its id tells. */
  readonly under?: string;
  /**
   * What it is made of, where nobody wrote it as a statement: by a tool, whose it is but for names, or,
   * of a permission, by AWS, property by property; of a grant, by a library that a program calls, or of
   * the principal that may assume a role.
   */
  readonly madeOf?:
    | "policy template"
    | "connector"
    | "event"
    | "permission"
    | "grant"
    | "principal";
  readonly sid?: Text;
  readonly effect: "Allow" | "Deny" | "unknown";
  /** What is written where Allow or Deny should be, in a case that AWS does not take: `allow`. */
  readonly wrongEffect?: Text;
  readonly action?: Match;
  readonly resource?: Match;
  readonly principal?: PrincipalMatch;
  readonly conditions: readonly Condition[];
  /** Further conditions may be there: whether they are, what is not known decides. */
  readonly mayBeLimited?: true;
};

/** What a statement says, without its place and identity. */
export type Elements = Pick<
  Statement,
  | "sid"
  | "effect"
  | "wrongEffect"
  | "action"
  | "resource"
  | "principal"
  | "conditions"
  | "mayBeLimited"
>;

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export type Match = List & {
  /** The element is the `Not...` one. */
  readonly negated: boolean;
  /** The element, key and value. */
  readonly place: Place;
};

export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser" | "*";

export type PrincipalMatch = {
  readonly negated: boolean;
  readonly place: Place;
  readonly entries: readonly (List & { readonly type: PrincipalType | Hole })[];
};

export type Condition = {
  /** With its qualifiers, as written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: Text;
  readonly key: Text;
  readonly values: List;
};

/** What a statement that may be there hangs on. */
export function hingeOf({ under, id }: Pick<Statement, "under" | "id">): string {
  return under ?? id;
}

/** Where a text stands in a statement: the reference there, if it is written elsewhere. */
export function placeIn({ place }: Statement, { origin }: Text): Place {
  const places = [origin.written, ...origin.via];
  const here = places.find(
    ({ source, span }) => source.path === place.source.path && contains(place.span, span),
  );
  return here ?? origin.written;
}
