import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration, Template } from "../../evaluate/cloudformation/template.ts";
import {
  stringOf,
  valueOf,
  type DataEntry,
  type DataMap,
  type DataNode,
} from "../../syntax/data.ts";
import type { Phrase } from "../../iam/draft.ts";
import { suppliesNothing, type Supplies } from "../format.ts";
import { mayName, standsForNothing } from "../nothing-named.ts";
import { glueServices, isSecretAccess, putInto, runtimeServices } from "../runs.ts";
import { builtOf, codeIn, glueScript, imageOf } from "./code.ts";
import { containersIn, imageIn } from "./containers.ts";
import { isStateMachine, machineSupplies } from "./machine.ts";
import { referencesIn } from "./named.ts";
import { importedBy } from "./phrase.ts";

type Scoped = (logicalId: string) => string;

/** What a resource of a template works with when it runs. */
export function suppliesOf(
  declaration: Declaration,
  scope: TemplateScope,
  scoped: Scoped,
): Supplies {
  const { type, properties, logicalId } = declaration;
  const { template } = scope;
  const named = (...nodes: readonly (DataNode | undefined)[]): readonly string[] =>
    nodes.flatMap((node) =>
      node ? referencesIn(node, template).map(({ logicalId }) => scoped(logicalId)) : [],
    );
  const sendsTo = named(valueOf(properties, "DestinationConfig"));
  if (type === "AWS::Lambda::EventSourceMapping") {
    const fedBy = named(valueOf(properties, "EventSourceArn"));
    const isFedElsewhere = fedBy.length === 0;
    const polled = { polledWith: polledWith(properties, template), isFedElsewhere };
    const secrets = named(valueOf(properties, "SourceAccessConfigurations"));
    return { ...suppliesNothing, ...polled, fedBy, uses: [...sendsTo, ...secrets] };
  }
  const handed = toldToMaker(declaration, template, named);
  if (handed) return handed;
  if (isStateMachine(type)) return machineSupplies(declaration, scope, named);
  if (type === "AWS::Lambda::EventInvokeConfig") return { ...suppliesNothing, uses: sendsTo };
  const globals =
    type === "AWS::Serverless::Function"
      ? valueOf(template.root, "Globals", "Function")
      : undefined;
  const all = [...entriesOf(properties), ...entriesOf(globals)];
  const isFunction = type === "AWS::Lambda::Function" || type === "AWS::Serverless::Function";
  const events = eventsOf(valueOf(properties, "Events"), named);
  const environment = told(
    all.flatMap(({ key, value }) => (key === "Environment" ? variablesOf(value) : [])),
    template,
    named,
  );
  const others = all.filter(({ key }) => (isFunction ? ofFunctions.has(key) : !besides.has(key)));
  const polled = entriesOf(valueOf(properties, "Events")).flatMap(({ value }) =>
    polledWith(valueOf(value, "Properties"), template),
  );
  const runs = isFunction
    ? builtOf(declaration, codeIn(all, template, scoped(logicalId), scoped))
    : type === "AWS::Glue::Job"
      ? glueScript(declaration, scope)
      : undefined;
  const image = isFunction ? imageOf(declaration, all, template) : undefined;
  const containers = isFunction && !image ? imageIn(declaration, all, scope) : undefined;
  return {
    ...environment,
    uses: [
      ...named(...others.map(({ value }) => value)),
      ...environment.uses,
      ...events.sendsTo,
      ...putInto(runs),
    ],
    fedBy: events.fedBy,
    isFedElsewhere: events.isFedElsewhere,
    named: [...environment.named, ...putInto(runs).map((address) => ["", address] as const)],
    logsElsewhere: all.some(
      ({ key, value }) => key === "LoggingConfig" && valueOf(value, "LogGroup") !== undefined,
    ),
    runtime: isFunction
      ? runtimeServices((of) => all.some(({ key }) => written[of].includes(key)))
      : type === "AWS::Glue::Job"
        ? glueServices
        : [],
    ...(polled.length > 0 && { polledWith: polled }),
    ...(all.some(({ key }) => key === "DurableConfig") && { isDurable: true as const }),
    ...(runs && { runs }),
    ...(image && { image }),
    ...(containers && { containers }),
    ...containersIn(declaration, scope, named),
  };
}

const written = {
  network: ["VpcConfig"],
  files: ["FileSystemConfigs"],
  key: ["KmsKeyArn"],
};

/** What of a function its code works with, beside its environment. */
const ofFunctions: ReadonlySet<string> = new Set([
  "DeadLetterConfig",
  "DeadLetterQueue",
  "EventInvokeConfig",
  "FileSystemConfigs",
  "LoggingConfig",
]);

/** What something is called, made of and marked with. */
const besides: ReadonlySet<string> = new Set(["Events", "Name", "Role", "RoleArn", "Tags"]);

/**
 * Serverless has those of the service and those of the function, and plain texts for much that names nothing;
 * CodeBuild's are a list, each with its name.
 */
function variablesOf(environment: DataNode): readonly DataEntry[] {
  if (environment.kind === "list")
    return environment.items
      .flatMap(entriesOf)
      .filter(({ value }) => value.kind !== "scalar" || (value.tag ?? textOf(value)) !== undefined);
  const listed = valueOf(environment, "EnvironmentVariables");
  if (listed?.kind !== "list") return entriesOf(valueOf(environment, "Variables"));
  return listed.items.flatMap((item) => {
    const [key, value] = [valueOf(item, "Name"), valueOf(item, "Value")];
    const name = stringOf(key);
    return key && value && name !== undefined
      ? [{ key: name, keySpan: key.span, value, span: item.span }]
      : [];
  });
}

/**
 * What a custom resource hands to the function that makes it, which works with that as with its environment; undefined
 * of others.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes.html)
 */
function toldToMaker(
  { type, properties }: Declaration,
  template: Template,
  named: Named,
): Supplies | undefined {
  if (!/^(?:Custom::|AWS::CloudFormation::CustomResource$)/.test(type)) return undefined;
  const [madeBy, ...others] = named(valueOf(properties, "ServiceToken"));
  if (madeBy === undefined || others.length > 0) return undefined;
  const handed = entriesOf(properties).filter(({ key }) => key !== "ServiceToken");
  return { ...suppliesNothing, ...told(handed, template, named), madeBy };
}

/** What variables tell of: the environment of what runs, or what is handed to it. */
function told(
  entries: readonly DataEntry[],
  template: Template,
  named: Named,
): Pick<Supplies, "uses" | "told" | "named" | "unread" | "texts"> {
  const variables = entries.map((entry) => readVariable(entry, template));
  const texts = variables.flatMap(({ name, text }) => (text ? [[name, text] as const] : []));
  return {
    uses: variables.flatMap(({ reads }) => (reads ? named(reads) : [])),
    told: variables.flatMap(({ name, given }) => (given === undefined ? [] : [[name, given]])),
    named: variables.flatMap(({ name, reads }) =>
      reads && isNameItself(reads) ? named(reads).map((address) => [name, address] as const) : [],
    ),
    unread: variables.flatMap(({ name, reads, given, text }) =>
      reads === undefined && given === undefined && text === undefined ? [name] : [],
    ),
    ...(texts.length > 0 && { texts }),
  };
}

function entriesOf(node: DataNode | undefined): readonly DataEntry[] {
  return node?.kind === "map" ? node.entries : [];
}

type Named = (...nodes: readonly (DataNode | undefined)[]) => readonly string[];

/** What calls a function of SAM's, and where what fails goes. */
function eventsOf(
  events: DataNode | undefined,
  named: Named,
): Pick<Supplies, "fedBy" | "isFedElsewhere"> & { readonly sendsTo: readonly string[] } {
  const properties = entriesOf(events).flatMap(({ value }) =>
    entriesOf(valueOf(value, "Properties")),
  );
  const sends = properties.filter(({ key }) =>
    /^(?:DestinationConfig|DeadLetterConfig)$/.test(key),
  );
  const feeds = properties.filter((each) => !sends.includes(each));
  const sources = feeds.filter(({ key }) =>
    /^(?:Broker|Cluster|KafkaBootstrapServers|Queue|Stream|Topic)$/.test(key),
  );
  return {
    fedBy: named(...feeds.map(({ value }) => value)),
    isFedElsewhere: sources.some(({ value }) => named(value).length === 0),
    sendsTo: named(...sends.map(({ value }) => value)),
  };
}

/** The parameters that give the ARNs of secrets by which Lambda polls an event source. */
function polledWith(
  properties: DataNode | undefined,
  { parameters }: Template,
): readonly (readonly [string, string])[] {
  const list = valueOf(properties, "SourceAccessConfigurations");
  const items = list?.kind === "list" ? list.items : [];
  return items.flatMap((item) => {
    const access = stringOf(valueOf(item, "Type"));
    const uri = valueOf(item, "URI");
    const given = uri && wholeName(uri);
    const isSecret = access !== undefined && isSecretAccess(access);
    return isSecret && given !== undefined && parameters.has(given) ? [[access, given]] : [];
  });
}

/** The value of an environment variable: what it names, or the parameter that it is, as a whole. */
function readVariable(
  { key: name, value }: DataEntry,
  template: Template,
): {
  readonly name: string;
  readonly reads?: DataNode;
  readonly given?: string;
  readonly text?: Phrase["pieces"];
} {
  const written = textOf(value);
  if (written) return { name, text: written };
  const only = wholeName(value);
  if (only !== undefined && isPlain(template.parameters.get(only))) return { name, given: only };
  const isRead = referencesIn(value, template).length > 0;
  const text = intrinsic(value)?.name === "Sub" ? stringOf(intrinsic(value)?.argument) : undefined;
  const isPart = text !== undefined && only === undefined && !/^(?:arn:|\w+:\/\/)/.test(text);
  return isRead && !isPart ? { name, reads: value } : { name };
}

/**
 * A text that may name something, in which variables of Serverless and what CloudFormation says of the stack stand for
 * what they stand for elsewhere in the file too; or what another stack exports.
 */
function textOf(value: DataNode): Phrase["pieces"] | undefined {
  const call = intrinsic(value);
  const exported = call?.name === "ImportValue" ? stringOf(call.argument) : undefined;
  if (exported !== undefined) return [{ expression: importedBy + exported }];
  const isSub = call?.name === "Sub";
  const text = isSub ? stringOf(call.argument) : call ? undefined : stringOf(value);
  if (text === undefined || !mayName(text)) return undefined;
  const pieces = text
    .split(/(\$\{[^}]*\})/)
    .filter((piece) => piece !== "")
    .map((piece) => (piece.startsWith("${") ? { expression: piece.slice(2, -1) } : piece));
  const isWritten = pieces.every(
    (piece) => typeof piece === "string" || (isSub ? ofStack : ofServerless).test(piece.expression),
  );
  return isWritten ? pieces : undefined;
}

const ofStack = /^AWS::(?:AccountId|Partition|Region|StackName)$/;

const ofServerless = /^(?:self:[\w.-]+|(?:aws|sls):[a-zA-Z]+)$/;

/** The name that a value is: `!Ref Name`, `!Sub "${Name}"`. */
function wholeName(value: DataNode): string | undefined {
  const call = intrinsic(value);
  const text = call && stringOf(call.argument);
  if (call?.name === "Ref") return text;
  return call?.name === "Sub" ? /^\$\{([^!.}]+)\}$/.exec(text ?? "")?.[1] : undefined;
}

/** Whether a value is what it refers to as it stands, or one of several: nothing is made of it. */
function isNameItself(node: DataNode): boolean {
  const { name = "", argument } = intrinsic(node) ?? {};
  if (name === "If" && argument?.kind === "list")
    return argument.items.slice(1).every(isNameItself);
  return /^(?:Ref|GetAtt|Sub)$/.test(name);
}

/** Whether a parameter holds a text that may be the name of something: no switch, secret or nothing. */
function isPlain(parameter: DataMap | undefined): boolean {
  if (!parameter) return false;
  const type = stringOf(valueOf(parameter, "Type")) ?? "";
  const usual = valueOf(parameter, "Default");
  const isSecret = stringsOf(valueOf(parameter, "NoEcho")).includes("true");
  const isNamed = usual === undefined || stringsOf(usual).every((text) => !standsForNothing(text));
  return (
    /^(?:String|AWS::SSM::Parameter::Value<String>|AWS::\w+::\w+::(?:Id|Name))$/.test(type) &&
    !isSecret &&
    isNamed &&
    valueOf(parameter, "AllowedValues") === undefined
  );
}

function stringsOf(node: DataNode | undefined): readonly string[] {
  return node?.kind === "scalar" ? [String(node.value)] : [];
}
