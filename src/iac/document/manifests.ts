import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import type { Written } from "./read.ts";

/** By what one manifest of Kubernetes refers to another, beside its kind and name. */
export type Manifest = {
  readonly namespace?: string;
  readonly labels: ReadonlyMap<string, string>;
};

/** What the metadata of a manifest say. */
export function manifestOf(node: DataNode, written: Written): Manifest {
  const metadata = valueOf(node, "metadata");
  const namespace = written(valueOf(metadata, "namespace"));
  return { ...(namespace !== undefined && { namespace }), labels: labelsOf(metadata, written) };
}

export function labelsOf(
  node: DataNode | undefined,
  written: Written,
  key = "labels",
): Manifest["labels"] {
  const labels = valueOf(node, key);
  if (labels?.kind !== "map") return new Map();
  return new Map(
    labels.entries.map(({ key, value }) => [key, written(value) ?? stringOf(value) ?? ""]),
  );
}
