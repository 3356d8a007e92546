import { writtenAt, type UnknownValue, type Value } from "../value.ts";
import type { Script } from "./at.ts";
import type { Binding } from "./binding.ts";
import {
  exportedBy,
  exportNamed,
  type Exported,
  type ExportedValue,
  type Modules,
} from "./modules.ts";

/** The files of a program, and what an expression of one of them comes to for the others. */
export type Importing = {
  readonly modules: Modules;
  /** Undefined where nothing is known of it, or it needs itself. */
  readonly valueOf: (exported: ExportedValue) => Value | undefined;
};

/** What a name is that a file imports from another one of the program; undefined where that is none of it. */
export function importedValue(
  imported: NonNullable<Binding["imported"]>,
  from: Script,
  importing: Importing,
): Value | undefined {
  const found = exportedBy({ imported }, from, importing.modules);
  const value = found && valueIn(found, importing);
  if (value || imported.name !== "*") return value;
  const script = importing.modules(from, imported.module);
  return script && namespace(script, importing);
}

function valueIn(found: Exported, importing: Importing): Value | undefined {
  if (found.kind === "file") return namespace(found.script, importing);
  if (found.kind !== "value" || found.value.kind === "class") return undefined;
  return importing.valueOf({ script: found.script, value: found.value });
}

/** What another file of the program gives, name by name. */
function namespace(script: Script, importing: Importing): UnknownValue {
  const place = { source: script.source, span: { start: 0, end: 0 } };
  const holeOf = (name: string): UnknownValue => ({
    kind: "unknown",
    hole: { id: `${script.source.path}/${name}`, place, meaning: { kind: "unknown" } },
    origin: writtenAt(place),
  });
  return {
    ...holeOf("*"),
    attributeOf: (name) => {
      const found = exportNamed(script, name, importing.modules);
      return (found && valueIn(found, importing)) ?? holeOf(name);
    },
  };
}
