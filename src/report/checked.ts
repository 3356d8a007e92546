import type { Policy, Statement } from "../iam/policy.ts";
import type { Request } from "../iam/request.ts";
import type { NotEvaluated } from "./not-evaluated.ts";

/** What became of a check of policies, in the terms of IAM Access Analyzer's custom policy checks. */
export type Checked = {
  readonly result: "PASS" | "FAIL";
  /** Whether it is so whatever is not known; a FAIL that is not certain may be a PASS. */
  readonly certain: boolean;
  /** AWS's sentence for the result. */
  readonly message: string;
  readonly reasons: readonly Reason[];
  /** What stands in the files and is not known: no PASS is a proof then. */
  readonly unread: readonly NotEvaluated[];
  /** The holders of what was checked, where that was more than one policy. */
  readonly taken: readonly string[];
  /** Of those, the ones that are compared with nothing. */
  readonly fresh: readonly string[];
};

/** A statement for which a check fails. */
export type Reason = {
  readonly statement: Statement;
  readonly policy: Policy;
  /** Its position in its policy, from 0. */
  readonly index: number;
  /** In AWS's words. */
  readonly description: string;
  readonly certain: boolean;
  /** The search ended before it was decided. */
  readonly undecided: boolean;
  /** A request that shows it. */
  readonly witness?: Request;
};
