import { nameOf } from "../../source/path.ts";
import { once } from "../../source/once.ts";
import type { Place, Source } from "../../source/source.ts";
import type { Argument, Block, Body, Expression, ObjectExpression } from "../../syntax/hcl/ast.ts";
import { inOrder, overridesIn, type Overrides } from "./overrides.ts";

/** A Terraform file that was read. */
export type ModuleFile = { readonly source: Source; readonly body: Body };

/** A `resource` or `data` block. */
export type Declaration = {
  /** `aws_iam_role.app` or `data.aws_iam_policy_document.app` */
  readonly address: string;
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly block: Block;
  readonly source: Source;
};

/** A `module` block: another directory's module, with what is given to its variables. */
export type ModuleCall = {
  /** `module.queue` */
  readonly address: string;
  readonly name: string;
  /** What it gives to variables, where it does not do so by arguments of its own. */
  readonly inputs?: ObjectExpression;
  /** Whether others may give more to it. */
  readonly isOpen?: true;
  readonly block: Block;
  readonly source: Source;
};

/** A block that `count` or `for_each` may repeat: a declaration, or the call of a module. */
export type Repeated = Pick<Declaration, "address" | "block" | "source">;

export type Definition = { readonly expression: Expression; readonly source: Source };

/** What a `variable` block says of the values that may be given to it. */
export type VariableType = {
  readonly type?: Definition;
  /** Whether null is a value of it, and does not stand for its default. */
  readonly nullable: boolean;
  /** Whether it is kept out of what Terraform prints: `sensitive`, `ephemeral`. */
  readonly sensitive: boolean;
};

/** The files of one directory, which Terraform reads as one module. */
export type Module = {
  /** The directory's path; "." for the root of the repository. */
  readonly directory: string;
  readonly files: readonly ModuleFile[];
  readonly locals: ReadonlyMap<string, Definition>;
  /** Variables by name, with their defaults where they have one. */
  readonly variables: ReadonlyMap<string, Definition | undefined>;
  readonly variableTypes: ReadonlyMap<string, VariableType>;
  /** What the files that Terraform takes by itself set variables to: `terraform.tfvars`. */
  readonly settings: ReadonlyMap<string, Definition>;
  /** What the files set them to that are named when it is run: `prod.tfvars`. */
  readonly otherSettings: ReadonlyMap<string, readonly Definition[]>;
  readonly outputs: ReadonlyMap<string, Definition>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly calls: ReadonlyMap<string, ModuleCall>;
} & Overrides;

/** The call that a file of Terragrunt makes has no name. */
const terragruntCall = "terragrunt";

export function indexModule(directory: string, files: readonly ModuleFile[]): Module {
  const locals = new Map<string, Definition>();
  const variables = new Map<string, Definition | undefined>();
  const variableTypes = new Map<string, VariableType>();
  const outputs = new Map<string, Definition>();
  const declarations = new Map<string, Declaration>();
  const calls = new Map<string, ModuleCall>();
  const overrides = overridesIn(files);
  const merged = new Set<Block>();
  for (const { source, body } of inOrder(files)) {
    const isApart = source.path.endsWith(".hcl") && !callsModules(source.path);
    if (isSettings(source.path) || isApart) continue;
    const own = terragruntIn({ source, body });
    if (own) calls.set(own.name, own);
    for (const written of declaringIn(body)) {
      const whole = overrides.wholes.get(written);
      if (whole && merged.has(whole)) continue;
      if (whole) merged.add(whole);
      const block = whole ?? written;
      const [first, second] = block.labels.map((label) => label.value);
      if (block.type === "locals") {
        for (const { name, value } of argumentsOf(block.body))
          locals.set(name, { expression: value, source });
      } else if (block.type === "variable" && first !== undefined) {
        const value = argument(block.body, "default");
        if (value || !variables.has(first))
          variables.set(first, value && definitionOf(value, source));
        variableTypes.set(first, typeOf(block.body, source));
      } else if (block.type === "output" && first !== undefined) {
        const value = argument(block.body, "value");
        if (value) outputs.set(first, definitionOf(value, source));
      } else if (block.type === "module" && first !== undefined) {
        calls.set(first, { address: `module.${first}`, name: first, block, source });
      } else if (block.type === "component" && first !== undefined) {
        const own = componentIn(block, first, source);
        calls.set(own.name, own);
      } else if (
        (block.type === "resource" || block.type === "data") &&
        first !== undefined &&
        second !== undefined
      ) {
        const address = `${block.type === "data" ? "data." : ""}${first}.${second}`;
        if (declarations.has(address)) continue;
        declarations.set(address, {
          address,
          mode: block.type,
          type: first,
          name: second,
          block,
          source,
        });
      }
    }
  }
  return {
    directory,
    files,
    locals,
    variables,
    variableTypes,
    ...settingsIn(files),
    outputs,
    declarations,
    calls,
    ...overrides,
  };
}

function definitionOf({ value, source }: Argument, around: Source): Definition {
  return { expression: value, source: source ?? around };
}

function typeOf(body: Body, source: Source): VariableType {
  const type = argument(body, "type");
  const nullable = argument(body, "nullable")?.value;
  return {
    ...(type && { type: definitionOf(type, source) }),
    nullable: nullable?.kind !== "bool" || nullable.value,
    sensitive: ["sensitive", "ephemeral"].some((name) => {
      const value = argument(body, name)?.value;
      return value !== undefined && !(value.kind === "bool" && !value.value);
    }),
  };
}

/** The module that a file of Terragrunt calls, if its address is written there. */
function terragruntIn({ source, body }: ModuleFile): ModuleCall | undefined {
  const [inputs] = blocksOf(body, "inputs");
  const block = blocksOf(body, "terraform").find((each) => argument(each.body, "source"));
  const given = inputs && argument(inputs.body, "inputs")?.value;
  if (!block || !source.path.endsWith("terragrunt.hcl")) return undefined;
  return {
    address: terragruntCall,
    name: terragruntCall,
    ...(given?.kind === "object" && { inputs: given }),
    ...(blocksOf(body, "include").length > 0 && { isOpen: true as const }),
    block,
    source,
  };
}

/** A component of a stack: https://developer.hashicorp.com/terraform/language/block/stack/tfcomponent/component */
function componentIn(block: Block, label: string, source: Source): ModuleCall {
  const name = `component.${label}`;
  const given = argument(block.body, "inputs")?.value;
  const inputs = given?.kind === "object" ? given : undefined;
  return { address: name, name, ...(inputs && { inputs }), block, source };
}

/** Whether a file of a tool around Terraform calls modules, and has its names as a module has them. */
export function callsModules(path: string): boolean {
  return /(?:^|\/)terragrunt\.hcl$|\.tf(?:component|stack)\.hcl$/.test(path);
}

/** Whether a file sets variables: https://developer.hashicorp.com/terraform/language/values/variables */
export function isSettings(path: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(path);
}

/** `terraform.tfvars` comes first, then the others in the order of their names; later ones win. */
function settingsIn(files: readonly ModuleFile[]): Pick<Module, "settings" | "otherSettings"> {
  const settings = new Map<string, Definition>();
  const otherSettings = new Map<string, Definition[]>();
  const inOrder = files
    .filter(({ source }) => isSettings(source.path))
    .map((file) => ({ file, name: nameOf(file.source.path) }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  for (const { file, name } of inOrder)
    for (const { name: variable, value } of argumentsOf(file.body)) {
      const set = { expression: value, source: file.source };
      if (isTakenByItself(name)) settings.set(variable, set);
      else otherSettings.set(variable, [...(otherSettings.get(variable) ?? []), set]);
    }
  return { settings, otherSettings };
}

const rank = (name: string): number => (name.startsWith("terraform.tfvars") ? 0 : 1);

function isTakenByItself(name: string): boolean {
  return /^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/.test(name);
}

/** The blocks of a module's files with what each declares, or overrides a part of. */
export const declaringBlocks = once((module: Module) => {
  const declarations = new Map([...module.declarations.values()].map((each) => [each.block, each]));
  return module.files.flatMap(({ source, body }) =>
    declaringIn(body).flatMap((block) => {
      const declaration = declarations.get(module.wholes.get(block) ?? block);
      return declaration ? [{ block, source, declaration }] : [];
    }),
  );
});

/** Where a part of a declaration, or of the call of a module, is written. */
export function placeIn({ span, source }: Argument | Block | Expression, around: Source): Place {
  return { source: source ?? around, span };
}

/** How many expressions the files of a module hold, each of which is evaluated for itself. */
export const definitionsIn = once(({ files }: Module): number => {
  const within = ({ items }: Body): number =>
    items.reduce((sum, item) => sum + (item.kind === "block" ? within(item.body) : 1), 0);
  return files.reduce((sum, { body }) => sum + within(body), 0);
});

/** How many `dynamic` blocks the files of a module hold. */
export const dynamicBlocks = once(({ files }: Module): number => {
  const within = (body: Body): number =>
    blocksOf(body).reduce(
      (sum, block) => sum + within(block.body) + (block.type === "dynamic" ? 1 : 0),
      0,
    );
  return files.reduce((sum, { body }) => sum + within(body), 0);
});

/** The blocks of a file, and those in which a check has data of its own. */
function declaringIn(body: Body): readonly Block[] {
  return blocksOf(body).flatMap((block) =>
    block.type === "check" ? [block, ...blocksOf(block.body, "data")] : [block],
  );
}

export function blocksOf(body: Body, type?: string): readonly Block[] {
  return body.items.filter(
    (item): item is Block => item.kind === "block" && (type === undefined || item.type === type),
  );
}

/** A block, or the content of a `dynamic` one, with the loop that makes it. */
export type NamedBlock = { readonly block: Block; readonly body: Body; readonly loop?: Block };

/** The blocks of a type in a body, those that `dynamic` makes included. */
export function blocksNamed(body: Body, type: string): readonly NamedBlock[] {
  return blocksOf(body).flatMap((block): readonly NamedBlock[] => {
    if (block.type === type) return [{ block, body: block.body }];
    if (block.type !== "dynamic" || block.labels[0]?.value !== type) return [];
    const [content] = blocksOf(block.body, "content");
    return content ? [{ block, body: content.body, loop: block }] : [];
  });
}

/** What a declaration, or the call of a module, is repeated by: `count`, `for_each`. */
export function repeatedBy(body: Body): readonly Expression[] {
  return ["count", "for_each"].flatMap((name) => argument(body, name)?.value ?? []);
}

export function argumentsOf(body: Body): readonly Argument[] {
  return body.items.filter((item) => item.kind === "argument");
}

export function argument(body: Body, name: string): Argument | undefined {
  return body.items.find(
    (item): item is Argument => item.kind === "argument" && item.name === name,
  );
}
