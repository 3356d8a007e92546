import { openCdk } from "../../catalog/cdk.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { callsElsewhere } from "../../evaluate/script/called-elsewhere.ts";
import { importedFile, rootsAbove } from "../../evaluate/script/imports.ts";
import { importedValue, type Importing } from "../../evaluate/script/imported.ts";
import { lookedUpOnce } from "../../evaluate/script/modules.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import type { Value } from "../../evaluate/value.ts";
import { once } from "../../source/once.ts";
import type { Files } from "../../source/source.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import type { Facts } from "../format.ts";
import { claims } from "./claims.ts";
import { constantOf } from "./constant.ts";
import { readingOf, type Reading } from "./reading.ts";

/** The files of programs as they are opened, each with all that is asked of it. */
export type Opening = {
  readonly open: (script: Script) => Reading;
  /** Those that were opened, also for what others import of them. */
  readonly opened: () => readonly Reading[];
};

/** Opens programs whose files import each other. */
export function openProgram(facts: Facts, files: Files): Opening {
  const cdk = openCdk(facts.read);
  const scripts = new Map<string, Script>();
  const rootsOf = once(({ source }: Script) => rootsAbove(source.path, ["cdk.json"], files));
  const values = new Map<Expression, Value | undefined>();
  const nesting = { level: 0 };
  // What a file of CDK's makes is read there; one that only writes documents is read where they are used.
  const handedOn = ({ source }: Script, value: Value): Value | undefined =>
    claims(source.path, source.text) ? constantOf(value) : value;
  const importing: Importing = {
    modules: lookedUpOnce((from, module) => {
      const source = importedFile(from.source, module, files, rootsOf(from));
      const script = source && (scripts.get(source.path) ?? readScript(source, facts.scripts));
      if (script) scripts.set(script.source.path, script);
      return script;
    }),
    valueOf: ({ script, value }) => {
      if (!values.has(value)) {
        // What needs itself, by way of other files, stays unknown.
        values.set(value, undefined);
        const { evaluate, apart } = open(script).evaluator;
        const made = apart(() => evaluate(value));
        values.set(value, handedOn(script, made));
      }
      return values.get(value);
    },
  };
  const elsewhere = callsElsewhere({
    modules: importing.modules,
    evaluatorOf: (script) => open(script).evaluator,
    handedOn,
  });
  const opened: Reading[] = [];
  const open = once((script: Script): Reading => {
    scripts.set(script.source.path, script);
    const reading = readingOf(script, cdk, facts.catalog, {
      imported: (from) => importedValue(from, script, importing),
      ...elsewhere,
      nesting,
    });
    opened.push(reading);
    return reading;
  });
  return { open, opened: () => opened };
}
