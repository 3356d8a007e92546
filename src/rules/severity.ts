/** How bad it is if the finding is right. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof severities)[number];

/** How sure Pare is that it is right. */
export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

/** Whether `a` is as bad as `b`, or worse. */
export function atLeast(a: Severity, b: Severity): boolean {
  return severities.indexOf(a) <= severities.indexOf(b);
}

/** The worse of several severities. */
export function worst(all: readonly Severity[]): Severity | undefined {
  return severities.find((severity) => all.includes(severity));
}

/** `steps` less bad, but never nothing. */
export function milder(severity: Severity, steps = 1): Severity {
  const index = Math.min(severities.indexOf(severity) + steps, severities.length - 1);
  return severities[index] ?? severity;
}
