import type { Calls } from "../../evaluate/terraform/calls.ts";
import {
  argument,
  declaringBlocks,
  type Declaration,
  type Module,
} from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { traversal, type Step, type Traversal } from "../../evaluate/terraform/traversal.ts";
import { asText } from "../../evaluate/texts.ts";
import type { Attachment } from "../../iam/policy.ts";
import { known } from "../../iam/text.ts";
import { holderIn } from "../../source/holder.ts";
import { once } from "../../source/once.ts";
import type { Place, Source } from "../../source/source.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import { childrenOf, valuesIn } from "../../syntax/hcl/walk.ts";
import type { ReferenceGraph } from "../format.ts";
import type { Values } from "./archive.ts";
import { countedBy } from "./counted.ts";
import { functionModule, isFunctionModule, moduleSupplies } from "./function-module.ts";
import { suppliesOf } from "./supplies.ts";

/** A declaration, in the instance of the module that has it. */
export type Target = {
  readonly scope: Scope;
  readonly declaration: Declaration;
  /** The declaration that refers to it, by scope and address, where that may not be there. */
  readonly under?: Attachment["under"];
  /** Which one of those that it makes. */
  readonly instance?: Attachment["instance"];
};

/** What an expression names: declarations, and modules as a whole. */
export type References = {
  readonly targets: readonly Target[];
  /** Modules of the repository of which no single output is named. */
  readonly modules: readonly Scope[];
  /** Calls of modules of elsewhere, by the address of the call. */
  readonly elsewhere: readonly string[];
};

/** The name of a declaration that no other one of a program has. */
export function scoped({ scope, declaration }: Target): string {
  return `${scope.id}/${declaration.address}`;
}

/**
 * What an expression of a module names, through locals too, through what the module's caller gives
 * to it and through what the modules that it calls give back.
 */
export function referencesIn(expression: Expression, scope: Scope, calls: Calls): References {
  const [only, ...more] = namesIn(expression);
  if (!only) return none;
  const first = referencesOf(only, scope, calls);
  if (more.length === 0) return first;
  const all = [first, ...more.map((name) => referencesOf(name, scope, calls))];
  const targets = all.flatMap((each) =>
    each.targets.map((target) => [scoped(target), target] as const),
  );
  return {
    targets: [...new Map(targets).values()],
    modules: [...new Set(all.flatMap((each) => each.modules))],
    elsewhere: [...new Set(all.flatMap((each) => each.elsewhere))],
  };
}

const none: References = { targets: [], modules: [], elsewhere: [] };

/** What was found behind the names of a module: all of its declarations use the same few. */
const foundIn = once<Calls, (scope: Scope) => Map<string, References>>(() => once(() => new Map()));

/** What more stands behind is looked up again. */
const mostKept = 100;

/** What stands behind a name; where it is that of a declaration, that alone. */
function referencesOf(name: Traversal, scope: Scope, calls: Calls): References {
  const key = keyOf(name);
  if (key === undefined) {
    const target = targetOf(name, scope);
    return target ? { ...none, targets: [target] } : none;
  }
  const known = foundIn(calls)(scope);
  const found = known.get(key) ?? followed(name, scope, calls);
  if (found.targets.length <= mostKept) known.set(key, found);
  return found;
}

/** What of a name decides what stands behind it, where that is more than a declaration. */
function keyOf({ root, steps: [first, ...more] }: Traversal): string | undefined {
  if (first?.kind !== "attribute") return undefined;
  if (root === "local" || root === "var") return `${root}.${first.name}`;
  return root === "module" ? `${root}.${first.name}.${outputIn(more) ?? ""}` : undefined;
}

/** The declaration that is named: `aws_sqs_queue.q`, `data.aws_iam_policy_document.p`. */
function targetOf({ root, steps }: Traversal, scope: Scope): Target | undefined {
  const [first, second] = steps.map((step) => (step.kind === "attribute" ? step.name : ""));
  const address =
    root === "data" ? `data.${first ?? ""}.${second ?? ""}` : `${root}.${first ?? ""}`;
  const declaration = scope.module.declarations.get(address);
  return declaration && { scope, declaration };
}

function followed(name: Traversal, scope: Scope, calls: Calls): References {
  const targets = new Map<string, Target>();
  const modules = new Set<Scope>();
  const elsewhere = new Set<string>();
  const seen = new Set<string>();
  // Locals may stand behind each other by the thousand: what is open is a list, not the call stack.
  const open = [{ names: [name].values(), scope }];
  const follow = (name: string, into: Expression | undefined, at: Scope): void => {
    const key = `${at.id}/${name}`;
    if (!into || seen.has(key)) return;
    seen.add(key);
    open.push({ names: namesIn(into).values(), scope: at });
  };
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = top.names.next();
    if (next.done) {
      open.pop();
      continue;
    }
    const at = top.scope;
    const { root, steps } = next.value;
    const [step] = steps;
    if (step?.kind !== "attribute") continue;
    const first = step.name;
    const { module } = at;
    if (root === "local") follow(`local.${first}`, module.locals.get(first)?.expression, at);
    else if (root === "var") {
      const call = calls.of(at);
      if (call) follow(`${at.id}/var.${first}`, call.given(first), call.caller);
    } else if (root === "module") {
      const output = outputIn(steps.slice(1));
      const made = calls.madeBy(at, first);
      if (made.length === 0 && module.calls.has(first)) elsewhere.add(`${at.id}/module.${first}`);
      for (const called of made) {
        const found = output === undefined ? undefined : called.module.outputs.get(output);
        if (found) follow(`output.${output ?? ""}`, found.expression, called);
        else modules.add(called);
      }
    } else {
      const target = targetOf(next.value, at);
      if (target) targets.set(scoped(target), target);
    }
  }
  return { targets: [...targets.values()], modules: [...modules], elsewhere: [...elsewhere] };
}

/** The names in an expression, which many ask for, each with all the steps that are taken from it. */
export const namesIn = once((expression: Expression): readonly Traversal[] => [
  ...namesOf(expression),
]);

/** The arguments of a body that name something: most name nothing, in each instance of the module. */
const namingIn = once((body: Body): readonly Expression[] =>
  valuesIn(body).filter((value) => namesIn(value).length > 0),
);

function* namesOf(node: Expression): Generator<Traversal> {
  const found = traversal(node);
  if (!found) {
    for (const child of childrenOf(node)) yield* namesOf(child);
    return;
  }
  yield found;
  for (const key of keysIn(found.steps)) yield* namesOf(key);
}

/** The index at which an expression names an instance of a declaration, where it names one of it alone. */
export function indexedIn(
  expression: Expression,
  { mode, type, name }: Pick<Declaration, "mode" | "type" | "name">,
): Expression | undefined {
  const own = namesIn(expression).filter(({ root, steps: [first] }) => {
    return (
      mode === "resource" && root === type && first?.kind === "attribute" && first.name === name
    );
  });
  const [only, ...more] = own;
  const step = only?.steps[1];
  return more.length === 0 && step?.kind === "index" ? step.key : undefined;
}

function keysIn(steps: readonly Step[]): readonly Expression[] {
  return steps.flatMap((step) => {
    if (step.kind === "index") return [step.key];
    return step.kind === "splat" ? keysIn(step.steps) : [];
  });
}

/** The output that is named behind the name of a call: `["a"].arn`, `[*].arn`. */
function outputIn([first, ...more]: readonly Step[]): string | undefined {
  if (first?.kind === "attribute") return first.name;
  if (first?.kind === "splat") return outputIn(first.steps);
  return first && outputIn(more);
}

/**
 * What each declaration of a module refers to, by scoped address; `depends_on` counts too. A module
 * of elsewhere counts as what its call refers to: what it makes of that is not known.
 *
 * @param givenOut what the outputs of the program name, by scoped address
 */
export function referenceGraph(
  scope: Scope,
  calls: Calls,
  givenOut: ReadonlySet<string>,
): { readonly declarations: ReferenceGraph; readonly elsewhere: ReferenceGraph } {
  const { id, module } = scope;
  const namedIn = (value: Expression, at: Scope): readonly string[] => {
    const { targets, modules, elsewhere } = referencesIn(value, at, calls);
    return [...targets.map(scoped), ...modules.flatMap(allOf), ...elsewhere];
  };
  // What a declaration refers to, most of them also supply.
  const known = new Map<Expression, readonly string[]>();
  const namedHere = (value: Expression): readonly string[] => {
    const found = known.get(value) ?? namedIn(value, scope);
    known.set(value, found);
    return found;
  };
  const refersTo = (values: readonly Expression[], at: Scope): readonly string[] =>
    values.flatMap((value) => (at === scope ? namedHere(value) : namedIn(value, at)));
  const before = decidedBefore(scope, calls, refersTo);
  const node = (
    address: string,
    type: string,
    values: readonly Expression[],
  ): [string, { type: string; scope: string; refersTo: readonly string[] }] => [
    `${id}/${address}`,
    { type, scope: id, refersTo: [...new Set([...refersTo(values, scope), ...before])] },
  ];
  const values: Values = {
    evaluate: (value, source) => scope.evaluator.evaluate(value, { source, bindings: new Map() }),
    textOf: (value, source) => textIn(value, source, scope),
    pathOf: scope.pathOf,
    refersTo: (named) => refersTo(named, scope),
  };
  return {
    declarations: new Map(
      [...module.declarations.values()].map((declaration) => {
        const { address, type, block } = declaration;
        const [name, found] = node(address, type, namingIn(block.body));
        const supplies = suppliesOf(declaration, module, values, name);
        const under = countedBy(declaration);
        const notes = {
          ...(under !== undefined && { under }),
          ...(givenOut.has(name) && { isGivenOut: true as const }),
        };
        return [name, { ...found, supplies, ...notes }];
      }),
    ),
    elsewhere: new Map(
      [...module.calls.values()].flatMap((call): [string, Node][] => {
        const { name, address, block } = call;
        if (calls.madeBy(scope, name).length > 0) return [];
        const isOfFunction = isFunctionModule(block);
        const [key, found] = node(
          address,
          isOfFunction ? functionModule : "module",
          namingIn(block.body),
        );
        if (!isOfFunction) return [[key, found]];
        return [[key, { ...found, supplies: moduleSupplies(call, module, values, key) }]];
      }),
    ),
  };
}

type Node = ReferenceGraph extends ReadonlyMap<string, infer Found> ? Found : never;

/** The text that an expression comes to, where all of it is known. */
function textIn(value: Expression, source: Source, { evaluator }: Scope): string | undefined {
  const text = asText(evaluator.evaluate(value, { source, bindings: new Map() }));
  return text && known(text);
}

function allOf(scope: Scope): readonly string[] {
  return [...scope.module.declarations.values()].map((declaration) =>
    scoped({ scope, declaration }),
  );
}

/** What the calls on the way to a module wait for, and so all that is declared in it. */
function decidedBefore(
  scope: Scope,
  calls: Calls,
  refersTo: (values: readonly Expression[], at: Scope) => readonly string[],
): readonly string[] {
  const found = calls.of(scope);
  if (!found) return [];
  const { call, caller } = found;
  const values = ["count", "for_each", "depends_on"].flatMap(
    (name) => argument(call.block.body, name)?.value ?? [],
  );
  return [...refersTo(values, caller), ...decidedBefore(caller, calls, refersTo)];
}

/** The declaration that each place of some modules stands in, behind the module's directory. */
export function containerFinder(modules: readonly Module[]): (place: Place) => string | undefined {
  const all = modules.flatMap((module) =>
    declaringBlocks(module).map((each) => ({ ...each, directory: module.directory })),
  );
  const holder = holderIn(all, ({ source, block: { span } }) => ({ source, span }));
  return (place) => {
    const found = holder(place);
    return found && `${found.directory}/${found.declaration.address}`;
  };
}
