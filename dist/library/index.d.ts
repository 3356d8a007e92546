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
    readonly items: {
        readonly before: number;
        readonly after: number;
    };
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
    readonly escalationPaths: readonly {
        readonly id: string;
        readonly actions: readonly string[];
    }[];
};
/** What a statement allows on one side alone, with a request that shows it. */
export type Difference = {
    readonly accessLevel: string;
    readonly actions: readonly string[];
    readonly example: {
        readonly action: string;
        readonly resource: string;
    } | null;
    /** Whether it is so whatever is not known. */
    readonly certain: boolean;
};
export type PolicyDifference = {
    readonly gained: readonly Difference[];
    readonly lost: readonly Difference[];
};
/** The policy of a template, and what should be known of it: a sentence each. */
export type WrittenPolicy = {
    readonly text: string;
    readonly notes: readonly string[];
};
/** The day of AWS's reference that all answers are of: `2026-09-26`. */
export declare function catalogDate(): string;
/**
 * The actions that meet a filter, in the catalog's order. What there is not is an error whose `name` is
 * `UnknownName`, with what may have been meant in `like`; so it is in all that is asked below.
 */
export declare function queryActions(filter?: ActionFilter): readonly ActionInfo[];
/** The resource types of a service, by name or by a condition key that requests on them carry. */
export declare function queryResourceTypes(filter?: {
    readonly service?: string;
    readonly name?: string;
    readonly condition?: string;
}): readonly ResourceTypeInfo[];
/** The condition keys of a service; those of "aws" are the global ones. */
export declare function queryConditionKeys(filter?: {
    readonly service?: string;
    readonly name?: string;
}): readonly ConditionKeyInfo[];
/** The services of a prefix, or of a pattern of some. */
export declare function queryServices(pattern?: string): readonly ServiceInfo[];
/** The resource types that an ARN, or a pattern of some, means, and the actions that take them. */
export declare function describeArn(arn: string): readonly ArnInfo[];
/** The actions that a pattern covers: `s3:Get*`. */
export declare function expandPattern(pattern: string): readonly string[];
/** A policy with its wildcards written out: the same actions in the catalog of its day. */
export declare function expandPolicy(policy: Policy): RewrittenPolicy;
/**
 * A policy with its actions joined under wildcards, which cover the same ones in the catalog of its day.
 * `least`: the fewest characters of a name before its wildcard; 0, as it is if not given, allows `s3:*`.
 */
export declare function minimizePolicy(policy: Policy, options?: {
    readonly least?: number;
}): RewrittenPolicy;
/** What a policy allows, with its score. Throws a TypeError where it is not one policy with statements. */
export declare function analyzePolicy(policy: Policy): PolicyAnalysis;
/**
 * What one policy allows that an older one does not, and the other way round, level by level. Empty lists
 * are a proof for all requests, by actions that AWS has yet to make, too.
 */
export declare function diffPolicies(before: Policy, after: Policy): PolicyDifference;
/**
 * The policy that a template of `pare write` asks for: its text, or the same as a value. Throws a TypeError
 * with a line for each mistake of the template.
 *
 * @param options.format the language; JSON, if not given
 * @param options.minimize the fewest characters of an action's name before a wildcard; without it there is none
 * @param options.split the most characters of a policy: what is longer becomes several
 */
export declare function writePolicy(template: string | Readonly<Record<string, unknown>>, options?: {
    readonly format?: "json" | "yaml" | "terraform" | "hcl" | "cloudformation" | "sam" | "cdk";
    readonly minimize?: number;
    readonly split?: number;
}): WrittenPolicy;
