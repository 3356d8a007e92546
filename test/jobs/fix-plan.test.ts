import { expect, test } from "vitest";
import {
  declinedIn,
  planOf,
  type OwnPull,
  type Plan,
  type Standing,
} from "../../src/jobs/fix-plan.ts";

const pull = (more: Partial<OwnPull> = {}): OwnPull => ({
  number: 8,
  author: "github-actions[bot]",
  body: "",
  into: "main",
  state: "open",
  isMerged: false,
  htmlUrl: "",
  marker: { at: ["head", "before"], is: "these", of: ["a", "b"] },
  ...more,
});
const none: Standing = { open: undefined, taken: undefined, tip: undefined, isFree: true };
const open: Standing = { ...none, open: pull(), tip: "head" };

test.each<readonly [string, Standing, string | undefined, Plan]>([
  ["nothing there, nothing to do", none, undefined, "nothing"],
  ["nothing there", none, "these", "open"],
  ["a branch that is free", { ...none, tip: "head" }, "these", "open"],
  ["a branch that is somebody's", { ...none, tip: "x", isFree: false }, "these", "leave"],
  [
    "a branch that is somebody's, nothing to do",
    { ...none, tip: "x", isFree: false },
    undefined,
    "nothing",
  ],
  ["an open one that is as it should be", open, "these", "unchanged"],
  ["an open one of other changes", open, "those", "renew"],
  ["an open one whose branch is where it was before", { ...open, tip: "before" }, "these", "renew"],
  ["an open one whose branch is gone", { ...open, tip: undefined }, "these", "renew"],
  ["an open one of which all is done", open, undefined, "close"],
  ["an open one with somebody's commits", { ...open, tip: "x", isFree: false }, "these", "leave"],
  ["the same, all done", { ...open, tip: "x", isFree: false }, undefined, "leave"],
  ["another's pull request", { ...none, taken: pull() }, "these", "taken"],
  ["another's pull request, nothing to do", { ...none, taken: pull() }, undefined, "nothing"],
])("%s", (_, standing, wanted, plan) => {
  expect(planOf(standing, wanted)).toBe(plan);
});

test("declined is what was in a pull request that was closed and not merged", () => {
  const marker = (of: string) => ({ marker: { at: [], is: "", of: [of] } });
  const pulls = [
    pull(marker("open")),
    pull({ ...marker("merged"), state: "closed", isMerged: true }),
    pull({ ...marker("closed"), state: "closed" }),
  ];
  expect([...declinedIn(pulls)]).toEqual(["closed"]);
});
