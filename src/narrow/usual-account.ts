import type { Phrase } from "../iam/draft.ts";
import { known } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import { narrowBy, type Task } from "./narrow-by.ts";
import type { Alternative } from "./narrowing.ts";
import type { Taken } from "./uses.ts";

/**
 * Within the account that most ARNs beside it name, where others name another one, so that it is not known which one is
 * its own.
 */
export function inUsualAccount(taken: Taken, task: Task): readonly Alternative[] {
  const { context } = task;
  const { usual, account, region } = context.vocabulary;
  if (!usual || known(account.text) !== "*") return [];
  const vocabulary = {
    ...context.vocabulary,
    account: usual.account,
    region: known(region.text) === "*" ? (usual.region ?? region) : region,
  };
  const narrowed = narrowBy(taken, {
    ...task,
    context: { ...context, vocabulary, staysInAccount: () => true },
    unnamed: "kept",
  });
  if (!narrowed.ok || narrowed.narrowing.missing.length > 0) return [];
  const { drafts } = narrowed.narrowing;
  return [
    { when: `it works on resources of the account ${code(written(usual.account))} only`, drafts },
  ];
}

function written({ pieces }: Phrase): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.expression)).join("");
}
