import { of, page } from "./decision.mjs";

/**
 * What the families would decide, and cannot.
 * @type {readonly (import("./decision.mjs").Decision)[]}
 */
export const undecided = [
  {
    actions: of("bedrock", "StartFlowExecution"),
    reason:
      "A flow is run through an alias; whether the flow itself is authorised too is not said.",
    link: page("list_amazonbedrock"),
  },
  {
    actions: of(
      "bedrock",
      "GetExecutionFlowSnapshot GetFlowExecution ListFlowExecutionEvents StopFlowExecution",
    ),
    reason: "As StartFlowExecution.",
    link: page("list_amazonbedrock"),
  },
  {
    actions: of("dynamodb", "SearchVectors"),
    reason: "Index and table: the page does not say whether a query of an index needs the table.",
    link: page("list_amazondynamodb"),
  },
  {
    actions: of("ec2", "CreateFleet"),
    reason: "Instances are only launched by the caller in fleets of type instant.",
    link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-prerequisites.html",
  },
  {
    actions: of("license-manager-user-subscriptions", "DisassociateUser"),
    reason: "The user may be named by its own ARN alone.",
    link: page("list_awslicensemanagerusersubscriptions"),
  },
  {
    actions: of("waf-regional", "AssociateWebACL"),
    reason: "The resource may be one that the page does not name.",
    link: page("list_awswafregional"),
  },
];
