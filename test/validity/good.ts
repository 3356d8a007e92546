import type { GoodExample } from "./example.ts";
import { administration } from "./good/administration.ts";
import { bucketAccess } from "./good/bucket-access.ts";
import { bucketContents } from "./good/bucket-contents.ts";
import { bucketDeliveries } from "./good/bucket-deliveries.ts";
import { compute } from "./good/compute.ts";
import { databases } from "./good/databases.ts";
import { federation } from "./good/federation.ts";
import { guardrails } from "./good/guardrails.ts";
import { keys } from "./good/keys.ts";
import { messages } from "./good/messages.ts";
import { otherResources } from "./good/other-resources.ts";
import { resourceControl } from "./good/resource-control.ts";
import { roles } from "./good/roles.ts";
import { selfService } from "./good/self-service.ts";
import { serviceControl } from "./good/service-control.ts";
import { storage } from "./good/storage.ts";

/** Policies that AWS publishes as good ones in its documentation, written down as facts. */
export const good: readonly GoodExample[] = [
  ...administration,
  ...bucketAccess,
  ...bucketContents,
  ...bucketDeliveries,
  ...compute,
  ...databases,
  ...federation,
  ...guardrails,
  ...keys,
  ...messages,
  ...otherResources,
  ...resourceControl,
  ...roles,
  ...selfService,
  ...serviceControl,
  ...storage,
];
