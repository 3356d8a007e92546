import { readElements } from "../../evaluate/statement.ts";
import type { Value } from "../../evaluate/value.ts";
import { textKey } from "../../iam/text.ts";
import { textAt } from "../../source/source.ts";
import { once } from "../../source/once.ts";
import type { GrantingCall, GrantsFor } from "../format.ts";
import { isVisible } from "../spell-script.ts";
import { arnOf } from "./attributes.ts";
import type { Construct } from "./construct.ts";
import { grantedBy } from "./grants.ts";
import { withIndexes } from "./indexes.ts";
import { heldOnce, spelled } from "./inventory.ts";
import { cdkName } from "./names.ts";
import { given, type Reading } from "./reading.ts";

/**
 * The methods of constructs that grant something on what a statement is about (`table.grantReadData(fn)`), to
 * whom it is for: where both have a name there, and the method is known to grant no more than the catalog says.
 */
export function grantsForIn(reading: Reading): GrantsFor {
  const { constructs, cdk, evaluator, placeOf } = reading;
  const held = heldOnce(constructs.all);
  const nameOf = ({ holder = "" }: Construct): string => (held.has(holder) ? holder : "");
  const methods = once((construct: Construct) =>
    isWhole(construct, reading) ? [...cdk.grantsOf(construct.type)] : [],
  );
  return ({ place }, owner, resources) => {
    const grantee = constructs.at.get(owner);
    if (!grantee || !isGrantee(grantee)) return [];
    // Behind what it is given when it is made: there it has a name.
    const at = Math.max(place.span.end, placeOf(grantee.call).span.end);
    const isSeen = (construct: Construct): boolean =>
      nameOf(construct) !== "" && isVisible(nameOf(construct), evaluator.script, at);
    if (!isSeen(grantee)) return [];
    const keys = resources.map(textKey);
    return constructs.all.filter(isSeen).flatMap((construct): readonly GrantingCall[] => {
      const all = methods(construct);
      const arn = all.length > 0 ? arnOf(construct, reading.attributing) : undefined;
      if (!arn || !keys.some((key) => key.startsWith(textKey(arn)))) return [];
      return all.map(([method, grants]) => ({
        written: `${nameOf(construct)}.${spelled(method, reading)}(${nameOf(grantee)})`,
        grants: grantedBy(withIndexes(grants, construct, reading), arn, construct.place).map(
          readElements,
        ),
      }));
    });
  };
}

/** What CDK adds a grant to: it has a role, or is one. */
function isGrantee({ type, isPlain, found }: Construct): boolean {
  return grantees.has(type) && !isPlain && found === undefined;
}

const grantees: ReadonlySet<string> = new Set([
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::CodeBuild::Project",
  "AWS::EC2::Instance",
  "AWS::IAM::Group",
  "AWS::IAM::Role",
  "AWS::IAM::User",
  "AWS::Lambda::Function",
  "AWS::StepFunctions::StateMachine",
]);

/**
 * Whether the methods of a construct grant what they do as a rule: it is of a class that has them, and no key of
 * its own is used with it.
 */
function isWhole(construct: Construct, reading: Reading): boolean {
  const { call, found, isPlain, type } = construct;
  const { evaluator, props } = reading;
  if (isPlain || !type.startsWith("AWS::")) return false;
  const path = cdkName(call.callee, evaluator)?.path ?? [];
  const name = path.at(found === undefined ? -1 : -2) ?? "";
  if (!(name === type.slice(type.lastIndexOf(":") + 1) || alike.has(name))) return false;
  if (found !== undefined) return alsoElsewhere.has(type) && !found.endsWith("Attributes");
  const own = props(construct);
  const encryption = given(own, "encryption");
  const isOpen = own.rest.length > 0 || further.some((each) => given(own, each) !== undefined);
  return !isOpen && (!encryption || isOfAws(encryption));
}

/** Classes with the methods of the one that is called as the type is. */
const alike: ReadonlySet<string> = new Set([
  "DatabaseSecret",
  "DockerImageFunction",
  "GoFunction",
  "NodejsFunction",
  "PythonFunction",
  "StringListParameter",
  "StringParameter",
  "TableV2",
]);

/** Types whose methods grant the same on what is made elsewhere. */
const alsoElsewhere: ReadonlySet<string> = new Set([
  "AWS::DynamoDB::Table",
  "AWS::Events::EventBus",
  "AWS::Kinesis::Stream",
  "AWS::S3::Bucket",
  "AWS::SNS::Topic",
  "AWS::SQS::Queue",
  "AWS::StepFunctions::StateMachine",
]);

/** Properties with which more is granted: the use of a key, or of replicas. */
const further = [
  "encryptionKey",
  "encryptionMasterKey",
  "masterKey",
  "replicaKeyArns",
  "replicas",
  "replicationRegions",
];

/** Encryption with a key of AWS's, which nobody has to be granted. */
function isOfAws({ origin }: Value): boolean {
  return /(?:MANAGED|UNENCRYPTED|DEFAULT|managed_?[Kk]ey\(\)|owned_?[Kk]ey\(\))$/.test(
    textAt(origin.written),
  );
}
