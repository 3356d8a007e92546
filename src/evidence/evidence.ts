import { z } from "zod";
import { otherCallers } from "./caller.ts";
import { arnPattern, count, text, time, word } from "./fields.ts";
import { coveredSchema } from "./covered.ts";
import { extentSchema } from "./extent.ts";
import { bases } from "./reached.ts";
import { reportedSchema, type Reported } from "./reported.ts";

/**
 * What evidence of use says, as it stands in its file; `evidence.md` tells of it. All lists are in order, and
 * nothing in it hangs on the order in which events were read.
 */
export type Evidence = z.infer<typeof schema>;

/** What a principal did. */
export type PrincipalUse = Evidence["principals"][number];

/** What a principal did with a permission. */
export type UseRow = PrincipalUse["uses"][number];

export const version = 1;

/** How large a file of evidence may be, so that it is read in some hundred megabytes of memory. */
export const mostMegabytes = 256;

const schema = z.strictObject({
  format: z.literal("pare-usage-evidence"),
  version: z.literal(version),
  /** The first and the last event that was read; absent where there is none. */
  window: z.strictObject({ first: time, last: time }).optional(),
  events: z.strictObject({
    /** Calls of principals, with what is known to be needed for them. */
    counted: count,
    /** Read a second time, by their id. */
    duplicates: count,
    /** Left out as the filters say. */
    filtered: count,
    /** Of services themselves, of sign-ins and the like: no call of the API. */
    uncalled: count,
    /** Calls of those whose identity policies were not asked. */
    others: z.strictObject(
      Object.fromEntries(otherCallers.map((kind) => [kind, count])) as Record<
        (typeof otherCallers)[number],
        typeof count
      >,
    ),
    /** Calls of which it is not known what they need. */
    unknown: count,
    /** What was no event, or torn. */
    faults: count,
    /** Beyond what is kept. */
    leftOut: count,
  }),
  accounts: z.array(text),
  /** Other numbers stand for the ids of accounts, also within names. */
  hashed: z.literal(true).optional(),
  /** The times of which is told of each account, where not all were read for the whole window. */
  covered: coveredSchema.default([]),
  regions: z.array(text),
  /** By the prefix of the actions of a service: the events that were read of it. */
  services: z.array(
    z.strictObject({ service: text, management: count, data: count, reads: count }),
  ),
  principals: z.array(
    z.strictObject({
      arn: text,
      events: count,
      first: time,
      last: time,
      /** Calls of which it is not known what they need. */
      unknown: z.array(z.strictObject({ source: word, name: word, count })),
      uses: z.array(
        z.strictObject({
          action: word,
          resource: arnPattern,
          outcome: z.enum(["authorised", "denied", "untold"]),
          via: text.optional(),
          /** Of a role that was passed: the service that got it. */
          passedTo: word.optional(),
          basis: z.enum(bases),
          count,
          first: time,
          last: time,
        }),
      ),
    }),
  ),
  ...extentSchema,
  /** What AWS's reports say, beside the events. */
  reported: z.array(reportedSchema).default([]),
});

/** Whether nothing was read that says anything: no event, whatever it told, and no report. */
export function tellsNothing({ events, reported }: Evidence): boolean {
  const { others, ...counts } = events;
  const read = { ...counts, ...others, faults: 0, reports: reported.length };
  return Object.values(read).every((each) => each === 0);
}

/** The evidence that a file holds, or why it holds none. */
export function readEvidence(written: string): Evidence | { readonly wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(written.replace(/^\ufeff/, ""));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { wrong: `it is no JSON: ${error.message}` };
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = issue?.path.join(".") ?? "";
  return {
    wrong: `it is no evidence of use: ${at === "" ? "" : `${at}: `}${issue?.message ?? ""}`,
  };
}

/** The file of evidence: a use a line, so that a change of it is read in a diff. */
export function writeEvidence(evidence: Evidence): string {
  return [...evidenceParts(evidence)].join("");
}

/** The text of the file of evidence, a principal at a time: it may be of a hundred megabytes. */
export function* evidenceParts({ principals, reported, ...head }: Evidence): Iterable<string> {
  yield "{\n";
  for (const [name, value] of Object.entries(head))
    yield `  ${JSON.stringify(name)}: ${listed(value)},\n`;
  yield '  "principals": [\n';
  for (const [index, { arn, events, first, last, unknown, uses }] of principals.entries()) {
    // Each by its name: to take the others together asks for the uses twice, which may be made when they are asked for.
    const own = { arn, events, first, last, unknown } satisfies Omit<PrincipalUse, "uses">;
    const begin = JSON.stringify(own).slice(0, -1);
    const indent = uses.length > 0 ? "      " : "";
    const rows = uses.map((use) => JSON.stringify(use)).join(",\n      ");
    yield `${index > 0 ? ",\n" : ""}    ${begin}, "uses": [\n${indent}${rows}\n    ]}`;
  }
  yield `\n  ],\n  "reported": [${reported.map(reportText).join(",")}${reported.length > 0 ? "\n  " : ""}]\n}\n`;
}

/** A row a line, of each list that has any. */
function reportText(report: Reported): string {
  const members = Object.entries(report)
    .filter(([, value]) => !Array.isArray(value) || value.length > 0)
    .map(([name, value]) => `      ${JSON.stringify(name)}: ${rowsText(value)}`);
  return `\n    {\n${members.join(",\n")}\n    }`;
}

function rowsText(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `[\n${value.map((each) => `        ${JSON.stringify(each)}`).join(",\n")}\n      ]`;
}

function listed(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0 || typeof value[0] === "string")
    return JSON.stringify(value);
  return `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(",\n")}\n  ]`;
}
