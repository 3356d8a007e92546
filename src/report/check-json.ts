import { known } from "../iam/text.ts";
import type { Checked, Reason } from "./checked.ts";
import { shownRequest, type ShownRequest } from "./request.ts";

/** What `check --format json` prints. */
export type CheckedReport = {
  readonly result: "PASS" | "FAIL";
  readonly certain: boolean;
  readonly reasons: readonly {
    /** In its policy, from 0; null for what could not be evaluated. */
    readonly statementIndex: number | null;
    readonly statementId: string | null;
    readonly description: string;
  }[];
  readonly witness: ShownRequest | null;
};

export function checkedReport({ result, certain, reasons, unread, taken }: Checked): CheckedReport {
  const [best] = [...reasons].sort((a, b) => worth(b) - worth(a));
  return {
    result,
    certain,
    reasons: [
      ...reasons.map((reason) => ({
        statementIndex: reason.index,
        statementId: (reason.statement.sid && known(reason.statement.sid)) ?? null,
        description: described(reason, taken.length > 0),
      })),
      ...unread.map(({ path, line, detail }) => ({
        statementIndex: null,
        statementId: null,
        description: `Not evaluated: ${path}${line === null ? "" : `:${line}`}: ${detail}`,
      })),
    ],
    witness: best?.witness ? shownRequest(best.witness) : null,
  };
}

function worth({ certain, witness }: Reason): number {
  return (witness ? 1 : 0) + (certain ? 1 : 0);
}

/** AWS's words; where several policies were checked, of which one. */
export function described({ description, policy }: Reason, isOneOfSeveral: boolean): string {
  const { address } = policy.owner;
  return isOneOfSeveral ? description.replace(/\.$/, ` of ${address}.`) : description;
}
