import { z } from "zod";
import { severities } from "../rules/severity.ts";
import { findingsVersion } from "./findings-json.ts";

const text = z.string();
const count = z.int().min(0);
const line = z.int().min(1);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const severity = z.enum(severities);

const suggestion = z.object({
  complete: z.boolean(),
  grade: text,
  startLine: line,
  endLine: line,
  text,
});

const finding = z.object({
  fingerprint: text,
  rule: text,
  severity,
  path: text,
  subject: z.object({
    path: text,
    startLine: line,
    startColumn: line,
    endLine: line,
    endColumn: line,
  }),
  message: text,
  owner: text,
  suggestion: suggestion.nullable(),
});

const excused = z.object({
  fingerprint: text,
  rule: text,
  severity,
  path: text,
  startLine: line,
  because: text,
  reason: text.nullable(),
  until: text.nullable(),
});

/**
 * What of a result as JSON (`findings-json.ts`) reports of several are made of: all else that it
 * holds is left behind when it is read again. A result that was just made is one.
 */
export const toldReport = z.object({
  version: z.literal(findingsVersion),
  summary: z.object({
    files: count,
    policies: count,
    statements: count,
    suggestions: z.object({ committable: count, toFillIn: count }),
    score: z.int().min(0).max(100),
    blocked: z.boolean(),
    catalog: text,
  }),
  findings: list(finding),
  excused: list(excused),
  faults: list(z.object({ severity, message: text, path: text, line })),
  policies: list(z.object({ owner: text, path: text })),
  notEvaluated: list(z.object({ path: text, line: line.nullable(), reason: text, detail: text })),
});
export type ToldReport = z.infer<typeof toldReport>;
export type ToldFinding = ToldReport["findings"][number];

/** A name of a repository or directory: it stands before paths. "" where there is only one. */
const name = z.string().max(1000);
const head = text.nullable();

/** A repository or directory, and what came of it. */
export const part = z.discriminatedUnion("outcome", [
  z.object({
    name,
    /** The commit that was judged, where that is known. */
    head,
    /** The version of Pare that judged it, where that is known. */
    pare: text.nullable(),
    outcome: z.literal("audited"),
    report: toldReport,
  }),
  z.object({
    name,
    head,
    /** `failed`: it was tried. `missing`: it is not known why. `left out`: there is nothing to judge. */
    outcome: z.enum(["failed", "missing", "left out"]),
    because: text,
  }),
]);
export type Part = z.infer<typeof part>;
export type Audited = Extract<Part, { readonly outcome: "audited" }>;

/** A path of a part, among those of the others. */
export function pathIn({ name }: Pick<Part, "name">, path: string): string {
  return name === "" ? path : `${name}/${path}`;
}

/** Whether a part is not what somebody asked for: nothing is known of what it allows. */
export function isUnknown({ outcome }: Part): boolean {
  return outcome === "failed" || outcome === "missing";
}
