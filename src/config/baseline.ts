import { z } from "zod";
import { fingerprintOf } from "../rules/fingerprint.ts";
import type { Finding } from "../rules/rule.ts";
import { severities, worst, type Severity } from "../rules/severity.ts";
import { positionAt } from "../source/lines.ts";
import type { Source } from "../source/source.ts";
import type { DataNode } from "../syntax/data.ts";
import { readJson } from "../syntax/json.ts";
import { nodeAt, plainValue } from "./plain.ts";

/** Findings that were there when a team began: what the gate does not block, until it gets worse. */
export type Baseline = ReadonlyMap<string, BaselineEntry>;

/** All findings of one fingerprint. */
export type BaselineEntry = {
  readonly fingerprint: string;
  /** How many there are: two templates may say the same. */
  readonly count: number;
  /** The worst of them. */
  readonly severity: Severity;
  /** For people alone: these may change. */
  readonly rule: string;
  readonly path: string;
  readonly owner: string;
};

const entry = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/, "32 hexadecimal digits are expected"),
  count: z.int().min(1),
  severity: z.enum(severities),
  rule: z.string(),
  path: z.string(),
  owner: z.string(),
});
const file = z.strictObject({ version: z.literal(1), findings: z.array(entry) });

export type ReadBaseline =
  | { readonly ok: true; readonly baseline: Baseline }
  /** Each is one line with file, line and what to do. */
  | { readonly ok: false; readonly mistakes: readonly string[] };

/** Reads a baseline that `pare baseline` wrote; entries of one fingerprint (a merge) add up. */
export function readBaseline(source: Source): ReadBaseline {
  const { root, problems } = readJson(source.text);
  const wrong = (node: DataNode | undefined, message: string, offset = 0): string => {
    const { line } = positionAt(source, node?.span.start ?? offset);
    return `${source.path}:${line}: ${message}; write it anew with \`pare baseline\``;
  };
  const [problem] = problems;
  if (problem)
    return {
      ok: false,
      mistakes: [wrong(undefined, problem.message.replace(/\.$/, ""), problem.offset)],
    };
  const parsed = file.safeParse(root && plainValue(root).value);
  if (!parsed.success)
    return {
      ok: false,
      mistakes: parsed.error.issues.map(({ path, message }) =>
        wrong(root && nodeAt(root, path).value, `${path.join(".") || "the baseline"}: ${message}`),
      ),
    };
  return { ok: true, baseline: joined(parsed.data.findings) };
}

/** The baseline of findings: what `pare baseline` writes. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  return joined(
    findings.flatMap(itemsOf).map((finding) => ({
      fingerprint: fingerprintOf(finding),
      count: 1,
      severity: finding.severity,
      rule: finding.rule,
      path: finding.statement.place.source.path,
      owner: finding.policy.owner.address,
    })),
  );
}

/** What is told as one is agreed on item by item: an item that is added is new. */
export function itemsOf(finding: Finding): readonly Finding[] {
  return finding.folds ?? [finding];
}

/** How many findings a baseline has, as `init`, `baseline` and `audit` count them: what is folded counts item by item. */
export function sizeOf(baseline: Baseline): number {
  return [...baseline.values()].reduce((sum, each) => sum + each.count, 0);
}

function joined(entries: readonly BaselineEntry[]): Baseline {
  const baseline = new Map<string, BaselineEntry>();
  for (const each of entries) {
    const { fingerprint, count, severity } = each;
    const known = baseline.get(fingerprint);
    baseline.set(
      fingerprint,
      known
        ? {
            ...known,
            count: known.count + count,
            severity: worst([known.severity, severity]) ?? severity,
          }
        : each,
    );
  }
  return baseline;
}

/** A baseline as a file: an entry a line, in an order in which changes of two branches merge. */
export function baselineText(baseline: Baseline): string {
  const order = ({ path, owner, rule, fingerprint }: BaselineEntry): string =>
    JSON.stringify([path, owner, rule, fingerprint]);
  const entries = [...baseline.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const lines = entries.map((each) => `    ${JSON.stringify(each)}`);
  const findings = lines.length > 0 ? `[\n${lines.join(",\n")}\n  ]` : "[]";
  return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}
