/**
 * Whether an action can be limited to resources, where the rule is wrong. The rule: no resource
 * type = "none" (`*` is unavoidable); one single type and that optional = "soft" (`*` may be
 * needed); otherwise "full". Every entry here differs from it.
 * @typedef {import("../normalise.mjs").Scoping} Scoping
 * @typedef {{ service: string, name: string }} Candidate
 * @typedef {{ actions: readonly string[], scoping: Scoping, reason: string, link: string }} Exception
 * @typedef {{ name: string, holds: (action: Candidate) => boolean, scoping: Scoping, reason: string, link: string }} Family
 */

const reference = "https://docs.aws.amazon.com/service-authorization/latest/reference";
const general = `${reference}/reference_policies_actions-resources-contextkeys.html`;

/** @type {readonly Exception[]} */
export const exceptions = [
  {
    actions: ["ecs:ListTasks"],
    scoping: "soft",
    reason:
      "The type is container-instance, which no call without a container instance names; AWS's policies use `*` with the key ecs:cluster.",
    link: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html",
  },
  {
    actions: ["route53:GetChange"],
    scoping: "soft",
    reason: "The id of a change does not exist before the change is made: `change/*` or `*`.",
    link: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-managing-permissions.html",
  },
  {
    actions: ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
    scoping: "soft",
    reason:
      "The request names a token, and whose task that is of nobody needs to know: `*` is usual.",
    link: "https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html",
  },
  {
    actions: ["translate:StartTextTranslationJob", "translate:TranslateText"],
    scoping: "soft",
    reason:
      "Terminologies and parallel data are optional: most calls name none, and AWS's own policies use `*`.",
    link: "https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html",
  },
  {
    actions: [
      "sms-voice:RequestPhoneNumber",
      "sms-voice:SendDestinationNumberVerificationCode",
      "sms-voice:SendTextMessage",
    ],
    scoping: "soft",
    reason:
      "What a message comes from, and which pool or list a number joins, are optional: calls may name none.",
    link: "https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html",
  },
  {
    actions: ["bedrock:CreateDataAutomationProject", "bedrock:CreateGuardrail"],
    scoping: "soft",
    reason: "What is made is no type of them, and what it may use is optional.",
    link: `${reference}/list_amazonbedrock.html`,
  },
  {
    actions: ["cloudformation:GetTemplateSummary"],
    scoping: "soft",
    reason: "The request names a stack, or brings a template.",
    link: "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html",
  },
  {
    actions: ["ec2:DeleteKeyPair", "ec2:ReleaseAddress"],
    scoping: "full",
    reason: "The request names one key pair or address.",
    link: `${reference}/list_amazonec2.html`,
  },
  {
    actions: [
      "es:ESCrossClusterGet",
      "es:ESHttpDelete",
      "es:ESHttpGet",
      "es:ESHttpHead",
      "es:ESHttpPatch",
      "es:ESHttpPost",
      "es:ESHttpPut",
    ],
    scoping: "full",
    reason: "The request goes to one domain, which the ARN names.",
    link: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
  },
  {
    actions: ["cloudsearch:document", "cloudsearch:search", "cloudsearch:suggest"],
    scoping: "full",
    reason: "The request goes to one domain, which the ARN names.",
    link: "https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-access.html",
  },
];

/** @type {readonly Family[]} */
export const families = [
  {
    name: "tags",
    holds: ({ name }) => /^(?:TagResource|UntagResource|ListTagsForResource)$/.test(name),
    scoping: "full",
    reason: "The request names one resource by its ARN.",
    link: general,
  },
  {
    name: "resource policies",
    holds: ({ name }) => /^(?:Put|Get|Delete)ResourcePolicy$/.test(name),
    scoping: "full",
    reason: "The request names one resource by its ARN.",
    link: general,
  },
  {
    name: "vended logs",
    holds: ({ name }) => name === "AllowVendedLogDeliveryForResource",
    scoping: "full",
    reason: "The permission is asked on the one resource whose logs are delivered.",
    link: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-vended-logs-permissions-V2.html",
  },
];
