import { alternatives, isClosed, known, makeText, type Hole } from "../../iam/text.ts";
import { once } from "../../source/once.ts";
import { pathGlob, type Glob } from "../../source/glob.ts";
import type { Files, Place, Source } from "../../source/source.ts";
import type { Template } from "../../syntax/hcl/ast.ts";
import { moved } from "../../syntax/hcl/moved.ts";
import { readHclTemplate } from "../../syntax/hcl/read.ts";
import { mayBeDocument } from "../embed.ts";
import { asText } from "../texts.ts";
import { list, literal, oneOf, through, writtenAt, type TextValue, type Value } from "../value.ts";
import type { Bindings, Evaluator } from "./at.ts";
import { evaluateTemplate } from "./template.ts";

/** What a function that reads files is given. */
export type FileCall = {
  readonly args: readonly (() => Value)[];
  readonly place: Place;
  /** Stands for the result, where it is not known. */
  readonly hole: Hole;
  readonly evaluator: Evaluator;
  /** By the path as it is written: from where Terraform is run. */
  readonly fileAt: Files;
  readonly filesUnder: FilesUnder | undefined;
};

/** The files in a folder, by their paths from there, and links to other folders; undefined where they are not known. */
export type FilesUnder = (
  folder: string,
) => { readonly paths: readonly string[]; readonly links: readonly string[] } | undefined;

type FileFunction = (call: FileCall) => Value | undefined;

/**
 * Functions that read files of the module; undefined where the path is not known, or leads to no
 * file of the repository.
 * (https://developer.hashicorp.com/terraform/language/functions/templatefile)
 */
export const fileFunctions: ReadonlyMap<string, FileFunction> = new Map<string, FileFunction>([
  ["file", (call) => contentOf(call)],
  ["templatefile", rendered],
  ["fileexists", (call) => exists(call)],
  ["fileset", (call) => namesOfFiles(call)],
  ["templatestring", filledIn],
]);

/** The files that a path may lead to, as far as its values are written, and whether it leads to no other one. */
function filesOf({ args, fileAt }: FileCall): {
  readonly found: readonly Source[];
  readonly complete: boolean;
} {
  const text = args[0] && asText(args[0]());
  const paths = text ? alternatives(text) : [];
  const found = paths.flatMap((path) => {
    const whole = known(path);
    return (whole === undefined ? undefined : fileAt(whole)) ?? [];
  });
  const complete = text !== undefined && isClosed(text) && found.length === paths.length;
  return { found, complete };
}

/** What is made of the file that a path leads to; of one of several, where that is not known. */
function ofFiles(call: FileCall, make: (source: Source) => Value | undefined): Value | undefined {
  const { found, complete } = filesOf(call);
  const made = found.flatMap((source) => make(source) ?? []);
  if (made.length === 0) return undefined;
  return oneOf(made, complete && made.length === found.length, call.hole, call.place);
}

function contentOf(call: FileCall): Value | undefined {
  return ofFiles(call, (source) => through(fileText(source), call.place));
}

/** The text of a file, with its places. */
function fileText(source: Source): TextValue {
  const { text } = source;
  const origin = writtenAt({ source, span: { start: 0, end: text.length } });
  return {
    kind: "text",
    text: makeText([text], origin),
    origin,
    ...(mayBeDocument(text) && {
      embedded: { text, source, marks: [{ inner: 0, outer: 0 }], fills: [] },
    }),
  };
}

/** Whether a file is there; of one that is not, it may be made before it is asked for. */
function exists(call: FileCall): Value | undefined {
  return filesOf(call).complete
    ? { kind: "bool", value: true, origin: writtenAt(call.place) }
    : undefined;
}

/**
 * The files whose paths a pattern matches, where all that are called so are known: those of policies. `**` means
 * folders only by itself, and is `*` beside other characters.
 * (https://developer.hashicorp.com/terraform/language/functions/fileset)
 */
function namesOfFiles({ args, place, filesUnder }: FileCall): Value | undefined {
  const [folder, pattern] = args.map((arg) => {
    const text = asText(arg());
    return text && known(text);
  });
  if (folder === undefined || pattern === undefined) return undefined;
  if (!endsAsPolicies.test(pattern) || !isUnderstood.test(pattern)) return undefined;
  const [inside = ""] = /^(?:[^*?{/]+\/)*/.exec(pattern) ?? [];
  const rest = pattern.slice(inside.length);
  const { paths = [], links = [] } = filesUnder?.(`${folder}/${inside}`) ?? {};
  const found = paths.filter(matcherOf(rest));
  if (found.length === 0 || links.some(leadingInto(rest))) return undefined;
  return {
    ...list(
      found.map((path) => literal(inside + path, place)),
      place,
    ),
    set: true,
  };
}

const endsAsPolicies = /\.(?:json|ya?ml|tpl|tftpl|\{(?:json|ya?ml|,)+\})$/;
const isUnderstood = /^(?:[^[\]{}\\]|\{[\w.,-]*\})*$/;

function matcherOf(pattern: string): Glob {
  const steps = pattern.split("/");
  const glob = steps.map((each) => (each === "**" ? each : each.replace(/\*+/g, "*"))).join("/");
  return /[*?{]/.test(glob) ? pathGlob(glob) : (path) => path === glob;
}

/** Whether a pattern goes through a link to another folder, whose files are not known. */
function leadingInto(pattern: string): (link: string) => boolean {
  const steps = pattern.split("/");
  const folders = steps.slice(0, -1).map((_, at) => matcherOf(steps.slice(0, at + 1).join("/")));
  return (link) => {
    const depth = link.split("/").length;
    return steps.slice(0, depth).includes("**") || folders[depth - 1]?.(link) === true;
  };
}

function rendered(call: FileCall): Value | undefined {
  const vars = call.args[1]?.();
  return vars && ofFiles(call, (source) => renderedWith(source, vars, call));
}

/** A template with the names put in that are given to it; all others mean nothing in it. */
function renderedWith(
  source: Source,
  vars: Value,
  { place, evaluator }: Pick<FileCall, "place" | "evaluator">,
): Value | undefined {
  const template = templateOf(source);
  const bindings = namesIn(vars);
  if (!template || !bindings) return undefined;
  const at = { source, bindings, closed: true } as const;
  return through(evaluateTemplate(template, at, evaluator), place);
}

/**
 * A text of the configuration as a template: what it takes for its own stands in it escaped (`$${}`).
 * (https://developer.hashicorp.com/terraform/language/functions/templatestring)
 */
function filledIn({ args, place, evaluator }: FileCall): Value | undefined {
  const [value, vars] = args.map((arg) => arg());
  const bindings = vars && namesIn(vars);
  const text = value?.kind === "text" ? known(value.text) : undefined;
  if (value?.kind !== "text" || text === undefined || !bindings) return undefined;
  const { template } = readHclTemplate(text);
  if (!template) return undefined;
  const { source, span } = value.origin.written;
  const embedded = value.embedded ?? { text, source, marks: [{ inner: 0, outer: span.start }] };
  if (embedded.text !== text) return undefined;
  const at = { source: embedded.source, bindings, closed: true } as const;
  return through(evaluator.evaluate(moved(template, embedded), at), place);
}

const templateOf = once(({ text }: Source): Template | undefined => readHclTemplate(text).template);

/** The values that an object gives to names; undefined where it is none. */
function namesIn(vars: Value): Bindings | undefined {
  if (vars.kind !== "map") return undefined;
  return new Map(
    vars.entries.flatMap(({ key, value }) => {
      const name = known(key);
      return name === undefined ? [] : [[name, value] as const];
    }),
  );
}

/**
 * A text rendered that was taken in from a file; undefined where it is written in the configuration,
 * whose own names are put in first.
 */
export function renderedText(
  template: Value,
  vars: Value | undefined,
  call: Pick<FileCall, "place" | "evaluator">,
): Value | undefined {
  if (template.kind !== "text" || !template.embedded) return undefined;
  const { source, text } = template.embedded;
  if (source.text !== text) return undefined;
  const nothing: Value = { kind: "map", entries: [], rest: [], origin: writtenAt(call.place) };
  return renderedWith(source, vars ?? nothing, call);
}
