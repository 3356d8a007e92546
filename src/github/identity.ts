import { ask, type Answer } from "./answer.ts";
import type { Client } from "./client.ts";

/** Whom GITHUB_TOKEN acts as. */
export const actionsBot = "github-actions[bot]";

/**
 * The login that a token comments with. An App's token has no user to ask for (403), and nearly
 * always it is GITHUB_TOKEN. Who uses another App's has to say its login.
 */
export async function ownLogin(client: Client): Promise<Answer<string>> {
  const answer = await ask(() => client.rest.users.getAuthenticated());
  if (answer.ok) return { ok: true, value: answer.value.data.login };
  return answer.status === 403 ? { ok: true, value: actionsBot } : answer;
}
