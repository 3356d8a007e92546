import { test } from "vitest";
import { readFileSync } from "node:fs";
import { audit } from "../../../src/jobs/audit.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { agreed } from "../../agreed.ts";
import { facts } from "../../rules/facts.ts";
test("try", () => {
  const d = "test/golden/serverless-yaml/before/";
  const files = new Map(["serverless.yml", "iam/keys.yml", "iam/roles.yml"].map((p) => [p, readFileSync(d + p, "utf8")]));
  for (const { statement, outcome } of audit(memoryTree(files), facts, agreed("never")).proposals)
    console.log(statement.id, outcome.kind, outcome.kind === "show" ? outcome.because + outcome.edit.text : "");
});
