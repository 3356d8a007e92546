import type { Files } from "../../source/source.ts";
import { joinedPath } from "../../source/path.ts";
import { traversal } from "./traversal.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { isHole, known, type Text } from "../../iam/text.ts";
import { asText } from "../texts.ts";
import { callsOf, type Calls, type Followed } from "./calls.ts";
import { argument, type Module, type ModuleCall } from "./module.ts";
import { instanceLabel, unnamed, type Present } from "./instances.ts";
import type { Called } from "./outputs.ts";
import { together } from "../presence.ts";
import { atDeclaration, moduleScope, type ProviderAttribute, type Scope } from "./scope.ts";
import { alone, type Surroundings } from "./surroundings.ts";
import { asWritten } from "./written.ts";

/** The modules of a repository by their directories. */
export type Modules = ReadonlyMap<string, Module>;

/** A call of a module whose directory is one of the repository's. */
export type LocalCall = ModuleCall & { readonly directory: string };

/** The calls of a module that lead to other directories of the repository, by their names. */
export function localCalls(module: Module, modules: Modules): ReadonlyMap<string, LocalCall> {
  const calls = new Map<string, LocalCall>();
  for (const [name, call] of module.calls) {
    const written = argument(call.block.body, "source");
    const text =
      written &&
      asText(asWritten.evaluate(written.value, { source: call.source, bindings: new Map() }));
    const path = text && pathOf(text);
    // Only what begins so is a directory; other addresses lead to registries.
    if (path === undefined || !/^\.\.?(?:\/|$)/.test(path)) continue;
    const directory = joinedPath(module.directory, path);
    if (directory !== undefined && modules.has(directory)) calls.set(name, { ...call, directory });
  }
  return calls;
}

/** A path from the directory of the file, as Terragrunt may say it too. */
function pathOf(text: Text): string | undefined {
  const [first, ...rest] = text.parts;
  if (first === undefined || !isHole(first)) return known(text);
  const [behind, ...more] = rest;
  return first.expression === "get_terragrunt_dir()" &&
    typeof behind === "string" &&
    more.length === 0
    ? `.${behind}`
    : undefined;
}

/** How deep modules may call each other, and how often all of them together. */
const deepestCall = 8;
const mostCalls = 2000;

/** A module where it is run or called, and what it calls. */
type Entered = { readonly scope: Scope; readonly calls: () => readonly Entered[] };

/** What all directories of modules come to, each as often as it is called. */
export type Program = {
  /** Those that are run by themselves, and those that they call; callers come first. */
  readonly scopes: readonly Scope[];
  /** Those of their calls that are followed. */
  readonly calls: Calls;
  /** Calls that are not followed, since there are too many of them. */
  readonly leftOut: readonly ModuleCall[];
  /** The directories of callers and of what they call. */
  readonly links: readonly (readonly [string, string])[];
};

/**
 * Evaluates modules as they are run: with what their callers give them, once for each call. A
 * directory that only examples and tests call may be called by others too, and so also counts for
 * itself, as one that nobody calls does.
 */
export function programOf(modules: Modules, provider: ProviderAttribute, files: Files): Program {
  const callsIn = new Map([...modules.values()].map((each) => [each, localCalls(each, modules)]));
  const leftOut: ModuleCall[] = [];
  const followed: Followed[] = [];
  let left = mostCalls;

  const enter = (module: Module, around: Omit<Surroundings, "called">, depth: number): Entered => {
    const entered = new Map<string, readonly (Called & Entered)[] | undefined>();
    /** What a call makes is evaluated when it is asked for, and no sooner: it may ask for others. */
    const called = (name: string): readonly (Called & Entered)[] | undefined => {
      if (!entered.has(name)) {
        // Calls that ask for each other in a circle end here.
        entered.set(name, undefined);
        entered.set(name, instancesOf(name));
      }
      return entered.get(name);
    };
    const instancesOf = (name: string): readonly (Called & Entered)[] | undefined => {
      const call = callsIn.get(module)?.get(name);
      const target = call && modules.get(call.directory);
      if (!target) return undefined;
      const known = depth < deepestCall && left > 0 ? scope.instances(call) : [];
      const present = known.length > left ? [unnamed] : known;
      if (known.length === 0 || known.length > left) leftOut.push(call);
      left -= present.length;
      return present.map((each) => {
        const entered = enter(target, surroundingsOf(call, each, scope, around), depth + 1);
        const given = (variable: string): Expression | undefined => givenIn(call, variable);
        followed.push({ caller: scope, call, scope: entered.scope, given });
        return { ...each, ...entered };
      });
    };
    const scope = moduleScope(module, provider, { ...around, called });
    const calls = (): readonly Entered[] =>
      [...(callsIn.get(module)?.keys() ?? [])].flatMap((name) => called(name) ?? []);
    return { scope, calls };
  };

  const scopesIn = ({ scope, calls }: Entered): readonly Scope[] => [
    scope,
    ...calls().flatMap(scopesIn),
  ];
  const run = (module: Module, depth: number): readonly Scope[] =>
    scopesIn(enter(module, { ...alone(module), files }, depth));

  const called = calledDirectories(callsIn);
  const begun = [...modules.values()].filter(({ directory }) => !called.has(directory));
  const first = begun.flatMap((module) => run(module, 0));
  // Those that call each other in a circle have no beginning.
  const reached = new Set(first.map(({ module }) => module));
  const circles = [...modules.values()].filter((module) => !reached.has(module));
  const scopes = [...first, ...circles.flatMap((module) => run(module, deepestCall))];
  const links = [...callsIn].flatMap(([{ directory }, calls]) =>
    [...calls.values()].map((call) => [directory, call.directory] as const),
  );
  return { scopes, calls: callsOf(followed), leftOut, links };
}

/** The directories that others call, but for examples and tests. */
function calledDirectories(
  callsIn: ReadonlyMap<Module, ReadonlyMap<string, LocalCall>>,
): ReadonlySet<string> {
  return new Set(
    [...callsIn].flatMap(([{ directory }, calls]) =>
      isExample(directory)
        ? []
        : [...calls.values()].map((call) => call.directory).filter((each) => each !== directory),
    ),
  );
}

function isExample(directory: string): boolean {
  return directory.split("/").some((each) => /^(?:examples?|tests?|fixtures?|demos?)$/i.test(each));
}

/** Where an instance of the module stands that a call makes. */
function surroundingsOf(
  call: LocalCall,
  { instance, presence }: Present,
  caller: Scope,
  { root, files, nesting }: Pick<Surroundings, "root" | "files" | "nesting">,
): Omit<Surroundings, "called"> {
  const { body } = call.block;
  const providers = providersOf(argument(body, "providers")?.value);
  return {
    // Modules in modules: `infra/module.a["x"].module.b`.
    nesting,
    id: `${caller.id}${caller.module.directory === caller.id ? "/" : "."}${call.address}${instanceLabel(instance)}`,
    presence: together(caller.presence, presence),
    root,
    files,
    given: (variable) => {
      const given = givenIn(call, variable);
      return given && caller.evaluator.evaluate(given, atDeclaration(call, caller, instance));
    },
    ...(call.isOpen && { isOpen: true as const }),
    provider: (name) => caller.provider(providers.get(name) ?? name),
  };
}

/** What a call gives to a variable. */
function givenIn({ inputs, block }: ModuleCall, variable: string): Expression | undefined {
  if (block.type === "module") return argument(block.body, variable)?.value;
  return inputs?.items.findLast(({ key }) => nameOf(key) === variable)?.value;
}

/** Which provider of the caller stands for each one of a module. */
function providersOf(expression: Expression | undefined): ReadonlyMap<string, string> {
  if (expression?.kind !== "object") return new Map();
  return new Map(
    expression.items.flatMap(({ key, value }) => {
      const [from, to] = [nameOf(key), nameOf(value)];
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    }),
  );
}

/** `aws` or `aws.other`; in quotes too. */
function nameOf(expression: Expression): string | undefined {
  const [only, ...more] = expression.kind === "template" ? expression.parts : [];
  if (only?.kind === "literal" && more.length === 0) return only.value;
  const found = traversal(expression);
  return (
    found &&
    [
      found.root,
      ...found.steps.flatMap((each) => (each.kind === "attribute" ? [each.name] : [])),
    ].join(".")
  );
}
