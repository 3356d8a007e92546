import { answered, type Answer } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import type { ToldPull } from "../github/event.ts";
import { branchTip } from "../github/pull-request.ts";
import { linesOfCommit } from "../report/links.ts";
import { posted } from "../report/posted.ts";
import type { ReviewResult } from "../report/result.ts";
import type { Git } from "../repository/git.ts";
import type { Read } from "../repository/tree.ts";
import { detailOf, type AskedFor } from "./agreed.ts";
import { openConversation, type Conversation } from "./conversation.ts";
import type { AwsFacts } from "./knowledge.ts";
import { whoMayIgnore } from "./may-ignore.ts";
import { openPull } from "./pull-request.ts";
import { readChange } from "./read-change.ts";
import { answersTo, nobodyAnswered, type Answered } from "./replies.ts";
import { review } from "./review.ts";
import type { Chosen } from "./settings.ts";
import { tell, type Told } from "./tell.ts";

/** A pull request that is to be judged, and with what. */
export type Gate = AskedFor & {
  readonly client: Client;
  readonly pull: Pull;
  /** The pull request as GitHub tells of it now. */
  readonly now: ToldPull;
  /** The commit that is judged, which may be none of its newest. */
  readonly head: string;
  readonly git: Git | undefined;
  readonly facts: AwsFacts;
  /** Which job of which workflow asks: it has comments of its own. */
  readonly job: string;
  /** The address of GitHub's pages: "https://github.com". */
  readonly serverUrl: string;
};

export type Gated = {
  readonly result: ReviewResult;
  readonly told: Told;
  /** How it came to its verdict: lines for who looks closely. */
  readonly detail: readonly string[];
};

/**
 * Judges a pull request by the configuration and the baseline that its base has now, hears what was
 * answered, and tells what was found. What leaves nothing to judge, or nothing to judge by, throws a NoAnswer;
 * what cannot be told where it should be is told elsewhere.
 */
export async function passGate(gate: Gate): Promise<Gated> {
  const { client, pull, now, head, facts, job } = gate;
  const tip = await branchTip(client, pull, now.base.ref);
  // Whoever makes the change does not choose this either: GitHub had it when the event began.
  const into = tip.ok ? tip.value : now.base.sha;
  const opened = answered(await openPull(client, pull, { into, head }, gate.git));
  const { chosen, agreement, change, agreedFile } = await readChange(opened, gate);

  const conversation = chosen.comment ? await openConversation(client, pull, job) : undefined;
  const heard = await hear(conversation, chosen, gate, agreedFile);
  const result = review(change, facts, { ...agreement, replies: heard.replies });
  // A run that is started again may be of a commit that is not the head any more.
  const isNewest = now.head.sha === head;
  const linkTo = linesOfCommit(`${gate.serverUrl}/${pull.owner}/${pull.repo}`, head);
  const told = await tell(
    { client, pull, head, job, check: chosen.check, ...(isNewest ? { conversation } : silent) },
    {
      result,
      heard,
      say: (maxComments) =>
        posted(result, facts.catalog, { maxComments, job, linkTo, mayAnswer: chosen.replies }),
      maxComments: chosen.maxComments,
    },
  );
  const outdated = `nothing is posted to the pull request: its head is ${now.head.sha} by now, and this is about ${head}`;
  const account = isNewest ? told.account : [outdated, ...told.account];
  return {
    result,
    told: { ...told, account },
    detail: [`${head}, to go into ${into}`, ...detailOf(agreement)],
  };
}

const silent = { conversation: undefined };

async function hear(
  conversation: Answer<Conversation> | undefined,
  { replies }: Chosen,
  { client, pull }: Gate,
  agreedFile: (path: string) => Promise<Read>,
): Promise<Answered> {
  if (!conversation?.ok || replies === "nobody") return nobodyAnswered;
  const { comments, others } = conversation.value;
  return answersTo([...comments, ...others], whoMayIgnore(replies, client, pull, agreedFile));
}
