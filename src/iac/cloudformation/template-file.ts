import { indexTemplate, type Template } from "../../evaluate/cloudformation/template.ts";
import type { Problem } from "../../source/problem.ts";
import type { Files, Source } from "../../source/source.ts";
import type { Includes } from "../templates.ts";
import { includesOf } from "./include.ts";
import { readTemplate } from "./read.ts";

/** A template, and the files that it includes. */
export type TemplateFile = { readonly template: Template; readonly includes: Includes };

/** The template that a file is, and what is wrong with it; none where it declares nothing. */
export function templateFile(
  source: Source,
  files: Files,
): { readonly file?: TemplateFile; readonly problems: readonly Problem[] } {
  const { root, problems } = readTemplate(source);
  const includes = includesOf(source, files);
  const template = indexTemplate(source, root, includes.include);
  const { composition } = includes;
  return {
    ...(template && { file: { template: { ...template, composition }, includes } }),
    problems,
  };
}
