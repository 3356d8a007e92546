import type { Calls } from "../../evaluate/terraform/calls.ts";
import { placeIn, repeatedBy, type Repeated } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { once } from "../../source/once.ts";
import { contains, type Place, type Source } from "../../source/source.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import { readFile } from "./read.ts";

/** Something that is written in an instance of a module. */
export type Written = {
  readonly node: Expression | Body;
  readonly source: Source;
  readonly scope: Scope;
};

/** A text of an instance of a module, in which names stand. */
export type Said = { readonly text: string; readonly scope: Scope };

/**
 * What the names in some texts stand for, and the names in that: locals, what is given to variables,
 * data sources, and what modules give back. A module of elsewhere is what its call says, but for tags.
 */
export function* definedFrom(texts: readonly Said[], calls: Calls): Generator<Named> {
  const seen = new Set<string>();
  const open = [...texts].reverse();
  for (let next = open.pop(); next; next = open.pop())
    for (const name of namesIn(next.text)) {
      const key = `${next.scope.id}/${name.join(".")}`;
      if (seen.has(key)) continue;
      seen.add(key);
      for (const written of definitionsOf(name, next.scope, calls)) {
        const made = { ...written, name: name.join("."), text: textOf(written) };
        yield made;
        open.push(made);
      }
    }
}

/** A definition, by its name where it is used. */
export type Named = Written & { readonly name: string; readonly text: string };

type Name = readonly [kind: string, name: string, more: string];

function namesIn(text: string): readonly Name[] {
  const found = text.matchAll(
    /\b(?:(local|var)\.([\w-]+)|(data)\.([\w-]+)\.([\w-]+)|(module)\.([\w-]+)(?:\[[^\]]*\]|\.\*)?(?:\.([\w-]+))?)/g,
  );
  return [...found].map(([, kind, name, data, type, own, module, call, output]): Name => {
    if (data !== undefined) return [data, type ?? "", own ?? ""];
    if (module !== undefined) return [module, call ?? "", output ?? ""];
    return [kind ?? "", name ?? "", ""];
  });
}

function definitionsOf([kind, name, more]: Name, scope: Scope, calls: Calls): readonly Written[] {
  const { module } = scope;
  const here = ({ expression, source }: { expression: Expression; source: Source }): Written => ({
    node: expression,
    source,
    scope,
  });
  switch (kind) {
    case "local":
      return [module.locals.get(name) ?? []].flat().map(here);
    case "var": {
      const call = calls.of(scope);
      const given = call?.given(name);
      const own = [
        module.settings.get(name) ?? module.otherSettings.get(name) ?? [],
        module.variables.get(name) ?? [],
      ];
      if (!call || !given) return own.flat().map(here);
      const at = { source: call.call.source, scope: call.caller };
      return [given, ...repeatedBy(call.call.block.body)].map((node) => ({ ...at, node }));
    }
    case "data": {
      const found = module.declarations.get(`data.${name}.${more}`);
      return found ? [{ node: found.block.body, source: found.source, scope }] : [];
    }
    default: {
      const [made] = calls.madeBy(scope, name);
      const output = made?.module.outputs.get(more);
      if (made) return output ? [{ ...here(output), scope: made }] : [];
      const call = module.calls.get(name);
      return call ? [{ node: withoutTags(call.block.body), source: call.source, scope }] : [];
    }
  }
}

/** The tags of what a module makes say nothing of what it gives back; those of a data source do. */
const withoutTags = once(
  (body: Body): Body => ({
    ...body,
    items: body.items.filter((item) => item.kind === "block" || item.name !== "tags"),
  }),
);

/** What only orders the making of a thing. */
const besides: ReadonlySet<string> = new Set(["depends_on", "lifecycle"]);

const texts = new WeakMap<Expression | Body, string>();

/** A text equal for what is written alike, layout and comments aside. */
export function textOf(written: Pick<Written, "node" | "source">): string {
  const known = texts.get(written.node) ?? textFrom(written);
  texts.set(written.node, known);
  return known;
}

function textFrom({ node, source }: Pick<Written, "node" | "source">): string {
  if ("kind" in node) return written(placeIn(node, source));
  return node.items
    .flatMap((item) => {
      const name = item.kind === "block" ? item.type : item.name;
      if (besides.has(name)) return [];
      return item.kind === "block"
        ? `${name}{${textOf({ node: item.body, source: item.source ?? source })}}`
        : `${name}=${textOf({ node: item.value, source })}`;
    })
    .join(";");
}

function written({ source, span: { start, end } }: Place): string {
  const file = readFile(source);
  const comments = "comments" in file ? file.comments : [];
  let text = "";
  let at = start;
  for (const comment of comments) {
    if (!contains({ start, end }, comment)) continue;
    text += source.text.slice(at, comment.start);
    at = comment.end;
  }
  return (text + source.text.slice(at, end)).replace(/\s+/g, " ");
}

/** A declaration of a module, or a call in it. */
export function repeatedAt(
  address: string,
  { module }: Pick<Scope, "module">,
): Repeated | undefined {
  return module.declarations.get(address) ?? module.calls.get(address.replace(/^module\./, ""));
}
