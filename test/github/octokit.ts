import { Octokit } from "@octokit/rest";
import type { GitHub } from "./fake.ts";

/** GitHub's own client on the fake GitHub, silent where requests are meant to fail. */
export function octokitFor(github: GitHub, token: string): Octokit {
  const quiet = (): undefined => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  return new Octokit({ baseUrl: github.url, auth: token, log });
}
