/**
 * The contract of `--format json`, version 1, as a schema that allows nothing else. Its closed lists
 * stand here once more: a word more or less is another contract.
 */
const text = { type: "string" } as const;
const count = { type: "integer", minimum: 0 } as const;
const position = { type: "integer", minimum: 1 } as const;
const yes = { type: "boolean" } as const;

const severities = ["critical", "high", "medium", "low", "info"] as const;

const object = (
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
) => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const list = (items: object): object => ({ type: "array", items });
const orNull = (schema: object): object => ({ anyOf: [schema, { type: "null" }] });
const texts = list(text);
const principals = orNull({ type: "object", additionalProperties: texts });

export const reasons = [
  ...[
    "syntax-error",
    "too-large",
    "too-many",
    "too-deep",
    "too-much",
    "not-text",
    "unreadable",
    "outside-repository",
  ],
  ...[
    "broken-document",
    "unknown-document",
    "unknown-statement",
    "unknown-actions",
    "unknown-principal",
    "unknown-action-name",
    "not-a-policy",
    "no-statement",
  ],
  ...[
    "managed-policy",
    "policy-template",
    "nested-template",
    "unread-program",
    "configuration",
    "permission",
  ],
];

const notEvaluated = list(
  object({
    path: text,
    line: orNull(position),
    reason: { enum: reasons },
    detail: text,
  }),
);

const codePlace = { path: text, line: position };
const calledInCode = list(object({ action: text, places: list(object(codePlace)) }));
const code = list(
  object({
    functions: texts,
    paths: texts,
    called: calledInCode,
    missing: calledInCode,
    uncalled: list(object({ ...codePlace, action: text })),
    unseen: list(object({ ...codePlace, reason: text, detail: text })),
  }),
);

const notEvaluatedByReason = {
  type: "object",
  propertyNames: { enum: reasons },
  additionalProperties: position,
};

const condition = object({ operator: text, key: text, values: texts });

const elements = {
  effect: { enum: ["Allow", "Deny", "unknown"] },
  sid: orNull(text),
  actions: orNull(texts),
  notActions: orNull(texts),
  resources: orNull(texts),
  notResources: orNull(texts),
  principals,
  notPrincipals: principals,
  conditions: list(condition),
};

const kinds = [
  ...["identity", "resource", "trust", "boundary", "service-control", "resource-control"],
  ...["session", "endpoint"],
];

const extracted = list(
  object(
    {
      id: text,
      path: text,
      startLine: position,
      startColumn: position,
      endLine: position,
      iac: {
        enum: ["terraform", "plan", "serverless", "cloudformation", "cdk", "pulumi", "document"],
      },
      owner: text,
      policyKind: { enum: kinds },
      presence: { enum: ["always", "maybe", "never"] },
      ...elements,
      instances: { ...list(object(elements)), minItems: 1 },
      moreInstances: position,
    },
    ["moreInstances"],
  ),
);

export const extractContract = object({
  version: { const: 1 },
  files: count,
  statements: extracted,
  permissions: extracted,
  notEvaluatedByReason,
  notEvaluated,
});

const drafts = {
  ...list(
    object({ sid: orNull(text), actions: texts, resources: texts, conditions: list(condition) }),
  ),
  minItems: 1,
};

const suggestion = object({
  complete: yes,
  grade: { enum: ["equivalent", "evidenced", "assumed", "fill in"] },
  proof: object({
    relation: { enum: ["included", "equal", "not proved"] },
    catalog: text,
    because: orNull(text),
  }),
  startLine: position,
  endLine: position,
  text,
  statements: drafts,
  alternatives: list(
    object({
      when: text,
      startLine: position,
      endLine: position,
      text,
      statements: drafts,
    }),
  ),
  template: orNull(
    object({
      ...{ name: text, startLine: position, endLine: position, text },
      ...{ equal: yes, more: texts, without: texts },
    }),
  ),
  split: orNull(
    object({
      ...{ because: text, startLine: position, endLine: position, text },
      ...{ statements: drafts, beside: text },
    }),
  ),
  assumptions: texts,
  evidence: texts,
  missing: texts,
  lost: list(object({ reason: text, actions: texts })),
});

const place = {
  path: text,
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
  text,
};

const score = { type: "integer", minimum: 0, maximum: 100 } as const;
const letter = { enum: ["A", "B", "C", "D", "E", "F"] } as const;

const policy = object({
  id: text,
  owner: text,
  path: text,
  kind: { enum: kinds },
  score,
  letter,
});

const print = { type: "string", pattern: "^[0-9a-f]{32}$" } as const;

const excused = object({
  fingerprint: print,
  rule: text,
  severity: { enum: severities },
  path: text,
  startLine: position,
  because: { enum: ["comment", "configuration", "baseline", "reply"] },
  reason: orNull(text),
  until: orNull(text),
  isNew: yes,
  by: orNull(text),
});

const fault = object({
  kind: { enum: ["malformed", "without-reason", "expired", "unused"] },
  severity: { enum: severities },
  message: text,
  path: text,
  line: position,
});

const suppression = object({
  by: { enum: ["comment", "configuration"] },
  path: text,
  line: position,
  rules: texts,
  until: orNull(text),
  reason: orNull(text),
});

const witness = object({
  action: text,
  resource: text,
  principal: orNull(text),
  context: { type: "object", additionalProperties: texts },
});
const difference = object({
  statement: text,
  policy: text,
  path: text,
  line: position,
  changedAt: object({ path: text, line: position }),
  certain: yes,
  undecided: yes,
  critical: yes,
  levels: list(
    object({
      level: {
        enum: [
          ...["Permissions management", "Write", "Tagging", "Read", "List"],
          ...["direct", "later", "outside", "elsewhere", "unknown"],
        ],
      },
      actions: texts,
      witness: orNull(witness),
    }),
  ),
});
const shift = object({ subject: text, gained: list(difference), lost: list(difference) });
const entry = object({
  fingerprint: print,
  count: position,
  severity: { enum: severities },
  rule: text,
  path: text,
  owner: text,
});

export const findingsContract = object({
  version: { const: 1 },
  summary: object(
    {
      files: count,
      policies: count,
      statements: count,
      touched: count,
      findings: object(Object.fromEntries(severities.map((each) => [each, count]))),
      suppressed: count,
      baseline: count,
      replies: count,
      faults: count,
      newSuppressions: count,
      unread: count,
      suggestions: object({ committable: count, toFillIn: count }),
      score,
      letter,
      scoreBefore: score,
      letterBefore: letter,
      failOn: { enum: [...severities, "never", "new-access"] },
      blocked: yes,
      catalog: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
    },
    ["touched", "scoreBefore", "letterBefore"],
  ),
  findings: list(
    object(
      {
        fingerprint: print,
        rule: text,
        severity: { enum: severities },
        confidence: { enum: ["high", "medium", "low"] },
        statement: text,
        score,
        path: text,
        startLine: position,
        endLine: position,
        subject: object(place),
        beside: list(object({ path: text, startLine: position })),
        message: text,
        owner: text,
        construct: orNull(text),
        suggestion: orNull(suggestion),
        noSuggestion: orNull(text),
        grants: list(text),
      },
      ["score"],
    ),
  ),
  excused: list(excused),
  faults: list(fault),
  newSuppressions: list(suppression),
  changedAgreement: texts,
  access: list(shift),
  repaid: list(entry),
  policies: list(policy),
  code,
  notEvaluatedByReason,
  notEvaluated,
});
