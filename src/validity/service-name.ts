import type { Regions } from "../catalog/regions.ts";

const domain = /\.amazonaws\.com(?:\.cn)?$|\.aws\.internal$|\.amazon\.com$|\.aws\.dev$/;

/** Whether a text looks like the name by which a service calls others: `sns.amazonaws.com`. */
export function isServiceName(text: string): boolean {
  return domain.test(text) && /^[a-z0-9][a-z0-9.-]*$/i.test(text);
}

/** Whether the name says in which region it is: `sqs.us-east-1.amazonaws.com`. */
export function isRegionalServiceName(text: string, regions: Regions): boolean {
  const region = text.replace(domain, "").split(".").at(-1) ?? "";
  return isServiceName(text) && regions.has(region);
}
