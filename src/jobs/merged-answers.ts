import { replyKeyOf, type Reply } from "../config/excuse.ts";
import { refusalLine, type Answer, type Refusal } from "../github/answer.ts";
import type { Client, Repository } from "../github/client.ts";
import { commitsBetween, pullsEndingIn } from "../github/commits.ts";
import type { Destination, Ends } from "../github/event.ts";
import { ownLogin } from "../github/identity.ts";
import type { Finding } from "../rules/rule.ts";
import { commentsOfPare } from "./conversation.ts";
import { whoMayIgnore } from "./may-ignore.ts";
import type { ReadChange } from "./read-change.ts";
import { answersTo, type Answered } from "./replies.ts";

/** Commits that go into a branch, or went there. */
export type Merging = Ends & {
  readonly client: Client;
  readonly repository: Repository;
  /** Undefined where no branch is known that they go into. */
  readonly destination: Destination | undefined;
};

/** What was answered on the pull requests by which commits come. */
export type MergedAnswers = Pick<Answered, "replies" | "unheard"> & {
  /** A line for the log: who was heard. */
  readonly account: readonly string[];
};

type Known = Merging & { readonly destination: Destination };

/** A commit costs a request, and so does a pull request; what is not heard blocks, and is said. */
const most = { commits: 20, pulls: 10 };

/**
 * Hears what was answered on the pull requests by which commits come into a branch, by the rules that
 * hold on these, until all that was found is excused. What cannot be read is said, and only ever leaves
 * more to block: each pull request excuses by its own answers.
 *
 * Nobody imports answers by opening a pull request with commits of others. An answer counts by the
 * right of who wrote it, whoever opened what it stands on, and excuses nothing but the same finding in
 * the same file, going into the same branch: that is what its author has said to be fine there. And a
 * pull request is heard only where all of it comes, up to its last commit: one that others share the
 * first commits of lends them nothing.
 */
export async function mergedAnswers(
  merging: Merging,
  { chosen, agreedFile }: Pick<ReadChange, "chosen" | "agreedFile">,
  findings: readonly Finding[],
): Promise<MergedAnswers> {
  const { client, repository, destination } = merging;
  const who = chosen.comment ? chosen.replies : "nobody";
  if (!destination || who === "nobody" || findings.length === 0) return nobodyAsked;
  const mayIgnore = whoMayIgnore(who, client, repository, agreedFile);
  const replies = new Map<string, Reply>();
  const unheard: string[] = [];
  const pulls: number[] = [];
  let login: Answer<string> | undefined;
  for await (const found of pullsIn({ ...merging, destination })) {
    if ("unheard" in found) {
      unheard.push(found.unheard);
      break;
    }
    const { number } = found;
    if (pulls.includes(number)) continue;
    if (pulls.length === most.pulls) {
      unheard.push(`Answers were heard on ${most.pulls} pull requests, and there are more.`);
      break;
    }
    login ??= await ownLogin(client);
    const author = login;
    const comments = author.ok
      ? await commentsOfPare(client, { ...repository, number }, author.value)
      : author;
    if (!comments.ok) {
      unheard.push(`Answers on #${number} were not heard. ${refusalLine(comments)}`);
      break;
    }
    pulls.push(number);
    const heard = await answersTo(comments.value, mayIgnore);
    unheard.push(...heard.unheard);
    for (const [key, reply] of heard.replies) replies.set(key, reply);
    if (findings.every((finding) => replies.has(replyKeyOf(finding)))) break;
  }
  const heard = pulls.map((number) => `#${number}`).join(", ");
  const account =
    heard === "" ? "no pull request is known by which this comes" : `heard on ${heard}`;
  return { replies, unheard, account: [`answers: ${account}`] };
}

const nobodyAsked: MergedAnswers = { replies: new Map(), unheard: [], account: [] };

/** A pull request, or why it is not known whether there are more. */
type Found = { readonly number: number } | { readonly unheard: string };

/** The pull requests by which commits come, the likeliest first. */
async function* pullsIn(merging: Known): AsyncGenerator<Found> {
  const { client, repository, destination, head } = merging;
  // A queue that squashes or rebases has commits of which nobody knows yet whose they are.
  if (destination.queued !== undefined) yield { number: destination.queued };
  // What was merged ends in one commit, most often.
  yield* pullsOf(merging, head);
  const between = await commitsBetween(client, repository, merging);
  if (!between.ok) {
    yield refused(between);
    return;
  }
  const { shas, total } = between.value;
  const others = shas.filter((sha) => sha !== head).slice(0, most.commits - 1);
  for (const sha of others) yield* pullsOf(merging, sha);
  const asked = others.length + 1;
  if (asked < total)
    yield { unheard: `Answers were looked for by ${asked} commits, and there are ${total}.` };
}

async function* pullsOf(
  { client, repository, destination: { branch } }: Known,
  sha: string,
): AsyncGenerator<Found> {
  const pulls = await pullsEndingIn(client, repository, branch, sha);
  if (!pulls.ok) yield refused(pulls);
  else for (const number of pulls.value) yield { number };
}

function refused(refusal: Refusal): Found {
  return { unheard: `Not all answers were looked for. ${refusalLine(refusal)}` };
}
