import { join } from "node:path";
import { afterAll } from "vitest";
import type { Agreement } from "../../src/config/agreement.ts";
import { connect } from "../../src/github/client.ts";
import { audit } from "../../src/jobs/audit.ts";
import { keepNight, type Keeping, type NightTold } from "../../src/jobs/nightly.ts";
import type { Result } from "../../src/report/result.ts";
import type { Git } from "../../src/repository/git.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import type { Token } from "../github/fake/answers.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import type { Issue } from "../github/fake/world.ts";
import { startGitHub, type GitHub } from "../github/fake.ts";
import { gitOrNothing } from "../github/git.ts";
import { hurried } from "../github/hurried.ts";
import { createOrigin, type Origin } from "../github/origin.ts";
import { facts } from "../rules/facts.ts";

type Texts = Readonly<Record<string, string>>;

/** A repository that is audited night after night, with what is kept of the nights. */
export type KeptNights = {
  readonly origin: Origin;
  readonly github: GitHub;
  /** Audits some files on a day, committed to the default branch. */
  readonly night: (date: string, files: Texts, more?: More) => Promise<Found>;
  /** The issues that Pare's bot has written. */
  readonly issues: () => readonly Issue[];
  /** The file with the history on its branch. */
  readonly kept: () => string | undefined;
  /** The commits of that branch, the newest first. */
  readonly commits: () => readonly string[];
};

type More = {
  readonly keeping?: Partial<Keeping>;
  readonly token?: keyof typeof tokens;
  readonly agreement?: Partial<Agreement>;
  readonly job?: string;
  readonly commit?: string;
};
type Found = { readonly result: Result; readonly told: NightTold };

const installation = (permissions: Token["permissions"]): Token => ({
  person: actionsBot,
  kind: "installation",
  permissions,
});
const tokens = {
  keeping: installation({ contents: "write", issues: "write" }),
  reading: installation({ contents: "read", issues: "read" }),
};

export const branch = "pare/history";

const opened: GitHub[] = [];
afterAll(() => Promise.all(opened.splice(0).map((github) => github.close())));
let folders = 0;

export async function openKeptNights(folder: string): Promise<KeptNights> {
  const story = { base: [{ "notes.md": "#\n" }], head: [{ "notes.md": "##\n" }] };
  const origin = createOrigin(join(folder, `kept-${folders++}`), story);
  const { directory, number } = origin;
  const github = await startGitHub({ directory, pulls: [{ number }], tokens });
  opened.push(github);
  const { owner, name: repo } = github.world.repository;
  return {
    origin,
    github,
    issues: () => github.world.issues.filter(({ author }) => author === actionsBot),
    kept: () => gitOrNothing(directory, ["show", `refs/heads/${branch}:pare-history.json`]),
    commits: () =>
      (gitOrNothing(directory, ["log", "--format=%s", `refs/heads/${branch}`]) ?? "").split("\n"),
    night: async (date, files, more = {}) => {
      const { keeping = {}, token = "keeping", agreement = {}, job = "nightly/report" } = more;
      const commit = more.commit ?? origin.advance({ "notes.md": `# ${date}\n` });
      const client = connect({ token, apiUrl: github.url, userAgent: "pare", patience: hurried });
      const tree = memoryTree(new Map(Object.entries(files)));
      const terms = agreed("high", {}, { ...agreement, today: date });
      const result = audit(tree, facts, terms, true);
      const place = { client, repository: { owner, repo }, directory: folder, job };
      const told = await keepNight(
        { ...place, git: checkoutOf(commit), today: date, serverUrl: "https://github.com" },
        { history: { branch }, issue: true, html: false, ...keeping },
        result,
        tree,
      );
      return { result, told };
    },
  };
}

/** A checkout of a commit, as far as it is asked about; every line was written on one day. */
function checkoutOf(head: string): Git {
  return {
    prefix: () => "",
    commit: () => head,
    mergeBase: () => undefined,
    fetch: () => false,
    tree: () => memoryTree(new Map()),
    committedOn: () => "2026-10-31",
    diff: () => [],
  };
}
