import type { SamPolicies } from "../../catalog/sam.ts";
import {
  nodePlace,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import { code } from "../../source/quoted.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import { problemAt } from "../problems.ts";
import type { MadeOrNot } from "./sam-made.ts";
import { substitution } from "./sam-statement.ts";

/** A kind of data source of which SAM makes a connector. */
type Kind = {
  readonly name: string;
  /** The type of CloudFormation's that it leads to. */
  readonly to: string;
  /** Its ARN, or undefined where nothing names it. */
  readonly arn: (source: DataNode) => DataNode | undefined;
  /** What is granted, unless `Permissions` says so. */
  readonly usually: readonly Access[];
};

type Access = "Read" | "Write";

const kinds: readonly Kind[] = [
  {
    name: "DynamoDb",
    to: "AWS::DynamoDB::Table",
    arn: (source) => valueOf(source, "TableArn") ?? tableArn(source),
    usually: ["Read", "Write"],
  },
  {
    name: "Lambda",
    to: "AWS::Lambda::Function",
    arn: (source) => valueOf(source, "FunctionArn"),
    usually: ["Write"],
  },
];

/**
 * The policies of the roles that SAM makes for the data sources of a GraphQL API: those of a
 * connector from the data source to its table or function. One that is given a role has none.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-graphqlapi-datasource.html)
 */
export function dataSourcesIn(
  declaration: Declaration,
  template: Template,
  sam: () => SamPolicies,
): readonly MadeOrNot[] {
  if (declaration.type !== "AWS::Serverless::GraphQLApi") return [];
  return kinds.flatMap((kind) => {
    const sources = valueOf(declaration.properties, "DataSources", kind.name);
    const entries = sources?.kind === "map" ? sources.entries : [];
    return entries
      .filter(({ value }) => !valueOf(value, "ServiceRoleArn"))
      .map(({ key, value }) => madeOf(key, value, kind, declaration, template, sam));
  });
}

function madeOf(
  key: string,
  source: DataNode,
  { name, to, arn, usually }: Kind,
  declaration: Declaration,
  template: Template,
  sam: () => SamPolicies,
): MadeOrNot {
  const refused = (detail: string): MadeOrNot => ({
    problem: problemAt(nodePlace(template, source), "policy-template", detail),
  });
  if (nodePlace(template, source).source !== template.source)
    return refused("a data source in a file that another one takes in is not read");
  const node = arn(source);
  const connection = sam().connection("AWS::AppSync::DataSource", to);
  if (!node || !connection) return refused(`the data source ${code(key)} names nothing to read`);
  const permissions = valueOf(source, "Permissions");
  const { logicalId, type, condition } = declaration;
  return {
    declaration,
    name: `${name}/${key}`,
    of: "connector",
    kind: connection.kind,
    statements: accessIn(permissions, usually).flatMap((each) => connection[each] ?? []),
    given: new Map([["Destination.Arn", { node, span: node.span }]]),
    standing: { whole: source.span, actions: (permissions ?? source).span },
    attachedTo: [{ address: logicalId, type }],
    maybe: condition !== undefined,
  };
}

function accessIn(
  permissions: DataNode | undefined,
  usually: readonly Access[],
): readonly Access[] {
  if (permissions?.kind !== "list") return usually;
  const named = permissions.items.map((item) => stringOf(item));
  return (["Read", "Write"] as const).filter((each) => named.includes(each));
}

/** The ARN of a table that is named only. */
function tableArn(source: DataNode): DataNode | undefined {
  const [table, region] = ["TableName", "Region"].map((name) => valueOf(source, name));
  if (!table) return undefined;
  const given = [
    { name: "Table", node: table, span: table.span },
    ...(region ? [{ name: "Region", node: region, span: region.span }] : []),
  ];
  const where = region ? "${Region}" : "${AWS::Region}";
  const arn = `arn:\${AWS::Partition}:dynamodb:${where}:\${AWS::AccountId}:table/\${Table}`;
  return substitution(arn, given, table.span);
}
