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
    const permission = world.collaborators.get(login);
    if (permission === undefined) return notFound;
    const person = user(world, { login, type: "User" });
    const shown = sample("nullable-collaborator", { ...person, role_name: permission });
    return ok({ permission, role_name: permission, user: shown });
  },

  "repos/list-for-org": (world, request, url) => {
    const { owner, others } = world.repository;
    if (request.params.org !== owner) return notFound;
    const names = [fullNameOf(world), ...others.map((name) => `${owner}/${name}`)];
    return page(request, url, names, (name) => repository(world, "minimal-repository", name));
  },
};
