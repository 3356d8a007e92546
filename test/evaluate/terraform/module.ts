import { indexModule } from "../../../src/evaluate/terraform/module.ts";
import {
  moduleScope,
  type ProviderAttribute,
  type Scope,
} from "../../../src/evaluate/terraform/scope.ts";
import type { Value } from "../../../src/evaluate/value.ts";
import { readHcl } from "../../../src/syntax/hcl/read.ts";
import { show } from "../show.ts";

/** The scope of a module, `app/`, made of files by name or of one text, `main.tf`. */
export function scopeOf(
  files: string | Readonly<Record<string, string>>,
  provider: ProviderAttribute = () => undefined,
  directory = "app",
): Scope {
  const named = typeof files === "string" ? { "main.tf": files } : files;
  const read = Object.entries(named).map(([name, text]) => {
    const { body, problems } = readHcl(text);
    if (problems[0]) throw new Error(`${name}: ${problems[0].message}\n${text}`);
    return { source: { path: `${directory}/${name}`, text }, body };
  });
  return moduleScope(indexModule(directory, read), provider);
}

/** The value of a local of a scope. */
export function localOf(scope: Scope, name: string): Value {
  const definition = scope.module.locals.get(name);
  if (!definition) throw new Error(`no local is called ${name}`);
  const { expression, source } = definition;
  return scope.evaluator.evaluate(expression, { source, bindings: new Map() });
}

/** What an expression comes to, with what is declared beside it. */
export function valueOf(expression: string, beside = ""): Value {
  return localOf(scopeOf(`${beside}\nlocals {\n  it = ${expression}\n}\n`), "it");
}

/** The same in one line. */
export function shown(expression: string, beside = ""): string {
  return show(valueOf(expression, beside));
}
