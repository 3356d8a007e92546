import { entryOf, stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import { configurationIn, itemsOf, referencesOf } from "./configuration.ts";

// What `terraform show -json` prints of a plan: the values that resources will have, which of them
// are known after apply only, and the configuration that they come from.
// https://developer.hashicorp.com/terraform/internals/json-format

/** A resource of a plan, or a data source that is read when the plan is applied. */
export type Planned = {
  /** `module.queue["in"].aws_sqs_queue_policy.it[0]` */
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values: DataNode;
  /** A map like that of the values, with `true` for those that are not known yet. */
  readonly unknown: DataNode | undefined;
  /** Whether the configuration writes an attribute; not known where the plan has none of it. */
  readonly writes: (attribute: string) => boolean | undefined;
  /** The blocks that an attribute names, by their addresses. */
  readonly named: (attribute: string) => readonly string[];
  /** What an attribute refers to first, as it is written. */
  readonly reference: (attribute: string) => string | undefined;
};

/** The resources of a plan, and the documents that wait for values of theirs. */
export function plannedIn(root: DataNode): readonly Planned[] {
  const configuration = configurationIn(valueOf(root, "configuration"));
  return itemsOf(valueOf(root, "resource_changes")).flatMap((node): readonly Planned[] => {
    const [address, mode, type] = ["address", "mode", "type"].map((name) =>
      stringOf(valueOf(node, name)),
    );
    const change = valueOf(node, "change");
    const values = valueOf(change, "after");
    if (address === undefined || mode === undefined || type === undefined) return [];
    // What is destroyed has no values after that.
    if (values?.kind !== "map") return [];
    const module = stringOf(valueOf(node, "module_address"));
    const written = configuration.written(address);
    const expression = (attribute: string): DataNode | undefined =>
      entryOf(written, attribute)?.value;
    return [
      {
        address,
        mode,
        type,
        values,
        unknown: valueOf(change, "after_unknown"),
        writes: (attribute) => written && expression(attribute) !== undefined,
        named: (attribute) =>
          configuration.named(expression(attribute), module === undefined ? "" : `${module}.`),
        reference: (attribute) => referencesOf(expression(attribute))[0],
      },
    ];
  });
}
