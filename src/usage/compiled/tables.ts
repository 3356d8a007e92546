import type { SdkChild } from "../../catalog/sdk-calls.ts";
import type { Value } from "../../evaluate/value.ts";
import { partsOf, type Step } from "../../syntax/compiled/chains.ts";
import type { CodeFile } from "./file.ts";
import type { Program } from "./program.ts";
import type { Thing } from "./thing.ts";
import { valueIn } from "./values.ts";

/** What a client gives: a waiter, a table of it. */
export function ofClient(
  of: Extract<Thing, { kind: "client" }>,
  name: string,
  call: Extract<Step, { kind: "call" | "index" | "body" }>,
  file: CodeFile,
  program: Program,
): Thing | undefined {
  if (/^waiters?$/.test(name)) return { kind: "waiter", client: of.name };
  const child = program.sdk.child(of.name, name);
  return child && childOf(of, child, call, file, program);
}

function childOf(
  of: Extract<Thing, { kind: "client" }>,
  child: SdkChild,
  call: { readonly open: number; readonly close: number },
  file: CodeFile,
  program: Program,
): Thing {
  const identifiers = new Map<string, Value>();
  for (const [own, from] of child.given) {
    const value = of.identifiers.get(from);
    if (value) identifiers.set(own, value);
  }
  const args = partsOf(file.tokens, call);
  for (const [index, parameter] of child.parameters.entries()) {
    const given = args[index];
    if (given) identifiers.set(parameter, valueIn(given, file, program));
  }
  return { kind: "client", name: child.client, identifiers };
}
