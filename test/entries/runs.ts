import { afterAll } from "vitest";
import {
  diffTooLarge,
  secondaryLimit,
  tooManyRequests,
  type Failure,
} from "../github/fake/failures.ts";
import {
  first,
  forFork,
  inQueue,
  later,
  laterAsPerson,
  laterWithOwners,
  type Scene,
} from "./scenes.ts";

/** The kinds of run, what each asks GitHub for, and in which ways that may fail. */

const openings = {
  first,
  later,
  "later, as a person": laterAsPerson,
  "later, with owners": laterWithOwners,
  "for a fork": forFork,
  "in a queue": inQueue,
};
export type Name = keyof typeof openings;
export const names = Object.keys(openings) as readonly Name[];

/**
 * Sets all scenes below a folder, and gives each of them as often as asked, every time with a GitHub
 * of its own, which is closed after the tests of the file.
 */
export async function openScenes(folder: string): Promise<(name: Name) => Promise<Scene>> {
  const scenes = new Map<Name, Scene>();
  const opened: Scene[] = [];
  afterAll(() => Promise.all(opened.map(({ github }) => github.close())));
  for (const name of names) {
    const scene = await openings[name](folder);
    opened.push(scene);
    scenes.set(name, scene);
  }
  return async (name) => {
    const scene = await scenes.get(name)?.again();
    if (!scene) throw new Error(`no scene ${name}`);
    opened.push(scene);
    return scene;
  };
}

type Requests = {
  /** Without these there is nothing to judge, as long as they fail. */
  readonly needed: readonly string[];
  readonly others: readonly string[];
};

/** What is made to fail in each kind of run: together, all that is asked for in any of them. */
export const asked: Readonly<Record<Name, Requests>> = {
  first: {
    needed: [],
    others: [
      "pulls/get",
      "git/get-ref",
      "repos/compare-commits-with-basehead",
      "pulls/list-files",
      "pulls/create-review",
      "issues/create-comment",
      "checks/create",
    ],
  },
  later: {
    // Its event does not tell the commits.
    needed: ["pulls/get"],
    others: [
      "pulls/list-review-comments",
      "repos/get-collaborator-permission-level",
      "pulls/update-review-comment",
      "pulls/delete-review-comment",
      "graphql/reviewThreads",
      "graphql/minimizeComment",
      "graphql/unminimizeComment",
      "issues/list-comments",
      "issues/update-comment",
      "checks/list-for-ref",
      "checks/update",
    ],
  },
  "later, as a person": {
    needed: [],
    others: ["graphql/viewer", "graphql/resolveReviewThread", "graphql/unresolveReviewThread"],
  },
  "later, with owners": { needed: [], others: ["teams/get-membership-for-user-in-org"] },
  "for a fork": {
    // It has no checkout.
    needed: [
      "repos/list-pull-requests-associated-with-commit",
      "pulls/list",
      "git/get-tree",
      "git/get-blob",
    ],
    others: [],
  },
  "in a queue": {
    needed: [],
    others: [
      "graphql/viewer",
      "pulls/list-review-comments",
      "repos/get-collaborator-permission-level",
      "repos/list-pull-requests-associated-with-commit",
      "repos/compare-commits-with-basehead",
    ],
  },
};

export const everyRequest: ReadonlySet<string> = new Set(
  Object.values(asked).flatMap(({ needed, others }) => [...needed, ...others]),
);

/** Each request of each kind of run: those that are needed, the others, or all. */
export function requests(
  ...which: readonly (keyof Requests)[]
): readonly (readonly [Name, string])[] {
  return names.flatMap((name) =>
    which.flatMap((each) => asked[name][each]).map((operation) => [name, operation] as const),
  );
}

/** How a request fails, whoever makes it. */
export const failures = {
  "a token that is not valid": { status: 401 },
  "a token that may not": { status: 403 },
  "nothing that is there": { status: 404 },
  "a diff that is too large": diffTooLarge,
  "a conflict": { status: 409 },
  "a refused content": { status: 422 },
  "too many requests": tooManyRequests(0),
  "a limit that lasts": secondaryLimit(3600),
  "a connection that is cut before": { cut: "before" },
  "a connection that is cut after": { cut: "after" },
  "a connection that is cut within": { cut: "within" },
} as const satisfies Readonly<Record<string, Failure>>;
