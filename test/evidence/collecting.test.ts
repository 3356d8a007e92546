import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { audit } from "../../src/jobs/audit.ts";
import { memoryTree } from "../../src/repository/tree.ts";
import { agreed } from "../agreed.ts";
import { facts } from "../rules/facts.ts";

/** The sections of the page: what is called, and the policy for it. */
const sections = readFileSync("src/evidence/collecting.md", "utf8")
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const blocks = (kind: string): readonly string[] =>
      [...section.matchAll(new RegExp(`\`\`\`${kind}\\n([^]*?)\`\`\``, "g"))].map(
        ([, block = ""]) => block,
      );
    const [title = ""] = section.split("\n");
    return [title, blocks("sh"), blocks("json")] as const;
  });

/** What the commands of S3 that call several operations need. */
const ofS3: Readonly<Record<string, readonly string[]>> = {
  sync: ["s3:ListBucket", "s3:GetObject"],
  cp: ["s3:GetObject"],
};

test("the page tells of each source that is read", () => {
  expect(sections.length).toBeGreaterThan(8);
});

test.for(sections)(
  "%s: the policy allows what is called, and Pare finds nothing in it",
  ([, calls, policies]) => {
    const [policy = ""] = policies;
    expect(policies).toHaveLength(1);
    const result = audit(memoryTree(new Map([["policy.json", policy]])), facts, agreed("medium"));
    expect(result.findings.filter(({ severity }) => !["low", "info"].includes(severity))).toEqual(
      [],
    );
    expect(result.problems).toEqual([]);
    const { Statement } = JSON.parse(policy) as {
      readonly Statement: readonly { readonly Action: string | readonly string[] }[];
    };
    const allowed = Statement.flatMap(({ Action }) => Action);
    const commands = [...calls.join("").matchAll(/^aws ([\w-]+) ([\w-]+)/gm)];
    expect(commands.length).toBeGreaterThan(0);
    for (const [command, service = "", name = ""] of commands) {
      const operation = name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
      const needs =
        service === "s3"
          ? ofS3[name]
          : facts.operations
              .needs(service, operation)
              // What hangs on a parameter is needed where it is given.
              ?.filter(({ when }) => when === undefined)
              .map(({ action }) => action.id);
      expect([command, needs?.filter((action) => !allowed.includes(action))]).toEqual([
        command,
        [],
      ]);
    }
  },
);
