import { z } from "zod";
import { problemReasons, type ProblemReason } from "../../src/source/problem.ts";

/** What `--format json` promises: the contract of version 1, with not a key more or less. */

const line = z.int().min(1);
const texts = z.array(z.string());
const severity = z.enum(["critical", "high", "medium", "low", "info"]);
const count = z.int().min(0);

const reason = z.enum(Object.keys(problemReasons) as ProblemReason[]);
const notEvaluatedByReason = z.partialRecord(reason, z.int().min(1));
const notEvaluated = z.array(
  z.strictObject({
    path: z.string(),
    line: line.nullable(),
    reason,
    detail: z.string().min(1),
  }),
);

const principals = z.record(z.string(), texts).nullable();
const elements = {
  effect: z.string(),
  sid: z.string().nullable(),
  actions: texts.nullable(),
  notActions: texts.nullable(),
  resources: texts.nullable(),
  notResources: texts.nullable(),
  principals,
  notPrincipals: principals,
  conditions: z.array(z.strictObject({ operator: z.string(), key: z.string(), values: texts })),
};

const extracted = z.array(
  z.strictObject({
    id: z.string(),
    path: z.string(),
    startLine: line,
    startColumn: line,
    endLine: line,
    iac: z.string(),
    owner: z.string(),
    policyKind: z.string(),
    presence: z.enum(["always", "maybe", "never"]),
    ...elements,
    instances: z.array(z.strictObject(elements)).min(1),
    moreInstances: line.optional(),
  }),
);

const codePlace = { path: z.string(), line };
const calledInCode = z.array(
  z.strictObject({ action: z.string(), places: z.array(z.strictObject(codePlace)) }),
);
const code = z.strictObject({
  functions: texts,
  paths: texts,
  called: calledInCode,
  missing: calledInCode,
  uncalled: z.array(z.strictObject({ ...codePlace, action: z.string() })),
  unseen: z.array(z.strictObject({ ...codePlace, reason: z.string(), detail: z.string() })),
});

export const extractReport = z.strictObject({
  version: z.literal(1),
  files: count,
  statements: extracted,
  permissions: extracted,
  notEvaluatedByReason,
  notEvaluated,
});

const drafts = z
  .array(
    z.strictObject({
      sid: z.string().nullable(),
      actions: texts,
      resources: texts,
      conditions: elements.conditions,
    }),
  )
  .min(1);

const suggestion = z.strictObject({
  complete: z.boolean(),
  grade: z.enum(["equivalent", "evidenced", "assumed", "fill in"]),
  proof: z.strictObject({
    relation: z.enum(["included", "equal", "not proved"]),
    catalog: z.iso.date(),
    because: z.string().nullable(),
  }),
  startLine: line,
  endLine: line,
  text: z.string(),
  statements: drafts,
  alternatives: z.array(
    z.strictObject({
      when: z.string(),
      startLine: line,
      endLine: line,
      text: z.string(),
      statements: drafts,
    }),
  ),
  template: z
    .strictObject({
      name: z.string(),
      startLine: line,
      endLine: line,
      text: z.string(),
      equal: z.boolean(),
      more: texts,
      without: texts,
    })
    .nullable(),
  split: z
    .strictObject({
      because: z.string(),
      startLine: line,
      endLine: line,
      text: z.string(),
      statements: drafts,
      beside: z.string(),
    })
    .nullable(),
  assumptions: texts,
  evidence: texts,
  missing: texts,
  lost: z.array(z.strictObject({ reason: z.string(), actions: texts })),
});

const fingerprint = z.string().regex(/^[0-9a-f]{32}$/);

const score = z.int().min(0).max(100);
const letter = z.enum(["A", "B", "C", "D", "E", "F"]);

const finding = z.strictObject({
  fingerprint,
  rule: z.string(),
  severity,
  confidence: z.enum(["high", "medium", "low"]),
  statement: z.string(),
  score: score.optional(),
  path: z.string(),
  startLine: line,
  endLine: line,
  subject: z.strictObject({
    path: z.string(),
    startLine: line,
    startColumn: line,
    endLine: line,
    endColumn: line,
    text: z.string(),
  }),
  beside: z.array(z.strictObject({ path: z.string(), startLine: line })),
  message: z.string(),
  owner: z.string(),
  construct: z.string().nullable(),
  suggestion: suggestion.nullable(),
  noSuggestion: z.string().nullable(),
  grants: z.array(z.string()),
});

const excused = z.strictObject({
  fingerprint,
  rule: z.string(),
  severity,
  path: z.string(),
  startLine: line,
  because: z.enum(["comment", "configuration", "baseline", "reply"]),
  reason: z.string().nullable(),
  until: z.iso.date().nullable(),
  isNew: z.boolean(),
  by: z.string().nullable(),
});
const fault = z.strictObject({
  kind: z.enum(["malformed", "without-reason", "expired", "unused"]),
  severity,
  message: z.string(),
  path: z.string(),
  line,
});
const suppression = z.strictObject({
  by: z.enum(["comment", "configuration"]),
  path: z.string(),
  line,
  rules: texts,
  until: z.iso.date().nullable(),
  reason: z.string().nullable(),
});
const entry = z.strictObject({
  fingerprint,
  count: line,
  severity,
  rule: z.string(),
  path: z.string(),
  owner: z.string(),
});

const differences = z.array(
  z.strictObject({
    statement: z.string(),
    policy: z.string(),
    path: z.string(),
    line,
    changedAt: z.strictObject({ path: z.string(), line }),
    certain: z.boolean(),
    undecided: z.boolean(),
    critical: z.boolean(),
    levels: z.array(
      z.strictObject({
        level: z.string(),
        actions: texts,
        witness: z
          .strictObject({
            action: z.string(),
            resource: z.string(),
            principal: z.string().nullable(),
            context: z.record(z.string(), texts),
          })
          .nullable(),
      }),
    ),
  }),
);
const access = z.array(
  z.strictObject({ subject: z.string(), gained: differences, lost: differences }),
);

const policies = z.array(
  z.strictObject({
    id: z.string(),
    owner: z.string(),
    path: z.string(),
    kind: z.string(),
    score,
    letter,
  }),
);
const summary = {
  files: count,
  policies: count,
  statements: count,
  findings: z.record(severity, count),
  suppressed: count,
  baseline: count,
  replies: count,
  faults: count,
  newSuppressions: count,
  unread: count,
  suggestions: z.strictObject({ committable: count, toFillIn: count }),
  score,
  letter,
  failOn: z.enum([...severity.options, "never", "new-access"]),
  blocked: z.boolean(),
  catalog: z.iso.date(),
};

export const auditReport = z.strictObject({
  version: z.literal(1),
  summary: z.strictObject(summary),
  findings: z.array(finding),
  excused: z.array(excused),
  faults: z.array(fault),
  newSuppressions: z.array(suppression),
  changedAgreement: texts,
  access,
  repaid: z.array(entry),
  policies,
  code: z.array(code),
  notEvaluatedByReason,
  notEvaluated,
});

export const reviewReport = auditReport.extend({
  summary: z.strictObject({ ...summary, touched: count, scoreBefore: score, letterBefore: letter }),
});
