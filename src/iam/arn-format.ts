import type { ResourceType } from "../catalog/resource-type.ts";
import { once } from "../source/once.ts";
import { arnComponents, type ArnComponent } from "./arn-pattern.ts";
import { wild } from "./glob.ts";
import { many, overlap, type Atom, type Token } from "./overlap.ts";

/** An ARN format of a resource type, made ready to be compared with patterns. */
export type ArnFormat = {
  readonly type: ResourceType;
  readonly components: Readonly<Record<ArnComponent, FormatComponent>>;
  /** The whole of it, for patterns that are not divided. */
  readonly whole: Readonly<Record<Tier, readonly Token[]>>;
};

type FormatComponent = Readonly<Record<Tier, readonly Token[]>> & {
  readonly written: string;
  /** An example, its placeholders opaque. */
  readonly instance: readonly Token[];
};

/**
 * What a placeholder of the resource component may be. "strict": anything but `/` and `:`, which is
 * right for most names. "permissive": anything at all, for paths and names with slashes.
 */
export type Tier = "strict" | "permissive";

/** An opaque piece of a pattern: only a placeholder or a wildcard of a format takes it. */
export const opaque: Atom = { kind: "atom", id: "opaque", single: true, may: "" };

/** The formats of a type, prepared once. */
export const formatsOf = once((type: ResourceType): readonly ArnFormat[] =>
  type.arns.map((arn) => prepare(type, arn)),
);

/**
 * Whether `narrow` is a kind of `wide`: its every ARN has the shape of the other's, and not the
 * other way round. `bucket/object` is more specific than `bucket` with any characters.
 */
export function moreSpecific(narrow: ArnFormat, wide: ArnFormat): boolean {
  return holdsInstance(wide, narrow) && !holdsInstance(narrow, wide);
}

function holdsInstance(format: ArnFormat, example: ArnFormat): boolean {
  return arnComponents.every((name) =>
    overlap(example.components[name].instance, format.components[name].permissive),
  );
}

function prepare(type: ResourceType, arn: string): ArnFormat {
  const [, partition = "", service = "", region = "", account = "", ...rest] = arn.split(":");
  const resource = rest.join(":");
  return {
    type,
    components: {
      partition: component(partition, ":"),
      service: component(service, ":"),
      region: component(region, ":"),
      account: component(account, ":"),
      resource: component(resource, ":/"),
    },
    whole: {
      strict: tokens(arn, ":/"),
      permissive: [
        ...tokens(`arn:${partition}:${service}:${region}:${account}:`, ":/"),
        ...tokens(resource, ""),
      ],
    },
  };
}

function component(written: string, except: string): FormatComponent {
  return {
    written,
    strict: tokens(written, except),
    permissive: tokens(written, except === ":" ? except : ""),
    instance: pieces(written).flatMap((piece): readonly Token[] =>
      isLiteral(piece) ? Array.from(piece) : [opaque],
    ),
  };
}

/** A placeholder is one or more characters, a `*` of the format any number. */
function tokens(written: string, except: string): readonly Token[] {
  return pieces(written).flatMap((piece): readonly Token[] => {
    if (piece === "*") return [many];
    return isLiteral(piece) ? Array.from(piece) : [wild(false, except), wild(true, except)];
  });
}

function pieces(written: string): readonly string[] {
  return written.split(/(\$\{\w+\}|\*)/).filter((piece) => piece !== "");
}

function isLiteral(piece: string): boolean {
  return piece !== "*" && !piece.startsWith("${");
}
