import type { Settings } from "../config/config.ts";
import { refusalLine, type Answer, type Refusal } from "../github/answer.ts";
import type { Client, Pull } from "../github/client.ts";
import type { Ends } from "../github/event.ts";
import { posted } from "../report/posted.ts";
import type { ReviewResult } from "../report/result.ts";
import type { Git } from "../repository/git.ts";
import type { Read } from "../repository/tree.ts";
import { openConversation, type Conversation } from "./conversation.ts";
import type { AwsFacts } from "./knowledge.ts";
import { whoMayIgnore } from "./may-ignore.ts";
import type { OpenPull } from "./open-pull.ts";
import { openPull } from "./pull-request.ts";
import { answersTo, nobodyAnswered, type Answered } from "./replies.ts";
import { review } from "./review.ts";
import {
  agreementOf,
  baselineIn,
  chosen,
  settingsAsked,
  usualConfig,
  type Chosen,
} from "./settings.ts";
import { tell, type Told } from "./tell.ts";

/** A pull request that is to be judged, and with what. */
export type Gate = {
  readonly client: Client;
  readonly pull: Pull;
  readonly ends: Ends;
  readonly git: Git | undefined;
  readonly facts: AwsFacts;
  /** What goes before the configuration. */
  readonly given: Settings;
  /** The path of the configuration, where somebody names it. */
  readonly config?: string;
  /** Which job of which workflow asks: it has comments of its own. */
  readonly job: string;
  /** The day in UTC: `2026-11-28`. */
  readonly today: string;
  /** The address of GitHub's pages: "https://github.com". */
  readonly serverUrl: string;
};

export type Gated = { readonly result: ReviewResult; readonly told: Told };

/**
 * Judges a pull request by the configuration and the baseline of its base, hears what was answered,
 * and tells what was found. Refused is only what leaves nothing to judge, or by nothing to judge it;
 * what cannot be told where it should be is told elsewhere.
 */
export async function passGate(gate: Gate): Promise<Answer<Gated>> {
  const opened = await openPull(gate.client, gate.pull, gate.ends, gate.git);
  if (!opened.ok) return opened;
  try {
    return await judged(gate, opened.value);
  } catch (error) {
    if (error instanceof NoAnswer) return error.refusal;
    throw error;
  }
}

/** A file without which there is no verdict could not be asked for. */
class NoAnswer extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusalLine(refusal));
    this.refusal = refusal;
  }
}

async function judged(gate: Gate, opened: OpenPull): Promise<Answer<Gated>> {
  const { client, pull, ends, facts, job, today } = gate;
  const inBase = async (path: string): Promise<Read> => {
    const read = await opened.baseFile(path);
    if (!read.ok) throw new NoAnswer(read);
    return read.value;
  };
  const config = await inBase(gate.config ?? usualConfig);
  const wanted = chosen(gate.given, await settingsAsked(config, gate.config !== undefined, inBase));
  const baseline = baselineIn(await inBase(wanted.baselinePath));
  const change = await opened.change(wanted.inside);
  if (!change.ok) return change;

  const conversation = wanted.comment ? await openConversation(client, pull, job) : undefined;
  const answered = await hear(conversation, wanted, gate, inBase);
  const agreement = agreementOf(wanted, { baseline, replies: answered.replies, today });
  const result = review(change.value, facts, agreement);
  const told = await tell(
    { client, pull, head: ends.head, job, conversation, check: wanted.check },
    {
      result,
      answered,
      say: (maxComments) =>
        posted(result, facts.catalog, { maxComments, job, linkTo: linksTo(gate) }),
      maxComments: wanted.maxComments,
    },
  );
  return { ok: true, value: { result, told } };
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

/** Addresses of lines of the head, in which no path is anything else. */
function linksTo({ serverUrl, pull, ends }: Gate) {
  return (path: string, first: number, last: number): string => {
    const file = path.split("/").map(encodeURIComponent).join("/").replace(/[()']/g, percent);
    const lines = first === last ? `L${first}` : `L${first}-L${last}`;
    return `${serverUrl}/${pull.owner}/${pull.repo}/blob/${ends.head}/${file}#${lines}`;
  };
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
