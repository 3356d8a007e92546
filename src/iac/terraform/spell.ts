import type { Draft, DraftItem } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Text } from "../../iam/text.ts";
import { contains, type Span } from "../../source/source.ts";
import type { Block, Body, Expression, ObjectExpression, Template } from "../../syntax/hcl/ast.ts";
import { childrenOf } from "../../syntax/hcl/walk.ts";
import {
  quoteHcl,
  respellStatement,
  type HclChange,
  type HclItem,
  type HclParent,
} from "../../syntax/hcl/write.ts";
import { mayBeDenied, mayDeny } from "../effect.ts";
import type { Spelled } from "../format.ts";
import { propertiesFor } from "../spell-permission.ts";
import { readJson } from "../../syntax/json.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { jsonSpelling, spellInData } from "../spell-data.ts";
import { keyName } from "./keys.ts";
import { spellPhrase } from "./phrase.ts";
import { isJson, readFile } from "./read.ts";
import { conditionChanges } from "./spell-conditions.ts";
import { spellInHeredoc } from "./spell-heredoc.ts";

/** Writes statements in the place of one of a Terraform file: as blocks, objects or JSON. */
export function spellInTerraform(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { source, span } = statement.place;
  if (statement.madeOf === "permission") return spellPermission(statement, drafts);
  if (statement.madeOf !== undefined) return refused(`it comes of a ${statement.madeOf}`);
  if (mayDeny(statement)) return refused(mayBeDenied);
  if (isJson(source.path)) return spellInJson(statement, drafts);
  const found = locateInBody(readFile(source).body, span);
  if (!found) return refused("its place is not understood");
  if (found.item.kind === "template") return spellInHeredoc(statement, drafts, found.item);
  const { item, parent, alone } = found;
  if (alone && drafts.length > 1)
    return refused("it is made by an expression that makes one statement");
  const copies: (readonly HclChange[])[] = [];
  for (const draft of drafts) {
    const changes = changesOf(item, draft);
    if (!changes) return refused("it is made of expressions that cannot be taken apart");
    copies.push(changes);
  }
  const written = respellStatement(source.text, item, parent, copies);
  if (!written) return refused("its layout is not understood well enough to change it");
  return { ok: true, edits: [{ path: source.path, ...written }] };
}

/** A permission is a resource, of which AWS writes each argument as a piece of a statement. */
function spellPermission({ place }: Statement, drafts: readonly Draft[]): Spelled {
  const { source, span } = place;
  const found = isJson(source.path) ? undefined : locateInBody(readFile(source).body, span);
  const given = propertiesFor(drafts);
  if (found?.item.kind === "template" || !found || !given)
    return refused("it is made of arguments");
  const changes = given.map(({ name, value }) => ({
    key: name === "SourceArn" ? "source_arn" : "source_account",
    scalar: spellPhrase(value),
  }));
  const written = respellStatement(source.text, found.item, found.parent, [changes]);
  return written
    ? { ok: true, edits: [{ path: source.path, ...written }] }
    : refused("its layout is not understood well enough to change it");
}

/** In Terraform's JSON syntax, where expressions stand in strings. */
function spellInJson(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { root } = readJson(statement.place.source.text);
  const spelling = jsonSpelling(({ pieces }) =>
    quoteJson(
      pieces
        .map((piece) =>
          typeof piece === "string" ? escapeTemplate(piece) : `\${${piece.expression}}`,
        )
        .join(""),
    ),
  );
  return spellInData(statement, drafts, root ? [root] : [], spelling);
}

/** `${` and `%{` as what they are. */
function escapeTemplate(text: string): string {
  return text.replaceAll("${", "$${").replaceAll("%{", "%%{");
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

type Found =
  | {
      readonly item: Block | ObjectExpression;
      readonly parent: HclParent;
      /** Nothing around it takes several: an arm of a condition, the body of a `for`. */
      readonly alone: boolean;
    }
  | { readonly item: Template; readonly parent?: undefined; readonly alone?: undefined };

/** The block, object or JSON text that a span is, or stands in. */
function locateInBody(body: Body, span: Span): Found | undefined {
  for (const item of body.items) {
    if (!contains(item.span, span)) continue;
    if (item.kind === "block") {
      const own = item.span.start === span.start && item.span.end === span.end;
      return own ? { item, parent: body, alone: false } : locateInBody(item.body, span);
    }
    return locateIn(item.value, span, undefined, false);
  }
  return undefined;
}

function locateIn(
  node: Expression,
  span: Span,
  parent: HclParent,
  alone: boolean,
): Found | undefined {
  if (!contains(node.span, span)) return undefined;
  if (node.kind === "object" && node.span.start === span.start && node.span.end === span.end)
    return { item: node, parent, alone };
  const inside = childrenOf(node).find((child) => contains(child.span, span));
  const holds = node.kind === "tuple" || node.kind === "object";
  if (inside) return locateIn(inside, span, parentOf(node), !holds);
  return node.kind === "template" ? { item: node } : undefined;
}

/**
 * What holds the statements inside an expression. `Statement = {...}` is an object inside of an
 * object, but a value that may become a list; only objects of objects hold statements by name.
 */
function parentOf(node: Expression): HclParent {
  if (node.kind === "tuple") return node;
  if (node.kind !== "object") return undefined;
  return node.items.some((item) => keyName(item.key)?.toLowerCase() === "statement")
    ? undefined
    : node;
}

function changesOf(item: Block | ObjectExpression, draft: Draft): readonly HclChange[] | undefined {
  const names = namesOf(item);
  const changes: HclChange[] = [];
  const { sid, actions, resources } = draft;
  if (typeof sid === "object") changes.push({ key: names.sid, scalar: quoteHcl(sid.write) });
  else if (sid === "none" && has(item, names.sid)) changes.push({ key: names.sid, remove: true });
  for (const [key, items] of [
    [names.action, actions],
    [names.resource, resources],
  ] as const) {
    if (items === "keep") continue;
    const spelled = items.map((each) => itemOf(each, item, key));
    if (!spelled.every((each): each is HclItem => each !== undefined)) return undefined;
    changes.push({ key, items: spelled });
  }
  const added = conditionChanges(item, draft.conditions ?? [], spellPhrase);
  return added && [...changes, ...added];
}

type Names = { readonly sid: string; readonly action: string; readonly resource: string };

const asBlock: Names = { sid: "sid", action: "actions", resource: "resources" };

/** The words of the statement: those of the data source, or those of IAM as it spells them. */
function namesOf(item: Block | ObjectExpression): Names {
  if (item.kind === "block") return asBlock;
  const keys = item.items.flatMap(({ key }) => keyName(key) ?? []);
  if (keys.includes("actions") || keys.includes("not_actions")) return asBlock;
  const like = (name: string): string =>
    keys.find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
  return { sid: like("Sid"), action: like("Action"), resource: like("Resource") };
}

function entriesOf(item: Block | ObjectExpression): readonly (readonly [string, Expression])[] {
  if (item.kind === "object")
    return item.items.map(({ key, value }) => [keyName(key) ?? "", value] as const);
  const content =
    item.type === "dynamic"
      ? item.body.items.find((each) => each.kind === "block" && each.type === "content")
      : item;
  if (content?.kind !== "block") return [];
  return content.body.items.flatMap((each) =>
    each.kind === "argument" ? [[each.name, each.value] as const] : [],
  );
}

function has(item: Block | ObjectExpression, name: string): boolean {
  return entriesOf(item).some(([key]) => key === name);
}

function itemOf(each: DraftItem, item: Block | ObjectExpression, key: string): HclItem | undefined {
  if ("phrase" in each) return { text: spellPhrase(each.phrase) };
  const kept = expressionOf(each.kept, item, key);
  return kept && { kept };
}

/** The expression of the list that a text of the statement was read from. */
function expressionOf(
  { origin }: Text,
  item: Block | ObjectExpression,
  key: string,
): Expression | undefined {
  const value = entriesOf(item).find(([name]) => name === key)?.[1];
  const items = value?.kind === "tuple" ? value.items : value ? [value] : [];
  // A reference was followed to where its value is written; the way there begins at the item.
  const places = [origin.written, ...origin.via];
  return items.find((node) =>
    places.some(({ span }) => span.start === node.span.start && span.end === node.span.end),
  );
}
