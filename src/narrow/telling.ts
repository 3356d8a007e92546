import type { ArnShapes } from "../catalog/arn-shapes.ts";
import type { Phrase } from "../iam/draft.ts";
import type { Declared } from "../iam/inventory.ts";
import { isHole } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";

/**
 * A parameter or variable (`LogBucketName`, `var.bucket`), or a text, that is the value of an environment variable, or
 * is handed to a function.
 */
export type Given = {
  readonly name: string;
  readonly variable: string;
  readonly by: string;
  /** Of a text that is written there instead: what it is made of. `name` is that as it reads. */
  readonly pieces?: Phrase["pieces"];
  /** The offset at which its names are meant, where they do not mean the same in all of the file. */
  readonly at?: number;
  /**
   * Where it stands, if in no environment: at the event source that is polled with it, the ARN of a secret, for access
   * as the variable says; or in the custom resource that a function makes.
   */
  readonly from?: "event source" | "custom resource";
};

export type Named = Given & { readonly gives: "name" | "arn" };

/** What the environment of what runs tells of resources. */
export type Telling = {
  /** All that is given to it. */
  readonly given: readonly Given[];
  /** The declared resources that are called as it is given. */
  readonly called: ReadonlyMap<Declared, Given>;
  /** What names others, by their types. */
  readonly named: ReadonlyMap<string, readonly Named[]>;
  /** The environment variables about a type whose values do not tell which one is meant. */
  readonly open: ReadonlyMap<string, readonly string[]>;
};

/** What is given to what runs, and of what only environment variables speak, whatever their values are. */
export type Environment = {
  readonly given: readonly Given[];
  readonly unread: readonly string[];
};

/** What an event source is polled with is given by its ARN, whatever it is called. */
const secretArn = { type: "secretsmanager:Secret", gives: "arn" } as const;

/** More names of a type than that are no evidence for any. */
const most = 5;

export function tellingOf(
  { given, unread }: Environment,
  declared: readonly Declared[],
  shapes: ArnShapes,
): Telling {
  const known = namedIn(declared);
  const called = given.flatMap((each) =>
    (known.get(keyOf(each)) ?? []).map((found) => [found, each] as const),
  );
  const others = given
    .filter((each) => !known.has(keyOf(each)))
    .map((each) => ({ each, found: foundIn(each, shapes) }));
  const named = groupedBy(
    others.flatMap(({ each, found }) => (found ? [{ ...each, ...found }] : [])),
    ({ type }) => type,
  );
  const isMany = (all: readonly unknown[]): boolean => all.length > most;
  const open = [
    ...unread,
    ...others.flatMap(({ each, found }) => (found ? [] : [each.variable])),
    ...[...named.values()].filter(isMany).flatMap((all) => all.map(({ variable }) => variable)),
  ].flatMap((name) => {
    const type = shapes.about(name);
    return type === undefined ? [] : [{ type, name }];
  });
  return {
    given,
    called: new Map(called),
    named: new Map([...named].filter(([, all]) => !isMany(all))),
    open: new Map(
      [...groupedBy(open, ({ type }) => type)].map(([type, all]) => [
        type,
        all.map(({ name }) => name),
      ]),
    ),
  };
}

/** What a variable or parameter gives, by its own name or that of the environment variable; a text by that alone. */
function foundIn(each: Given, shapes: ArnShapes): ReturnType<ArnShapes["told"]> {
  if (each.from === "event source") return secretArn;
  if (each.pieces) {
    const told = shapes.told(each.variable);
    return told && fits(each, told.gives) ? told : undefined;
  }
  return shapes.told(each.name.replace(/^var\./, "")) ?? shapes.told(each.variable);
}

/** Whether a text may be the name, or the ARN, that it is taken for: what a program calls one is not known. */
export function fits({ name, pieces = [] }: Given, gives: Named["gives"]): boolean {
  if (pieces.some((piece) => typeof piece === "object" && /\s/.test(piece.expression)))
    return gives === "arn";
  return typeof pieces[0] === "object" || name.startsWith("arn:") === (gives === "arn");
}

/** The parameters, variables and texts by which declared resources are called. */
const namedIn = once(
  (declared: readonly Declared[]): ReadonlyMap<string, readonly Declared[]> =>
    groupedBy(
      declared.filter(({ name }) => name?.parts.length === 1),
      ({ name }) => {
        const [part = ""] = name?.parts ?? [];
        return isHole(part) ? (part.expression ?? "") : asText(part);
      },
    ),
);

function keyOf({ name, pieces }: Given): string {
  return pieces?.every((piece) => typeof piece === "string") ? asText(name) : name;
}

/** What no parameter is called. */
function asText(text: string): string {
  return JSON.stringify(text);
}
