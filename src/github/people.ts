import { ask, type Answer } from "./answer.ts";
import type { Client, Repository } from "./client.ts";

/** What somebody may do in a repository, the most first. */
export const permissions = ["admin", "maintain", "write", "triage", "read", "none"] as const;
export type Permission = (typeof permissions)[number];

/**
 * What somebody may do in a repository. A role that an organisation made itself counts as what it is
 * built on, of which GitHub tells "admin", "write", "read" or "none". A login that is nobody's is a
 * refusal (404).
 */
export async function permissionOf(
  client: Client,
  { owner, repo }: Repository,
  login: string,
): Promise<Answer<Permission>> {
  return ask(async () => {
    const parameters = { owner, repo, username: login };
    const { data } = await client.rest.repos.getCollaboratorPermissionLevel(parameters);
    const known = [data.role_name, data.permission].map((name) =>
      permissions.find((permission) => permission === name),
    );
    return known.find((permission) => permission !== undefined) ?? "none";
  });
}

/**
 * Whether somebody belongs to a team, or to one below it. GitHub answers alike (404) whether somebody
 * does not, the team is not there or may not be seen; GITHUB_TOKEN may not ask at all (403).
 */
export async function isTeamMember(
  client: Client,
  org: string,
  team: string,
  login: string,
): Promise<Answer<boolean>> {
  const answer = await ask(async () => {
    const parameters = { org, team_slug: team, username: login };
    const { data } = await client.rest.teams.getMembershipForUserInOrg(parameters);
    return data.state === "active";
  });
  if (answer.ok) return answer;
  if (answer.status === 404) return { ok: true, value: false };
  if (answer.status !== 403) return answer;
  const hint =
    "GITHUB_TOKEN may not ask who is in a team; an App's token with the organisation's `members: read` may.";
  return { ...answer, hint };
}
