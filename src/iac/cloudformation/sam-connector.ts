import type { DeclaredType } from "../../catalog/places.ts";
import type { Connection, SamPolicies } from "../../catalog/sam.ts";
import {
  nodePlace,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import type { Attachment } from "../../iam/policy.ts";
import { code } from "../../source/quoted.ts";
import type { Span } from "../../source/source.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { problemAt } from "../problems.ts";
import { readEnd, rolesOf, type End } from "./sam-connector-end.ts";
import type { MadeOrNot } from "./sam-made.ts";
import { namesIn, type Given } from "./sam-statement.ts";

/** A connector: a resource of its own, or in the resource that is its source. */
type Connector = {
  readonly declaration: Declaration;
  readonly name: string;
  readonly node: DataMap;
  readonly properties: DataNode | undefined;
  readonly source: DataNode | undefined;
  /** It stands in its source. */
  readonly embedded: boolean;
};

type Types = ReadonlyMap<string, DeclaredType>;

/**
 * The policies that the connectors of a declaration make.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html)
 */
export function connectionsIn(
  declaration: Declaration,
  template: Template,
  sam: () => SamPolicies,
  types: Types,
): readonly MadeOrNot[] {
  return connectorsOf(declaration).flatMap((connector): readonly MadeOrNot[] => {
    const standsAt = nodePlace(template, connector.node);
    if (standsAt.source !== template.source)
      return [{ problem: problemAt(standsAt, "policy-template", takenIn) }];
    const destination = valueOf(connector.properties, "Destination");
    return destination?.kind === "list"
      ? destination.items.map((item) => connect(connector, item, item.span, template, sam, types))
      : [connect(connector, destination, connector.node.span, template, sam, types)];
  });
}

const takenIn = "a connector in a file that another one takes in is not read";

function connectorsOf(declaration: Declaration): readonly Connector[] {
  const { node, properties, logicalId, type } = declaration;
  if (type === "AWS::Serverless::Connector") {
    const source = valueOf(properties, "Source");
    return [{ declaration, name: logicalId, node, properties, source, embedded: false }];
  }
  const embedded = valueOf(node, "Connectors");
  if (embedded?.kind !== "map") return [];
  return embedded.entries.flatMap(({ key, value }): readonly Connector[] =>
    value.kind === "map"
      ? [
          {
            declaration,
            name: key,
            node: value,
            properties: valueOf(value, "Properties"),
            source: valueOf(value, "Properties", "SourceReference"),
            embedded: true,
          },
        ]
      : [],
  );
}

/** What a connector grants between its source and one destination, which stand at a span. */
function connect(
  { declaration, name, node, properties, source, embedded }: Connector,
  to: DataNode | undefined,
  whole: Span,
  template: Template,
  sam: () => SamPolicies,
  types: Types,
): MadeOrNot {
  const refused = (span: Span, detail: string): MadeOrNot => ({
    problem: problemAt({ source: template.source, span }, "policy-template", detail),
  });
  const from = readEnd(source, template, types, embedded ? declaration : undefined);
  if (!from.ok) return refused(from.span ?? node.span, from.because);
  const destination = readEnd(to, template, types);
  if (!destination.ok) return refused(destination.span ?? node.span, destination.because);
  const connection = sam().connection(from.type, destination.type);
  const pair = `connector from ${code(from.type)} to ${code(destination.type)}`;
  if (!connection) return refused(whole, `AWS SAM has no ${pair}`);
  const permissions = valueOf(properties, "Permissions");
  const access = accessIn(permissions);
  const wrong = access.find((each) => !statementsOf(connection, each));
  if (!permissions || wrong !== undefined || access.length === 0)
    return refused(
      (permissions ?? node).span,
      `a ${pair} ${wrong === undefined ? "needs its permissions" : `has no permission ${code(wrong)}`}`,
    );
  const statements = access.flatMap((each) => statementsOf(connection, each) ?? []);
  const given = new Map([...named("Source", from), ...named("Destination", destination)]);
  const missing = statements
    .flatMap(({ Resource }) => Resource.flatMap(namesIn))
    .find((each) => !given.has(each));
  if (missing !== undefined) return refused(whole, `a ${pair} lacks ${code(missing)}`);
  const on = connection.on === "source" ? from : destination;
  const protects = on.declaration && types.get(on.declaration.type)?.type;
  return {
    declaration,
    name,
    of: "connector",
    kind: connection.kind,
    statements,
    given,
    standing: { whole, actions: permissions.span },
    attachedTo: holders(on, connection, template),
    ...(connection.kind === "resource" && protects !== undefined && { protects }),
    maybe: declaration.condition !== undefined,
  };
}

/** Who has the policy: the role of a resource, or the resource itself. */
function holders(
  { declaration }: End,
  { kind }: Connection,
  template: Template,
): readonly Attachment[] {
  if (!declaration) return [];
  const { logicalId, type } = declaration;
  return kind === "identity" ? rolesOf(declaration, template) : [{ address: logicalId, type }];
}

/** What an end gives to texts: `Destination.Arn`. */
function named(end: "Source" | "Destination", { given }: End): readonly [string, Given][] {
  return [...given].map(([name, each]) => [`${end}.${name}`, each]);
}

function accessIn(permissions: DataNode | undefined): readonly string[] {
  const items = permissions?.kind === "list" ? permissions.items : [];
  return [...new Set(items.map((item) => stringOf(item) ?? ""))];
}

function statementsOf(connection: Connection, access: string): Connection["Read"] {
  return access === "Read" || access === "Write" ? connection[access] : undefined;
}
