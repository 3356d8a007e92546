import { stringOf, valueOf, type DataDocument, type DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { maskScript } from "../../syntax/shell.ts";
import { mask, type Filling, type Masked, type Notation } from "../../syntax/placeholders.ts";
import { readYaml } from "../../syntax/yaml.ts";
import { filler } from "../../source/embedded.ts";
import { namedVerbs } from "./formats.ts";
import type { Source } from "../../source/source.ts";
import { once } from "../../source/once.ts";

export type ReadData = {
  readonly notation: Notation;
  /** The text of the trees: as long as that of the file, its placeholders masked. */
  readonly masked: Masked;
  readonly roots: readonly DataNode[];
  readonly problems: DataDocument["problems"];
};

/** The trees of a JSON or YAML file, or of a template of one, and what is wrong with it. */
export const readData = once((source: Source): ReadData => {
  const { path, text } = source;
  if (isScript(path)) {
    const masked = maskScript(text, isPolicy);
    const { root } = readJson(masked.text);
    // A workflow may have a policy as a value too.
    if (root || !/ml$/i.test(path))
      return { notation: "json", masked, roots: root ? [root] : [], problems: [] };
  }
  const notation = notationOf(source);
  const masked = mask(text, notation, fillingOf(source));
  const documents = notation === "json" ? [readJson(masked.text)] : readYaml(masked.text);
  const problems = documents.flatMap((each) => each.problems);
  const roots = documents.flatMap(({ root }) => root ?? []);
  return {
    notation,
    masked: { ...masked, placeholders: namedVerbs(source, masked.placeholders, roots) },
    roots,
    problems:
      notation === "json"
        ? problems.filter(isNoSeam(masked, path))
        : problems.filter(isNoDirective(masked)),
  };
});

/**
 * A map with a list of statements, or with one: one with an empty list is what a script begins to put a policy into.
 */
function isPolicy(root: DataNode): boolean {
  const statements = root.kind === "map" ? valueOf(root, "Statement") : undefined;
  return statements !== undefined && (statements.kind !== "list" || statements.items.length > 0);
}

/** Whether a file is a script of a shell, or a workflow of GitHub's, the steps of which are. */
export function isScript(path: string): boolean {
  return /\.(?:sh|bash)$/i.test(path) || /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i.test(path);
}

/** A string as the file has it, placeholders and all. */
export type Written = (node: DataNode | undefined) => string | undefined;

/** Says strings as the file has them, where the tree has them masked. */
export function writtenIn({ text }: Source): Written {
  return (node) => {
    const value = stringOf(node);
    if (!node || !value?.includes(filler)) return value;
    return text.slice(node.span.start, node.span.end).replace(/^(["'])([^]*)\1$/, "$2");
  };
}

/**
 * Says whether a directive decides if what stands at an offset is there: it lies between `if` or
 * `for` and the end of it. What is only given a name, as by `define` and `macro`, is there.
 */
export function conditionalIn(
  { text }: Source,
  { directives }: Masked,
): (offset: number) => boolean {
  const open: boolean[] = [];
  let depth = 0;
  const changes = directives.flatMap(({ start, end }) => {
    const written = text.slice(start, end);
    if (decides.test(written)) {
      open.push(true);
      depth++;
    } else if (names.test(written)) open.push(false);
    else if (ends.test(written) && open.pop() === true) depth--;
    else return [];
    return [{ start, depth }];
  });
  return (offset) => (changes.findLast(({ start }) => start <= offset)?.depth ?? 0) > 0;
}

const decides = /^..[-~]?\s*(?:if|for|range|with|unless|case\b|[#^](?!\s*[-~]?\}))/;
/** Those that end as the ones do that decide; Jinja's end by their own names. */
const names = /^\{\{[-~]?\s*(?:define|block)\b/;
const ends = /^..[-~]?\s*(?:end(?:if|for|with|unless|case)?\b|\/)/;

/** Whether a file is filled in before it is JSON or YAML: by Terraform, Jinja, Mustache, Go's templates. */
export function isTemplate(path: string): boolean {
  return (
    /\.(?:tpl|tftpl|tmpl|j2|template)$/i.test(path) ||
    // Those of pages and of programs, where their names say what they make.
    /\.(?:json|ya?ml)\.(?:njk|jinja2?|mustache|hbs|handlebars|gotmpl|liquid)$/i.test(path)
  );
}

/**
 * Whether Terraform fills in a file, by its name or by the directives in it: in such a file `$${` is written for
 * `${`.
 */
export function isOfTerraform({ path, text }: Source): boolean {
  return /\.(?:tpl|tftpl)$/i.test(path) || /%\{~?\s*(?:if|for)\b/.test(text);
}

function fillingOf(source: Source): Filling {
  const { path, text } = source;
  if (isTemplate(path) || isOfTerraform(source)) return "template";
  // https://docs.crossplane.io/latest/guides/function-patch-and-transform/#string-combine
  const isComposition = /^[^{]*\bcrossplane\.io\//.test(text) && /\bfmt:/.test(text);
  return isComposition ? "composition" : "document";
}

/** Whether something else stands in a file before it is JSON or YAML. */
export function isFilledIn(source: Source): boolean {
  const { placeholders, directives } = readData(source).masked;
  const braces = placeholders.some(({ kind }) => kind === "braces" || kind === "directive");
  return fillingOf(source) === "template" || braces || directives.length > 0;
}

/** How a file is written: by its name, or else by how it begins. */
export function notationOf({ path, text }: Source): Notation {
  const [, named] = /\.(json|ya?ml)(?:\.\w+)?$/i.exec(path) ?? [];
  if (named !== undefined) return named.toLowerCase() === "json" ? "json" : "yaml";
  return /^\uFEFF?(?:\s|[%{][{%#][^\n]*\n)*[{[]/.test(text) ? "json" : "yaml";
}

/**
 * Tells problems that are none. Where a directive chooses between the items of a list or repeats
 * one, the commas are right only once it is gone; and what Ansible reads out of a template may end
 * its lists with one.
 */
function isNoSeam(
  { text, directives }: Masked,
  path: string,
): (problem: { readonly offset: number }) => boolean {
  const between = /[\s,]/;
  return ({ offset }) => {
    let [start, end] = [offset, offset];
    while (between.test(text[start - 1] ?? "")) start--;
    while (between.test(text[end] ?? "")) end++;
    const isTrailing = /[}\]]/.test(text[end] ?? "") && text.slice(start, end).trim() === ",";
    return !(
      (isTrailing && /\.j2$/i.test(path)) ||
      directives.some((each) => each.start < end && start < each.end)
    );
  };
}

/** The same of YAML: a directive on the first line of a text is read as a line of blanks. */
function isNoDirective({ directives }: Masked): (problem: { readonly message: string }) => boolean {
  return ({ message }) =>
    directives.length === 0 ||
    !message.startsWith("Block scalars with more-indented leading empty lines");
}

/** Whether a text has to do with policies though it may hold no statement itself. */
export function namesIam(text: string): boolean {
  return /\biam\.services\.k8s\.aws\/|\biam\.aws\.(?:m\.)?(?:upbound|crossplane)\.io\/|\baws(?:-native)?:(?:iam\b|lambda(?:\/\w+)?:(?:Permission|FunctionUrl)\b)|\b(?:iam_(?:(?:managed_)?policy|role|user|group)|lambda_policy)\s*:|\bAttachedManagedPolicies\b/.test(
    text,
  );
}
