import { expect, test } from "vitest";
import { answerFaults, checkComponent, findCall, operations, requestFaults } from "./contract.ts";
import type { Operation } from "./contract.ts";

const operation = (id: string): Operation => {
  const found = operations.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};
const faults = (id: string, query: string, body?: unknown) =>
  requestFaults(operation(id), new URLSearchParams(query), body);

test.for([
  ["GET", "/repos/o/r/pulls/7", "pulls/get", { owner: "o", repo: "r", pull_number: "7" }],
  ["PATCH", "/repos/o/r/pulls/comments/9", "pulls/update-review-comment", { comment_id: "9" }],
  ["GET", "/repos/o/r/pulls/7/comments", "pulls/list-review-comments", { pull_number: "7" }],
  ["GET", "/repos/o/r/compare/a...b", "repos/compare-commits-with-basehead", { basehead: "a...b" }],
  ["GET", "/repos/o/r/contents/a%20b/c.tf", "repos/get-content", { path: "a b/c.tf" }],
  ["GET", "/repos/o/r/contents/a%2Fb.tf", "repos/get-content", { path: "a/b.tf" }],
  ["GET", "/repos/o/r/contents", "repos/get-content", { path: "" }],
  ["GET", "/repos/o/r/git/ref/heads/a/b", "git/get-ref", { ref: "heads/a/b" }],
] as const)("%s %s is %s", ([method, path, id, params]) => {
  const call = findCall(method, path);
  expect(call?.operation.id).toBe(id);
  expect(call?.params).toMatchObject(params);
});

test.for(["/repos/o/r/pulls/seven", "/repos/o/r/pull/7", "/user/repos"])(
  "%s is nothing",
  (path) => {
    expect(findCall("GET", path)).toBeUndefined();
  },
);

test("a request as described has no faults", () => {
  const body = { event: "COMMENT", body: "x", comments: [{ path: "a", body: "b", line: 1 }] };
  expect(faults("pulls/create-review", "", body)).toEqual({ refused: [], ignored: [] });
  expect(faults("pulls/list-files", "per_page=100&page=2")).toEqual({ refused: [], ignored: [] });
});

test("GitHub refuses what the schema forbids", () => {
  const body = { event: "OKAY", comments: [{ path: "a" }] };
  expect(faults("pulls/create-review", "", body).refused).toEqual([
    "/event must be equal to one of the allowed values",
    "/comments/0 must have required property 'body'",
  ]);
  expect(faults("pulls/list-files", "per_page=many").refused).toEqual([
    "/per_page must be integer",
  ]);
  expect(faults("issues/create-comment", "").refused).toEqual([
    "must have required property 'body'",
  ]);
});

test("keys that GitHub ignores are faults too, at every depth", () => {
  const body = { body: "x", comments: [{ path: "a", body: "b", startLine: 1 }], comit_id: "c" };
  expect(faults("pulls/create-review", "perpage=2", body).ignored).toEqual([
    "query: perpage",
    "body.comments[0]: startLine",
    "body: comit_id",
  ]);
  expect(faults("pulls/get", "", { a: 1 }).ignored).toEqual(["body"]);
});

test("an answer is held to its schema, to its status and to the keys described", () => {
  const blob = { sha: "s", url: "https://x.example/", node_id: "n", size: 1, content: "" };
  expect(answerFaults(operation("git/get-blob"), 200, blob)).toEqual([
    "must have required property 'encoding'",
  ]);
  expect(
    answerFaults(operation("git/get-blob"), 200, { ...blob, encoding: "base64", sice: 1 }),
  ).toEqual(["answer: sice"]);
  expect(answerFaults(operation("git/get-blob"), 418, {})).toEqual(["undescribed status 418"]);
  expect(answerFaults(operation("issues/delete-comment"), 204, undefined)).toEqual([]);
  expect(answerFaults(operation("issues/delete-comment"), 204, {})).toEqual([
    "a body with status 204",
  ]);
});

test("nullable of OpenAPI 3.0 and the known errors of the description are in the extract", () => {
  const errors = checkComponent("pull-request-review-comment", { line: null, position: null });
  expect(errors.filter((error) => /line|position/.test(error))).toEqual([]);
  expect(checkComponent("nullable-simple-user", null)).toEqual([]);
});

test.for(operations)("the schemas of $id compile", (each) => {
  requestFaults(each, new URLSearchParams(), {});
  for (const status of Object.keys(each.description.responses as object))
    answerFaults(each, Number(status), {});
});
