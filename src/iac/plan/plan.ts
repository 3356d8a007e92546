import { entryOf, stringOf, valueOf, type DataNode } from "../../syntax/data.ts";

// What `terraform show -json` prints of a plan: the values that resources will have, which of them
// are known after apply only, and the configuration that they come from.
// https://developer.hashicorp.com/terraform/internals/json-format

/** A resource of a plan, or a data source that is read when the plan is applied. */
export type Planned = {
  /** `module.queue["in"].aws_sqs_queue_policy.it[0]` */
  readonly address: string;
  /** The module that it stands in, as it begins addresses: `module.queue["in"].`; "" for the root. */
  readonly module: string;
  readonly mode: string;
  readonly type: string;
  readonly values: DataNode;
  /** A map like that of the values, with `true` for those that are not known yet. */
  readonly unknown: DataNode | undefined;
  /** What the configuration writes: by attribute, with what is referred to. */
  readonly written: DataNode | undefined;
};

/** The resources of a plan, and the documents that wait for values of theirs. */
export function plannedIn(root: DataNode): readonly Planned[] {
  const configured = configuredIn(valueOf(root, "configuration", "root_module"));
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
    return [
      {
        address,
        module: module === undefined ? "" : `${module}.`,
        mode,
        type,
        values,
        unknown: valueOf(change, "after_unknown"),
        written: configured.get(withoutKeys(address)),
      },
    ];
  });
}

/** The address of the block that declares a resource: without the keys of its instances. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}

/** The expressions of all resources of a configuration, by the addresses of their blocks. */
function configuredIn(module: DataNode | undefined, prefix = ""): ReadonlyMap<string, DataNode> {
  const own = itemsOf(valueOf(module, "resources")).flatMap((node) => {
    const address = stringOf(valueOf(node, "address"));
    const expressions = valueOf(node, "expressions");
    return address !== undefined && expressions
      ? [[`${prefix}${address}`, expressions] as const]
      : [];
  });
  const calls = valueOf(module, "module_calls");
  const called = calls?.kind === "map" ? calls.entries : [];
  return new Map([
    ...own,
    ...called.flatMap(({ key, value }) => [
      ...configuredIn(valueOf(value, "module"), `${prefix}module.${key}.`),
    ]),
  ]);
}

/** The addresses that an expression of the configuration refers to, within its module. */
export function referencesOf(written: DataNode | undefined, attribute: string): readonly string[] {
  const found = itemsOf(valueOf(entryOf(written, attribute)?.value, "references"));
  return [...new Set(found.flatMap((node) => blockAddress(stringOf(node) ?? "") ?? []))];
}

/** `data.aws_iam_policy_document.d` of `data.aws_iam_policy_document.d[0].json` */
function blockAddress(reference: string): string | undefined {
  return /^(?:data\.)?aws(?:cc)?_\w+\.[\w-]+/.exec(withoutKeys(reference))?.[0];
}

export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "list" ? node.items : [];
}
