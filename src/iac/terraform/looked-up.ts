import type { ArnShapes } from "../../catalog/arn-shapes.ts";
import type { DataType, DeclaredType } from "../../catalog/places.ts";
import {
  argument,
  blocksOf,
  type Declaration,
  type Module,
} from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import type { Traversal } from "../../evaluate/terraform/traversal.ts";
import { expression } from "../../iam/draft.ts";
import type { Declared } from "../../iam/inventory.ts";
import { once } from "../../source/once.ts";
import type { Place } from "../../source/source.ts";
import { valuesIn } from "../../syntax/hcl/walk.ts";
import { namesIn } from "./references.ts";
import { isPlain } from "./supplies.ts";

/** What tells the types of what a module has from elsewhere. */
export type Telling = {
  readonly types: ReadonlyMap<string, DataType>;
  /** What resources are, which a file that is not there may declare. */
  readonly declared: ReadonlyMap<string, DeclaredType>;
  readonly shapes: Pick<ArnShapes, "told">;
};

/** What an expression gives of a resource, and where that is known from. */
type Given = Pick<Declared, "type" | "address" | "place" | "conditional" | "isUnread"> & {
  readonly gives: "name" | "arn";
  /** How it is written, where that is more than the address. */
  readonly written?: string;
};

/**
 * The resources that a module refers to and does not declare: what its data sources look up, what its variables are
 * called after, and what it takes of the modules that it calls and of the states of others.
 */
export function lookedUpIn(scope: Scope, telling: Telling): readonly Declared[] {
  const { module, id } = scope;
  return givenIn(module)(telling).map(({ gives, written, ...each }): Declared => {
    const phrase = expression(written ?? each.address, {
      id: `${id}/${written ?? each.address}`,
      place: each.place,
      meaning: { kind: "unknown" },
    });
    const reference = gives === "arn" ? { arn: phrase } : { called: phrase };
    return { ...each, scope: id, ...reference, isElsewhere: true };
  });
}

/** A module says the same wherever it is called. */
const givenIn = once((module: Module) =>
  once((telling: Telling): readonly Given[] => [
    ...lookedUp(module).flatMap((each) => inDataSource(each, telling)),
    ...inVariables(module, telling),
    ...outputsIn(module, telling),
  ]),
);

/** The data sources of a module, without the secrets whose contents Terraform itself reads. */
function lookedUp({ declarations }: Module): readonly Declaration[] {
  const sources = [...declarations.values()].filter(({ mode }) => mode === "data");
  const read = sources
    .filter(({ type }) => type === "aws_secretsmanager_secret_version")
    .flatMap(({ block }) => valuesIn(block.body).flatMap(namesIn))
    .map(({ root, steps }) =>
      [root, ...steps.flatMap((step) => (step.kind === "attribute" ? [step.name] : []))]
        .slice(0, 3)
        .join("."),
    );
  return sources.filter(({ address }) => !read.includes(address));
}

/** What a data source looks up, and what a parameter holds that is called after that. */
function inDataSource(declaration: Declaration, { types, shapes }: Telling): readonly Given[] {
  const { type, name, address, block, source } = declaration;
  const conditional = ["count", "for_each"].some((each) => argument(block.body, each));
  const own = { place: { source, span: block.span }, conditional, gives: "arn" as const };
  const found = types.get(type);
  const held = type === "aws_ssm_parameter" ? shapes.told(name) : undefined;
  return [
    ...(found ? [{ ...own, type: found.type, address, written: `${address}.${found.arn}` }] : []),
    ...(held?.gives === "arn" ? [{ ...own, type: held.type, address: `${address}.value` }] : []),
  ];
}

function inVariables(module: Module, { shapes }: Telling): readonly Given[] {
  const blocks = module.files.flatMap(({ source, body }) =>
    blocksOf(body, "variable").map((block) => ({ place: { source, span: block.span }, block })),
  );
  return blocks.flatMap(({ block, place }): readonly Given[] => {
    const name = block.labels[0]?.value ?? "";
    const told = isPlain(name, module) ? shapes.told(name) : undefined;
    return told ? [{ ...told, address: `var.${name}`, place, conditional: false }] : [];
  });
}

/** What a module takes of others: `module.queue.queue_arn`, `data.terraform_remote_state.base.outputs.key_arn`. */
function outputsIn(module: Module, { shapes, declared }: Telling): readonly Given[] {
  const found = mentionedIn(module).flatMap(({ name, place }): readonly Given[] => {
    const type = declared.get(name.root);
    if (type) return unread(name, type, module, place);
    const taken = takenIn(name);
    if (!taken) return [];
    const { address, of, path } = taken;
    const told = shapes.told(path.join("_")) ?? shapes.told([of, ...path].join("_"));
    const written = [address, ...path].join(".");
    if (told?.gives !== "arn") return [];
    return [{ ...told, address: written, place, conditional: false }];
  });
  return [...new Map(found.map((each) => [each.address, each])).values()];
}

/** A resource that a module refers to, and declares in no file that was read. */
function unread(
  { root, steps: [first, second] }: Traversal,
  { type, arn }: DeclaredType,
  { declarations }: Module,
  place: Place,
): readonly Given[] {
  if (first?.kind !== "attribute" || second?.kind !== "attribute" || arn === undefined) return [];
  const address = `${root}.${first.name}`;
  if (declarations.has(address)) return [];
  const written = `${address}.${arn}`;
  return [{ type, gives: "arn", address, written, place, conditional: false, isUnread: true }];
}

/** What is taken of another module, or another one's state; undefined where it is one of several. */
function takenIn({
  root,
  steps,
}: Traversal):
  | { readonly address: string; readonly of: string; readonly path: readonly string[] }
  | undefined {
  const names = steps.flatMap((step) => (step.kind === "attribute" ? [step.name] : []));
  if (names.length < steps.length) return undefined;
  const [first = "", second = "", third = "", ...more] = names;
  if (root === "module" && second !== "")
    return { address: `module.${first}`, of: first, path: names.slice(1) };
  const isState = root === "data" && first === "terraform_remote_state" && third === "outputs";
  return isState && more.length > 0
    ? { address: `data.${first}.${second}.outputs`, of: second, path: more }
    : undefined;
}

type Mention = { readonly name: Traversal; readonly place: Place };

/** All that the declarations, calls, locals and outputs of a module name. */
function mentionedIn({ declarations, calls, locals, outputs }: Module): readonly Mention[] {
  const inBlocks = [...declarations.values(), ...calls.values()].flatMap(({ block, source }) =>
    valuesIn(block.body).map((value) => ({ value, source })),
  );
  const others = [...locals.values(), ...outputs.values()].map(({ expression, source }) => ({
    value: expression,
    source,
  }));
  return [...inBlocks, ...others].flatMap(({ value, source }) =>
    namesIn(value)
      .filter(({ root }) => root === "module" || root === "data" || root.startsWith("aws_"))
      .map((name) => ({ name, place: { source, span: value.span } })),
  );
}
