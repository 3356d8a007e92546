import type { Catalog } from "../../catalog/catalog.ts";
import { looksLikeModuleStatement } from "../module-statement.ts";
import { filler } from "../../source/embedded.ts";
import { looksLikeStatement } from "../../evaluate/statement.ts";
import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import {
  entryOf,
  stringOf,
  valueOf,
  type DataList,
  type DataMap,
  type DataNode,
} from "../../syntax/data.ts";

// What is a statement where nothing but its own words says so. Much has an effect and an action
// that is not IAM's: taints of nodes, rules of firewalls, policies of other clouds.

/** The statements of a document, or the map itself and those of its list. */
export function statementsAt(
  node: DataMap,
  list: DataList | undefined,
  catalog: Catalog,
): readonly DataMap[] {
  const document = documentIn(node);
  if (document) {
    const items = document.kind === "list" ? document.items : [document];
    const statements = items.filter(isStatementOfDocument);
    // AWS reads the names of elements in any case; others have a `statement` too.
    if (valueOf(node, "Statement") || isDated(node)) return statements;
    return statements.filter((each) => namesServices(each, catalog));
  }
  const isOne = (each: DataNode): each is DataMap => isPlainStatement(each, catalog);
  if (!isOne(node)) return [];
  return list ? list.items.filter(isOne) : [node];
}

/**
 * A statement of a policy that says which resources of a stack may be updated, and by whom it never does.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html)
 */
function isOfStack(node: DataMap): boolean {
  const actions = inAnyCase(node, /^(?:not)?action$/i);
  const items = actions?.kind === "list" ? actions.items : actions ? [actions] : [];
  const isUpdate = (each: DataNode): boolean =>
    /^Update:(?:\*|Modify|Replace|Delete)$/.test(stringOf(each) ?? "");
  return items.length > 0 && items.every(isUpdate);
}

/** What a map has as its `Statement`, in any case. */
export function documentIn(node: DataMap): DataNode | undefined {
  return valueOf(node, "Statement") ?? inAnyCase(node, /^statement$/i);
}

/** Whether a map says that it is of a version of AWS's policy language. */
function isDated(node: DataMap): boolean {
  const version = inAnyCase(node, /^version$/i);
  return /^20(?:08|12)-10-17$/.test(stringOf(version) ?? "");
}

function inAnyCase({ entries }: DataMap, name: RegExp): DataNode | undefined {
  return entries.find(({ key }) => name.test(key))?.value;
}

/** Whether all actions of a statement are of services of AWS. */
function namesServices(node: DataMap, catalog: Catalog): boolean {
  const actions = inAnyCase(node, /^(?:not)?actions?$/i);
  const items = actions?.kind === "list" ? actions.items : actions ? [actions] : [];
  return items.length > 0 && items.every((each) => namesService(each, catalog));
}

function namesService(node: DataNode, catalog: Catalog): boolean {
  const [prefix, name] = stringOf(node)?.split(":") ?? [];
  return name !== undefined && prefix !== undefined && catalog.service(prefix) !== undefined;
}

/** In a `Statement`, an effect is enough: what it lacks is for validation to say. */
function isStatementOfDocument(node: DataNode): node is DataMap {
  if (node.kind !== "map" || isOfStack(node)) return false;
  const effect = inAnyCase(node, /^effect$/i);
  const action = inAnyCase(node, /^(?:not)?action$/i);
  if (!effect || (effect.kind !== "scalar" && !isUnknown(effect))) return false;
  return action ? mayBeEffect(effect) || areActions(action) : mayBeEffect(effect);
}

function isPlainStatement(node: DataNode, catalog: Catalog): node is DataMap {
  if (node.kind !== "map" || isOfStack(node)) return false;
  const keys = new Set(node.entries.map(({ key }) => key));
  if (looksLikeStatement(keys)) {
    const [effect, action] = [
      valueOf(node, "Effect"),
      valueOf(node, "Action") ?? valueOf(node, "NotAction"),
    ];
    return (
      effect !== undefined && action !== undefined && mayBeEffect(effect) && areActions(action)
    );
  }
  return isInModuleWords(node, keys, catalog);
}

/** `effect: Allow` and `actions:` say little: the actions must be ones of AWS's services. */
function isInModuleWords(node: DataMap, keys: ReadonlySet<string>, catalog: Catalog): boolean {
  const actions = ["actions", "not_actions", "notActions"].flatMap((key) => {
    const value = valueOf(node, key);
    return value?.kind === "list" ? value.items : value ? [value] : [];
  });
  if (actions.length === 0) return false;
  const effect = entryOf(node, "effect")?.value;
  if (!effect || !mayBeEffect(effect)) return false;
  return looksLikeModuleStatement(keys) && actions.every((each) => namesService(each, catalog));
}

function mayBeEffect(node: DataNode): boolean {
  return isUnknown(node) || /^(?:Allow|Deny)$/i.test(stringOf(node) ?? "");
}

function areActions(node: DataNode): boolean {
  if (isUnknown(node)) return true;
  const items = node.kind === "list" ? node.items : [node];
  return items.every(
    (item) => isUnknown(item) || /^(?:\*|[\w*?-]+:[\w*?]+)$/.test(stringOf(item) ?? ""),
  );
}

/** What is filled in, or what a function gives. */
function isUnknown(node: DataNode): boolean {
  return intrinsic(node) !== undefined || (stringOf(node)?.includes(filler) ?? false);
}
