import { entryOf, stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import { callerOf, moduleIn, outputIn, withinModule, withoutKeys } from "./address.ts";

/** What the configuration of a plan writes, as far as the plan says so. */
export type Configuration = {
  /** The expressions of a resource, by attribute. */
  readonly written: (address: string) => DataNode | undefined;
  /**
   * The blocks that an expression of a module names, through what the module's caller gives to it and
   * what the modules that it calls give back. Of locals a plan does not say what they are.
   *
   * @param module as addresses in it begin: `module.queue["in"].`
   */
  readonly named: (expression: DataNode | undefined, module: string) => readonly string[];
};

/** Reads `configuration` of a plan. */
export function configurationIn(root: DataNode | undefined): Configuration {
  const modules = new Map(modulesIn(valueOf(root, "root_module"), undefined, ""));
  const at = (module: string): Written | undefined => modules.get(withoutKeys(module));

  const named = (
    expression: DataNode | undefined,
    module: string,
    seen: ReadonlySet<DataNode>,
  ): readonly string[] => {
    if (!expression || seen.has(expression)) return [];
    const inner = new Set([...seen, expression]);
    return referencesOf(expression).flatMap((reference): readonly string[] => {
      const [, variable] = /^var\.([\w-]+)/.exec(reference) ?? [];
      if (variable !== undefined)
        return named(entryOf(at(module)?.given, variable)?.value, callerOf(module), inner);
      const found = outputIn(reference);
      if (found) {
        const called = `${module}${found.call}.`;
        const output = entryOf(at(called)?.outputs, found.output)?.value;
        return named(valueOf(output, "expression"), called, inner);
      }
      const block = blockIn(reference);
      return block === undefined ? [] : [`${module}${block}`];
    });
  };

  return {
    written: (address) => at(moduleIn(address))?.resources.get(withoutKeys(withinModule(address))),
    named: (expression, module) => [...new Set(named(expression, module, new Set()))],
  };
}

/** A module as it is written and called. */
type Written = {
  /** The expressions of its resources, by the addresses of their blocks in it. */
  readonly resources: ReadonlyMap<string, DataNode>;
  readonly outputs: DataNode | undefined;
  /** What its caller gives to its variables. */
  readonly given: DataNode | undefined;
};

function* modulesIn(
  module: DataNode | undefined,
  given: DataNode | undefined,
  prefix: string,
): Generator<readonly [string, Written]> {
  const resources = itemsOf(valueOf(module, "resources")).flatMap((node) => {
    const address = stringOf(valueOf(node, "address"));
    const expressions = valueOf(node, "expressions");
    return address !== undefined && expressions ? [[address, expressions] as const] : [];
  });
  yield [prefix, { resources: new Map(resources), outputs: valueOf(module, "outputs"), given }];
  const calls = valueOf(module, "module_calls");
  for (const { key, value } of calls?.kind === "map" ? calls.entries : [])
    yield* modulesIn(
      valueOf(value, "module"),
      valueOf(value, "expressions"),
      `${prefix}module.${key}.`,
    );
}

/** What an expression refers to, as it is written: `var.role`, `aws_iam_role.app.name`. */
export function referencesOf(expression: DataNode | undefined): readonly string[] {
  return itemsOf(valueOf(expression, "references")).flatMap((node) => stringOf(node) ?? []);
}

/** `data.aws_iam_policy_document.d` of `data.aws_iam_policy_document.d[0].json` */
function blockIn(reference: string): string | undefined {
  return /^(?:data\.)?aws(?:cc)?_\w+\.[\w-]+/.exec(withoutKeys(reference))?.[0];
}

export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "list" ? node.items : [];
}
