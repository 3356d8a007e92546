import { openCdk } from "../../catalog/cdk.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { importedFile, rootsAbove } from "../../evaluate/script/imports.ts";
import { importedValue, type Importing } from "../../evaluate/script/imported.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import type { Value } from "../../evaluate/value.ts";
import { once } from "../../source/once.ts";
import type { Files } from "../../source/source.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import type { Facts } from "../format.ts";
import { constantOf } from "./constant.ts";
import { readingOf, type Reading } from "./reading.ts";

/** Opens programs whose files import constants of each other: each file with all that is asked of it. */
export function openProgram(facts: Facts, files: Files): (script: Script) => Reading {
  const cdk = openCdk(facts.read);
  const scripts = new Map<string, Script>();
  const rootsOf = once(({ source }: Script) => rootsAbove(source.path, ["cdk.json"], files));
  const values = new Map<Expression, Value | undefined>();
  const importing: Importing = {
    modules: (from, module) => {
      const source = importedFile(from.source, module, files, rootsOf(from));
      const script = source && (scripts.get(source.path) ?? readScript(source, facts.scripts));
      if (script) scripts.set(script.source.path, script);
      return script;
    },
    valueOf: ({ script, value }) => {
      if (!values.has(value)) {
        // What needs itself, by way of other files, stays unknown.
        values.set(value, undefined);
        values.set(value, constantOf(open(script).evaluator.evaluate(value)));
      }
      return values.get(value);
    },
  };
  const open = once((script: Script): Reading => {
    scripts.set(script.source.path, script);
    return readingOf(script, cdk, facts.catalog, (from) => importedValue(from, script, importing));
  });
  return open;
}
