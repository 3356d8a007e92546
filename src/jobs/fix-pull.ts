import type { Catalog } from "../catalog/catalog.ts";
import type { Answer } from "../github/answer.ts";
import { pullsFrom, type BranchPull } from "../github/branch-pulls.ts";
import { aboutRepository, tipOf, type About } from "../github/branch.ts";
import type { Client, Repository } from "../github/client.ts";
import { commitsBetween } from "../github/commits.ts";
import { ownLogin } from "../github/identity.ts";
import { readFixMarker } from "../report/fix-marker.ts";
import type { FixOutcome } from "../report/fix-told.ts";
import { baseOn, isOvertaken } from "./fix-base.ts";
import { closeDone, noteOthers, openNew, renew, type WantedFixes } from "./fix-acts.ts";
import { declinedIn, planOf, type OwnPull, type Standing } from "./fix-plan.ts";

/** The branch of the pull request. */
const branch = "pare/fix";

/** Where the pull request is kept, and by whom. */
export type FixPlace = {
  readonly client: Client;
  readonly repository: Repository;
  readonly job: string;
  readonly serverUrl: string;
  readonly catalog: Catalog;
  /** The commit that was audited. */
  readonly base: string;
};

/** What is to be changed, of all but the statements that somebody did not want to be. */
type Choose = (declined: ReadonlySet<string>) => WantedFixes;

/**
 * Keeps the one pull request with replacements as it should be: opens it, brings it up to date with
 * what was audited, closes it when all is done. Its branch is made anew, and only where it points to a
 * commit that Pare has left it at; with commits of somebody else it is left alone. Where nothing
 * differs from an earlier run, nothing is written. It takes the permissions `contents: write` and
 * `pull-requests: write`; without them, it is a refusal that says so.
 */
export async function keepFixPull(place: FixPlace, choose: Choose): Promise<Answer<FixOutcome>> {
  const { client, repository, base } = place;
  const about = await aboutRepository(client, repository);
  if (!about.ok) return about;
  const { defaultBranch } = about.value;
  const on = await baseOn(client, repository, defaultBranch, base);
  if (!on.ok) return on;
  if (!on.value.isOnIt) return done({ did: "elsewhere", branch: defaultBranch });
  const seen = await standingOf(place, about.value);
  if (!seen.ok) return seen;
  const standing = seen.value;
  const wanted = choose(declinedIn(standing.own));
  const { open, taken } = standing;
  const plan = planOf(standing, wanted.fixes.length > 0 ? wanted.digest : undefined);
  const acting = { ...place, about: about.value, branch, tip: standing.tip };
  const as = (did: FixOutcome["did"], pull: FixOutcome["pull"] = open): FixOutcome => ({
    did,
    branch,
    ...(pull && { pull }),
    policies: wanted.fixes.length,
    left: wanted.left.policies,
    apart: wanted.left.apart,
  });
  const late = await isOvertaken(client, repository, on.value, plan, wanted);
  if (!late.ok) return late;
  if (late.value) return done({ did: "overtaken", branch: defaultBranch });
  switch (plan) {
    case "nothing":
      return done(as("nothing"));
    case "taken":
      return done(as("taken", taken));
    case "leave":
      return after(open && noteOthers(acting, open, true), as("left"));
    case "unchanged":
      return after(open && noteOthers(acting, open, false), as("unchanged"));
    case "close":
      return after(open && closeDone(acting, open), as("closed"));
    case "renew":
      return after(open && renew(acting, open, wanted), as("updated"));
    case "open": {
      const opened = await openNew(acting, wanted);
      return opened.ok ? done({ ...as("opened"), pull: opened.value }) : opened;
    }
  }
}

type Known = Omit<Standing, "open" | "taken"> & {
  readonly own: readonly OwnPull[];
  readonly open: OwnPull | undefined;
  readonly taken: BranchPull | undefined;
};

/** What there is of the branch and of its pull requests. */
async function standingOf(
  { client, repository, job, base }: FixPlace,
  { defaultBranch }: About,
): Promise<Answer<Known>> {
  const author = await ownLogin(client);
  if (!author.ok) return author;
  const pulls = await pullsFrom(client, repository, branch);
  if (!pulls.ok) return pulls;
  const pointed = await tipOf(client, repository, branch);
  if (!pointed.ok) return pointed;
  const tip = pointed.value;
  const own = pulls.value.flatMap((pull): readonly OwnPull[] => {
    const marker = pull.author === author.value ? readFixMarker(pull.body, job) : undefined;
    return marker ? [{ ...pull, marker }] : [];
  });
  // Somebody may have let it go into another branch: then it is his.
  const open = own.find(({ state, into }) => state === "open" && into === defaultBranch);
  const isOther = ({ state, number }: BranchPull): boolean =>
    state === "open" && number !== open?.number;
  const standing = { own, tip, open, taken: pulls.value.find(isOther) };
  if (tip === undefined || own.some(({ marker }) => marker.at.includes(tip)))
    return done({ ...standing, isFree: true });
  const more = await commitsBetween(client, repository, { base, head: tip });
  return more.ok ? done({ ...standing, isFree: more.value.total === 0 }) : more;
}

async function after(
  act: Promise<Answer<void>> | undefined,
  outcome: FixOutcome,
): Promise<Answer<FixOutcome>> {
  const answer = await act;
  return answer && !answer.ok ? answer : done(outcome);
}

function done<T>(value: T): Answer<T> {
  return { ok: true, value };
}
