import { allIn } from "../../evaluate/script/handed-on.ts";
import { entriesIn, thingsNamed, type NamedNode } from "../../evaluate/script/named-nodes.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import { known } from "../../iam/text.ts";
import { suppliesNothing, type Supplies } from "../format.ts";
import { mayName } from "../nothing-named.ts";
import { runtimeServices } from "../runs.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { codeIn } from "./functions.ts";
import { targetsIn } from "./references.ts";
import { propertyOf } from "./resources.ts";
import { inCamelCase } from "./names.ts";

export const isFunction = /^(?:aws_lambda_function|AWS::Lambda::Function)$/;
const isMapping = /^(?:aws_lambda_event_source_mapping|AWS::Lambda::EventSourceMapping)$/;

/** What functions of a file are read with. */
export type Surrounding = {
  /** The folder in which the program is run, where one is known. */
  readonly folder: string | undefined;
  /** Whether more may be done with what is declared than is read, by its address. */
  readonly isOpen: (address: string) => boolean;
  /** The declarations that an expression names in whatever way, by scoped address. */
  readonly namedIn: (node: Expression) => readonly string[];
  readonly scoped: (declaration: Declaration) => string;
};

/** What a function works with when it runs, and what feeds it; undefined for what is neither. */
export function suppliesOf(
  declaration: Declaration,
  file: File,
  around: Surrounding,
): Supplies | undefined {
  const { type } = declaration;
  const nodes = (...names: readonly string[]): readonly Expression[] =>
    names.flatMap((name) => propertyOf(declaration, name, file)?.node ?? []);
  const namedIn = (...names: readonly string[]): readonly string[] =>
    nodes(...names).flatMap(around.namedIn);
  if (isMapping.test(type)) {
    const fedBy = namedIn("event_source_arn");
    const uses = namedIn("destination_config");
    return { ...suppliesNothing, fedBy, uses, isFedElsewhere: fedBy.length === 0 };
  }
  return isFunction.test(type) ? ofFunction(declaration, file, around) : undefined;
}

function ofFunction(declaration: Declaration, file: File, around: Surrounding): Supplies {
  const { evaluator } = file;
  const given = (name: string): Expression | undefined => propertyOf(declaration, name, file)?.node;
  const environment = given("environment");
  const variables = environment
    ? entriesIn(environment, evaluator)
        .filter(({ name }) => name === "variables")
        .flatMap(({ value }) => entriesIn(value, evaluator))
    : [];
  const told = variables.map((each) => ({ ...each, ...namedBy(each, file) }));
  const unnamed = told.filter(
    ({ value, own, isOfElsewhere }) =>
      own.length === 0 &&
      (isOfElsewhere || around.namedIn(value).length === 0) &&
      isText(evaluator.evaluate(value)),
  );
  const texts = unnamed.flatMap(({ name, value }) => {
    const found = evaluator.evaluate(value);
    const text = found.kind === "text" ? known(found.text) : undefined;
    return text !== undefined && mayName(text) ? [[name, [text]] as const] : [];
  });
  const read = new Set(texts.map(([name]) => name));
  const others = ["dead_letter_config", "file_system_config", "logging_config"].flatMap(
    (name) => given(name) ?? [],
  );
  const roles = rolesOf(declaration, file);
  const [role, ...more] = roles;
  const isShared = role === undefined || more.length > 0 || around.isOpen(role);
  const isOpen = isShared || around.isOpen(declaration.address);
  const runs = isShared ? undefined : codeIn(declaration, file, around.folder);
  return {
    ...suppliesNothing,
    uses: [...new Set([...variables.map(({ value }) => value), ...others].flatMap(around.namedIn))],
    named: told.flatMap(({ name, own }) => own.map((each) => [name, around.scoped(each)] as const)),
    ...(texts.length > 0 && { texts }),
    unread: unnamed.flatMap(({ name }) => (read.has(name) ? [] : [name])),
    logsElsewhere: given("logging_config") !== undefined,
    runtime: runtimeServices((of) => given(written[of]) !== undefined),
    grantedBeside: isOpen ? ["*"] : [],
    ...(runs && { runs }),
  };
}

const written = {
  network: "vpc_config",
  files: "file_system_config",
  key: "kms_key_arn",
};

/** The roles of the file that a function may have; none where it may have another one. */
function rolesOf(declaration: Declaration, file: File): readonly string[] {
  const value = propertyOf(declaration, "role", file)?.value();
  if (!value || (value.kind === "choice" && !value.complete)) return [];
  const arms = value.kind === "choice" ? value.values : [value];
  const targets = arms.map((each) => targetsIn(each, file));
  return targets.every((each) => each.length > 0 && each.every(({ scope }) => scope === undefined))
    ? [...new Set(targets.flatMap((each) => each.map(({ address }) => address)))]
    : [];
}

/** What of a resource is a name, by which code knows it. */
const naming = /(?:^|[a-z])(?:[Nn]ame|[Aa]rn|[Ii]d|[Uu]rl)$|^bucket$/;

/** The resources of the file that a variable names, all of them, and whether it names one of elsewhere. */
function namedBy(
  { value }: NamedNode,
  file: File,
): { readonly own: readonly Declaration[]; readonly isOfElsewhere: boolean } {
  const { evaluator, path } = file;
  const found =
    thingsNamed(value, evaluator, ({ name, object }) =>
      naming.test(inCamelCase(name)) ? [...resourcesIn(evaluator.evaluate(object))] : [],
    ) ?? [];
  const isOfElsewhere = found.some(({ scope }) => scope !== path);
  const addresses = new Set(found.map(({ address }) => address));
  const own = file.declarations().filter(({ address }) => addresses.has(address));
  return { own: isOfElsewhere ? [] : own, isOfElsewhere };
}

/** The resources that a value is, in whatever file. */
export function* resourcesIn(
  value: Value,
): Generator<{ readonly scope: string; readonly address: string }> {
  for (const each of allIn(value)) {
    const { refersTo } = each.kind === "unknown" ? each : {};
    if (refersTo?.scope !== undefined && refersTo.attribute === "")
      yield { scope: refersTo.scope, address: refersTo.address };
  }
}

function isText({ kind }: Value): boolean {
  return kind === "text" || kind === "unknown" || kind === "choice";
}
