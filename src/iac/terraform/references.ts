import type { Calls } from "../../evaluate/terraform/calls.ts";
import type { Declaration } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { traversal, type Step, type Traversal } from "../../evaluate/terraform/traversal.ts";
import type { Attachment } from "../../iam/policy.ts";
import { once } from "../../source/once.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { childrenOf } from "../../syntax/hcl/walk.ts";

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
  const all = namesIn(expression).map((name) => referencesOf(name, scope, calls));
  const first = all[0] ?? none;
  if (all.length < 2) return first;
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
  const address =
    root === "data"
      ? `data.${attributeIn(steps[0])}.${attributeIn(steps[1])}`
      : `${root}.${attributeIn(steps[0])}`;
  const declaration = scope.module.declarations.get(address);
  return declaration && { scope, declaration };
}

function attributeIn(step: Step | undefined): string {
  return step?.kind === "attribute" ? step.name : "";
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
