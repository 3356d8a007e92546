import type { Need, Reached } from "./operation-needs.ts";
import { namedBy, type Parameter } from "./parameters.ts";
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
  const saysSome = ({ path }: Parameter): boolean => (parameters.texts(path)?.length ?? 0) > 0;
  if (!whole.some(saysSome) && !anyOf(variables, saysSome))
    return { arns: [], isWhole: variables.size === 0 };
  const pattern = patternOf(format);
  const isOne = (arn: string | undefined): arn is string =>
    arn !== undefined && covers(pattern, arn);
  const texts = ({ path }: Parameter): readonly string[] => parameters.texts(path) ?? [];
  const given = whole.flatMap(texts).filter(isOne);
  if (given.length > 0) return { arns: given, isWhole: true };

  const last = [...variables.keys()].at(-1);
  let made: readonly string[] = [format];
  let filled = 0;
  for (const [variable, sources] of variables) {
    const said = sources.flatMap((source) =>
      texts(source).flatMap((text) => namedBy(source.reading, text) ?? []),
    );
    const arns = said.map(({ arn }) => arn).filter(isOne);
    // Whatever placeholder it is given for: a stack's name is asked for, and its ARN will do.
    if (arns.length > 0) return { arns, isWhole: true };
    // The ARN of something else says nothing of this.
    const names = said.flatMap(({ arn, name }) =>
      name === undefined || (arn !== undefined && variable === last) ? [] : [name],
    );
    if (names.length > 0) filled++;
    made = made.flatMap((arn) =>
      (names.length > 0 ? unique(names) : [unsaid(variable)]).map((value) =>
        arn.replaceAll(`\${${variable}}`, () => value),
      ),
    );
  }
  return { arns: filled > 0 ? made : [], isWhole: filled === variables.size };
}

function anyOf(
  variables: Reached["variables"],
  isMeant: (parameter: Parameter) => boolean,
): boolean {
  for (const sources of variables.values()) if (sources.some(isMeant)) return true;
  return false;
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

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
