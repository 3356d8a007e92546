import type { DeclaredType } from "../../catalog/places.ts";
import type { Declaration, Template } from "../../evaluate/cloudformation/template.ts";
import type { Attachment } from "../../iam/policy.ts";
import { code } from "../../source/quoted.ts";
import type { Span } from "../../source/source.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import { referencesIn } from "./named.ts";
import type { Given } from "./sam-statement.ts";

/** The source or a destination of a connector. */
export type End = {
  readonly ok: true;
  /** Its type as CloudFormation has it. */
  readonly type: string;
  /** What the texts of a connector may ask for: `Arn`, `Name`, `ResourceId`, `Qualifier`. */
  readonly given: ReadonlyMap<string, Given>;
  readonly declaration?: Declaration;
};

type NoEnd = { readonly ok: false; readonly span: Span | undefined; readonly because: string };

/** What SAM's types of resources are to CloudFormation, as far as connectors take them. */
const plainTypes: ReadonlyMap<string, string> = new Map([
  ["AWS::Serverless::Api", "AWS::ApiGateway::RestApi"],
  ["AWS::Serverless::Function", "AWS::Lambda::Function"],
  ["AWS::Serverless::GraphQLApi", "AWS::AppSync::GraphQLApi"],
  ["AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api"],
  ["AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table"],
  ["AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"],
]);

/**
 * Reads one end of a connector: a resource of the template by its `Id`, or one of elsewhere by its
 * `Type` and what is said of it. `itself` is the resource that a connector stands in.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-connector-resourcereference.html)
 */
export function readEnd(
  node: DataNode | undefined,
  template: Template,
  types: ReadonlyMap<string, DeclaredType>,
  itself?: Declaration,
): End | NoEnd {
  const id = valueOf(node, "Id");
  const declaration = itself ?? template.declarations.get(stringOf(id) ?? "");
  const at = node ?? itself?.node;
  if (!at) return { ok: false, span: undefined, because: "an end of the connector is missing" };
  const said = givenIn(node);
  if (declaration) {
    const own = [...ofDeclaration(declaration, types, at.span)];
    return {
      ok: true,
      type: plainTypes.get(declaration.type) ?? declaration.type,
      given: new Map([...own, ...said].filter(([name]) => name !== "Id")),
      declaration,
    };
  }
  if (id)
    return {
      ok: false,
      span: id.span,
      because: `${code(stringOf(id) ?? "Id")} is no resource of the template`,
    };
  const type = stringOf(valueOf(node, "Type"));
  if (type === undefined)
    return { ok: false, span: at.span, because: "an end of the connector has neither Id nor Type" };
  return { ok: true, type: plainTypes.get(type) ?? type, given: said };
}

function givenIn(node: DataNode | undefined): ReadonlyMap<string, Given> {
  if (node?.kind !== "map") return new Map();
  return new Map(node.entries.map(({ key, value, span }) => [key, { node: value, span }]));
}

function* ofDeclaration(
  { logicalId, type }: Declaration,
  types: ReadonlyMap<string, DeclaredType>,
  span: Span,
): Generator<readonly [string, Given]> {
  const scalar = (value: string): DataNode => ({ kind: "scalar", value, style: "plain", span });
  const call = (name: string, argument: string): Given => ({
    node: {
      kind: "map",
      entries: [{ key: name, keySpan: span, value: scalar(argument), span }],
      flow: true,
      span,
    },
    span,
  });
  const ref = call("Ref", logicalId);
  yield ["Arn", types.get(type)?.ref === "arn" ? ref : call("Fn::GetAtt", `${logicalId}.Arn`)];
  yield ["Name", call("Fn::GetAtt", `${logicalId}.Name`)];
  const isGraph = plainTypes.get(type) === "AWS::AppSync::GraphQLApi";
  yield ["ResourceId", isGraph ? call("Fn::GetAtt", `${logicalId}.ApiId`) : ref];
  yield ["Qualifier", { node: scalar("*"), span }];
}

/** The properties in which a resource names the role that it acts with. */
const roleProperties = ["Role", "RoleArn", "ServiceRoleArn", "Targets"];

/** Who has the policy of a connector that belongs to the role of a resource. */
export function rolesOf(declaration: Declaration, template: Template): readonly Attachment[] {
  const roles = roleProperties.flatMap((name) => {
    const value = valueOf(declaration.properties, name);
    return value
      ? referencesIn(value, template).filter(({ type }) => type === "AWS::IAM::Role")
      : [];
  });
  return (roles.length > 0 ? roles : [declaration]).map(({ logicalId, type }) => ({
    address: logicalId,
    type,
  }));
}
