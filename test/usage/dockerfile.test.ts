import { describe, expect, test } from "vitest";
import { entryOfImage, startsAsWritten } from "../../src/usage/dockerfile.ts";

const lambda = "FROM public.ecr.aws/lambda/python:3.13\nCOPY . .\n";

describe("an image runs", () => {
  test.for<readonly [string, string, object]>([
    ["a handler", `${lambda}CMD ["src/app.handler"]`, { module: "src/app", handler: "handler" }],
    [
      "what its last stage says",
      `FROM node AS build\nCMD ["node", "x.js"]\n${lambda}cmd [ "app.handler" ]\n`,
      { module: "app", handler: "handler" },
    ],
    [
      "a handler by the runtime's interface",
      'FROM python:3.13\nCOPY . /app\nENTRYPOINT ["/usr/local/bin/python", "-m", "awslambdaric"]\nCMD ["app.handler"]',
      { module: "app", handler: "handler" },
    ],
    [
      "a program",
      'FROM node:22\nCOPY src ./src\nCMD ["node", "src/index.js"]',
      { module: "src/index", language: "javascript" },
    ],
    [
      "a program by its shell form",
      "FROM python\nCOPY main.py .\nCMD python -u ./main.py",
      { module: "main", language: "python" },
    ],
    [
      "a program behind its interpreter",
      'FROM python\nCOPY requirements.txt *.py ./\nENTRYPOINT ["python3"]\nCMD \\\n  ["main.py"]',
      { module: "main", language: "python" },
    ],
  ])("%s", ([, text, entry]) => {
    expect(entryOfImage(text)).toEqual({ folder: "", ...entry });
  });

  test.for<readonly [string, string | undefined]>([
    ["COPY . .", ""],
    ["COPY . ${LAMBDA_TASK_ROOT}", ""],
    ["COPY --chown=app:app . /var/task/", ""],
    ["COPY requirements.txt ./\nCOPY app.py ./", ""],
    ['COPY ["app.py", "./"]', ""],
    ["COPY src/ ${LAMBDA_TASK_ROOT}", "src"],
    ["COPY ./src/functions .", "src/functions"],
    ["COPY src/app.py .", "src"],
    ["COPY src ./src", undefined],
    ["COPY src .\nCOPY app.py .", undefined],
    ["COPY --from=build /dist ./", undefined],
    ["COPY requirements.txt .", undefined],
    ["COPY ../shared .", "../shared"],
    ["RUN ls", undefined],
  ])("what is copied by %j", ([copy, folder]) => {
    const text = `FROM public.ecr.aws/lambda/python:3.13\n${copy}\nCMD ["app.handler"]\n`;
    expect(entryOfImage(text)?.folder).toBe(folder);
  });

  test("what is said in the place of its command", () => {
    expect(entryOfImage(`${lambda}CMD ["app.handler"]`, { command: ["other.main"] })).toEqual({
      folder: "",
      module: "other",
      handler: "main",
    });
  });
});

describe("it is not known what an image runs", () => {
  test.for([
    'FROM node\nCOPY . .\nCMD ["npm", "start"]',
    'FROM python\nCOPY . .\nCMD ["gunicorn", "app:app"]',
    'FROM python\nCOPY . .\nENTRYPOINT ["./entrypoint.sh"]\nCMD ["python", "main.py"]',
    "FROM python\nCOPY . .\nCMD python load.py && python main.py",
    'FROM node\nCOPY . .\nCMD ["node", "/srv/index.js"]',
    `${lambda}ENTRYPOINT ["/wrapper"]\nCMD ["app.handler"]`,
    `${lambda}CMD ["app.handler"`,
    lambda,
    "",
  ])("%j", (text) => {
    expect(entryOfImage(text)).toBeUndefined();
  });
});

describe("what a Dockerfile says is what is started", () => {
  test.for<readonly [string, boolean]>([
    ["FROM python:3.13-slim", true],
    ["FROM --platform=linux/amd64 node@sha256:1 AS run", true],
    ["FROM public.ecr.aws/docker/library/python:3.13", true],
    ["FROM public.ecr.aws/lambda/python:3.13", true],
    ["FROM python AS base\nRUN ls\nFROM base", true],
    ["FROM node AS build\nRUN npm ci\nFROM python", true],
    ["FROM pythonic:1", false],
    ["FROM shop/python", false],
    ["FROM ${BASE}", false],
    ["FROM shop/base AS base\nFROM base", false],
    ["FROM a AS b\nFROM b AS a\nFROM a", false],
    ['FROM python AS base\nENTRYPOINT ["/start.sh"]\nFROM base', false],
    ["FROM python\nENV AWS_ACCESS_KEY_ID=1", false],
    ["FROM python\nARG AWS_ENDPOINT_URL_S3", false],
    ["", false],
  ])("%j: %s", ([text, is]) => {
    expect(startsAsWritten(text)).toBe(is);
  });

  test("a line of blanks takes no time", () => {
    const text = `RUN ${" ".repeat(200_000)}x${" ".repeat(200_000)}y\n`.repeat(2);
    expect(entryOfImage(text)).toBeUndefined();
  });
});
