import { ask, type Answer } from "./answer.ts";
import type { Client } from "./client.ts";

const viewer = `
  query viewer {
    viewer { login }
  }`;

/**
 * The login that a token comments with: a person's, or that of an App's bot, "github-actions[bot]"
 * for GITHUB_TOKEN. GraphQL tells it to each of them (release-plz/action#85, fullsend-ai/fullsend#1953);
 * the REST API does not tell an App's token (403).
 */
export async function ownLogin(client: Client): Promise<Answer<string>> {
  type Viewer = { readonly viewer: { readonly login: string } };
  return ask(async () => {
    const asked = await client.graphql<Viewer>(viewer);
    return asked.viewer.login;
  });
}
