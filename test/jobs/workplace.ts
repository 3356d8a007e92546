import { join } from "node:path";
import { afterAll } from "vitest";
import type { Subject } from "../../src/github/event.ts";
import { connect } from "../../src/github/client.ts";
import { judgeSubject, type Judged, type Workplace } from "../../src/jobs/workflow.ts";
import { openGit } from "../../src/repository/git.ts";
import { checkOut } from "../github/checkout.ts";
import { startGitHub, writeToken, type GitHub, type Options } from "../github/fake.ts";
import { hurried } from "../github/hurried.ts";
import { createOrigin, type Origin, type Story } from "../github/origin.ts";
import { facts } from "../rules/facts.ts";

/** A pull request on the fake GitHub, and a job of a workflow that judges it or something else. */
export type Stage = {
  readonly origin: Origin;
  readonly github: GitHub;
  /** Judges it with the checkout's git, or without any. */
  readonly judge: (
    subject?: Subject,
    more?: Partial<Workplace> & { readonly withGit?: boolean },
  ) => Promise<readonly Judged[]>;
};

const opened: GitHub[] = [];
afterAll(async () => {
  await Promise.all(opened.splice(0).map((github) => github.close()));
});

let folders = 0;

/** Sets a stage below a folder; its GitHub is closed after the tests of the file. */
export async function stage(
  folder: string,
  story: Story,
  options: Partial<Options> = {},
): Promise<Stage> {
  const origin = createOrigin(join(folder, `origin-${folders++}`), story);
  const { number } = origin;
  const pulls = [{ number }];
  const github = await startGitHub({ directory: origin.directory, pulls, ...options });
  opened.push(github);
  const { owner, name: repo } = github.world.repository;
  return {
    origin,
    github,
    judge: async (subject = { kind: "pull", number }, { withGit = false, ...more } = {}) => {
      const directory = join(folder, `workspace-${folders++}`);
      if (withGit) checkOut(origin, directory);
      const client = connect({
        token: writeToken,
        apiUrl: github.url,
        userAgent: "pare",
        patience: hurried,
      });
      return judgeSubject(subject, {
        client,
        repository: { owner, repo },
        directory,
        git: withGit ? openGit(directory) : undefined,
        facts,
        given: {},
        between: { base: "", head: "" },
        job: "review/pare",
        today: "2026-11-28",
        serverUrl: "https://github.com",
        ...more,
      });
    },
  };
}

/** The only thing that was judged. */
export async function only(judged: Promise<readonly Judged[]>): Promise<Judged> {
  const [first, ...more] = await judged;
  if (!first || more.length > 0) throw new Error(`${more.length + 1} were judged`);
  return first;
}
