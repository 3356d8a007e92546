import type { Policy, Statement } from "../iam/policy.ts";
import { linesOf } from "../source/lines.ts";

/** Where a statement stands, with its first and last line counted from one, and whose policy it is of. */
export type Standing = {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly owner: string;
};

export function standing(statement: Statement, policy: Policy): Standing {
  const { first, last } = linesOf(statement.place);
  return {
    path: statement.place.source.path,
    startLine: first,
    endLine: last,
    owner: policy.owner.address,
  };
}
