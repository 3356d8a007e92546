/** The elements of a policy and of its statements, as AWS writes them. */
export const policyElements = { version: "Version", id: "Id", statement: "Statement" } as const;

export const elementsOfPolicy = Object.values(policyElements);

export const elementsOfStatement = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
] as const;

export type ElementName = (typeof elementsOfStatement)[number];

/** The element that a key is, in any case of letters. */
export function elementCalled<Name extends string>(
  key: string | undefined,
  names: readonly Name[],
): Name | undefined {
  const sought = key?.toLowerCase();
  return names.find((name) => name.toLowerCase() === sought);
}

/** The keys of a Principal. */
export const principalKeys = ["AWS", "Service", "Federated", "CanonicalUser"] as const;
export type PrincipalKey = (typeof principalKeys)[number];
