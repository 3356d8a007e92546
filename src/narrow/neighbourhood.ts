import type { Declared, Vocabulary } from "../iam/inventory.ts";
import type { Knowledge } from "../rules/rule.ts";

/** What is known around a statement when something narrower is looked for. */
export type Neighbourhood = Knowledge & {
  readonly vocabulary: Vocabulary;
  /** The resources of the module or template, in one list for all of its statements. */
  readonly declared: readonly Declared[];
  /** Which of them it may be about: not what it belongs to, nor what runs and calls nothing but others. */
  readonly mayMean: (declared: Declared) => boolean;
  /** To which of them it may refer: to what refers to it, it may not. */
  readonly mayName: (declared: Declared) => boolean;
  /** The addresses of the functions that run under the policy's principal. */
  readonly running: ReadonlySet<string>;
  /** Addresses that what runs under the policy's principal refers to, by who refers to them. */
  readonly used: ReadonlyMap<string, string>;
  /** Those of them that only hand something to it: the queue of an event. */
  readonly feeding: ReadonlySet<string>;
  /** The parameters or variables that what runs is told, by who is told them. */
  readonly told: ReadonlyMap<string, string>;
  /** The statement writes the partition out: a reference may come to another one. */
  readonly keepsPartition?: boolean;
  /** The services that may assume the roles which the policy is attached to. */
  readonly services: readonly string[];
};
