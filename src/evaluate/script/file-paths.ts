import { isHole, known, makeText, type Hole, type Text } from "../../iam/text.ts";
import { directoryOf, joinedPath } from "../../source/path.ts";
import { textAt, type Place } from "../../source/source.ts";
import type { Call, Expression, Index, Member, Name } from "../../syntax/script/tree.ts";
import { asText } from "../texts.ts";
import { literal, textValue, writtenAt, type TextValue, type Value } from "../value.ts";
import type { Bound, Evaluator, Library } from "./at.ts";
import { bindingIn, isOfLanguage } from "./scopes.ts";

// Paths that programs make of where they lie: `path.join(__dirname, "../lambda")`,
// `Path(__file__).parent / "lambda"`. The folder that the repository lies in stands in front as something
// that is not known, so that such a path is never taken for one from where a program is started.

const repository = "the folder of the repository";

/** A path as far as it is known: from the top of the repository, or from where the program is started. */
export type FilePath = { readonly isFromTop: boolean; readonly path: string };

/** The path that a text is; undefined where not all of it is known, or it leads out of the repository. */
export function filePathOf({ parts }: Text): FilePath | undefined {
  const [first, ...more] = parts;
  const isFromTop = first !== undefined && isHole(first) && first.id === repository;
  const [rest = "", ...others] = isFromTop ? more : parts;
  if (isHole(rest) || others.length > 0) return undefined;
  if (isFromTop && rest !== "" && !/^[\\/]/.test(rest)) return undefined;
  const path = joinedPath(".", isFromTop ? rest.replace(/^[\\/]+/, "") : rest);
  return path === undefined || leavesOf(path, isFromTop) ? undefined : { isFromTop, path };
}

function leavesOf(path: string, isFromTop: boolean): boolean {
  return isFromTop && /^\.\.(?:\/|$)/.test(path);
}

/** What the libraries for paths, of Node and of Python, make of them. */
export const filePaths: Required<Pick<Library, "call" | "name" | "member" | "index">> = {
  name: (node, evaluator) => ownPath(node, evaluator),
  member: (node, evaluator, _bound, object) => memberOf(node, evaluator, object),
  index: ancestorAt,
  call: (node, evaluator, bound) => {
    const { callee } = node;
    if (!(callee.kind === "name" || callee.kind === "member") || !making.test(callee.name))
      return undefined;
    const made = calledPath(node, evaluator, bound);
    return made && pathValue(made, placeOf(node, evaluator));
  },
};

/** Most calls are none of these. */
const making =
  /^(?:join|resolve|dirname|normalize|normpath|abspath|realpath|fileURLToPath|fspath|cwd|getcwd|Path|PurePath|joinpath|absolute|as_posix|URL)$/;

/** `Path(__file__).parent / "lambda"` */
export function dividedPath(left: Value, right: Value, place: Place): Value | undefined {
  const [one, other] = [left, right].map(pathOf);
  if (!one?.isFromTop || !other) return undefined;
  const made = joined([one, other]);
  return made && pathValue(made, place);
}

function placeOf({ span }: Expression, { script }: Evaluator): Place {
  return { source: script.source, span };
}

function pathOf(value: Value): FilePath | undefined {
  const text = value.kind === "text" || value.kind === "unknown" ? asText(value) : undefined;
  return text && filePathOf(text);
}

/** What `path.join` puts behind another path, also where it begins with a slash. */
function partOf(value: Value): FilePath | undefined {
  const text = value.kind === "text" ? known(value.text) : undefined;
  return text === undefined
    ? undefined
    : filePathOf(literal(text.replace(/^[\\/]+/, ""), value.origin.written).text);
}

function pathIn(node: Expression, { evaluate }: Evaluator, bound: Bound): FilePath | undefined {
  return pathOf(evaluate(node, bound));
}

function pathValue({ isFromTop, path }: FilePath, place: Place): TextValue {
  if (!isFromTop) return literal(path, place);
  const top: Hole = { id: repository, place, meaning: { kind: "unknown" } };
  return textValue(makeText([top, path === "." ? "" : `/${path}`], writtenAt(place)));
}

/** `__dirname`, `__filename`, `__file__` */
function ownPath(node: Name, evaluator: Evaluator): Value | undefined {
  const { source, program, scopes } = evaluator.script;
  if (bindingIn(node, scopes)) return undefined;
  const isPython = program.language === "python";
  const own = isPython ? { __file__: source.path } : ofNode(source.path);
  const path = new Map(Object.entries(own)).get(node.name);
  return path === undefined
    ? undefined
    : pathValue({ isFromTop: true, path }, placeOf(node, evaluator));
}

function ofNode(path: string): Readonly<Record<string, string>> {
  return { __filename: path, __dirname: directoryOf(path) };
}

/** The URL of a module, `new URL("../lambda", url).pathname`, `Path(__file__).parent` */
function memberOf(node: Member, evaluator: Evaluator, object: () => Value): Value | undefined {
  const { source, program } = evaluator.script;
  const place = placeOf(node, evaluator);
  if (program.language === "typescript") {
    const own = { url: source.path, filename: source.path, dirname: directoryOf(source.path) };
    const isMeta = node.object.kind === "other" && /^import[.]meta$/.test(textOf(node, evaluator));
    const path = isMeta ? new Map(Object.entries(own)).get(node.name) : undefined;
    if (path !== undefined) return pathValue({ isFromTop: true, path }, place);
    const isOfUrl = /^(?:pathname|href)$/.test(node.name) && evaluator.origin(node.object);
    return isOfUrl && isOfUrl.kind === "call" && isUrl(isOfUrl) ? object() : undefined;
  }
  if (node.name !== "parent") return undefined;
  const of = pathOf(object());
  return of?.isFromTop ? pathValue(above(of), place) : undefined;
}

function textOf({ object }: Member, evaluator: Evaluator): string {
  return textAt(placeOf(object, evaluator));
}

/** `Path(__file__).parents[1]` */
function ancestorAt(node: Index, evaluator: Evaluator, bound: Bound): Value | undefined {
  const { object, index } = node;
  if (object.kind !== "member" || object.name !== "parents" || index.kind !== "number")
    return undefined;
  let path = pathIn(object.object, evaluator, bound);
  for (let step = 0; path?.isFromTop && step <= Math.min(index.value, 50); step++)
    path = path.path === "." ? undefined : above(path);
  return path?.isFromTop ? pathValue(path, placeOf(node, evaluator)) : undefined;
}

function above({ isFromTop, path }: FilePath): FilePath {
  return { isFromTop, path: directoryOf(path) };
}

/** Paths one behind the other; undefined where a later one begins anew, or they leave the repository. */
function joined(paths: readonly (FilePath | undefined)[]): FilePath | undefined {
  const [first, ...more] = paths;
  if (!first || more.some((each) => !each || each.isFromTop)) return undefined;
  const path = joinedPath(first.path, more.map((each) => each?.path ?? "").join("/"));
  return path === undefined || leavesOf(path, first.isFromTop)
    ? undefined
    : { isFromTop: first.isFromTop, path };
}

/** The last path that begins anew, and what follows; from where the program is started, where none does. */
function resolved(paths: readonly (FilePath | undefined)[]): FilePath | undefined {
  const last = paths.findLastIndex((each) => each?.isFromTop);
  return joined(last < 0 ? [started, ...paths] : paths.slice(last));
}

const started: FilePath = { isFromTop: false, path: "." };

function calledPath(call: Call, evaluator: Evaluator, bound: Bound): FilePath | undefined {
  const given = (isPart = false): readonly (FilePath | undefined)[] =>
    call.args.map(({ value, name, spread }, index) => {
      if (name !== undefined || spread !== undefined) return undefined;
      const path = evaluator.evaluate(value, bound);
      return isPart && index > 0 ? partOf(path) : pathOf(path);
    });
  switch (nameOf(call.callee, evaluator)) {
    case "path.join":
      return joined(given(true));
    case "os.path.join":
    case "pathlib.Path":
    case "pathlib.PurePath":
      return joined(given());
    case "path.resolve":
      return resolved(given());
    case "path.dirname":
    case "os.path.dirname": {
      const [first] = given();
      return first && above(first);
    }
    case "path.normalize":
    case "os.path.normpath":
    case "os.path.abspath":
    case "os.path.realpath":
    case "url.fileURLToPath":
    case "os.fspath":
      return given()[0];
    case "process.cwd":
    case "os.getcwd":
    case "pathlib.Path.cwd":
      return started;
    default:
      return isUrl(call) ? besideUrl(given()) : methodOf(call, given, evaluator, bound);
  }
}

/** `new URL("../lambda", url)`: the last part of what it is taken from is a file. */
function besideUrl([path, base]: readonly (FilePath | undefined)[]): FilePath | undefined {
  return base?.isFromTop ? joined([above(base), path]) : undefined;
}

function isUrl({ callee, isNew }: Call): boolean {
  return isNew && callee.kind === "name" && callee.name === "URL";
}

/** `Path(__file__).resolve()`, `Path(__file__).parent.joinpath("lambda")` */
function methodOf(
  { callee }: Call,
  given: () => readonly (FilePath | undefined)[],
  evaluator: Evaluator,
  bound: Bound,
): FilePath | undefined {
  if (callee.kind !== "member" || evaluator.script.program.language !== "python") return undefined;
  if (!/^(?:resolve|absolute|as_posix|joinpath)$/.test(callee.name)) return undefined;
  const of = pathIn(callee.object, evaluator, bound);
  if (!of?.isFromTop) return undefined;
  return callee.name === "joinpath" ? joined([of, ...given()]) : of;
}

/** A function of the libraries for paths, in whatever way it is imported. */
function nameOf(callee: Expression, evaluator: Evaluator): string {
  const found = evaluator.qualified(callee);
  if (found) {
    const [module, ...more] = [found.module.replace(/^node:/, ""), ...found.path];
    return [module, ...more.filter((each) => each !== "posix")].join(".");
  }
  const isOfProcess =
    callee.kind === "member" && callee.object.kind === "name" && callee.object.name === "process";
  return isOfProcess && isOfLanguage(callee.object, evaluator.script.scopes)
    ? `process.${callee.name}`
    : "";
}
