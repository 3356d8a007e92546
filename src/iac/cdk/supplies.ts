import type { Phrase } from "../../iam/draft.ts";
import { known, readable } from "../../iam/text.ts";
import { entriesIn, pathOf, type NamedNode } from "../../evaluate/script/named-nodes.ts";
import type { MapValue, Value } from "../../evaluate/value.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { suppliesNothing, type Supplies } from "../format.ts";
import { mayName } from "../nothing-named.ts";
import { runtimeServices } from "../runs.ts";
import type { Construct } from "./construct.ts";
import { codeIn, imageOf } from "./functions.ts";
import { nodeGiven } from "./given-node.ts";
import { besideOf, type Others } from "./granted-beside.ts";
import { constructsNamed } from "./named.ts";
import { inCamelCase } from "./names.ts";
import { argumentNamed } from "./props.ts";
import { given, type Reading } from "./reading.ts";

/** What functions of a file are read with. */
export type Surrounding = {
  /** The folder in which `cdk` is run, where one is known. */
  readonly folder: string | undefined;
  readonly elsewhere: Others;
  readonly scoped: (address: string) => string;
  /** The constructs that an expression names in whatever way. */
  readonly namedIn: (node: Expression) => ReadonlySet<string>;
};

/** Methods that say what a function works with, and what calls it. */
export const supplying =
  /^(?:add(?:Environment|EventSource|EventSourceMapping|Layers)|configureAsyncInvoke)$/;

/** What a function works with, by its environment, and what calls it. */
export function suppliesOf(
  construct: Construct,
  methods: readonly Call[],
  reading: Reading,
  { folder, elsewhere, scoped, namedIn }: Surrounding,
): Supplies {
  const { evaluator } = reading;
  const props = reading.props(construct);
  const property = (name: string): readonly Expression[] => {
    const node = nodeGiven(construct.call, name, evaluator);
    return node ? [node] : [];
  };
  const added = (wanted: RegExp): readonly Call[] =>
    methods.filter(
      ({ callee }) => callee.kind === "member" && wanted.test(inCamelCase(callee.name)),
    );
  const argumentsOf = (calls: readonly Call[]): readonly Expression[] =>
    calls.flatMap(({ args }) => args.map(({ value }) => value));
  const scopedIn = (nodes: readonly Expression[]): readonly string[] =>
    nodes.flatMap((each) => [...namedIn(each)]).map(scoped);
  const adding = added(/^addEnvironment$/);
  const environment = construct.isPlain
    ? property("environment")
        .flatMap((each) => entriesIn(each, evaluator))
        .flatMap(({ name, value }) => (name === "variables" ? [value] : []))
    : property("environment");
  const fed = [
    ...property("events").flatMap((node) => itemsOf(evaluator.origin(node))),
    ...argumentsOf(added(/^addEventSource$/)),
    ...added(/^addEventSourceMapping$/),
  ];
  const variables = [
    ...environment.flatMap((each) => entriesIn(each, evaluator)),
    ...adding.flatMap((call) => variableAdded(call, reading)),
  ];
  const told = variables.map((each) => ({ ...each, ...namedBy(each, reading) }));
  const isParameterAt = (address: string): boolean => {
    const found = reading.constructs.at.get(address);
    return found !== undefined && isParameter(found);
  };
  const unnamed = told.filter(
    ({ value, own, isOfElsewhere }) =>
      own.every(isParameter) &&
      (isOfElsewhere || [...namedIn(value)].every(isParameterAt)) &&
      isText(evaluator.evaluate(value)),
  );
  const texts = unnamed.flatMap(({ name, value, isOfElsewhere }) => {
    const pieces = isOfElsewhere ? undefined : piecesOf(value, evaluator.evaluate(value));
    return pieces ? [[name, pieces, value.span.start] as const] : [];
  });
  const read = new Set(texts.map(([name]) => name));
  const others = new Set(variables.map(({ name }) => name));
  const evaluated = environmentOf(construct, props);
  const { granted, isShared } = besideOf(construct, methods, reading, elsewhere);
  const runs = isShared ? undefined : codeIn(construct, methods, reading, { folder, scoped });
  const image = isShared ? undefined : imageOf(construct, reading, folder);
  return {
    ...suppliesNothing,
    uses: scopedIn([
      ...environment,
      ...argumentsOf(adding),
      ...ofFunctions.flatMap(property),
      ...argumentsOf(added(/^configureAsyncInvoke$/)),
    ]),
    fedBy: scopedIn(fed),
    isFedElsewhere: fed.some((each) => namedIn(each).size === 0),
    named: told.flatMap(({ name, own }) =>
      own.map(({ address }) => [name, scoped(address)] as const),
    ),
    ...(texts.length > 0 && { texts }),
    unread: [
      ...unnamed.flatMap(({ name }) => (read.has(name) ? [] : [name])),
      ...unreadIn(evaluated).filter((name) => !others.has(name)),
    ],
    logsElsewhere: given(props, "logGroup") !== undefined,
    runtime: runtimeServices((of) => written[of].some((name) => given(props, name) !== undefined)),
    grantedBeside: granted,
    ...(runs && { runs }),
    ...(image && { image }),
  };
}

/** Whether it is a parameter of the template, and no resource. */
function isParameter({ type }: Construct): boolean {
  return /(?:^|\.)CfnParameter$/.test(type);
}

/** The variables of a function; CloudFormation's own has them one step deeper. */
function environmentOf({ isPlain }: Construct, props: MapValue): Value | undefined {
  const environment = given(props, "environment");
  return isPlain && environment?.kind === "map" ? given(environment, "variables") : environment;
}

const written = {
  network: ["vpc", "vpcConfig"],
  files: ["filesystem", "fileSystemConfigs"],
  key: ["environmentEncryption", "kmsKeyArn"],
};

/** What of a function its code works with, beside its environment. */
const ofFunctions = [
  "deadLetterQueue",
  "deadLetterTopic",
  "filesystem",
  "logGroup",
  "onFailure",
  "onSuccess",
];

function itemsOf(node: Expression): readonly Expression[] {
  return node.kind === "list" ? node.items.map(({ value }) => value) : [node];
}

/** `fn.addEnvironment("TABLE", table.tableName)` */
function variableAdded(call: Call, { evaluator }: Reading): readonly NamedNode[] {
  const [key, value] = [argumentNamed(call, 0, "key"), argumentNamed(call, 1, "value")];
  const name = key && evaluator.evaluate(key);
  return name?.kind === "text" && value ? [{ name: readable(name.text), value }] : [];
}

/** The constructs of the program that a variable names, all of them, and whether it names one of elsewhere. */
function namedBy(
  { value }: NamedNode,
  reading: Reading,
): { readonly own: readonly Construct[]; readonly isOfElsewhere: boolean } {
  const found = constructsNamed(value, reading);
  const isOfElsewhere = found.some((each) => each.found !== undefined);
  return { own: isOfElsewhere ? [] : found, isOfElsewhere };
}

/** A text that may name something, or what the program calls one: `props.tableName`. */
function piecesOf(node: Expression, value: Value): Phrase["pieces"] | undefined {
  const text = value.kind === "text" ? known(value.text) : undefined;
  if (text !== undefined) return mayName(text) ? [text] : undefined;
  const path = pathOf(node);
  return path === undefined ? undefined : [{ expression: path }];
}

/** Variables of which nothing but the name is seen. */
function unreadIn(variables: Value | undefined): readonly string[] {
  if (variables?.kind !== "map") return [];
  return variables.entries.flatMap(({ key, value }) => (isText(value) ? [readable(key)] : []));
}

function isText({ kind }: Value): boolean {
  return kind === "text" || kind === "unknown" || kind === "choice";
}
