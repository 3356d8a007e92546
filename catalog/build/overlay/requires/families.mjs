import { page } from "./decision.mjs";

/**
 * @typedef {import("../../normalise.mjs").Conjuncts} Conjuncts
 * @typedef {import("../../normalise.mjs").ResourceType} ResourceType
 * @typedef {{ service: string, name: string, required: readonly ResourceType[] }} Candidate
 * @typedef {{
 *   name: string,
 *   holds: (action: Candidate) => boolean,
 *   conjuncts: Conjuncts,
 *   reason: string,
 *   link: string,
 * }} Family
 */

const general = page("reference_policies_actions-resources-contextkeys");

/**
 * Rules over many actions, the first that holds; decisions for single actions come before them.
 * @type {readonly Family[]}
 */
export const families = [
  {
    name: "tags",
    holds: ({ name }) =>
      /^(?:(?:Tag|Untag)Resources?|ListTags(?:(?:For|Of)Resource)?|(?:Add|Remove)Tags|ChangeTagsForResource)$/.test(
        name,
      ),
    conjuncts: "any",
    reason: "The request names one resource by its ARN; the types are what that may be.",
    link: general,
  },
  {
    name: "resource policies",
    holds: ({ name }) => /^(?:Put|Get|Delete|Describe)ResourcePolicy$/.test(name),
    conjuncts: "any",
    reason: "The request names one resource by its ARN; the types are what that may be.",
    link: general,
  },
  {
    name: "load balancers",
    holds: ({ service }) => service === "arc-zonal-shift",
    conjuncts: "any",
    reason: "The request names one resource: an application or a network load balancer.",
    link: page("list_amazonroute53applicationrecoverycontroller-zonalshift"),
  },
  {
    name: "disaster recovery agents",
    holds: ({ service, required }) =>
      service === "drs" && are(required, "RecoveryInstanceResource", "SourceServerResource"),
    conjuncts: "any",
    reason: "The agent that calls runs on a source server or on a recovery instance.",
    link: page("list_awselasticdisasterrecovery"),
  },
  {
    name: "EC2",
    holds: ({ service }) => service === "ec2",
    conjuncts: "all",
    reason:
      "A request is authorised on every resource that it makes or uses; what its form decides is marked optional.",
    link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html",
  },
  {
    name: "Data Catalog",
    holds: ({ service, required }) =>
      service === "glue" && required.some(({ name }) => name === "rootcatalog"),
    conjuncts: "all",
    reason:
      "A request is authorised on the object and all its ancestors, a deletion also on what is deleted with it.",
    link: "https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html",
  },
  {
    name: "IAM Identity Center",
    holds: ({ service, required }) =>
      (service === "sso" && required.some(({ name }) => name === "Instance")) ||
      (service === "identitystore" && required.some(({ name }) => name === "Identitystore")),
    conjuncts: "all",
    reason: "AWS's policies name the instance or identity store beside the object in it.",
    link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-using-id-policies.html",
  },
  {
    name: "VPC Lattice associations",
    holds: ({ service }) => service === "vpc-lattice",
    conjuncts: "all",
    reason: "The association, and both its ends; AWS's policies name each.",
    link: "https://docs.aws.amazon.com/vpc-lattice/latest/ug/security_iam_id-based-policy-examples.html",
  },
  {
    name: "joins",
    holds: ({ name, required }) =>
      /^(?:Associate|Disassociate|Attach|Detach)[A-Z]/.test(name) &&
      required.length === 2 &&
      !required.some((type) => type.name.startsWith("wildcard-")),
    conjuncts: "all",
    reason: "The request joins or parts two resources and names both.",
    link: general,
  },
  {
    name: "parents",
    holds: ({ name, required }) => nested(required) && !lists(name, required),
    conjuncts: "all",
    reason:
      "Each ARN continues the one before (application/X, application/X/environment/Y): the request names both, and AWS asks for a pattern for each required type.",
    link: general,
  },
];

/**
 * @param {readonly ResourceType[]} types
 * @param {...string} names
 */
function are(types, ...names) {
  return types.length === names.length && types.every(({ name }) => names.includes(name));
}

/**
 * Whether the action lists things of one of the types: it then names none of them.
 * @param {string} name
 * @param {readonly ResourceType[]} types
 */
function lists(name, types) {
  const listed = /^List(.+)s$/.exec(name)?.[1]?.toLowerCase();
  return types.some((type) => type.name.toLowerCase().replaceAll(/[^a-z0-9]|s$/g, "") === listed);
}

/**
 * Whether the types lie in one another like folders. A version behind a colon does not count: a
 * request names the thing or its version.
 * @param {readonly ResourceType[]} types
 */
function nested(types) {
  const arns = types.map(({ arns: [arn = "", ...others] }) =>
    others.length > 0 ? "" : arn.replaceAll(/\$\{\w+\}/g, "${}"),
  );
  if (arns.some((arn) => arn === "" || arn.endsWith("*"))) return false;
  const chain = [...arns].sort((a, b) => a.length - b.length);
  return chain.every((arn, at) => at === 0 || arn.startsWith(`${chain[at - 1] ?? ""}/`));
}
