import { join } from "node:path";
import { afterAll } from "vitest";
import { checkOut } from "../github/checkout.ts";
import { pullRequestEvent } from "../github/event.ts";
import type { Token } from "../github/fake/answers.ts";
import { actionsBot } from "../github/fake/shapes.ts";
import { startGitHub, writeToken, type GitHub, type Options } from "../github/fake.ts";
import { createOrigin, type Origin, type Story } from "../github/origin.ts";
import { runAction, type Run, type Step } from "../github/runner.ts";
import { actionBundle, actionManifest } from "./built.ts";

/** A pull request on the fake GitHub, and the Action that runs on it. */
export type PullRequest = {
  readonly origin: Origin;
  readonly github: GitHub;
  /** Checks the merge commit out anew, as each job does, and runs the built Action there. */
  readonly run: (
    inputs?: Readonly<Record<string, string>>,
    more?: Partial<Step>,
    prepare?: (workspace: string) => void,
  ) => Promise<Run>;
};

/** GITHUB_TOKEN that may also make check runs; a GitHub has to be told of it. */
export const checksToken = "ghs_checks";
export const checksTokens: Readonly<Record<string, Token>> = {
  [checksToken]: {
    person: actionsBot,
    kind: "installation",
    permissions: { contents: "read", pull_requests: "write", checks: "write" },
  },
};

const opened: GitHub[] = [];
afterAll(async () => {
  await Promise.all(opened.splice(0).map((github) => github.close()));
});

let folders = 0;

/** Opens a pull request below a folder; its GitHub is closed after the tests of the file. */
export async function openPull(
  folder: string,
  story: Story,
  options: Partial<Options> = {},
): Promise<PullRequest> {
  const origin = createOrigin(join(folder, `origin-${folders++}`), story);
  const { number } = origin;
  const github = await startGitHub({
    directory: origin.directory,
    pulls: [{ number }],
    ...options,
  });
  opened.push(github);
  return {
    origin,
    github,
    run: (inputs = {}, more = {}, prepare = () => undefined) => {
      const workspace = join(folder, `workspace-${folders++}`);
      checkOut(origin, workspace);
      prepare(workspace);
      return runAction({
        bundle: actionBundle,
        manifest: actionManifest,
        inputs,
        token: writeToken,
        apiUrl: github.url,
        workspace,
        event: "pull_request",
        payload: pullRequestEvent(github.world, number),
        ...more,
      });
    },
  };
}
