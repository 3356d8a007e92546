import type { Operation } from "../contract.ts";
import { badCredentials, forbidden, type Answer, type Token } from "./answers.ts";
import type { World } from "./world.ts";

/**
 * What an App's token needs for each operation; any one of several is enough. From docs.github.com,
 * "Permissions required for GitHub Apps"; the header that names them to who lacks them is on the
 * page "Troubleshooting the REST API", its form for comments (`issues=write; pull_requests=write`)
 * as logged by real runs.
 */
export const needed: Readonly<Record<string, readonly string[]>> = {
  "checks/create": ["checks=write"],
  "checks/list-for-ref": ["checks=read"],
  "checks/update": ["checks=write"],
  "code-scanning/upload-sarif": ["security_events=write"],
  "git/create-commit": ["contents=write"],
  "git/create-tree": ["contents=write"],
  "git/get-blob": ["contents=read"],
  "git/get-commit": ["contents=read"],
  "git/get-ref": ["contents=read"],
  "git/get-tree": ["contents=read"],
  "issues/create": ["issues=write"],
  "issues/create-comment": ["issues=write", "pull_requests=write"],
  "issues/delete-comment": ["issues=write", "pull_requests=write"],
  "issues/get": ["issues=read", "pull_requests=read"],
  "issues/get-comment": ["issues=read", "pull_requests=read"],
  "issues/list-comments": ["issues=read", "pull_requests=read"],
  "issues/list-for-repo": ["issues=read", "pull_requests=read"],
  "issues/update": ["issues=write", "pull_requests=write"],
  "issues/update-comment": ["issues=write", "pull_requests=write"],
  "pulls/create": ["pull_requests=write"],
  "pulls/create-reply-for-review-comment": ["pull_requests=write"],
  "pulls/create-review": ["pull_requests=write"],
  "pulls/create-review-comment": ["pull_requests=write"],
  "pulls/delete-review-comment": ["pull_requests=write"],
  "pulls/get": ["pull_requests=read"],
  "pulls/get-review-comment": ["pull_requests=read"],
  "pulls/list": ["pull_requests=read"],
  "pulls/list-comments-for-review": ["pull_requests=read"],
  "pulls/list-files": ["pull_requests=read"],
  "pulls/list-review-comments": ["pull_requests=read"],
  "pulls/list-reviews": ["pull_requests=read"],
  "pulls/update": ["pull_requests=write"],
  "pulls/update-review-comment": ["pull_requests=write"],
  "repos/compare-commits-with-basehead": ["contents=read"],
  "repos/get": ["metadata=read"],
  "repos/get-collaborator-permission-level": ["metadata=read"],
  "repos/get-content": ["contents=read"],
  "repos/list-for-org": ["metadata=read"],
  "repos/list-pull-requests-associated-with-commit": ["pull_requests=read"],
  "teams/get-membership-for-user-in-org": ["members=read"],
  "apps/get-authenticated": [],
  "users/get-authenticated": [],
};

/** The refusal that a token meets before its request is looked at; undefined where it may. */
export function refusalFor(
  operation: Operation,
  token: Token | undefined,
  world: World,
): Answer | undefined {
  if (!token) return badCredentials;
  // GET /app wants the App's own signed token, which nobody has here.
  if (operation.id === "apps/get-authenticated") return badCredentials;
  if (token.kind === "user") return undefined;
  // An App's token is nobody's: anthropics/claude-code-action#538, create-github-app-token#258.
  if (operation.id === "users/get-authenticated") return forbidden();

  const accepted = needed[operation.id] ?? [];
  const enough = accepted.some((each) => {
    const [name = "", level] = each.split("=");
    // Who is in a team is the organisation's to tell, not the repository's: bitnami/containers#1158.
    if (level === "read" && name !== "members" && !world.repository.private) return true;
    const has = name === "metadata" ? "read" : token.permissions[name];
    return has === "write" || has === level;
  });
  return enough ? undefined : forbidden(accepted.join("; "));
}
