import type { Action } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { ResourceType } from "../catalog/resource-type.ts";
import { covers } from "../catalog/wildcard.ts";

/**
 * The type of the resource that an ARN names, among those that an action takes; undefined where it
 * names something else. Placeholders are names without `/` and `:` first, and anything only where no
 * format has the ARN then; of several formats the one that writes most of it itself has it.
 */
export type TypeOfArn = (arn: string, action: Action) => ResourceType | undefined;

type Format = {
  readonly type: ResourceType;
  /** What the resource begins with: `table/`, `` for a bucket. */
  readonly lead: string;
  readonly strict: RegExp;
  readonly loose: string;
  /** The characters that it writes itself. */
  readonly written: number;
};

/** Types of what a service's actions reach; what was found out of an action is kept. */
export function arnTypes(catalog: Catalog): TypeOfArn {
  const known = new Map<Action, readonly Format[]>();
  const formatsOf = (action: Action): readonly Format[] => {
    const found = known.get(action) ?? allOf(action, catalog).flatMap(prepared);
    known.set(action, found);
    return found;
  };
  return (arn, action) => {
    const resource = resourceIn(arn);
    if (resource === undefined) return undefined;
    let best: Format | undefined;
    let isStrict = false;
    for (const format of formatsOf(action)) {
      if (!resource.startsWith(format.lead)) continue;
      const strictly = format.strict.test(arn);
      if (!strictly && (isStrict || !covers(format.loose, arn))) continue;
      if (strictly === isStrict && best && format.written <= best.written) continue;
      best = format;
      isStrict = strictly;
    }
    return best && action.resourceTypes.some(({ type }) => type === best.type)
      ? best.type
      : undefined;
  };
}

/** What the action takes, and what else of its service an ARN may name. */
function allOf(action: Action, catalog: Catalog): readonly ResourceType[] {
  const own = action.resourceTypes.map(({ type }) => type);
  const others = catalog.service(action.service)?.resourceTypes ?? [];
  return [...new Set([...own, ...others])];
}

function prepared(type: ResourceType): readonly Format[] {
  return type.arns.map((arn) => {
    const pieces = arn.split(/(\$\{\w+\}|\*)/);
    const strict = pieces.map((piece) => {
      if (piece === "*") return ".*";
      if (/^\$\{(?:Region|Account|Partition)\}$/.test(piece)) return "[^:]*";
      return piece.startsWith("${") ? "[^/:]+" : piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
    });
    const loose = pieces.map((piece) => (piece.startsWith("${") ? "*" : piece)).join("");
    return {
      type,
      lead: leadOf(arn),
      strict: new RegExp(`^${strict.join("")}$`),
      loose,
      written: loose.replaceAll("*", "").length,
    };
  });
}

/** What a format writes itself at the beginning of the resource: `table/` of a table. */
export function leadOf(format: string): string {
  return (resourceIn(format) ?? "").split(/\$\{|\*/)[0] ?? "";
}

/** What stands behind the fifth colon. */
export function resourceIn(arn: string): string | undefined {
  let at = -1;
  for (let colons = 0; colons < 5; colons++) {
    at = arn.indexOf(":", at + 1);
    if (at < 0) return undefined;
  }
  return arn.slice(at + 1);
}
