import type { Qualified, Script } from "../evaluate/script/at.ts";
import { isPutIn } from "../evaluate/code-text.ts";
import { argumentOf } from "../evaluate/script/bound.ts";
import { isSelf, type Binding } from "../evaluate/script/binding.ts";
import { bindingIn } from "../evaluate/script/scopes.ts";
import { once } from "../source/once.ts";
import { contains } from "../source/source.ts";
import type { Class, Expression, Index, Member, Program } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import {
  exportedBy,
  exportNamed,
  keyOf,
  submodule,
  wholes,
  type Exported,
} from "../evaluate/script/modules.ts";
import { reaching } from "./reaching.ts";
import type { Reading } from "./reading.ts";

/** What something stands for: an expression or a class of a file, or a file as a whole. */
export type Definition = {
  readonly reading: Reading;
  readonly value: Expression | Class | undefined;
};

/** How far it is looked for one thing, through names, fields, parameters and files. */
export type Way = {
  left: number;
  readonly open: Set<Expression>;
};

/** The most values of one name that are looked at. */
const mostValues = 20;

export const startWay = (): Way => ({ left: 120, open: new Set() });

/** What an expression may stand for, through all that only has a name for it; itself, where it is none. */
export function definitionsOf(
  node: Expression,
  reading: Reading,
  way: Way = startWay(),
): readonly Definition[] {
  if (way.left <= 0 || way.open.has(node)) return [];
  way.left--;
  way.open.add(node);
  const found = defined(node, reading, way);
  way.open.delete(node);
  return found;
}

function defined(node: Expression, reading: Reading, way: Way): readonly Definition[] {
  const next = (inner: Expression): readonly Definition[] => definitionsOf(inner, reading, way);
  switch (node.kind) {
    case "name": {
      const binding = bindingIn(node, reading.script.scopes);
      if (binding) {
        const assigns = reaching(binding.assigns, node, reading.script.program);
        return bindingDefinitions({ ...binding, assigns }, reading, way);
      }
      if (wholes(reading.script).length === 0) return [];
      const exported = exportNamed(reading.script, node.name, reading.modules);
      return definedAs(exported, reading, way);
    }
    case "member":
    case "index":
      return memberDefinitions(node, reading, way);
    case "conditional":
      return [...next(node.then), ...next(node.otherwise)];
    case "binary":
      return /^(?:or|and|\?\?)$/.test(node.operator)
        ? [...next(node.left), ...next(node.right)]
        : [];
    case "other": {
      // `(client ??= new Client())`
      const last = node.body.at(-1);
      return last?.kind === "assign" ? next(last.value) : [];
    }
    default:
      return [{ reading, value: node }];
  }
}

/** What is assigned to a name, passed for a parameter, or given by another file. */
function bindingDefinitions(binding: Binding, reading: Reading, way: Way): readonly Definition[] {
  const { imported, parameter, assigns, made } = binding;
  if (imported)
    return definedAs(exportedBy(binding, reading.script, reading.modules), reading, way);
  const values = assigns
    .slice(0, mostValues)
    .flatMap(({ value }) => definitionsOf(value, reading, way));
  if (made) return [{ reading, value: made }, ...values];
  if (!parameter) return values;
  const { of, index, is } = parameter;
  const own = reading.script.scopes.calls(of).map((call) => ({ call, reading }));
  const all = [...own, ...reading.callers(of)].slice(0, mostValues);
  const passed = all.flatMap(({ call, reading: from }) => {
    const found = argumentOf(call, of, index);
    return found ? definitionsOf(found, from, way) : [];
  });
  const usual = is.default ? definitionsOf(is.default, reading, way) : [];
  return [...passed, ...usual, ...values];
}

function definedAs(
  exported: Exported | undefined,
  { of }: Reading,
  way: Way,
): readonly Definition[] {
  if (!exported || exported.kind === "library") return [];
  const reading = of(exported.script);
  if (exported.kind === "file") return [{ reading, value: undefined }];
  const { value } = exported;
  return value.kind === "class" ? [{ reading, value }] : definitionsOf(value, reading, way);
}

function memberDefinitions(
  node: Member | Index,
  reading: Reading,
  way: Way,
): readonly Definition[] {
  const name = node.kind === "member" ? node.name : textOf(node.index, reading);
  if (name === undefined) return [];
  const binding = bindingIn(node, reading.script.scopes);
  const own = binding ? bindingDefinitions(binding, reading, way) : [];
  if (own.length > 0) return own;
  if (isSelf(node.object)) {
    const around = classAround(node, reading);
    return around ? inherited(around, name, reading, way) : [];
  }
  const file = fileNamed(node, reading);
  if (file) return [{ reading: reading.of(file), value: undefined }];
  return definitionsOf(node.object, reading, way).flatMap((of) => partOf(of, name, way));
}

/** A member of an object, an object of a class, a class or a file. */
function partOf({ reading, value }: Definition, name: string, way: Way): readonly Definition[] {
  if (!value) {
    const exported = exportNamed(reading.script, name, reading.modules);
    return definedAs(exported, reading, way);
  }
  if (value.kind === "object") {
    const found = value.entries.findLast(
      (each) => each.kind === "entry" && keyOf(each.key) === name,
    );
    if (found) return definitionsOf(found.value, reading, way);
    const spread = value.entries.filter(({ kind }) => kind === "spread");
    return spread.flatMap((each) =>
      definitionsOf(each.value, reading, way).flatMap((of) => partOf(of, name, way)),
    );
  }
  if (value.kind === "class") return fieldOf(value, name, reading, way);
  if (value.kind !== "call") return [];
  return definitionsOf(value.callee, reading, way).flatMap((of) =>
    of.value?.kind === "class" ? fieldOf(of.value, name, of.reading, way) : [],
  );
}

function fieldOf(of: Class, name: string, reading: Reading, way: Way): readonly Definition[] {
  const field = reading.script.scopes.field(name, of.span.start);
  const own = field ? bindingDefinitions(field, reading, way) : [];
  return own.length > 0 ? own : inherited(of, name, reading, way);
}

function inherited(
  { bases }: Class,
  name: string,
  reading: Reading,
  way: Way,
): readonly Definition[] {
  return bases.flatMap((base) =>
    definitionsOf(base, reading, way).flatMap((of) =>
      of.value?.kind === "class" ? fieldOf(of.value, name, of.reading, way) : [],
    ),
  );
}

const classesOf = once(({ body }: Program): readonly Class[] =>
  [...nodesIn({ body })].flatMap((node) => (node.kind === "class" ? [node] : [])),
);

function classAround(node: Expression, { script }: Reading): Class | undefined {
  return classesOf(script.program).findLast((each) => contains(each.span, node.span));
}

/** The file that a dotted name of Python is, however far it is imported: `lib.b` of `import lib.b`. */
export function fileNamed(node: Expression, reading: Reading): Script | undefined {
  if (reading.script.program.language !== "python") return undefined;
  const found = reading.evaluator.qualified(node);
  return found && reading.modules(reading.script, found.path.reduce(submodule, found.module));
}

/** What an expression is called in a library, through files that only hand it on. */
export function libraryName(node: Expression, reading: Reading, left = 20): Qualified | undefined {
  const found = reading.evaluator.qualified(node) ?? starred(node, reading);
  if (!found || left === 0) return undefined;
  const script = reading.modules(reading.script, found.module);
  if (!script) return found;
  const [name = "default", ...path] = found.path;
  const own = exportNamed(script, name, reading.modules);
  const whole = own ? undefined : exportNamed(script, "default", reading.modules);
  const exported = own ?? whole;
  const more = own ? path : found.path;
  if (!exported || exported.kind === "file") return undefined;
  const inner =
    exported.kind === "library"
      ? exported
      : exported.value.kind === "class"
        ? undefined
        : libraryName(exported.value, reading.of(exported.script), left - 1);
  return inner && { module: inner.module, path: [...inner.path, ...more] };
}

/** A name that comes in with all others of a module. */
function starred(node: Expression, { script, modules }: Reading): Qualified | undefined {
  if (node.kind !== "name" || wholes(script).length === 0) return undefined;
  if (bindingIn(node, script.scopes)) return undefined;
  const exported = exportNamed(script, node.name, modules);
  return exported?.kind === "library" ? exported : undefined;
}

/** The text that an expression is, through names. */
export function textOf(node: Expression, { evaluator }: Reading): string | undefined {
  const text = keyOf(evaluator.origin(node));
  return text === undefined || isPutIn(text) ? undefined : text;
}
