import { asText } from "../../evaluate/texts.ts";
import { entry } from "../../evaluate/members.ts";
import { known } from "../../iam/text.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import { joinedPath } from "../../source/path.ts";
import { once } from "../../source/once.ts";
import type { Files, Source } from "../../source/source.ts";
import { idOf, type Construct } from "./construct.ts";
import { cdkName } from "./names.ts";
import type { Reading } from "./reading.ts";

/**
 * The stacks of CloudFormation's that a construct of a program is in, by their names, or the ends of these: a stage
 * puts its own in front. Undefined where that is not known.
 */
export type StacksOf = (construct: Construct, reading: Reading) => readonly string[] | undefined;

/**
 * What the stacks of programs are called, by their classes, wherever in a program these are made. Follows
 * "Identifiers and the AWS CDK" of the AWS CDK Developer Guide: a stack is called by its id, if not by `stackName`.
 *
 * @param programOf all files that are read of the program of a file
 */
export function stacksIn(programOf: (reading: Reading) => readonly Reading[]): StacksOf {
  const known = once((reading: Reading) => namesIn(programOf(reading)));
  return ({ place }, reading) =>
    known(reading).get(reading.evaluator.script.scopes.classAt(place.span.start));
}

/** The names of each class that is known to be a stack, and by what names. */
function namesIn(program: readonly Reading[]): ReadonlyMap<string, readonly string[]> {
  const classes = program.flatMap(stackClassesIn);
  const names = classes.map((own): readonly [string, readonly string[] | undefined] => {
    const made = program.flatMap((reading) =>
      reading.constructs.all
        .filter(({ type }) => type === own)
        .map((construct) => nameOf(construct, reading)),
    );
    const told = made.filter((name) => name !== undefined);
    // Of two classes of a name, nobody knows which one is made.
    const isKnown = classes.filter((each) => each === own).length === 1;
    return [own, isKnown && made.length > 0 && told.length === made.length ? told : undefined];
  });
  return new Map(names.flatMap(([own, told]) => (told ? [[own, told] as const] : [])));
}

/** A `cdk.json`, and the folder that it is in. */
type Configuration = { readonly folder: string; readonly source: Source };

/**
 * The files of each program: those below a `cdk.json`, and the one that it begins with, which says nothing of access
 * and what stacks are called.
 */
export function programsOf(
  all: readonly Reading[],
  configured: (reading: Reading) => Configuration | undefined,
  entryOf: (configuration: Configuration) => Reading | undefined,
): (reading: Reading) => readonly Reading[] {
  const programs = new Map<string | undefined, readonly Reading[]>();
  const pathOf = ({ evaluator }: Reading): string => evaluator.script.source.path;
  return (reading) => {
    const configuration = configured(reading);
    const folder = configuration?.folder;
    const known = programs.get(folder);
    if (known) return known;
    const own = all.filter((each) => configured(each)?.folder === folder);
    const entry = configuration && entryOf(configuration);
    const isRead = own.some((each) => entry && pathOf(each) === pathOf(entry));
    const made = entry && !isRead ? [...own, entry] : own;
    programs.set(folder, made);
    return made;
  };
}

/**
 * The file that a program begins with, as `app` of its `cdk.json` says; undefined where that names none that there
 * is.
 */
export function entryOf(configuration: Configuration, files: Files): Source | undefined {
  const [, app = ""] = /"app"\s*:\s*"([^"]*)"/.exec(configuration.source.text) ?? [];
  const path = app.split(/[^\w./-]+/).find((word) => /\.(?:[cm]?[jt]s|py)$/.test(word));
  const found = path === undefined ? undefined : joinedPath(configuration.folder, path);
  if (found === undefined || /^\.\.(?:\/|$)/.test(found)) return undefined;
  return files(found) ?? files(found.replace(/\.js$/, ".ts"));
}

/** The classes of a file that are stacks: those of CDK's own class. */
function stackClassesIn({ evaluator }: Reading): readonly string[] {
  return [...nodesIn(evaluator.script.program)].flatMap((node) => {
    if (node.kind !== "class" || node.name === undefined) return [];
    const isStack = node.bases.some((base) => {
      const found = cdkName(base, evaluator);
      return found?.service === "core" && found.path.join(".") === "Stack";
    });
    return isStack ? [node.name] : [];
  });
}

function nameOf(construct: Construct, reading: Reading): string | undefined {
  const props = reading.props(construct);
  const given = entry(props, "stackName");
  if (!given) return props.rest.length > 0 ? undefined : idOf(construct.call, reading.evaluator);
  const text = asText(given.value);
  return text && known(text);
}
