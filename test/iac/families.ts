import { bucketObjects } from "./families/bucket-objects.ts";
import type { Family } from "./families/family.ts";
import { logGroups } from "./families/log-groups.ts";
import { negatedUnderConditions } from "./families/negated-under-conditions.ts";
import { permission } from "./families/permission.ts";
import { queueByName } from "./families/queue-by-name.ts";
import { queuePolicy } from "./families/queue-policy.ts";
import { trust } from "./families/trust.ts";

export { forms } from "./families/family.ts";

/** What is said in every language: a file a family. */
export const families: readonly Family[] = [
  bucketObjects,
  queueByName,
  negatedUnderConditions,
  trust,
  queuePolicy,
  logGroups,
  permission,
];
