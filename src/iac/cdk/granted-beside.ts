import { handedOn, isHandedOn, type Elsewhere } from "../../evaluate/script/handed-on.ts";
import { bindingIn, isOfLanguage } from "../../evaluate/script/scopes.ts";
import { later, once } from "../../source/once.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { Construct } from "./construct.ts";
import { nodeGiven } from "./given-node.ts";
import { cdkName, inCamelCase } from "./names.ts";
import { overriddenIn } from "./overridden.ts";
import { argumentNamed } from "./props.ts";
import { given, type Reading } from "./reading.ts";

// What a function may be granted beside what is read of its file.

/** What of a function is not known: who has it too, and what it is granted. */
export type Beside = {
  /** By service; "*" of any. */
  readonly granted: readonly string[];
  /** Something else may run under its role, or it may run something else. */
  readonly isShared: boolean;
};

/** What other files of a program do; `visits`: one grants something to whatever is made anywhere. */
export type Others = Elsewhere & { readonly visits: () => boolean };

export function besideOf(
  construct: Construct,
  methods: readonly Call[],
  reading: Reading,
  elsewhere: Others,
): Beside {
  const role = reading.holderOf(construct);
  const { handed, isLoose, sharing } = handedIn(reading);
  const isHanded = ({ address }: Construct): boolean => {
    const found = handed().get(address);
    return found !== undefined && isHandedOn(found, elsewhere);
  };
  const isOfElsewhere = role === construct && given(reading.props(construct), "role") !== undefined;
  const isRoleHanded = role !== construct && isHanded(role);
  const overridden = [construct, role].map((each) => overriddenIn(each, reading));
  const isOpen =
    overridden.some(({ isTaken }) => isTaken) ||
    isLoose() ||
    elsewhere.visits() ||
    isOfElsewhere ||
    isRoleHanded ||
    isHanded(construct);
  return {
    granted: [...(isOpen ? ["*"] : []), ...byItself(construct, methods, reading)],
    isShared:
      isOfElsewhere ||
      isRoleHanded ||
      overridden.some(({ isChanged }) => isChanged) ||
      role.found !== undefined ||
      sharing().has(role.address) ||
      sharing().has(construct.address),
  };
}

const handedIn = once((reading: Reading) => ({
  handed: later(() =>
    handedOn(
      reading.evaluator,
      (value) => {
        const construct = reading.constructIn(value);
        return construct ? [construct.address] : [];
      },
      (call) => isKnown(call, reading),
    ),
  ),
  isLoose: later(() => grantsLoosely(reading)),
  /** Functions of which others have the role. */
  sharing: later(
    () =>
      new Set(
        reading.constructs.all.flatMap((each) => {
          const holder = reading.holderOf(each);
          return holder === each || holder.type.startsWith("AWS::IAM::")
            ? []
            : [holder.address, each.address];
        }),
      ),
  ),
}));

/** Whether a file grants something to what is not known in it, or to what stands for a function. */
export const grantsLoosely: (reading: Reading) => boolean = once((reading: Reading) => {
  for (const node of nodesIn(reading.evaluator.script.program)) {
    if (node.kind !== "call" || node.callee.kind !== "member") continue;
    if (cdkName(node.callee, reading.evaluator)) continue;
    const method = inCamelCase(node.callee.name);
    const isAdding =
      reading.cdk.methods.get(method) === "identity" ||
      /^(?:addManagedPolicy|attachInlinePolicy)$/.test(method);
    const isGrant = isGrantMethod(method);
    if (!isAdding && !isGrant) continue;
    const grantee = isAdding ? node.callee.object : argumentNamed(node, 0, "grantee");
    const found = grantee ? reading.constructsOf(grantee) : [];
    // `table.grantReadData(*functions)`
    if (!grantee && node.args.some(({ spread }) => spread !== undefined)) return true;
    const isForOther = grantee && found.length === 0 && !isPrincipal(grantee, reading);
    if (isForOther || found.some(({ type }) => standsFor.test(type))) return true;
  }
  return false;
});

/** What is granted to a version or an alias falls on the role of the function. */
const standsFor = /^AWS::Lambda::(?:Alias|Version)$/;

function isGrantMethod(method: string): boolean {
  return /^grant(?:[A-Z]|$)/.test(method);
}

function isPrincipal(node: Expression, { evaluator }: Reading): boolean {
  const made = evaluator.origin(node);
  const name = made.kind === "call" ? cdkName(made.callee, evaluator)?.path[0] : undefined;
  return name?.endsWith("Principal") === true;
}

/** Whether all that a call does with what it is given stands in the file, or is nothing of CDK's. */
function isKnown(call: Call, reading: Reading): boolean {
  const { callee } = call;
  const { evaluator, cdk, constructs } = reading;
  const { scopes } = evaluator.script;
  const name = cdkName(callee, evaluator);
  // What is granted by hand (`Grant.addToPrincipal({ grantee: fn })`) is no call of a construct.
  if (name) return name.path.at(-1) !== "RotationSchedule" && name.path[0] !== "Grant";
  if (scopes.callee(call) || bindingIn(callee, scopes)?.made) return true;
  const module = evaluator.qualified(callee)?.module;
  if (module !== undefined) return harmless.test(module);
  if (constructs.by.has(call)) return false;
  if (callee.kind === "name") return callee.name !== "super" && isOfLanguage(callee, scopes);
  if (callee.kind !== "member") return false;
  const method = inCamelCase(callee.name);
  if (isGrantMethod(method)) {
    const from = reading.constructsOf(callee.object);
    const isRead = ({ type }: Construct): boolean =>
      method === "grant" || cdk.grantOf(type, method) !== undefined;
    return from.length > 0 && from.every(isRead);
  }
  return method !== "addRotationSchedule" && isOfCdk(callee.object, reading);
}

const harmless = /^(?:cdk[-_]nag|constructs|(?:node:)?(?:assert|console|fs|os|path|util))$/;

/** Whether a method is one of something of CDK's, or of the language. */
function isOfCdk(object: Expression, reading: Reading): boolean {
  const { evaluator } = reading;
  const found = reading.constructsOf(object);
  if (found.length > 0) return found.every(({ type }) => type.includes("::") || type.includes("."));
  const own = evaluator.origin(object);
  if (own.kind === "call")
    return (
      cdkName(own.callee, evaluator) !== undefined ||
      (own.callee.kind === "member" && isOfCdk(own.callee.object, reading))
    );
  if (own.kind === "member") return isOfCdk(own.object, reading);
  const isSuper = own.kind === "name" && own.name === "super";
  return !isSuper && isOfLanguage(own, evaluator.script.scopes);
}

/** What CDK grants a function by itself, for what feeds it, where what fails goes, and how it runs. */
function byItself(
  construct: Construct,
  methods: readonly Call[],
  reading: Reading,
): readonly string[] {
  const props = reading.props(construct);
  const called = new Set(
    methods.flatMap(({ callee }) => (callee.kind === "member" ? inCamelCase(callee.name) : [])),
  );
  const has = (...names: readonly string[]): boolean =>
    names.some((name) => given(props, name) !== undefined || called.has(name));
  return [
    "logs",
    ...fedBy(construct, methods, reading),
    ...(has(...ends) ? ["sqs", "sns", "events", "lambda", "s3"] : []),
    ...(has("tracing") ? ["xray"] : []),
    ...(has("vpc", "vpcSubnets") ? ["ec2"] : []),
    ...(has("filesystem") ? ["elasticfilesystem"] : []),
    ...(has("environmentEncryption") ? ["kms"] : []),
    ...(has("profiling", "profilingGroup") ? ["codeguru-profiler"] : []),
  ];
}

const ends = [
  "deadLetterQueue",
  "deadLetterQueueEnabled",
  "deadLetterTopic",
  "onFailure",
  "onSuccess",
  "configureAsyncInvoke",
];

/** What reading from an event source needs, by the service of the class: `SqsEventSource`. */
function fedBy(
  construct: Construct,
  methods: readonly Call[],
  reading: Reading,
): readonly string[] {
  const { evaluator } = reading;
  const listed = nodeGiven(construct.call, "events", evaluator);
  const events = listed && evaluator.origin(listed);
  const sources = [
    ...(events?.kind === "list" ? events.items.map(({ value }) => value) : events ? [events] : []),
    ...methods
      .filter(
        ({ callee }) => callee.kind === "member" && /^add_?[Ee]vent_?[Ss]ource/.test(callee.name),
      )
      .flatMap(({ args }) => args.slice(0, 1).map(({ value }) => value)),
  ];
  return sources.flatMap((each) => {
    const made = evaluator.origin(each);
    const name = made.kind === "call" ? cdkName(made.callee, evaluator)?.path[0] : undefined;
    return feeds[name?.replace(/(?:V2)?EventSource(?:V2)?$/, "") ?? ""] ?? anyFeed;
  });
}

const feeds: Readonly<Record<string, readonly string[]>> = {
  Api: [],
  Dynamo: ["dynamodb"],
  Kinesis: ["kinesis"],
  S3: [],
  Sns: [],
  Sqs: ["sqs", "kms"],
};

const anyFeed = [
  "sqs",
  "dynamodb",
  "kinesis",
  "kafka",
  "kafka-cluster",
  "s3",
  "secretsmanager",
  "kms",
  "ec2",
];
