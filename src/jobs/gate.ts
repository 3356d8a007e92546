import { answered, type Answer } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import type { Ends } from "../github/event.ts";
import { linesOfCommit } from "../report/links.ts";
import { posted } from "../report/posted.ts";
import type { ReviewResult } from "../report/result.ts";
import type { Git } from "../repository/git.ts";
import type { Read } from "../repository/tree.ts";
import { agreedIn, detailOf, type AskedFor } from "./agreed.ts";
import { openConversation, type Conversation } from "./conversation.ts";
import type { AwsFacts } from "./knowledge.ts";
import { whoMayIgnore } from "./may-ignore.ts";
import { openPull } from "./pull-request.ts";
import { answersTo, nobodyAnswered, type Answered } from "./replies.ts";
import { review } from "./review.ts";
import type { Chosen } from "./settings.ts";
import { tell, type Told } from "./tell.ts";

/** A pull request that is to be judged, and with what. */
export type Gate = AskedFor & {
  readonly client: Client;
  readonly pull: Pull;
  readonly ends: Ends;
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
 * Judges a pull request by the configuration and the baseline of its base, hears what was answered,
 * and tells what was found. What leaves nothing to judge, or nothing to judge by, throws a NoAnswer;
 * what cannot be told where it should be is told elsewhere.
 */
export async function passGate(gate: Gate): Promise<Gated> {
  const { client, pull, ends, facts, job } = gate;
  const opened = answered(await openPull(client, pull, ends, gate.git));
  const inBase = async (path: string): Promise<Read> => answered(await opened.baseFile(path));
  const { chosen, agreement } = await agreedIn(inBase, gate);
  const change = answered(await opened.change(chosen.inside));

  const conversation = chosen.comment ? await openConversation(client, pull, job) : undefined;
  const heard = await hear(conversation, chosen, gate, inBase);
  const result = review(change, facts, { ...agreement, replies: heard.replies });
  const linkTo = linesOfCommit(`${gate.serverUrl}/${pull.owner}/${pull.repo}`, ends.head);
  const told = await tell(
    { client, pull, head: ends.head, job, conversation, check: chosen.check },
    {
      result,
      heard,
      say: (maxComments) =>
        posted(result, facts.catalog, { maxComments, job, linkTo, mayAnswer: chosen.replies }),
      maxComments: chosen.maxComments,
    },
  );
  return { result, told, detail: [`from ${ends.base} to ${ends.head}`, ...detailOf(agreement)] };
}

async function hear(
  conversation: Answer<Conversation> | undefined,
  { replies }: Chosen,
  { client, pull }: Gate,
  inBase: (path: string) => Promise<Read>,
): Promise<Answered> {
  if (!conversation?.ok || replies === "nobody") return nobodyAnswered;
  return answersTo(conversation.value.comments, whoMayIgnore(replies, client, pull, inBase));
}
