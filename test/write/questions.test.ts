import { expect, test } from "vitest";
import { templateQuestions } from "../../src/write/questions.ts";
import { catalog } from "../catalog/committed.ts";
import { linesFrom } from "./written.ts";

/** What is asked for these answers, and the template that comes of them. */
function answered(...answers: readonly string[]) {
  const questions = templateQuestions(catalog);
  const asked: string[] = [];
  let next = questions.next();
  for (const answer of answers) {
    if (next.done) throw new Error(`nothing is asked for ${answer}`);
    asked.push(next.value.text);
    next = questions.next(answer);
  }
  return { asked, next, template: next.done ? next.value : undefined };
}

const table = "arn:aws:dynamodb:us-east-1:123456789012:table/orders";

test("a service, a type, an ARN and the access to it, as often as there is one", () => {
  const { asked, template } = answered(
    "dynamodb",
    "table",
    table,
    "read, list",
    "s3",
    "none",
    "list",
    "",
  );
  expect(asked).toEqual([
    "Service, as s3: ",
    "Resource type (backup, export, global-table, import, index, stream, table or none): ",
    "ARN, or nothing for arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}: ",
    "Access (read, write, list, tagging or permissions-management; several with commas): ",
    "Another service, or nothing to end: ",
    expect.stringMatching(/^Resource type /),
    "Access (read, write, list or permissions-management; several with commas): ",
    "Another service, or nothing to end: ",
  ]);
  expect(template).toBe(
    `mode: crud\nread:\n- ${table}\nlist:\n- ${table}\nwildcard-only:\n  service-list:\n  - s3\n`,
  );
  expect(linesFrom(template ?? "").map((line) => line.split(":")[0])).toEqual([
    "MultMultNone",
    "DynamodbReadTable",
    "DynamodbListTable",
  ]);
});

test("what means nothing is asked for again, with what is near", () => {
  const { asked, template } = answered(
    "dynamod",
    "DynamoDB",
    "tabel",
    "table",
    "arn:aws:s3:::b",
    "arn:aws:dynamodb",
    "",
    "reed",
    "",
    "read",
    "",
  );
  expect(asked.filter((each) => each.includes("\n")).map((each) => each.split("\n")[0])).toEqual([
    "There is no dynamod; did you mean dynamodb?",
    "There is no tabel; did you mean table?",
    "arn:aws:s3:::b is no table",
    "arn:aws:dynamodb is no ARN: it has 3 of the six components of an ARN; write arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE",
    "There is no reed; did you mean read?",
  ]);
  expect(template).toBe(
    "mode: crud\nread:\n- arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}\n",
  );
});

test("who answers nothing asks for nothing", () => {
  expect(answered("").next).toEqual({ done: true, value: undefined });
});

test("the words that an answer may begin with are offered", () => {
  const questions = templateQuestions(catalog);
  const first = questions.next();
  expect(first.done ? [] : first.value.words).toContain("dynamodb");
  const second = questions.next("dynamodb");
  expect(second.done ? [] : second.value.words).toContain("table");
});
