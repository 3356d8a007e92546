import { fingerprintOf } from "../rules/fingerprint.ts";
import type { Finding } from "../rules/rule.ts";
import { atLeast, severities, type Severity } from "../rules/severity.ts";
import type { Suppression } from "./suppression.ts";

/** A finding that is not held against anybody, and why. */
export type Excused = { readonly finding: Finding; readonly because: Excuse };

export type Excuse =
  | {
      readonly kind: "suppression";
      readonly suppression: Suppression;
      /** Whether it came with the change that is reviewed. */
      readonly isNew: boolean;
    }
  | { readonly kind: "reply"; readonly reply: Reply }
  /** It was there when the team began, and is listed in its baseline. */
  | { readonly kind: "baseline" };

/** The answer `pare ignore REASON` of somebody with the right, below a comment of Pare's. */
export type Reply = { readonly author: string; readonly reason: string; readonly url: string };

/**
 * What an answer is about, as a key: a finding of one file, as bad as it is. Who answered has seen no
 * other file.
 */
export function replyKey(path: string, fingerprint: string, severity: Severity): string {
  return JSON.stringify([path, fingerprint, severity]);
}

export function replyKeyOf(finding: Finding): string {
  const { path } = finding.statement.place.source;
  return replyKey(path, fingerprintOf(finding), finding.severity);
}

/**
 * The answer to a finding. One about something as bad or worse of the same statement and rule is enough:
 * several items are told of as one, as bad as the worst. A finding that becomes worse is another one.
 */
export function replyTo(finding: Finding, replies: ReadonlyMap<string, Reply>): Reply | undefined {
  if (replies.size === 0) return undefined;
  const answered = severities.find(
    (severity) =>
      atLeast(severity, finding.severity) && replies.has(replyKeyOf({ ...finding, severity })),
  );
  return answered && replies.get(replyKeyOf({ ...finding, severity: answered }));
}
