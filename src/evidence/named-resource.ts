import type { ArnShapes } from "../catalog/arn-shapes.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { beginsOf, endsOf, type Piece } from "./arn-pieces.ts";

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

/** A format, divided behind the first name that stands in it. */
type Format = {
  readonly begin: readonly Piece[];
  readonly isNamed: boolean;
  /** What the name does not have in it, since it stands behind it: `/` or `:`, or "". */
  readonly stop: string;
  readonly end: readonly Piece[];
  /** What `begin` and the name, and `end`, are in the format. */
  readonly own: string;
  readonly rest: string;
};

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
    for (const format of formatsOf(type)) {
      const divided = dividedBy(format, whole);
      if (!divided) continue;
      const { base, name, behind } = divided;
      const { own, rest } = format;
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
  const texts = format.split(/(\$\{\w+\}|[*?])/).filter((text) => text !== "");
  const at = texts.findIndex((text) => text.startsWith("${") && !places.test(text));
  const isNamed = at >= 0;
  const behind = isNamed ? at + 1 : texts.length;
  const [next = ""] = texts[behind] ?? "";
  const pieces = texts.map(pieceOf);
  return {
    begin: pieces.slice(0, isNamed ? at : behind),
    isNamed,
    stop: /[/:]/.test(next) ? next : "",
    end: pieces.slice(behind),
    own: texts.slice(0, behind).join(""),
    rest: texts.slice(behind).join(""),
  };
}

function pieceOf(text: string): Piece {
  if (places.test(text)) return { except: ":", least: 0 };
  if (text.startsWith("${")) return { except: "", least: 1 };
  if (text === "*") return { except: "", least: 0 };
  return text === "?" ? { except: "", least: 1, isOne: true } : { written: text };
}

/** An ARN divided by a format: the longest begin that is the format's, and the longest name behind it. */
function dividedBy(
  { begin, isNamed, stop, end }: Format,
  arn: string,
): { readonly base: string; readonly name: string; readonly behind: string } | undefined {
  const names = endsOf(begin, arn);
  const rests = beginsOf(end, arn);
  for (let from = arn.length; from >= 0; from--) {
    if (names[from] !== 1) continue;
    const stopped = stop === "" ? -1 : arn.indexOf(stop, from);
    const to = rests.lastIndexOf(1, stopped < 0 ? arn.length : stopped);
    if (isNamed ? to > from : to === from)
      return { base: arn.slice(0, to), name: arn.slice(from, to), behind: arn.slice(to) };
  }
  return undefined;
}
