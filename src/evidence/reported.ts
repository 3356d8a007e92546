import { z } from "zod";
import { arnPattern, count, text, time } from "./fields.ts";

/** From when up to when use would have been seen; absent where the report does not say. */
const period = { since: time.optional(), until: time.optional() };

/** When something was last tried, and where; absent where it was not within the period. */
const last = { last: time.optional(), region: text.optional() };

/** A policy as it is written, which AWS lets have 20,480 characters at most, and more with blanks. */
const policy = z.string().max(100_000);

/** Rows that there may be none of. */
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).default([]);

/**
 * What AWS's own reports say of a role, user, group or managed policy, as it stands in the file of evidence. Each
 * list has one source, and is of one level: what is known of a service alone says of none of its actions that it was used.
 */
export const reportedSchema = z.strictObject({
  /** Of a role that a session alone is known of, without its path. */
  arn: text,
  /** When it was made: nothing from before is about it. */
  created: time.optional(),
  /** Of which stack CloudFormation's tags say that it is, and under which logical id. */
  stack: z.strictObject({ name: text, id: text }).optional(),
  /** IAM's last-accessed data of whole services. An attempt may have been denied. */
  services: rows(z.strictObject({ service: text, ...last, ...period })),
  /** IAM's last-accessed data of the actions that AWS tracks, those of one period together. */
  actions: rows(
    z.strictObject({
      ...period,
      attempted: z.array(z.strictObject({ action: text, last: time, region: text.optional() })),
      unattempted: z.array(text),
    }),
  ),
  /** When a role, or what a user signs in with, was last used for anything. */
  credentials: rows(
    z.strictObject({
      credential: z.enum(["role", "password", "access key 1", "access key 2"]),
      active: z.boolean().optional(),
      service: text.optional(),
      ...last,
      ...period,
    }),
  ),
  /** Findings of unused access of IAM Access Analyzer, as they were when last updated. */
  findings: rows(
    z.strictObject({
      id: text,
      unused: z.enum(["role", "permissions", "access key", "password"]),
      status: z.enum(["active", "archived", "resolved"]),
      updated: time,
      analyzed: time.optional(),
      last: time.optional(),
      /** Without actions, nothing of the service was used. */
      services: z.array(
        z.strictObject({
          service: text,
          last: time.optional(),
          actions: z.array(z.strictObject({ action: text, last: time.optional() })).optional(),
        }),
      ),
    }),
  ),
  /** What IAM Access Analyzer recommends instead of the policies that it has. */
  recommendation: z
    .strictObject({
      completed: time,
      steps: z.array(
        z.strictObject({
          step: z.enum(["create policy", "detach policy"]),
          existing: text.optional(),
          policy: policy.optional(),
        }),
      ),
    })
    .optional(),
  /** Policies that IAM Access Analyzer generated of CloudTrail, by job. */
  generated: rows(
    z.strictObject({ job: text, isComplete: z.boolean(), ...period, policies: z.array(policy) }),
  ),
  /** What messages of applications say was denied. They may tell of calls that events tell of too. */
  denied: rows(
    z.strictObject({
      action: text,
      /** `*` where the message names none. */
      resource: arnPattern,
      /** What decided: `service control policy`, `no identity-based policy`. */
      by: text.optional(),
      count,
      first: time.optional(),
      last: time.optional(),
    }),
  ),
});

export type Reported = z.infer<typeof reportedSchema>;
export type Finding = Reported["findings"][number];

/** Of whom nothing is said yet. */
export function nothingOf(arn: string): Reported {
  return {
    arn,
    services: [],
    actions: [],
    credentials: [],
    findings: [],
    generated: [],
    denied: [],
  };
}

/** Under what is reported what nobody in an account attempted: the ARN that stands for it in policies. */
export function everybodyIn(account: string): string {
  return `arn:aws:iam::${account}:root`;
}
