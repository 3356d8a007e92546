import { digest } from "../rules/fingerprint.ts";
import { rules } from "../rules/index.ts";
import type { Described } from "../rules/rule.ts";
import type { Severity } from "../rules/severity.ts";
import type { Terms } from "../rules/terms.ts";
import { code } from "../source/quoted.ts";
import { textAt, type Place } from "../source/source.ts";
import { listed } from "../rules/wording.ts";
import type { Suppression } from "./suppression.ts";

/** What is wrong with a suppression that does not do what it is there for, and how bad that is. */
export const faultKinds = {
  malformed: "medium",
  "without-reason": "medium",
  expired: "medium",
  unused: "low",
} as const satisfies Readonly<Record<string, Severity>>;
export type FaultKind = keyof typeof faultKinds;

/** A suppression that does not do what it is there for: a finding of the rule `suppression`. */
export type Fault = {
  readonly kind: FaultKind;
  readonly severity: Severity;
  /** One sentence: what is wrong, and what to do. */
  readonly message: string;
  readonly place: Place;
};

/** The rule by which faults are known in configurations, reports and pages. */
export const suppressionRule = {
  id: "suppression",
  title: "A suppression does not do what it is there for",
  severity: "medium",
  why: "A suppression that has ended, gives no reason or means nothing that is found is believed to hold by everybody who reads it, or hides the next finding in its place.",
  repair: "Repair what it suppresses and take it out, or give it a rule, a reason and a day again.",
} as const;

/** All that finds fault under a name: with statements, and with suppressions. */
export const everyRule: readonly Described[] = [...rules, suppressionRule];

export function malformed(place: Place, mistake: string): Fault {
  return faultOf("malformed", place, `This suppression is not understood: ${mistake}.`);
}

export function withoutReason({ place }: Suppression): Fault {
  return faultOf(
    "without-reason",
    place,
    "This suppression gives no reason, and holds only with one: write it behind ` -- `.",
  );
}

export function expired({ place, until = "" }: Suppression): Fault {
  return faultOf(
    "expired",
    place,
    `This suppression held until ${until}: repair what it is about, or give it a later day.`,
  );
}

/** `rules` are those of its rules of which nothing is found where it is about. */
export function unused({ place }: Suppression, rules: readonly string[]): Fault {
  const names = listed(rules.map((each) => code(each)));
  return faultOf("unused", place, `Nothing is found here by ${names}: take it out.`);
}

function faultOf(kind: FaultKind, place: Place, message: string): Fault {
  return { kind, severity: faultKinds[kind], message, place };
}

/** A name for a fault: that of its suppression, wherever it stands. */
export function faultFingerprint({ kind, place }: Fault): string {
  return digest([suppressionRule.id, kind, textAt(place)]);
}

/** Faults as a team has agreed to weigh them. */
export function weighed(
  faults: readonly Fault[],
  termsOf: (path: string) => Terms,
): readonly Fault[] {
  return faults.flatMap((fault) => {
    const agreed = termsOf(fault.place.source.path).rules.get(suppressionRule.id);
    if (agreed === "off") return [];
    return [agreed === undefined ? fault : { ...fault, severity: agreed }];
  });
}
