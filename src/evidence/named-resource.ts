import type { ArnShapes } from "../catalog/arn-shapes.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";

/** A resource with a name of its own, and what of it was used: a bucket of an object, a table of an index. */
export type NamedResource = {
  readonly type: ResourceType;
  /** Its ARN; what AWS adds to a name is `?` or `*`, as in `secret:db-??????`. */
  readonly arn: string;
  readonly name: string;
  /** What stands behind its ARN: "" of itself, `/2026/a.csv` of an object. */
  readonly behind: string;
};

/** Names the resources that ARNs are of. */
export type NameResource = (
  arn: string,
  type: ResourceType,
  endings: readonly string[],
) => NamedResource | undefined;

type Format = { readonly test: RegExp; readonly own: string; readonly rest: string };

/**
 * Divides ARNs of a type, as events have them, by the formats of AWS's reference and those in which policies
 * write it: up to the first name and what lies behind, where that is a type too. `endings` are what
 * an action asks for behind the ARN of the type.
 */
export function resourceNames(catalog: Catalog, shapes: ArnShapes): NameResource {
  const known = new Map<ResourceType, readonly Format[]>();
  const formatsOf = (type: ResourceType): readonly Format[] => {
    const found = known.get(type) ?? shapes.formatsOf(type).map(prepared);
    known.set(type, found);
    return found;
  };
  return (arn, type, endings) => {
    const ending = endings.find((each) => each !== "" && arn.endsWith(each)) ?? "";
    const whole = arn.slice(0, arn.length - ending.length);
    for (const { test, own, rest } of formatsOf(type)) {
      const [, base, name, behind] = test.exec(whole) ?? [];
      if (base === undefined || name === undefined || behind === undefined) continue;
      const outer = catalog
        .service(type.service)
        ?.resourceTypes.find((each) => each !== type && each.arns.includes(own));
      if (outer) return { type: outer, arn: base, name, behind: behind + ending };
      // What lies within is not named, as an execution of a state machine.
      const placeholders = [...rest.matchAll(/\$\{(\w+)\}/g)].map(([, each = ""]) => each);
      const isOpen = placeholders.every((each) => shapes.isWithin(each));
      const shown = isOpen ? rest.replace(/\$\{\w+\}/g, "*") : behind;
      return { type, arn: base + shown, name, behind: ending };
    }
    return undefined;
  };
}

const places = /^\$\{(?:Partition|Region|Account)\}$/;

/** What tells an ARN's part up to its first name from the rest. */
function prepared(format: string): Format {
  const pieces = format.split(/(\$\{\w+\}|[*?])/).filter((piece) => piece !== "");
  const at = pieces.findIndex((piece) => piece.startsWith("${") && !places.test(piece));
  const first = at < 0 ? pieces.length - 1 : at;
  const next = pieces[first + 1]?.[0] ?? "";
  const tests = pieces.map((piece, index) => {
    if (index === first && at >= 0) return /[/:]/.test(next) ? `([^${next}]+)` : "(.+)";
    if (places.test(piece)) return "[^:]*";
    if (piece.startsWith("${")) return ".+";
    if (piece === "*") return ".*";
    return piece === "?" ? "." : piece.replace(/[\\^$.+()[\]{}|]/g, "\\$&");
  });
  const begin = tests.slice(0, first + 1).join("");
  const nameless = at < 0 ? "()" : "";
  return {
    test: new RegExp(`^(${begin})${nameless}(${tests.slice(first + 1).join("")})$`, "s"),
    own: pieces.slice(0, first + 1).join(""),
    rest: pieces.slice(first + 1).join(""),
  };
}
