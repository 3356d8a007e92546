import { extractDocuments } from "./iac/document/extract.ts";
import { differencesOf } from "./jobs/diff.ts";
import { openFacts } from "./jobs/knowledge.ts";
import type { Reading } from "./jobs/reading.ts";
import { writePolicy as written } from "./jobs/write.ts";
import { queryActions as actionsOf } from "./query/actions.ts";
import { queryArn as typesOfArn } from "./query/arn.ts";
import { queryConditionKeys as keysOf } from "./query/condition-keys.ts";
import { expanded, expandPattern as actionsCoveredBy, type Rewritten } from "./query/expanded.ts";
import { minimized } from "./query/minimized.ts";
import { openReference } from "./query/reference.ts";
import { queryResourceTypes as typesOf } from "./query/resource-types.ts";
import { servicesOf } from "./query/services.ts";
import { analysisReport } from "./report/analysis-json.ts";
import { actionsReport } from "./report/query/actions.ts";
import { arnReport } from "./report/query/arn.ts";
import { conditionKeysReport } from "./report/query/condition-keys.ts";
import { resourceTypesReport } from "./report/query/resource-types.ts";
import { servicesReport } from "./report/query/services.ts";
import { shownShift } from "./report/shifts-json.ts";
import { readCatalogFile } from "./repository/root.ts";
import { analyse } from "./rules/analysis.ts";
import { later } from "./source/once.ts";
import { noFiles } from "./source/source.ts";

// The entry of the library: what the commands `query`, `arn`, `expand`, `minimize`, `analyze`, `diff` and
// `write` answer, as functions on values of JSON. Its declarations are made of this file alone, so that every type
// that is public stands here.

/** A policy document: a value of JSON, or its text. */
export type Policy = string | Readonly<Record<string, unknown>>;

export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";

/** Which actions are asked for: such as meet all that is said. Names may be patterns: `Get*`. */
export type ActionFilter = {
  readonly service?: string;
  readonly name?: string;
  readonly accessLevel?: string;
  /** `*` for those that take none. */
  readonly resourceType?: string;
  readonly condition?: string;
  /** One of credentials, data, escalation, exposure, infrastructure. */
  readonly class?: string;
  readonly escalation?: string;
  readonly needs?: string;
};

export type ActionInfo = {
  readonly action: string;
  readonly service: string;
  readonly name: string;
  readonly accessLevel: AccessLevel;
  readonly permissionOnly: boolean;
  readonly scoping: "none" | "soft" | "full";
  readonly resourceTypes: readonly {
    readonly type: string;
    readonly required: boolean;
    readonly arns: readonly string[];
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
  readonly dependents: readonly string[];
  readonly classes: readonly string[];
  readonly escalationPaths: readonly string[];
};

export type ResourceTypeInfo = {
  readonly type: string;
  readonly service: string;
  readonly name: string;
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
};

export type ConditionKeyInfo = {
  readonly key: string;
  readonly type: string;
  /** null of a global key. */
  readonly service: string | null;
  readonly carried: string | null;
  readonly actions: readonly string[];
  readonly resourceTypes: readonly string[];
};

export type ServiceInfo = {
  readonly service: string;
  readonly title: string;
  readonly actions: number;
  readonly resourceTypes: number;
  readonly conditionKeys: number;
};

/** A resource type that an ARN means, and the actions that take it, by access level. */
export type ArnInfo = {
  readonly type: string;
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
  readonly actions: Readonly<Partial<Record<AccessLevel, readonly string[]>>>;
};

/** A policy with its wildcards written out, or its actions joined. */
export type RewrittenPolicy = {
  readonly policy: unknown;
  readonly items: { readonly before: number; readonly after: number };
  /** How many actions of the catalog it names, element by element: as many before as after. */
  readonly actions: number;
  /** Items that are no actions of the catalog, and stay as they are. */
  readonly unknown: readonly string[];
  /** Wildcards that reached what AWS adds later, of a policy that is expanded; that do now, of a minimized one. */
  readonly reachingLater: readonly string[];
};

export type PolicyAnalysis = {
  readonly kind: string;
  /** From 0 for everything to 100 for nothing; null of a policy that only limits others. */
  readonly score: number | null;
  readonly letter: string | null;
  readonly actions: number;
  readonly byAccessLevel: Readonly<Partial<Record<AccessLevel, readonly string[]>>>;
  readonly byService: Readonly<Record<string, Readonly<Partial<Record<AccessLevel, number>>>>>;
  readonly byClass: Readonly<Record<string, readonly string[]>>;
  /** By how far they reach: everything, type, unknown, named, itself, unavoidable. */
  readonly byReach: Readonly<Record<string, readonly string[]>>;
  readonly conditional: readonly string[];
  readonly reachingLater: readonly string[];
  readonly unknownActions: boolean;
  readonly escalationPaths: readonly { readonly id: string; readonly actions: readonly string[] }[];
};

/** What a statement allows on one side alone, with a request that shows it. */
export type Difference = {
  readonly accessLevel: string;
  readonly actions: readonly string[];
  readonly example: { readonly action: string; readonly resource: string } | null;
  /** Whether it is so whatever is not known. */
  readonly certain: boolean;
};

export type PolicyDifference = {
  readonly gained: readonly Difference[];
  readonly lost: readonly Difference[];
};

/** The policy of a template, and what should be known of it: a sentence each. */
export type WrittenPolicy = { readonly text: string; readonly notes: readonly string[] };

const reference = later(() => openReference(readCatalogFile));
const facts = later(() =>
  openFacts({
    read: readCatalogFile,
    scripts: () => {
      throw new Error("a policy holds no program");
    },
  }),
);

/** The day of AWS's reference that all answers are of: `2026-09-26`. */
export function catalogDate(): string {
  return reference().catalog.date;
}

/**
 * The actions that meet a filter, in the catalog's order. What there is not is an error whose `name` is
 * `UnknownName`, with what may have been meant in `like`; so it is in all that is asked below.
 */
export function queryActions(filter: ActionFilter = {}): readonly ActionInfo[] {
  return actionsReport(actionsOf(filter, reference()));
}

/** The resource types of a service, by name or by a condition key that requests on them carry. */
export function queryResourceTypes(
  filter: { readonly service?: string; readonly name?: string; readonly condition?: string } = {},
): readonly ResourceTypeInfo[] {
  return resourceTypesReport(typesOf(filter, reference()));
}

/** The condition keys of a service; those of "aws" are the global ones. */
export function queryConditionKeys(
  filter: { readonly service?: string; readonly name?: string } = {},
): readonly ConditionKeyInfo[] {
  return conditionKeysReport(keysOf(filter, reference()));
}

/** The services of a prefix, or of a pattern of some. */
export function queryServices(pattern = "all"): readonly ServiceInfo[] {
  return servicesReport(servicesOf(pattern, reference()));
}

/** The resource types that an ARN, or a pattern of some, means, and the actions that take them. */
export function describeArn(arn: string): readonly ArnInfo[] {
  return arnReport(typesOfArn(arn, reference()));
}

/** The actions that a pattern covers: `s3:Get*`. */
export function expandPattern(pattern: string): readonly string[] {
  return actionsCoveredBy(pattern, reference().catalog).map(({ id }) => id);
}

/** A policy with its wildcards written out: the same actions in the catalog of its day. */
export function expandPolicy(policy: Policy): RewrittenPolicy {
  return shown(expanded(valueOf(policy), reference().catalog));
}

/**
 * A policy with its actions joined under wildcards, which cover the same ones in the catalog of its day.
 * `least`: the fewest characters of a name before its wildcard; 0, as it is if not given, allows `s3:*`.
 */
export function minimizePolicy(
  policy: Policy,
  options: { readonly least?: number } = {},
): RewrittenPolicy {
  return shown(minimized(valueOf(policy), reference().catalog, options));
}

/** What a policy allows, with its score. Throws a TypeError where it is not one policy with statements. */
export function analyzePolicy(policy: Policy): PolicyAnalysis {
  const [only, ...more] = readingOf(policy).subjects[0]?.policies ?? [];
  if (!only || more.length > 0) throw new TypeError("this is not one policy with statements");
  return analysisReport(analyse(only, facts()));
}

/**
 * What one policy allows that an older one does not, and the other way round, level by level. Empty lists
 * are a proof for all requests, by actions that AWS has yet to make, too.
 */
export function diffPolicies(before: Policy, after: Policy): PolicyDifference {
  const { shifts } = differencesOf(readingOf(before), readingOf(after), facts());
  const sides = shifts.map(shownShift);
  const told = (side: "gained" | "lost"): readonly Difference[] =>
    sides
      .flatMap((shift) => shift[side])
      .flatMap(({ levels, certain }) =>
        levels.map(({ level, actions, witness }) => ({
          accessLevel: level,
          actions,
          example: witness && { action: witness.action, resource: witness.resource },
          certain,
        })),
      );
  return { gained: told("gained"), lost: told("lost") };
}

/**
 * The policy that a template of `pare write` asks for: its text, or the same as a value. Throws a TypeError
 * with a line for each mistake of the template.
 *
 * @param options.format the language; JSON, if not given
 * @param options.minimize the fewest characters of an action's name before a wildcard; without it there is none
 * @param options.split the most characters of a policy: what is longer becomes several
 */
export function writePolicy(
  template: string | Readonly<Record<string, unknown>>,
  options: {
    readonly format?: "json" | "yaml" | "terraform" | "hcl" | "cloudformation" | "sam" | "cdk";
    readonly minimize?: number;
    readonly split?: number;
  } = {},
): WrittenPolicy {
  const text = typeof template === "string" ? template : JSON.stringify(template);
  const { quotas, regions } = facts();
  const known = { ...reference(), quotas, regions };
  const made = written({ path: "template", text }, { format: "json", ...options }, known);
  if (!made.ok) throw new TypeError(made.mistakes.join("\n"));
  return { text: made.text, notes: made.notes };
}

function valueOf(policy: Policy): unknown {
  return typeof policy === "string" ? (JSON.parse(policy) as unknown) : policy;
}

function shown({ value, items, actions, unknown, reachingLater }: Rewritten): RewrittenPolicy {
  return { policy: value, items, actions, unknown, reachingLater };
}

/** A policy as a file of its own. */
function readingOf(policy: Policy): Reading {
  const path = "policy.json";
  const source = { path, text: JSON.stringify(valueOf(policy)) };
  const { policies } = extractDocuments([source], facts(), noFiles);
  if (policies.length === 0) throw new TypeError("there is no statement in it");
  const subject = { address: path, full: path, key: path, policies };
  return { path, subjects: [subject], unread: [], onDisk: (read) => read };
}
