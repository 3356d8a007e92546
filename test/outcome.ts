import { audit } from "../src/jobs/audit.ts";
import { fix } from "../src/jobs/fix.ts";
import { scan } from "../src/jobs/scan.ts";
import type { Proposal } from "../src/narrow/proposal.ts";
import {
  extractReport,
  type ExtractedStatement,
  type ShownElements,
} from "../src/report/extract-json.ts";
import { shownProblems } from "../src/report/not-evaluated.ts";
import { memoryTree } from "../src/repository/tree.ts";
import type { Finding } from "../src/rules/rule.ts";
import { linesOf, positionAt } from "../src/source/lines.ts";
import { textAt, type Place } from "../src/source/source.ts";
import { agreedByUse } from "./agreed.ts";
import { facts } from "./rules/facts.ts";

/** What the jobs make of files: an account of what is read and found, and the files repaired. */
export function outcomeOf(files: Readonly<Record<string, string>>): {
  readonly expected: string;
  readonly fixed: Readonly<Record<string, string>>;
} {
  const tree = memoryTree(new Map(Object.entries(files)));
  const found = scan(tree, facts);
  const { statements } = extractReport(found, (policy) => found.formatOf(policy).name);
  const notEvaluated = shownProblems(found.problems, found.sources);
  const agreement = agreedByUse(files);
  const { findings, proposals } = audit(tree, facts, agreement);
  const account = {
    statements: statements.map(shownStatement),
    findings: findings.map(shownFinding),
    replacements: proposals.map(shownProposal),
    notEvaluated: notEvaluated.map(({ path, line, reason }) => `${path}:${line ?? 0} ${reason}`),
  };
  const { changed } = fix(tree, facts, agreement, ["equivalent", "evidenced", "assumed"]);
  return {
    expected: `${inShort(JSON.stringify(account, null, 2))}\n`,
    fixed: Object.fromEntries(changed.map(({ path, after }) => [path, after])),
  };
}

/** Lists of texts in one line, where they fit there. */
function inShort(json: string): string {
  return json.replace(/\[\s+((?:"(?:[^"\\]|\\.)*",?\s+)+)\]/g, (written, items: string) => {
    const line = `[${items.trim().replace(/\n\s+/g, " ")}]`;
    return line.length > 80 ? written : line;
  });
}

/** A statement with what it says as the file has it; what evaluation made of it where it differs. */
function shownStatement(statement: ExtractedStatement): object {
  const { path, startLine, endLine, id, iac, owner, policyKind, presence, instances } = statement;
  const said = elementsOf(statement);
  const [made] = instances.map(elementsOf);
  const differs = Object.entries(made ?? {}).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(said[name]),
  );
  return {
    at: `${path}:${startLine}-${endLine}`,
    id,
    what: `${presence === "always" ? "" : `${presence} `}${policyKind} of ${owner} (${iac})`,
    ...said,
    ...(differs.length > 0 && { means: Object.fromEntries(differs) }),
  };
}

const elements = [
  "effect",
  "sid",
  "actions",
  "notActions",
  "resources",
  "notResources",
  "principals",
  "notPrincipals",
  "conditions",
] as const;

/** The elements that a statement has. */
function elementsOf(shown: ShownElements): Record<string, unknown> {
  const has = (value: unknown): boolean =>
    value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    elements.flatMap((name) => (has(shown[name]) ? [[name, shown[name]]] : [])),
  );
}

function shownFinding({ rule, severity, confidence, subject }: Finding): string {
  return `${lineOf(subject)} ${rule} ${severity}, ${confidence}: ${textAt(subject)}`;
}

function shownProposal({ statement, outcome }: Proposal): string {
  const { first, last } = linesOf(statement.place);
  const at = `${statement.place.source.path}:${first}-${last}`;
  return outcome.kind === "none"
    ? `${at} none: ${outcome.refusal.because}`
    : `${at} ${outcome.kind}: ${outcome.narrowing.grade}`;
}

function lineOf({ source, span }: Place): string {
  return `${source.path}:${positionAt(source, span.start).line}`;
}
