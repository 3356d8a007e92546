import { connection, forbidden, notFound, type Resolver } from "./connection.ts";
import type { OwnedRepository } from "./world.ts";

/** The repositories of an organisation; one that the token may not see is an error in its place. */
export const organization: Resolver<{ readonly login: string }> = ({ login }, { world }) => {
  if (login !== world.repository.owner)
    throw notFound(`an Organization with the login of '${login}'`);
  const nodes = world.owned.map((each) => (each ? shown(each) : forbidden()));
  return { repositories: connection("repositories", nodes) };
};

function shown({ head, ...repository }: OwnedRepository): unknown {
  return {
    __typename: "Repository",
    diskUsage: null,
    ...{ isArchived: false, isDisabled: false, isEmpty: false, isFork: false, isLocked: false },
    ...repository,
    defaultBranchRef: head === undefined ? null : { target: { __typename: "Commit", oid: head } },
  };
}
