import { codeText, type CodePiece, type CodeText } from "../../evaluate/code-text.ts";
import { argument, blocksNamed, type Declaration } from "../../evaluate/terraform/module.ts";
import { traversal } from "../../evaluate/terraform/traversal.ts";
import type { Value } from "../../evaluate/value.ts";
import { nameOf } from "../../source/path.ts";
import type { Source } from "../../source/source.ts";
import type { Expression, TemplatePart } from "../../syntax/hcl/ast.ts";

/** What the values of a module come to. */
export type Values = {
  readonly evaluate: (value: Expression, source: Source) => Value;
  /** A text that is known before anything is deployed. */
  readonly textOf: (value: Expression, source: Source) => string | undefined;
  /** A path as one from the top of the repository. */
  readonly pathOf: (path: string) => string | undefined;
  /** The declarations that values refer to, by scoped address. */
  readonly refersTo: (values: readonly Expression[]) => readonly string[];
};

/** What an archive is made of: a folder of the repository, or files by the names that they have in it. */
export type Archive =
  | { readonly folder: string }
  | { readonly files: ReadonlyMap<string, CodeText | { readonly path: string }> };

/**
 * What `data "archive_file"` makes an archive of; undefined where that is not known.
 * (https://registry.terraform.io/providers/hashicorp/archive/latest/docs/data-sources/file)
 */
export function archiveOf(
  { block: { body }, source }: Declaration,
  values: Values,
): Archive | undefined {
  const { textOf, pathOf } = values;
  const path = (key: string): string | undefined => {
    const found = argument(body, key);
    const text = found && textOf(found.value, source);
    return text === undefined ? undefined : pathOf(text);
  };
  const folder = path("source_dir");
  if (folder !== undefined) return { folder };
  const file = path("source_file");
  if (file !== undefined) return { files: new Map([[nameOf(file), { path: file }]]) };
  const whole = argument(body, "source_content");
  const parts = [
    ...blocksNamed(body, "source").map(({ body: each }) => ({
      content: argument(each, "content")?.value,
      name: argument(each, "filename")?.value,
    })),
    ...(whole
      ? [{ content: whole.value, name: argument(body, "source_content_filename")?.value }]
      : []),
  ];
  const files = parts.flatMap(({ content, name }) => {
    const code = content && codeIn(content, source, values);
    const called = name && textOf(name, source);
    return called !== undefined && code ? [[called, code] as const] : [];
  });
  return files.length > 0 ? { files: new Map(files) } : undefined;
}

/** A program that is written out, or the file that `file()` reads. */
function codeIn(
  value: Expression,
  source: Source,
  { textOf, pathOf, refersTo }: Values,
): CodeText | { readonly path: string } | undefined {
  if (value.kind === "call" && value.name === "file") {
    const [only] = value.args;
    const text = only && textOf(only, source);
    const path = text === undefined ? undefined : pathOf(text);
    return path === undefined ? undefined : { path };
  }
  if (value.kind !== "template") return undefined;
  const pieces = value.parts.map((part) => pieceOf(part, refersTo));
  const isWritten = pieces.some((piece) => "text" in piece && piece.text.trim() !== "");
  return isWritten ? codeText(pieces, source) : undefined;
}

function pieceOf(part: TemplatePart, refersTo: Values["refersTo"]): CodePiece {
  const { start: outer } = part.span;
  if (part.kind === "literal")
    return { text: part.value, marks: part.marks ?? [{ inner: 0, outer }] };
  // What is made of a name may be another one.
  const isName = part.kind === "interpolation" && traversal(part.value) !== undefined;
  return { names: isName ? refersTo([part.value]) : [], outer };
}
