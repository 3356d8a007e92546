import type { Import, ImportedName, Step } from "../tree.ts";
import { groupsOf, spanOf, spanOver, type Node } from "./nodes.ts";
import { textOf, type Reading } from "./reading.ts";

/** `import a.b as c, d` and `from .a import b as c` */
export function readImport(reading: Reading, node: Node): readonly Step[] {
  const at = node.children.findIndex(({ name }) => name === "import");
  if (at < 0) return [];
  const from = node.children.slice(0, at);
  const names = groupsOf(node.children.slice(at + 1));
  const span = spanOf(node);
  if (from.length === 0) return names.flatMap((group) => importsOf(reading, group, span));
  const module = from.slice(1).map((part) => textOf(reading, part));
  return [
    {
      kind: "import",
      module: module.join(""),
      names: names.flatMap((group) => importedName(reading, group) ?? []),
      span,
    },
  ];
}

/** `import a.b` brings in `a`, in which `b` then is, and loads both; `import a.b as c` brings in `a.b`. */
function importsOf(
  reading: Reading,
  group: readonly Node[],
  span: Import["span"],
): readonly Import[] {
  const as = group.findIndex(({ name }) => name === "as");
  const path = group.filter(({ name }, n) => name === "VariableName" && (as < 0 || n < as));
  const [first] = path;
  if (!first) return [];
  const alias = as < 0 ? undefined : group[as + 1];
  const whole = path.map((part) => textOf(reading, part)).join(".");
  const module = alias ? whole : textOf(reading, first);
  const local = alias ? textOf(reading, alias) : module;
  const name = { imported: "*", local, span: spanOver(group, first.start) };
  const brought: Import = { kind: "import", module, names: [name], span };
  return module === whole
    ? [brought]
    : [brought, { kind: "import", module: whole, names: [], span }];
}

function importedName(reading: Reading, group: readonly Node[]): ImportedName | undefined {
  const [name, , alias] = group;
  if (!name) return undefined;
  const imported = textOf(reading, name);
  const local = alias ? textOf(reading, alias) : imported;
  return { imported, local, span: spanOver(group, name.start) };
}
