import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Machine } from "../../evaluate/machine.ts";
import { later } from "../../source/once.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import { suppliesNothing, type Supplies } from "../format.ts";
import { folderFrom } from "../runs.ts";

export function isStateMachine(type: string): boolean {
  return /^AWS::(?:StepFunctions|Serverless)::StateMachine$/.test(type);
}

/**
 * What a state machine works with: what its definition names it calls, it logs where it says, and all else it only
 * knows of.
 */
export function machineSupplies(
  declaration: Declaration,
  scope: TemplateScope,
  named: (...nodes: readonly (DataNode | undefined)[]) => readonly string[],
): Supplies {
  const { properties } = declaration;
  const calls = named(
    ...["Definition", "DefinitionString", "DefinitionSubstitutions"].map((key) =>
      valueOf(properties, key),
    ),
  );
  const feeds = valueOf(properties, "Events");
  const logs = ["LoggingConfiguration", "Logging"].map((key) => valueOf(properties, key));
  return {
    ...suppliesNothing,
    uses: [...calls, ...named(...logs)],
    fedBy: named(feeds),
    named: calls.map((address) => ["", address]),
    // It logs and traces by itself, and reads keys for what it encrypts.
    runtime: ["logs", "xray", ...(valueOf(properties, "EncryptionConfiguration") ? ["kms"] : [])],
    machine: machineOf(declaration, scope),
  };
}

function machineOf(declaration: Declaration, scope: TemplateScope): Machine {
  const { properties } = declaration;
  const written = valueOf(properties, "Definition") ?? valueOf(properties, "DefinitionString");
  const given = valueOf(properties, "DefinitionSubstitutions");
  const file = stringOf(
    valueOf(properties, "DefinitionUri") ?? valueOf(properties, "DefinitionS3Location"),
  );
  const path = file === undefined ? undefined : folderFrom(scope.template.source.path, file);
  return {
    ...(written && { definition: later(() => scope.evaluate(written, declaration)) }),
    ...(path !== undefined && { path }),
    ...(given && { substitutions: later(() => scope.evaluate(given, declaration)) }),
  };
}
