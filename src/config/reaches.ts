import type { z } from "zod";
import type { Reach } from "../access/limit.ts";
import { list, text, withAny } from "./kinds.ts";

const action = text(/^(?:\*|[a-z0-9-]+:[A-Za-z0-9_*?]+)$/, "an action or a pattern, as iam:Put*");
const resource = text(/^(?:\*|arn:\S+)$/, "an ARN or a pattern, as arn:aws:s3:::prod-*", 2048);

/** Actions and resources, as patterns of policies. */
export const reachKeys = {
  actions: list(action, "a list of actions, as [iam:*]", { least: 1 })
    .describe("Actions and patterns of them; those that take such resources, if not set.")
    .optional(),
  resources: list(resource, "a list of ARNs, as ['arn:aws:s3:::prod-*']", { least: 1 })
    .describe("ARNs and patterns of them; all resources, if not set.")
    .optional(),
};

const reach = withAny(
  ["actions", "resources"],
  "does not say what is meant; write actions, resources or both",
  reachKeys,
);

/** What policies may reach: entries of which each is some actions on some resources. */
export function reaches() {
  return list(reach, "a list, as [{ actions: ['iam:*'] }]");
}

export function reachesOf(set: readonly z.infer<typeof reach>[] = []): readonly Reach[] {
  return set.map(({ actions, resources }) => ({
    ...(actions && { actions }),
    ...(resources && { resources }),
  }));
}
