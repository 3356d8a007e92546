import type { Span } from "../source/source.ts";
import type { Mark } from "../source/embedded.ts";
import type { ProblemReason } from "../source/problem.ts";

// The tree of JSON and YAML: maps, lists and scalars, each with its span.

export type DataNode = DataMap | DataList | DataScalar;

export type DataMap = {
  readonly kind: "map";
  /** As written, and after them those that merge keys (YAML's `<<`) add. */
  readonly entries: readonly DataEntry[];
  /** The merge keys as written. */
  readonly merges?: readonly DataEntry[];
  /** Written between braces (all of JSON; YAML's flow style), not by indentation. */
  readonly flow: boolean;
  /** YAML: the tag as written (`!Sub`). Tags that mean the node's own kind (`!!map`, `!!str`) are left out. */
  readonly tag?: string;
  /** Without the tag. A map or list written by indentation ends where its last value ends. */
  readonly span: Span;
};

export type DataEntry = {
  readonly key: string;
  readonly keySpan: Span;
  /** In YAML also the node that an alias (`*name`) names: the very node, with its own span. */
  readonly value: DataNode;
  /** From the key to the end of the value, or of the alias that stands for it. */
  readonly span: Span;
  /** YAML: taken over from another map by `<<`. The spans lie there. */
  readonly merged?: true;
};

export type DataList = {
  readonly kind: "list";
  readonly items: readonly DataNode[];
  readonly flow: boolean;
  readonly tag?: string;
  readonly span: Span;
};

export type DataScalar = {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  readonly tag?: string;
  /** With its quotes; of a block scalar, up to the end of its last line (without that line's end). */
  readonly span: Span;
  /**
   * From offsets of the decoded string to offsets of the file; absent where no string is held. A
   * character that is spelled by several (an escape) has a mark of its own, at their beginning,
   * and the one after it has one too.
   */
  readonly marks?: readonly Mark[];
};

/** One document of a file and what is wrong with it. A file with problems may still have a tree. */
export type DataDocument = {
  readonly root: DataNode | undefined;
  readonly problems: readonly DataProblem[];
};

/** Why a document, or a part of it, could not be read: a sentence for people, and where. */
export type DataProblem = {
  readonly reason: Extract<ProblemReason, "syntax-error" | "too-deep" | "too-large">;
  readonly message: string;
  readonly offset: number;
};

/** The value of a key of a map; of several equal keys the last, as parsers have it. */
export function entryOf(node: DataNode | undefined, key: string): DataEntry | undefined {
  return node?.kind === "map" ? node.entries.findLast((entry) => entry.key === key) : undefined;
}

export function valueOf(
  node: DataNode | undefined,
  ...path: readonly string[]
): DataNode | undefined {
  return path.reduce<DataNode | undefined>((at, key) => entryOf(at, key)?.value, node);
}

export function stringOf(node: DataNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
