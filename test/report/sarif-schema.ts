import { Ajv } from "ajv";
import addFormats from "ajv-formats";

/**
 * The part of SARIF that Pare writes, as a JSON schema that allows nothing else. Restated from the
 * OASIS standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", whose
 * sections are named, and from GitHub's page "SARIF support for code scanning".
 */
const text = { type: "string", minLength: 1 } as const;
const uri = { type: "string", format: "uri" } as const;
const level = { enum: ["none", "note", "warning", "error"] } as const;

const object = (
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
): object => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const list = (items: object): object => ({ type: "array", items });

/** §3.11: a message has a text. */
const message = object({ text });

/** §3.30: lines and columns from 1; without columns whole lines are meant (§3.30.2). */
const position = { type: "integer", minimum: 1 } as const;
const region = object(
  { startLine: position, startColumn: position, endLine: position, endColumn: position },
  ["startColumn", "endColumn"],
);

/** §3.4.3: a URI or a relative reference (RFC 3986), which GitHub takes from the repository's root. */
const artifactLocation = object({ uri: { type: "string", format: "uri-reference" } });

/** §3.29 */
const physicalLocation = object({ artifactLocation, region, contextRegion: region }, [
  "region",
  "contextRegion",
]);

/** §3.28; logical locations: §3.33.5. */
const location = object(
  { physicalLocation, logicalLocations: list(object({ fullyQualifiedName: text })) },
  ["logicalLocations"],
);

/** §3.49; the tags and `security-severity` (a number from 0.0 to 10.0) are GitHub's. */
const descriptor = object({
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  helpUri: uri,
  help: object({ text, markdown: text }),
  defaultConfiguration: object({ level }),
  properties: object({
    tags: { ...list(text), uniqueItems: true },
    precision: { enum: ["very-high", "high", "medium", "low"] },
    "security-severity": { type: "string", pattern: "^(10\\.0|\\d\\.\\d)$" },
  }),
});

/** §3.35: what is suppressed in the source says where. */
const suppression = object(
  {
    kind: { enum: ["inSource", "external"] },
    status: { enum: ["accepted", "underReview", "rejected"] },
    justification: text,
    location,
  },
  ["location"],
);

/** §3.27; fingerprints: §3.27.17, by versioned hierarchical names (§3.5.4.2). */
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: "integer", minimum: 0 },
    level,
    message,
    locations: { ...list(location), minItems: 1 },
    relatedLocations: list(location),
    partialFingerprints: {
      type: "object",
      propertyNames: { pattern: "^\\w+/v\\d+$" },
      additionalProperties: text,
    },
    suppressions: { ...list(suppression), uniqueItems: true },
  },
  ["suppressions", "relatedLocations"],
);

/** §3.58 */
const notification = object({ level, message, locations: list(location) }, ["locations"]);

/** §3.14, §3.18, §3.19, §3.20 */
const run = object({
  tool: object({
    driver: object({
      name: text,
      version: text,
      semanticVersion: text,
      informationUri: uri,
      rules: { ...list(descriptor), uniqueItems: true },
    }),
  }),
  columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
  results: list(result),
  invocations: list(
    object({
      executionSuccessful: { type: "boolean" },
      toolExecutionNotifications: list(notification),
    }),
  ),
});

/** §3.13 */
export const sarifSchema = object({
  $schema: uri,
  version: { const: "2.1.0" },
  runs: list(run),
});

const ajv = new Ajv({ allErrors: true, strictTypes: false });
addFormats.default(ajv);
const isValid = ajv.compile(sarifSchema);

/** Where a log is none by the schema; nothing where it is one. */
export function sarifFaults(log: unknown): readonly object[] {
  return isValid(log) ? [] : (isValid.errors ?? []);
}
