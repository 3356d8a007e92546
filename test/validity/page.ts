import { readFileSync } from "node:fs";
import type { ExampleKind } from "./example.ts";

/** What the page of codes says of one code. */
export type Code = {
  readonly code: string;
  readonly findingType: string;
  readonly status: string;
  readonly examples: readonly CodeExample[];
};

export type CodeExample = {
  readonly kind: ExampleKind;
  readonly resourceType?: string;
  /** The text of the policy, which need not be JSON. */
  readonly wrong: string;
  /** The paths that the finding lies at; `$` is the policy as a whole. */
  readonly at: readonly string[];
  readonly right: string;
};

/** All codes of src/validity/codes.md, in its order. */
export function codesOfPage(): readonly Code[] {
  const page = readFileSync(new URL("../../src/validity/codes.md", import.meta.url), "utf8");
  return page.split("\n## ").slice(1).map(codeOf);
}

function codeOf(section: string): Code {
  const [code = ""] = section.split("\n", 1);
  const head = /^findingType: (\w+) · status: (.*)$/m.exec(section);
  if (!head) throw new Error(`${code} has no finding type`);
  const [, findingType = "", status = ""] = head;
  return { code, findingType, status, examples: section.split("\nWrong ").slice(1).map(exampleOf) };
}

function exampleOf(text: string): CodeExample {
  const policies = [...text.matchAll(/^```json\n(.*?)\n```$/gms)].map(([, json = ""]) => json);
  const [wrong, right] = policies.map((json) =>
    json.replace(/x‹(\d+)›/g, (_, times: string) => "x".repeat(Number(times))),
  );
  const [, kind = "", resourceType] = /^\(([\w-]+)(?:, ([\w:]+))?\):/.exec(text) ?? [];
  if (wrong === undefined || right === undefined || !kind) throw new Error(`not read: ${text}`);
  const at = [...text.matchAll(/^At: `(.*)`$/gm)].map(([, path = ""]) => path);
  return { kind: kind as ExampleKind, ...(resourceType && { resourceType }), wrong, at, right };
}
