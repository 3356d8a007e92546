import type { Need, Reached } from "./operation-needs.ts";
import { namedBy, type Named, type Parameter } from "./parameters.ts";
import { covers } from "./wildcard.ts";

/** What is known of the parameters of a call. Paths are as the catalog writes them, in any case. */
export type CallParameters = {
  /** Whether the call gives it; undefined where that cannot be told. */
  has(path: string): boolean | undefined;
  /** The texts that it is; undefined where they are not known, none where it is not given. */
  texts(path: string): readonly string[] | undefined;
};

/** Whether a call with these parameters needs it; undefined where they do not tell. */
export function isNeeded({ when }: Need, parameters: CallParameters): boolean | undefined {
  if (when === undefined) return true;
  const { given, lacking, says } = when;
  if (says !== undefined) {
    const said = says.parameters.map((path) => parameters.texts(path));
    const isWord = (text: string): boolean =>
      says.words.some((word) => text.trimStart().toUpperCase().startsWith(word));
    return any(said.map((texts) => texts?.some(isWord)));
  }
  if (given === undefined && lacking === undefined) return undefined;
  const gives = given === undefined ? true : any(given.map((path) => parameters.has(path)));
  const lacks = not(any(lacking?.map((path) => parameters.has(path)) ?? []));
  if (gives === false || lacks === false) return false;
  return gives === true && lacks === true ? true : undefined;
}

function any(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

const not = (answer: boolean | undefined): boolean | undefined =>
  answer === undefined ? undefined : !answer;

/**
 * The ARNs of the resources that a need reaches in a call, as far as the parameters are known texts:
 * with `*` for what no parameter says, and `${Partition}`, `${Region}` and `${Account}` left as they
 * are. Where a type is said in full, those that are said in part are not meant. None: nothing is said.
 */
export function arnsOf({ resources }: Need, parameters: CallParameters): readonly string[] {
  const told = resources.map((reached) => toldOf(reached, parameters));
  const isFull = told.some(({ isWhole, arns }) => isWhole && arns.length > 0);
  return unique(told.flatMap(({ isWhole, arns }) => (isFull && !isWhole ? [] : arns)));
}

/** What of one type is said, and whether that is the whole of it. */
export type Told = { readonly arns: readonly string[]; readonly isWhole: boolean };

/**
 * What the parameters of a call say of the resources of one type, as `arnsOf` has it.
 *
 * @param unsaid what stands for a variable that no parameter says
 */
export function toldOf(
  { format, whole, variables }: Reached,
  parameters: CallParameters,
  unsaid: (variable: string) => string = () => "*",
): Told {
  const pattern = patternOf(format);
  const given = givenBy(whole, pattern, parameters);
  if (given.length > 0) return { arns: given, isWhole: true };
  if (variables.size === 0) return saysAll;

  const said: { readonly variable: string; readonly names: readonly Named[] }[] = [];
  variables.forEach((sources, variable) => {
    said.push({ variable, names: saidOf(sources, parameters) });
  });
  if (said.every(({ names }) => names.length === 0)) return saysNothing;
  const last = said.at(-1);
  let made: readonly string[] = [format];
  let filled = 0;
  for (const each of said) {
    const arns = arnsAmong(each.names, pattern);
    // Whatever placeholder it is given for: a stack's name is asked for, and its ARN will do.
    if (arns.length > 0) return { arns, isWhole: true };
    const names = namesAmong(each.names, each === last);
    if (names.length > 0) filled++;
    const { variable } = each;
    made = withValues(made, `\${${variable}}`, names.length > 0 ? names : [unsaid(variable)]);
  }
  return { arns: filled > 0 ? made : [], isWhole: filled === variables.size };
}

const saysAll: Told = { arns: [], isWhole: true };
const saysNothing: Told = { arns: [], isWhole: false };
const none: readonly string[] = [];

/** The ARNs that some parameters give. */
function givenBy(
  sources: readonly Parameter[],
  pattern: string,
  parameters: CallParameters,
): readonly string[] {
  let given = none;
  for (const { path } of sources) {
    const texts = parameters.texts(path) ?? none;
    if (texts.length === 0) continue;
    const arns = texts.filter((text) => covers(pattern, text));
    given = given.length === 0 ? arns : [...given, ...arns];
  }
  return given;
}

function arnsAmong(said: readonly Named[], pattern: string): readonly string[] {
  const arns: string[] = [];
  for (const { arn } of said) if (arn !== undefined && covers(pattern, arn)) arns.push(arn);
  return arns;
}

/** The names for a placeholder, each once. The ARN of something else says nothing of what the last one is for. */
function namesAmong(said: readonly Named[], isLast: boolean): readonly string[] {
  const names: string[] = [];
  for (const { arn, name } of said)
    if (name !== undefined && (arn === undefined || !isLast)) names.push(name);
  return unique(names);
}

/** What some parameters say of a variable. */
function saidOf(sources: readonly Parameter[], parameters: CallParameters): readonly Named[] {
  const said: Named[] = [];
  for (const { path, reading } of sources)
    for (const text of parameters.texts(path) ?? none) {
      const named = namedBy(reading, text);
      if (named) said.push(named);
    }
  return said;
}

/** Each of some ARNs with each of some values for a placeholder. */
function withValues(
  arns: readonly string[],
  placeholder: string,
  values: readonly string[],
): readonly string[] {
  const made: string[] = [];
  for (const arn of arns) {
    const parts = arn.split(placeholder);
    for (const value of values) made.push(parts.join(value));
  }
  return made;
}

const patterns = new Map<string, string>();

/** A format with `*` for its placeholders; formats are those of the catalog. */
function patternOf(format: string): string {
  const known = patterns.get(format);
  if (known !== undefined) return known;
  const made = format.replace(/\$\{[^}]*\}/g, "*");
  patterns.set(format, made);
  return made;
}

const unique = (texts: readonly string[]): readonly string[] =>
  texts.length < 2 ? texts : [...new Set(texts)];
