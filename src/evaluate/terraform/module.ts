import type { Source } from "../../source/source.ts";
import type { Argument, Block, Body, Expression } from "../../syntax/hcl/ast.ts";

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

export type Definition = { readonly expression: Expression; readonly source: Source };

/** The files of one directory, which Terraform reads as one module. */
export type Module = {
  /** The directory's path; "." for the root of the repository. */
  readonly directory: string;
  readonly files: readonly ModuleFile[];
  readonly locals: ReadonlyMap<string, Definition>;
  /** Variables by name, with their defaults where they have one. */
  readonly variables: ReadonlyMap<string, Definition | undefined>;
  readonly declarations: ReadonlyMap<string, Declaration>;
};

export function indexModule(directory: string, files: readonly ModuleFile[]): Module {
  const locals = new Map<string, Definition>();
  const variables = new Map<string, Definition | undefined>();
  const declarations = new Map<string, Declaration>();
  for (const { source, body } of files) {
    for (const block of blocksOf(body)) {
      const [first, second] = block.labels.map((label) => label.value);
      if (block.type === "locals") {
        for (const { name, value } of argumentsOf(block.body))
          locals.set(name, { expression: value, source });
      } else if (block.type === "variable" && first !== undefined) {
        const value = argument(block.body, "default");
        variables.set(first, value && { expression: value.value, source });
      } else if (
        (block.type === "resource" || block.type === "data") &&
        first !== undefined &&
        second !== undefined
      ) {
        const address = `${block.type === "data" ? "data." : ""}${first}.${second}`;
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
  return { directory, files, locals, variables, declarations };
}

/** How many expressions the files of a module hold, each of which is evaluated for itself. */
export function definitionsIn({ files }: Module): number {
  const within = ({ items }: Body): number =>
    items.reduce((sum, item) => sum + (item.kind === "block" ? within(item.body) : 1), 0);
  return files.reduce((sum, { body }) => sum + within(body), 0);
}

/** How many `dynamic` blocks the files of a module hold. */
export function dynamicBlocksIn({ files }: Module): number {
  const within = (body: Body): number =>
    blocksOf(body).reduce(
      (sum, block) => sum + within(block.body) + (block.type === "dynamic" ? 1 : 0),
      0,
    );
  return files.reduce((sum, { body }) => sum + within(body), 0);
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

export function argumentsOf(body: Body): readonly Argument[] {
  return body.items.filter((item) => item.kind === "argument");
}

export function argument(body: Body, name: string): Argument | undefined {
  return argumentsOf(body).find((item) => item.name === name);
}
