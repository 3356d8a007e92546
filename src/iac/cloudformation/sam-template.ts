import { nearest } from "../../catalog/nearest.ts";
import type { PolicyTemplate, SamPolicies } from "../../catalog/sam.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { asText } from "../../evaluate/texts.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import type { Place, Span } from "../../source/source.ts";
import type { DataEntry, DataMap, DataNode } from "../../syntax/data.ts";
import { problemAt } from "../problems.ts";
import type { Given } from "./sam-statement.ts";

/** A policy template in use, with what is given to it; or why it comes to nothing. */
export type TemplateUse =
  | {
      readonly ok: true;
      readonly name: string;
      readonly template: PolicyTemplate;
      readonly given: ReadonlyMap<string, Given>;
      /** The template's name in the file. */
      readonly key: Span;
    }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads an item of SAM's `Policies` that is the name of a policy template with its parameters.
 * What SAM refuses to deploy, and grants nothing, is a problem.
 */
export function readTemplateUse(
  item: DataMap,
  { templates }: Pick<SamPolicies, "templates">,
  scope: TemplateScope,
): TemplateUse {
  const { source } = scope.template;
  const refused = (span: Span, detail: string): TemplateUse => {
    const place: Place = { source, span };
    return { ok: false, problem: problemAt(place, "policy-template", detail) };
  };
  const [only, second] = item.entries;
  if (!only) return refused(item.span, "a policy is expected here, and nothing stands here");
  if (second)
    return refused(
      second.keySpan,
      `${code(second.key)} stands in one item of the list with ${code(only.key)}; each policy template is an item of its own`,
    );
  const { key: name, keySpan, value } = only;
  const template = templates.get(name);
  if (!template)
    return refused(
      keySpan,
      `AWS SAM has no policy template ${code(name)}${meant(name, templates)}`,
    );
  const given = givenTo(template, value);
  const [missing] = template.parameters.filter((parameter) => !given.has(parameter));
  if (missing !== undefined)
    return refused(keySpan, `${code(name)} lacks its parameter ${code(missing)}`);
  const [broken] = [...given].filter(([, { node }]) => !isText(node, scope));
  if (broken)
    return refused(
      broken[1].span,
      `the parameter ${code(broken[0])} of ${code(name)} is to be a text`,
    );
  return { ok: true, name, template, given, key: keySpan };
}

function givenTo(
  { parameters }: PolicyTemplate,
  value: DataNode,
): ReadonlyMap<string, DataEntry & Given> {
  const entries = value.kind === "map" ? value.entries : [];
  return new Map(
    entries.flatMap((entry) =>
      parameters.includes(entry.key) ? [[entry.key, { ...entry, node: entry.value }]] : [],
    ),
  );
}

function isText(node: DataNode, scope: TemplateScope): boolean {
  return asText(scope.evaluate(node)) !== undefined;
}

function meant(name: string, templates: SamPolicies["templates"]): string {
  const alike = nearest(name, [...templates.keys()], 3);
  return alike.length > 0 ? `; did you mean ${alike.map((each) => code(each)).join(" or ")}?` : "";
}
