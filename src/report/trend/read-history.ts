import { z } from "zod";
import { severities } from "../../rules/severity.ts";
import type { History } from "./history.ts";
import { mostOfText } from "./night.ts";
import { mostMarks } from "./tonight.ts";

const number = z.int().min(0);
const text = z.string().max(mostOfText);
const date = z.iso.date();
const mark = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  count: z.int().min(1),
  severity: z.enum(severities),
  since: date,
  rule: text,
  path: text,
  owner: text,
});
const standing = z.strictObject({ left: number, marks: z.array(mark).max(mostMarks) });
const night = z.strictObject({
  date,
  commit: z.string().regex(/^(?:[0-9a-f]{40,64})?$/),
  score: z.int().min(0).max(100),
  policies: number,
  statements: number,
  unread: number,
  excused: number,
  faults: number,
  findings: z.record(z.enum(severities), number),
  rules: z.record(text, number),
  scores: z.record(text, z.int().min(0).max(100)),
  standing: standing.exactOptional(),
});
const file = z.strictObject({ version: z.literal(1), nights: z.array(night).max(10_000) });

export type ReadHistory =
  | { readonly ok: true; readonly history: History }
  /** One line: where it is wrong. */
  | { readonly ok: false; readonly mistake: string };

/** Reads what `historyText` wrote; anybody may have changed it since. */
export function readHistory(path: string, content: string): ReadHistory {
  const wrong = (what: string): ReadHistory => ({
    ok: false,
    mistake: `${path}: ${what}; repair it, or delete it and the trend begins anew`,
  });
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return wrong("it is no JSON");
    throw error;
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return wrong(`${issue?.path.map(String).join(".") ?? ""}: ${issue?.message ?? "is wrong"}`);
  }
  const nights = parsed.data.nights.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const twice = nights.find(({ date }, index) => nights[index + 1]?.date === date);
  return twice ? wrong(`${twice.date} is there twice`) : { ok: true, history: nights };
}
