import { ask, type Answer } from "./answer.ts";
import type { Client } from "./client.ts";
import { graphqlErrorsOf } from "./graphql-error.ts";

/** A repository as the list of its organisation shows it. */
export type ListedRepository = {
  /** "owner/name" */
  readonly name: string;
  /** The commit at the end of its default branch; null where it has none. */
  readonly head: string | null;
  /** What GitHub holds of it, in kilobytes, history included. */
  readonly kilobytes: number;
  readonly isArchived: boolean;
  readonly isDisabled: boolean;
  readonly isEmpty: boolean;
  readonly isFork: boolean;
  /** Being moved, or blocked by GitHub. */
  readonly isLocked: boolean;
};

export type Listing = {
  readonly repositories: readonly ListedRepository[];
  /** How many there are besides, of which GitHub told this token nothing. */
  readonly hidden: number;
};

type Page = {
  readonly organization: {
    readonly repositories: {
      readonly nodes: readonly (Shown | null)[];
      readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    };
  };
};
type Shown = Omit<ListedRepository, "name" | "head" | "kilobytes"> & {
  readonly nameWithOwner: string;
  readonly diskUsage: number | null;
  readonly defaultBranchRef: { readonly target: { readonly oid: string } | null } | null;
};

// The REST API's list has no commits: it would take a request more for each repository.
const organizationRepositories = `
  query organizationRepositories($login: String!, $after: String) {
    organization(login: $login) {
      repositories(
        first: 100, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }
      ) {
        nodes {
          nameWithOwner diskUsage isArchived isDisabled isEmpty isFork isLocked
          defaultBranchRef { target { oid } }
        }
        pageInfo { endCursor hasNextPage }
      }
    }
  }`;

/**
 * The repositories of an organisation that a token may see, with the commits that they are at: one
 * request, of one point of GraphQL's rate limit, for each hundred of them.
 */
export async function listOrganization(client: Client, login: string): Promise<Answer<Listing>> {
  return ask(async () => {
    const repositories: ListedRepository[] = [];
    let hidden = 0;
    for (let after: string | null = null; ; ) {
      const page: Page = await pageOf(client, { login, after });
      const { nodes, pageInfo } = page.organization.repositories;
      for (const node of nodes)
        if (node) repositories.push(repositoryOf(node));
        else hidden++;
      if (!pageInfo.hasNextPage) return { repositories, hidden };
      after = pageInfo.endCursor;
    }
  });
}

/** A page; where GitHub withholds some repositories of it, it has errors beside the others. */
async function pageOf(
  client: Client,
  variables: { readonly login: string; readonly after: string | null },
): Promise<Page> {
  try {
    return await client.graphql<Page>(organizationRepositories, variables);
  } catch (error) {
    if (!(error instanceof Error) || graphqlErrorsOf(error).length === 0) throw error;
    const { data } = error as Error & { readonly data?: Partial<Page> | null };
    if (!data?.organization) throw error;
    return { organization: data.organization };
  }
}

function repositoryOf(shown: Shown): ListedRepository {
  const { nameWithOwner, diskUsage, defaultBranchRef, ...flags } = shown;
  const { isArchived, isDisabled, isEmpty, isFork, isLocked } = flags;
  return {
    name: nameWithOwner,
    head: defaultBranchRef?.target?.oid ?? null,
    kilobytes: diskUsage ?? 0,
    ...{ isArchived, isDisabled, isEmpty, isFork, isLocked },
  };
}
