import type { Value } from "../../evaluate/value.ts";
import type { TypeRef } from "./file.ts";
import type { Program } from "./program.ts";

/** What an expression stands for, as far as it matters. */
export type Thing =
  /** What AWS is called by, and of a table what it was made of. */
  | {
      readonly kind: "client";
      readonly name: string;
      readonly identifiers: ReadonlyMap<string, Value>;
    }
  /** What makes something of Java's SDK. */
  | { readonly kind: "builder"; readonly of: string }
  | { readonly kind: "waiter"; readonly client: string; readonly waits?: string }
  /** An object of a type of the files, or of elsewhere. */
  | { readonly kind: "object"; readonly type: TypeRef }
  /** A class itself. */
  | { readonly kind: "class"; readonly type: TypeRef }
  /** A package of Go. */
  | { readonly kind: "module"; readonly module: string };

/** What an object of a type is. */
export function thingOf(ref: TypeRef, program: Program): Thing {
  const { sdk } = program;
  if (program.typeOf(ref)) return { kind: "object", type: ref };
  for (const { module, name } of ref) {
    const full = `${module}.${name}`;
    const client = module.startsWith("github.com/") ? sdk.go(full) : sdk.java(full);
    if (client !== undefined) return { kind: "client", name: client, identifiers: new Map() };
    const of = name.endsWith("Builder")
      ? (sdk.java(full.replace(/(?:Client)?Builder$/, "")) ??
        sdk.java(full.replace(/Builder$/, "")))
      : undefined;
    if (of !== undefined) return { kind: "builder", of };
    const waiter = waiterOf(module, name, program);
    if (waiter) return waiter;
  }
  return { kind: "object", type: ref };
}

function waiterOf(module: string, name: string, { sdk }: Program): Thing | undefined {
  const [, waits] = /^(\w+)Waiter$/.exec(name) ?? [];
  if (waits === undefined) return undefined;
  const go = sdk.go(`${module}.Client`);
  if (go !== undefined) return { kind: "waiter", client: go, waits };
  const java = sdk.java(`${module.replace(/\.waiters$/, "")}.${waits.replace(/Async$/, "")}Client`);
  return java === undefined ? undefined : { kind: "waiter", client: java };
}

/** What a class of Java's SDK gives is of the SDK too: builders, requests, answers. */
export function ofSdk(type: TypeRef, program: Program): Thing | undefined {
  const [{ module } = { module: "" }] = type;
  const isIt = isOfSdk(type) && !program.typeOf(type);
  return isIt ? { kind: "object", type: [{ module, name: "" }] } : undefined;
}

/** Whether a type that is imported by its name is one of version 2 of Java's SDK. */
export function isOfSdk(type: TypeRef): boolean {
  const [only, ...more] = type;
  return more.length === 0 && only?.module.startsWith("software.amazon.awssdk.") === true;
}
