import type { DeclaredType } from "../../catalog/places.ts";
import type { PolicyTemplate, SamPolicies } from "../../catalog/sam.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Statement } from "../../iam/policy.ts";
import { holesOf } from "../../iam/text.ts";
import type { Span } from "../../source/source.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { spellNewMap, type NewMap } from "../../syntax/new-map.ts";
import { isPlainList, lineIndent, writtenEntries } from "../../syntax/respell.ts";
import { spellNewBlock } from "../../syntax/yaml/new-block.ts";
import { yamlScalar } from "../../syntax/yaml-write.ts";
import type { StandingTemplate, TemplatesFor } from "../format.ts";
import type { Listed } from "./listed.ts";
import { blockStyle, indentAt, jsonStyle, losesComments } from "./list-style.ts";
import { isJson } from "./read.ts";
import { referenceTo, madeStatement, type Given } from "./sam-statement.ts";
import { notationOf } from "./spell.ts";

/**
 * Which of AWS SAM's policy templates may stand in the place of a statement: one that is all of a policy which a
 * function or state machine of SAM's lists. What they grant there is for who asks to compare.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html)
 */
export function samTemplatesInstead(
  scope: TemplateScope,
  types: ReadonlyMap<string, DeclaredType>,
  sam: () => SamPolicies,
): TemplatesFor {
  return (statement, resources, services) => {
    const listed = policyOf(statement, scope);
    if (!listed) return [];
    const addresses = resources.flatMap(holesOf).flatMap(({ meaning }) => {
      return meaning.kind === "name" ? [meaning.address] : [];
    });
    const isUsual = listed.others.some((each) => isTemplate(each, sam()));
    const names = [...new Set(addresses)].flatMap((address) => {
      const declaration = scope.template.declarations.get(address);
      return declaration ? namesOf(declaration, types) : [];
    });
    return [...sam().templates].flatMap(([name, template]) =>
      isOf(services, template)
        ? usesOf(template, names).flatMap((given) =>
            standing(name, template, given, { statement, listed, scope, isUsual }),
          )
        : [],
    );
  };
}

function isOf(services: ReadonlySet<string>, { statements }: PolicyTemplate): boolean {
  return statements.some(({ Action }) =>
    Action.some((action) => services.has(action.split(":")[0] ?? "")),
  );
}

type Named = { readonly logicalId: string; readonly attribute?: string };

/** What gives the name of a resource, or what a template takes for it: its ARN. */
function namesOf(
  { logicalId, type }: Declaration,
  types: ReadonlyMap<string, DeclaredType>,
): readonly Named[] {
  const { ref, cfnName } = types.get(type) ?? {};
  return [
    ...(ref === "name" || ref === "arn" ? [{ logicalId }] : []),
    ...(cfnName === undefined ? [] : [{ logicalId, attribute: cfnName }]),
  ];
}

/** What a template may be given: nothing, or one name. */
function usesOf(
  { parameters }: PolicyTemplate,
  names: readonly Named[],
): readonly (readonly [string, Named] | undefined)[] {
  const [only, ...more] = parameters;
  if (only === undefined) return [undefined];
  return more.length > 0 ? [] : names.map((each) => [only, each] as const);
}

type Where = {
  readonly statement: Statement;
  readonly listed: ListedPolicy;
  readonly scope: TemplateScope;
  readonly isUsual: boolean;
};

/** A policy that a resource lists. */
type ListedPolicy = Pick<Listed, "entry" | "map"> & {
  readonly item: DataMap;
  readonly others: readonly DataNode[];
};

function standing(
  name: string,
  template: PolicyTemplate,
  use: readonly [string, Named] | undefined,
  { statement, listed, scope, isUsual }: Where,
): readonly StandingTemplate[] {
  const { path, text } = scope.template.source;
  const { span } = listed.item;
  const edit = spelled(text, name, use, listed);
  if (edit === undefined || losesComments(text, [{ span, text: edit }])) return [];
  const given = new Map<string, Given>(
    use ? [[use[0], { node: referenceTo(use[1], span), span }]] : [],
  );
  const { id, presence } = statement;
  const made = { id, presence, madeOf: "policy template" } as const;
  const at = { whole: span, actions: span };
  return [
    {
      name,
      grants: template.statements.map((each) => madeStatement(each, given, at, scope, made)),
      edit: { path, span, text: edit },
      isUsual,
    },
  ];
}

/** The item of a list that is a policy of nothing but a statement. */
function policyOf(
  { place, effect, conditions, madeOf }: Statement,
  { template }: TemplateScope,
): ListedPolicy | undefined {
  if (place.source !== template.source || madeOf !== undefined) return undefined;
  if (effect !== "Allow" || conditions.length > 0) return undefined;
  const { span } = place;
  const resource = entriesOf(valueOf(template.root, "Resources")).find(({ value }) =>
    isWithin(span, value.span),
  )?.value;
  const map = valueOf(resource, "Properties");
  if (!stringOf(valueOf(resource, "Type"))?.startsWith("AWS::Serverless::")) return undefined;
  const entry = entriesOf(map).find(({ value }) => isWithin(span, value.span));
  if (map?.kind !== "map" || entry?.key !== "Policies" || entry.merged) return undefined;
  if (!isPlainList(entry.value)) return undefined;
  const item = entry.value.items.find((each) => isWithin(span, each.span));
  if (item?.kind !== "map" || item.tag !== undefined) return undefined;
  if (!item.entries.every(({ key }) => /^(?:Version|Id|Statement)$/.test(key))) return undefined;
  const statements = valueOf(item, "Statement");
  const [only, ...more] =
    statements && isPlainList(statements) ? statements.items : statements ? [statements] : [];
  const isIt = only && more.length === 0 && isWithin(only.span, span) && isWithin(span, only.span);
  const others = entry.value.items.filter((each) => each !== item);
  return isIt ? { entry, map, item, others } : undefined;
}

/** Whether an item of a list is a policy template. */
function isTemplate(item: DataNode, { templates }: SamPolicies): boolean {
  return item.kind === "map" && item.entries.some(({ key }) => templates.has(key));
}

function entriesOf(node: DataNode | undefined): DataMap["entries"] {
  return node?.kind === "map" ? writtenEntries(node) : [];
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The item as a template with what it is given, in the style of the file. */
function spelled(
  text: string,
  name: string,
  use: readonly [string, Named] | undefined,
  listed: ListedPolicy,
): string | undefined {
  const { item } = listed;
  const notation = notationOf(text);
  const key = isJson(text) ? quoteJson : yamlScalar;
  const written = ({ logicalId, attribute }: Named): string =>
    attribute === undefined ? notation.ref(logicalId) : notation.getAtt(logicalId, attribute);
  const given: NewMap = use ? [[key(use[0]), { spelled: written(use[1]) }]] : [];
  const map: NewMap = [[key(name), use ? { map: given } : { spelled: "{}" }]];
  if (isJson(text)) {
    const style = jsonStyle(text, listed);
    return spellNewMap(map, style, lineIndent(text, item.span.start), style.width);
  }
  const style = item.flow ? undefined : blockStyle(text, listed);
  return style && spellNewBlock(map, style, indentAt(text, item.span.start));
}
