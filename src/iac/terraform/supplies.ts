import {
  argument,
  argumentsOf,
  blocksNamed,
  type Declaration,
  type Module,
} from "../../evaluate/terraform/module.ts";
import { traversal } from "../../evaluate/terraform/traversal.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import { valuesIn } from "../../syntax/hcl/walk.ts";
import { suppliesNothing, type Supplies } from "../format.ts";
import { later } from "../../source/once.ts";
import { standsForNothing } from "../nothing-named.ts";
import { glueServices, isSecretAccess, putInto, runtimeServices } from "../runs.ts";
import type { Values } from "./archive.ts";
import { codeIn, glueScript } from "./code.ts";
import { containersIn, imageIn } from "./containers.ts";

/** What a resource of a module works with when it runs. */
export function suppliesOf(
  declaration: Declaration,
  module: Module,
  values: Values,
  address: string,
): Supplies {
  const { refersTo } = values;
  const { type, block } = declaration;
  const { body } = block;
  const inBlocks = (...names: readonly string[]): readonly Expression[] =>
    names.flatMap((name) => blocksNamed(body, name).flatMap((block) => valuesIn(block.body)));
  if (type === "aws_lambda_event_source_mapping") {
    const source = argument(body, "event_source_arn")?.value;
    const fedBy = source ? refersTo([source]) : [];
    const secrets = pollingSecrets(body);
    const uses = refersTo([
      ...inBlocks("destination_config"),
      ...secrets.map(({ value }) => value),
    ]);
    const polledWith = secrets.flatMap(({ access, value }) => {
      const given = wholeVariable(value);
      return given === undefined ? [] : [[access, `var.${given}`] as const];
    });
    return { ...suppliesNothing, fedBy, uses, polledWith, isFedElsewhere: fedBy.length === 0 };
  }
  if (type === "aws_lambda_function_event_invoke_config")
    return { ...suppliesNothing, uses: refersTo(inBlocks("destination_config")) };
  if (type === "aws_sfn_state_machine") return machineSupplies(declaration, values);
  if (type === "aws_glue_job") return glueSupplies(declaration, module, values);
  if (type !== "aws_lambda_function")
    return {
      ...suppliesNothing,
      uses: refersTo(otherValues(body)),
      ...containersIn(declaration, values),
    };
  const environment = blocksNamed(body, "environment").flatMap(
    (block) => argument(block.body, "variables")?.value ?? [],
  );
  const told = toldIn(environment, module, refersTo);
  const logging = blocksNamed(body, "logging_config");
  const runs = codeIn(declaration, module, values, address);
  const containers = imageIn(declaration, values);
  return {
    ...suppliesNothing,
    uses: [
      ...told.uses,
      ...refersTo(inBlocks("dead_letter_config", "file_system_config", "logging_config")),
      ...putInto(runs),
    ],
    told: told.told,
    named: [...told.named, ...putInto(runs).map((address) => ["", address] as const)],
    unread: told.unread,
    logsElsewhere: logging.some((block) => argument(block.body, "log_group") !== undefined),
    runtime: runtimeServices(
      (of) =>
        blocksNamed(body, written[of]).length > 0 || argument(body, written[of]) !== undefined,
    ),
    ...(blocksNamed(body, "durable_config").length > 0 && { isDurable: true as const }),
    ...(runs && { runs }),
    ...(containers && { containers }),
  };
}

type Secret = { readonly access: string; readonly value: Expression };

/** The ARNs of secrets by which Lambda polls an event source, by the kind of access. */
function pollingSecrets(body: Body): readonly Secret[] {
  return blocksNamed(body, "source_access_configuration").flatMap((block) => {
    const access = literal(argument(block.body, "type")?.value);
    const value = argument(block.body, "uri")?.value;
    return access !== undefined && value && isSecretAccess(access) ? [{ access, value }] : [];
  });
}

/** What a state machine works with: what its definition names it calls, and it logs where it says. */
function machineSupplies({ block: { body }, source }: Declaration, values: Values): Supplies {
  const definition = argument(body, "definition")?.value;
  const calls = definition ? values.refersTo([definition]) : [];
  const isEncrypted = blocksNamed(body, "encryption_configuration").length > 0;
  return {
    ...suppliesNothing,
    uses: [
      ...calls,
      ...values.refersTo(
        blocksNamed(body, "logging_configuration").flatMap((block) => valuesIn(block.body)),
      ),
    ],
    named: calls.map((address) => ["", address]),
    runtime: ["logs", "xray", ...(isEncrypted ? ["kms"] : [])],
    ...(definition && {
      machine: { definition: later(() => values.evaluate(definition, source)) },
    }),
  };
}

/** What a job of Glue works with. */
function glueSupplies(declaration: Declaration, module: Module, values: Values): Supplies {
  const runs = glueScript(declaration, module, values);
  return {
    ...suppliesNothing,
    uses: values.refersTo(otherValues(declaration.block.body)),
    runtime: glueServices,
    ...(runs && { runs }),
  };
}

const written = {
  network: "vpc_config",
  files: "file_system_config",
  key: "kms_key_arn",
};

/** What something is called, counted by, waits for and marked with. */
const besides: ReadonlySet<string> = new Set([
  "count",
  "depends_on",
  "for_each",
  "name",
  "tags",
  "tags_all",
]);

function otherValues(body: Body): readonly Expression[] {
  const others = argumentsOf(body).filter(({ name }) => !besides.has(name));
  const nested = body.items.flatMap((item) =>
    item.kind === "block" && item.type !== "lifecycle" ? valuesIn(item.body) : [],
  );
  return [...others.map(({ value }) => value), ...nested];
}

type Variable = {
  readonly name: string;
  readonly given?: string;
  readonly uses: readonly string[];
  /** Its value is made of what it refers to, and may be the name of something else. */
  readonly isMade?: boolean;
};

/** What the variables of environments say. */
export function toldIn(
  environment: readonly Expression[],
  module: Module,
  refersTo: Values["refersTo"],
): Pick<Supplies, "uses" | "told" | "named" | "unread"> {
  const read = environment.flatMap((value) => readVariables(value, module, refersTo));
  return {
    uses: read.flatMap(({ uses }) => uses),
    told: read.flatMap(({ name, given }) => (given === undefined ? [] : [[name, given] as const])),
    named: read.flatMap(({ name, uses, isMade }) =>
      name === "" || isMade ? [] : uses.map((address) => [name, address] as const),
    ),
    unread: read.flatMap(({ name, given, uses }) =>
      given === undefined && uses.length === 0 ? [name] : [],
    ),
  };
}

/** The variables of an environment; of one that is put together, what it refers to. */
function readVariables(
  value: Expression,
  module: Module,
  refersTo: Values["refersTo"],
): readonly Variable[] {
  if (value.kind === "parentheses") return readVariables(value.inner, module, refersTo);
  if (value.kind === "call" && value.name === "merge")
    return value.args.flatMap((each) => readVariables(each, module, refersTo));
  if (value.kind !== "object") return [{ name: "", uses: refersTo([value]) }];
  return value.items.map((item): Variable => {
    const name = nameOf(item.key);
    const given = wholeVariable(item.value);
    if (given !== undefined && isPlain(given, module))
      return { name, given: `var.${given}`, uses: [] };
    if (isPart(item.value)) return { name, uses: [] };
    return { name, uses: refersTo([item.value]), isMade: !isNameItself(item.value, module) };
  });
}

/** How many locals a name may come through. */
const longestWay = 8;

/** Whether a value is what it refers to as it stands, or one of several: nothing is made of it. */
function isNameItself(value: Expression, module: Module, way: number = longestWay): boolean {
  const next = (inner: Expression): boolean => way > 0 && isNameItself(inner, module, way - 1);
  if (value.kind === "parentheses") return next(value.inner);
  if (value.kind === "conditional") return next(value.then) && next(value.otherwise);
  if (value.kind === "template") {
    const [only, ...more] = value.parts;
    if (more.length > 0) return !isPart(value);
    return only?.kind === "interpolation" && next(only.value);
  }
  const { root, steps = [] } = traversal(value) ?? {};
  if (root !== "local") return root !== undefined;
  const [first, ...more] = steps;
  const local = first?.kind === "attribute" ? module.locals.get(first.name) : undefined;
  return local !== undefined && more.length === 0 && next(local.expression);
}

function nameOf(key: Expression): string {
  if (key.kind === "variable") return key.name;
  return literal(key) ?? "";
}

function literal(value: Expression | undefined): string | undefined {
  const [only, ...more] = value?.kind === "template" ? value.parts : [];
  return only?.kind === "literal" && more.length === 0 ? only.value : undefined;
}

/** The variable that a value is, as a whole: `var.bucket`. */
function wholeVariable(value: Expression): string | undefined {
  const found = traversal(value);
  const [first, ...more] = found?.steps ?? [];
  return found?.root === "var" && first?.kind === "attribute" && more.length === 0
    ? first.name
    : undefined;
}

/** Whether a name is only a part of a text, that of something else. */
function isPart(value: Expression): boolean {
  if (value.kind !== "template" || value.parts.length < 2) return false;
  const [first] = value.parts;
  return !(first?.kind === "literal" && /^(?:arn:|\w+:\/\/)/.test(first.value));
}

/** Whether a variable holds a text that may be the name of something: no switch, secret or nothing. */
export function isPlain(name: string, { variables, variableTypes }: Module): boolean {
  const declared = variableTypes.get(name);
  if (!declared || declared.sensitive) return false;
  const type = declared.type?.expression;
  const isText = type === undefined || (type.kind === "variable" && type.name === "string");
  const usual = variables.get(name)?.expression;
  return isText && (usual === undefined || isName(usual));
}

function isName(value: Expression): boolean {
  if (value.kind !== "template") return false;
  const [only] = value.parts;
  return only?.kind === "literal" && !standsForNothing(only.value);
}
