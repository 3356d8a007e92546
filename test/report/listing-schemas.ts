/** What others have published of the formats that they read, as schemas that allow nothing else. */
const text = { type: "string" } as const;
const line = { type: "integer", minimum: 1 } as const;
const object = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/**
 * reviewdog's `proto/rdf/jsonschema/DiagnosticResult.json`, of what Pare fills in: names of fields,
 * their types and the names of severities. A range of whole lines has no columns (`reviewdog.proto`).
 */
const range = object({ start: object({ line }, ["line"]), end: object({ line }, ["line"]) }, [
  "start",
  "end",
]);
export const rdjsonSchema = object(
  {
    source: object({ name: text, url: text }, ["name"]),
    diagnostics: {
      type: "array",
      items: object(
        {
          message: { type: "string", minLength: 1 },
          location: object({ path: text, range }, ["path"]),
          severity: { enum: ["ERROR", "WARNING", "INFO"] },
          code: object({ value: text, url: { type: "string", format: "uri" } }, ["value"]),
          suggestions: {
            type: "array",
            minItems: 1,
            items: object({ range, text }, ["range", "text"]),
          },
        },
        ["message", "location"],
      ),
    },
  },
  ["diagnostics"],
);

/** GitLab's page "Code Quality", "Code Quality report format": all of its fields are required. */
export const codeQualitySchema = {
  type: "array",
  items: object(
    {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: object(
        {
          path: { type: "string", not: { pattern: "^(?:\\./|/)" } },
          lines: object({ begin: line, end: line }, ["begin"]),
        },
        ["path", "lines"],
      ),
    },
    ["description", "check_name", "fingerprint", "severity", "location"],
  ),
};

/** shields.io's page "Endpoint Badge": three fields are required, the message is never empty. */
export const badgeSchema = object(
  {
    schemaVersion: { const: 1 },
    label: text,
    message: { type: "string", minLength: 1 },
    color: {
      enum: [
        ...["brightgreen", "green", "yellowgreen", "yellow", "orange", "red"],
        ...["lightgrey", "blue"],
      ],
    },
    isError: { type: "boolean" },
  },
  ["schemaVersion", "label", "message"],
);

/**
 * Elements of JUnit's XML as `junit-10.xsd` of Jenkins' xUnit plugin has them, of what Pare writes:
 * required attributes, others, and what may stand inside.
 */
export const junitElements: Readonly<
  Record<
    string,
    {
      readonly required: readonly string[];
      readonly optional: readonly string[];
      readonly inside: readonly string[];
    }
  >
> = {
  testsuites: {
    required: [],
    optional: ["name", "tests", "failures", "errors"],
    inside: ["testsuite"],
  },
  testsuite: {
    required: ["name", "tests", "failures", "errors"],
    optional: ["skipped"],
    inside: ["testcase"],
  },
  testcase: {
    required: ["name"],
    optional: ["classname"],
    inside: ["failure", "error", "skipped"],
  },
  failure: { required: [], optional: ["type", "message"], inside: [] },
  error: { required: [], optional: ["type", "message"], inside: [] },
  skipped: { required: [], optional: ["type", "message"], inside: [] },
};
