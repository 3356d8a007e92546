import { known, type Text } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import type { Path } from "./path.ts";

/** A part of a policy: where it is in the policy, and where it is written. */
export type At = { readonly path: Path; readonly place: Place };

/**
 * A policy as AWS gets it, a tree of JSON, whatever language it is written in. What is not known
 * before it is deployed is a node of its own, a text with holes, or a map or list with more in it.
 */
export type Node = MapNode | ListNode | TextNode | PlainNode | UnknownNode;

export type MapNode = At & {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  /** There is nothing in it beside these. */
  readonly isWhole: boolean;
};

export type Entry = {
  /** Undefined where it is not known. */
  readonly key: string | undefined;
  /** The key itself. */
  readonly at: At;
  readonly value: Node;
};

export type ListNode = At & {
  readonly kind: "list";
  readonly items: readonly Node[];
  /** There is nothing in it beside these. */
  readonly isWhole: boolean;
};

export type TextNode = At & { readonly kind: "text"; readonly text: Text };

/** What JSON writes without quotes. */
export type PlainNode = At & {
  readonly kind: "plain";
  readonly value: number | boolean | null;
};

export type UnknownNode = At & { readonly kind: "unknown" };

/** The string that a node is, where all of it is known. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === "text" ? known(node.text) : undefined;
}

/** The items of a list, or the node itself: AWS takes either where it takes several. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  return node.kind === "list" ? node.items : [node];
}

/** Whether nothing of a node is left open, but the values of its texts. */
export function isWhole(node: Node | undefined): boolean {
  if (!node) return true;
  if (node.kind === "unknown") return false;
  if (node.kind === "list") return node.isWhole && node.items.every(isWhole);
  return node.kind !== "map" || node.isWhole;
}

/** Whether an element is there for sure: what is not known may come to nothing. */
export function isTold({ value }: Entry): boolean {
  if (value.kind === "map") return value.entries.some(isTold) || isWhole(value);
  return isWhole(value) || itemsOf(value).some((item) => stringOf(item) !== undefined);
}
