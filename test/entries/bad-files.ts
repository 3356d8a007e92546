import type { ProblemReason } from "../../src/source/problem.ts";
import { cloudFormation } from "./stories.ts";

/** A file that is not as it should be, and what is to become of it. */
export type BadFile = {
  readonly name: string;
  readonly path: string;
  readonly text: string | Uint8Array;
  /** Why it is not evaluated, and the line where that is known; or the lines of its findings. */
  readonly expected:
    | { readonly reason: ProblemReason; readonly line: number | null }
    | { readonly findings: readonly number[] };
};

const policy = (action: string): string =>
  JSON.stringify(
    {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "ACTION", Resource: "*" }],
    },
    null,
    2,
  ).replace('"ACTION"', action);
const document = `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: s3:*
    Resource: "*"
`;
const terraform = (action: string): string => `resource "aws_iam_policy" "bad" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }]
  })
}
`;
const nested = (open: string, inner: string, close: string): string =>
  open.repeat(10_000) + inner + close.repeat(10_000);
const megabytes = (number: number, line: string): Uint8Array =>
  Buffer.alloc(number * 1024 * 1024, line);
const levels = "a b c d e f g h i j k l m n o p".split(" ");
const aliases = levels.map((name, i) => {
  const before = levels[i - 1];
  return `${name}: &${name} [${Array(9)
    .fill(before === undefined ? "s3:Get*" : `*${before}`)
    .join(", ")}]`;
});

const broken = (line: number): BadFile["expected"] => ({ reason: "syntax-error", line });
const deep = (line: number): BadFile["expected"] => ({ reason: "too-deep", line });
const large = { reason: "too-large", line: null } as const;
const notText = { reason: "not-text", line: null } as const;
const nothing = { findings: [] } as const;

export const badFiles: readonly BadFile[] = [
  { name: "broken HCL", path: "a.tf", text: terraform('"s3:*'), expected: broken(4) },
  {
    name: "broken YAML",
    path: "a.yaml",
    text: `${document}  - [Effect: {\n`,
    // Where the file ends, and the map is still open.
    expected: broken(7),
  },
  {
    name: "broken JSON",
    path: "a.json",
    text: policy('"s3:*" "s3:Get*"'),
    expected: broken(6),
  },
  { name: "empty HCL", path: "a.tf", text: "", expected: nothing },
  { name: "empty YAML", path: "a.yaml", text: "", expected: nothing },
  { name: "empty JSON", path: "a.json", text: "", expected: nothing },
  { name: "50 MB of HCL", path: "a.tf", text: megabytes(50, terraform('"s3:*"')), expected: large },
  { name: "50 MB of YAML", path: "a.yaml", text: megabytes(50, "- Effect: a\n"), expected: large },
  { name: "50 MB of JSON", path: "a.json", text: megabytes(50, '{"Effect":'), expected: large },
  {
    name: "HCL nested in lists",
    path: "a.tf",
    text: terraform(nested("[", '"s3:*"', "]")),
    expected: deep(4),
  },
  {
    name: "HCL nested in parentheses",
    path: "a.tf",
    text: terraform(nested("(", '"s3:*"', ")")),
    expected: deep(4),
  },
  {
    name: "HCL nested in templates",
    path: "a.tf",
    text: terraform(`"${nested('${"', "s3:*", '"}')}"`),
    expected: deep(4),
  },
  {
    name: "HCL of many operators",
    path: "a.tf",
    text: terraform(`${"!".repeat(10_000)}true`),
    expected: deep(4),
  },
  { name: "nested blocks", path: "a.tf", text: nested("a {\n", "", "}\n"), expected: deep(201) },
  {
    name: "YAML nested in lists",
    path: "a.yaml",
    text: document.replace("s3:*", nested("[", "s3:*", "]")),
    expected: deep(4),
  },
  {
    name: "YAML nested by dashes",
    path: "a.yaml",
    text: `${document}Metadata:\n  ${"- ".repeat(10_000)}a\n`,
    expected: deep(7),
  },
  {
    name: "JSON nested in lists",
    path: "a.json",
    text: policy(nested("[", '"s3:*"', "]")),
    expected: deep(6),
  },
  {
    name: "JSON nested in maps",
    path: "a.json",
    text: policy(nested('{"Action":', "1", "}")),
    expected: deep(6),
  },
  {
    name: "bytes",
    path: "a.tf",
    text: Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256)),
    expected: notText,
  },
  {
    name: "UTF-16",
    path: "a.tf",
    text: Buffer.from(`\ufeff${terraform('"s3:*"')}`, "utf16le"),
    expected: notText,
  },
  {
    name: "Latin 1",
    path: "a.tf",
    text: Buffer.from(`# caf\u00e9\n${terraform('"s3:*"')}`, "latin1"),
    expected: notText,
  },
  {
    name: "HCL with CRLF",
    path: "a.tf",
    text: terraform('"s3:*"').replaceAll("\n", "\r\n"),
    expected: { findings: [4, 4] },
  },
  {
    name: "YAML with CRLF",
    path: "a.yaml",
    text: document.replaceAll("\n", "\r\n"),
    expected: { findings: [3, 3] },
  },
  {
    name: "HCL with a byte order mark",
    path: "a.tf",
    text: `\ufeff${terraform('"s3:*"')}`,
    expected: { findings: [4, 4] },
  },
  {
    name: "JSON with a byte order mark",
    path: "a.json",
    text: `\ufeff${policy('"s3:*"')}`,
    expected: { findings: [4, 4] },
  },
  {
    name: "YAML with a byte order mark",
    path: "a.yaml",
    text: `\ufeff${document}`,
    expected: { findings: [3, 3] },
  },
  {
    name: "a bomb of YAML aliases",
    path: "a.yaml",
    text: `${aliases.join("\n")}\n${document.replace("s3:*", "*p")}`,
    expected: { reason: "too-large", line: 6 },
  },
  {
    name: "an alias that holds itself",
    path: "a.yaml",
    text: document.replace("Effect: Allow", "&a\n    Effect: Allow").replace("s3:*", "*a"),
    expected: broken(5),
  },
  {
    name: "a template with an open Fn::Sub",
    path: "a.yaml",
    text: cloudFormation(`!Sub "${"${a".repeat(5_000)}"`),
    expected: { findings: [18] },
  },
];
