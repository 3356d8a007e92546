import { notFound, ok, page, type Handler } from "./answers.ts";
import { sample } from "./sample.ts";
import { fullNameOf, repository, user } from "./shapes.ts";

/** Whose token it is, what a person may do, and which repositories there are. */
export const accounts: Readonly<Record<string, Handler>> = {
  "users/get-authenticated": (world, { token }) =>
    ok(sample("public-user", user(world, token.person))),

  "repos/get": (world) => ok(repository(world, "full-repository")),

  "repos/get-collaborator-permission-level": (world, { params }) => {
    const login = params.username ?? "";
    const role = world.collaborators.get(login);
    if (role === undefined) return notFound;
    const person = user(world, { login, type: "User" });
    const shown = sample("nullable-collaborator", { ...person, role_name: role });
    return ok({ permission: legacy[role] ?? "write", role_name: role, user: shown });
  },

  "teams/get-membership-for-user-in-org": (world, { params }) => {
    const { org, team_slug: team = "", username: login = "" } = params;
    const state = org === world.repository.owner ? world.teams.get(team)?.[login] : undefined;
    if (state === undefined) return notFound;
    const url = `${world.api}/organizations/1/team/1/memberships/${login}`;
    return ok({ state, role: "member", url });
  },

  "repos/list-for-org": (world, request, url) => {
    const { owner, others } = world.repository;
    if (request.params.org !== owner) return notFound;
    const names = [fullNameOf(world), ...others.map((name) => `${owner}/${name}`)];
    return page(request, url, names, (name) => repository(world, "minimal-repository", name));
  },
};

/**
 * "maintain" is mapped to "write" and "triage" to "read": the prose of the operation. Roles of the
 * organisation's own, of any other name, are built on "write" here.
 */
const legacy: Readonly<Record<string, string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
  none: "none",
};
