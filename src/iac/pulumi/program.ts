import { openAwsPolicies } from "../../catalog/aws-policies.ts";
import { openDeclaredTypes, openNamedPlaces, openPlaces } from "../../catalog/places.ts";
import { openPulumiNames } from "../../catalog/pulumi.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { callsElsewhere } from "../../evaluate/script/called-elsewhere.ts";
import type { Nesting } from "../../evaluate/depth.ts";
import { makeEvaluator } from "../../evaluate/script/evaluator.ts";
import { importedFile, rootsAbove } from "../../evaluate/script/imports.ts";
import { lookedUpOnce } from "../../evaluate/script/modules.ts";
import type { Value } from "../../evaluate/value.ts";
import { later, once } from "../../source/once.ts";
import type { Files } from "../../source/source.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import type { Facts } from "../format.ts";
import { readScript } from "../../evaluate/script/programs.ts";
import { propertiesOf } from "./arguments.ts";
import { declarationsIn, type Declaration } from "./declarations.ts";
import type { File, Program } from "./file.ts";
import { libraryOf } from "./library.ts";

/** Opens programs whose files may import each other. */
export function openProgram(facts: Facts, files: Files): Program {
  const { read, catalog } = facts;
  const opened = new Map<string, File>();
  const values = new Map<Expression, Value | undefined>();
  const rootsOf = once(({ source }: Script) =>
    rootsAbove(source.path, ["Pulumi.yaml", "Pulumi.yml"], files),
  );
  const nesting = { level: 0 };
  const modules = lookedUpOnce((from, module) => {
    const found = importedFile(from.source, module, files, rootsOf(from));
    return found && readScript(found, facts.scripts);
  });
  const program: Program = {
    names: openPulumiNames(read),
    awsPolicies: () => openAwsPolicies(read),
    places: both(openPlaces(read, "terraform"), openPlaces(read, "cloudformation")),
    named: both(openNamedPlaces(read, "terraform"), openNamedPlaces(read, "cloudformation")),
    types: both(openDeclaredTypes(read, "terraform"), openDeclaredTypes(read, "cloudformation")),
    catalog,
    modules,
    fileOf: once((script: Script) => {
      const file = openFile(script, program, nesting);
      opened.set(file.path, file);
      return file;
    }),
    valueOf: ({ script, value }) => {
      if (!values.has(value)) {
        values.set(value, undefined);
        const { evaluate, apart } = program.fileOf(script).evaluator;
        const made = apart(() => evaluate(value));
        values.set(value, made);
      }
      return values.get(value);
    },
    givenElsewhere: callsElsewhere({
      modules,
      evaluatorOf: (script) => program.fileOf(script).evaluator,
    }),
    opened: (path) => opened.get(path),
    files: () => [...opened.values()],
  };
  return program;
}

/** `@pulumi/aws` is made of Terraform's provider, `@pulumi/aws-native` of CloudFormation's types. */
function both<T>(
  terraform: ReadonlyMap<string, T>,
  cloudformation: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return new Map([...terraform, ...cloudformation]);
}

function openFile(script: Script, using: Program, nesting: Nesting): File {
  const { source } = script;
  const evaluator = makeEvaluator(
    script,
    libraryOf(() => file),
    nesting,
  );
  const declarations = later(() => declarationsIn(evaluator, using.names));
  const byCall = later(() => new Map(declarations().map((each) => [each.call, each])));
  const file: File = {
    path: source.path,
    source,
    script,
    evaluator,
    declarations,
    declarationOf: (call) => byCall().get(call),
    propertiesOf: once(({ call }: Declaration) => propertiesOf(call, evaluator)),
    using,
  };
  return file;
}
