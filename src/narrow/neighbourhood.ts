import type { Action } from "../catalog/action.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";
import type { Policy } from "../iam/policy.ts";
import type { Text } from "../iam/text.ts";
import type { Knowledge } from "../rules/rule.ts";
import type { CalledInCode } from "./code.ts";
import type { Target } from "./target.ts";
import type { Telling } from "./telling.ts";

/** What is known around a statement when something narrower is looked for. */
export type Neighbourhood = Knowledge & {
  readonly vocabulary: Vocabulary;
  /** The resources of the module or template, in one list for all of its statements. */
  readonly declared: readonly Declared[];
  /** Those that are declared elsewhere, and have a name here. */
  readonly lookedUp: readonly Declared[];
  /** Which of them it may be about: not what it belongs to, nor what runs and calls nothing but others. */
  readonly mayMean: (declared: Declared) => boolean;
  /** Whether one may be who has the policy, of which nothing tells whose it is. */
  readonly mayHold: (declared: Declared) => boolean;
  /**
   * Nothing runs here under what has the policy, which is given out, or it chooses among many by their tags: it may
   * mean what others declare.
   */
  readonly isForOthers: boolean;
  /** Whether one is what something else logs to, which does not run under what has the policy. */
  readonly isLogOfOthers: (declared: Declared) => boolean;
  /** To which of them it may refer: to what refers to it, it may not. */
  readonly mayName: (declared: Declared) => boolean;
  /** Whether there is just one of it wherever the statement is. */
  readonly isThere: (declared: Declared) => boolean;
  /** Which of them has a name where the statement stands. */
  readonly isSeen: (declared: Declared) => boolean;
  /** Whether an expression of the file means something where the statement stands; what it means at an offset. */
  readonly sees: (expression: string, meantAt?: number) => boolean;
  /** The addresses of the functions that run under the policy's principal. */
  readonly running: ReadonlySet<string>;
  /** Those of them that are durable, where any is said to be; else all. */
  readonly durable: ReadonlySet<string>;
  /** Addresses that what runs under the policy's principal refers to, by who refers to them. */
  readonly used: ReadonlyMap<string, string>;
  /** Those of them that only hand something to it: the queue of an event. */
  readonly feeding: ReadonlySet<string>;
  /** All that hands something to it, whatever else it is used for. */
  readonly fedBy: ReadonlySet<string>;
  /** What the environment of what runs tells of resources. */
  readonly telling: () => Telling;
  /** What is not declared calls it. */
  readonly isFedElsewhere: boolean;
  /** It logs where the configuration says. */
  readonly logsElsewhere: boolean;
  /** The statement writes the partition out: a reference may come to another one. */
  readonly keepsPartition?: boolean;
  /** The other policies of whoever has the policy. */
  readonly beside: () => readonly Policy[];
  /** Whether a declared role may be passed to a service that is wanted, as far as its trust policy is known. */
  readonly mayTake: (role: Declared, isWanted: (service: string) => boolean) => boolean;
  /** What some actions are taken to be meant for, whatever is declared. */
  readonly meant?: (action: Action) => Target | undefined;
  /** Whether it shall make nothing of what is declared here, though it names the actions that do. */
  readonly leavesOutMade?: boolean;
  /** Whether it makes more of a type than what is declared: then that is not all that it is about. */
  readonly makesMore?: (type: ResourceType) => boolean;
  /** What alone it may be about has in common, behind "declared here". */
  readonly among?: string;
  /** What a service calls that which the policy protects for, as far as it is declared. */
  readonly callers: (service: string) => readonly Caller[];
  /** Roles of what it refers to, which it has to pass to start that, by who has them. */
  readonly handed: ReadonlyMap<string, string>;
  /** The services that a declared role can be passed to; none where that is not known. */
  readonly passedTo: (role: Declared) => readonly string[];
  /** What the code calls that runs under it; nothing where not all of that is read. */
  readonly code: () => CalledInCode | undefined;
  /** What as much of that code calls as is read. */
  readonly called: () => CalledInCode["needed"];
  /** Whether what runs has to do with a service beside what its code calls: it logs, and sends on what fails. */
  readonly doneBeside: (service: string) => boolean;
  /** The repository's workflows that assume the role whose trust policy it is, where all of them are known. */
  readonly assumedBy: () => AssumedBy | undefined;
  /** What GitHub calls the repository, `acme/shop`; undefined where that is not known. */
  readonly repository: () => string | undefined;
  /** Whether resources of its own account alone may be meant: nothing beside the statement speaks of others. */
  readonly staysInAccount: () => boolean;
  /** Whether its file is made for an organization, or speaks of its other accounts. */
  readonly isForOrganization: () => boolean;
  /** Whether whoever has the policy deploys. */
  readonly deploys: () => boolean;
  /** What is deployed by whoever has the policy; undefined where nothing says that it deploys. */
  readonly deployed: () => Deployed | undefined;
  /** The services that may assume the roles which the policy is attached to. */
  readonly services: readonly string[];
};

/** A resource that a service acts for. */
export type Caller = {
  readonly resource: Declared;
  /** AWS refuses to make it before the policy is there: no reference to it can be made. */
  readonly isLater: boolean;
};

/** The workflows of the repository that assume a role. */
export type AssumedBy = {
  /** Their files. */
  readonly workflows: readonly string[];
  /** What their tokens say behind `repo:OWNER/NAME:`, with wildcards as policies have them. */
  readonly subjects: readonly string[];
  /** They may be started on other branches too, by hand or by the clock. */
  readonly onOthers: boolean;
};

/** What is deployed by whoever has a policy. */
export type Deployed = {
  /** What it takes, in small letters. */
  readonly actions: ReadonlySet<string>;
  /** How many resource types. */
  readonly types: number;
  /** The services of those. */
  readonly services: ReadonlySet<string>;
  /** The services that the roles which are declared let in, by their principals. */
  readonly passedTo: readonly string[];
  /** The types of which it is not known what they need. */
  readonly unknown: readonly string[];
  /** The permissions boundaries that roles of the repository have. */
  readonly boundaries: readonly Boundary[];
  /** Whether it is known of a service what deploying takes of it. */
  readonly isKnown: (service: string) => boolean;
};

/** A permissions boundary: where it is declared in the same module or template, and what it is called. */
export type Boundary = {
  readonly address?: string;
  /** Its name, or its ARN. */
  readonly name?: Text;
};
