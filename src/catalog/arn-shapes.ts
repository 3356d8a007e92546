import { wordsOf } from "./words.ts";
import type { Action } from "./action.ts";
import type { ResourceType } from "./resource-type.ts";

/** How policies write the ARNs of resource types, beside the formats of AWS's reference. */
export type ArnShapes = {
  /** The formats in which a type is named. */
  formatsOf(type: ResourceType): readonly string[];
  /** The formats in which a type is named where its names are to be filled in. */
  openFormatsOf(type: ResourceType): readonly string[];
  /** What an action of many types is mostly meant for, the commonest first. */
  formsOf(action: Action): readonly Form[];
  /** What an action asks for behind the ARN of a type; undefined where that is nothing special. */
  endingsOf(type: ResourceType, action: Action): readonly string[] | undefined;
  /** Whether some calls of an action are asked for a type that AWS's reference calls optional. */
  isBeside(type: ResourceType, action: Action): boolean;
  /**
   * What of an ARN calls are authorised on whose action takes no resource; undefined where that is
   * `*`, or not known. Where it ends with a slash, the path that a call names follows.
   */
  askedOf(action: Action): string | undefined;
  /** Whether a placeholder, behind a name, stands for what nobody names: AWS's id, an object. */
  isWithin(placeholder: string): boolean;
  /** The type (`s3:bucket`) of what a parameter or variable is called after, and what it gives of it. */
  told(name: string): { readonly type: string; readonly gives: "name" | "arn" } | undefined;
  /** The type of what a name speaks of, whatever it gives of it: `QUEUE_URL` of a queue. */
  about(name: string): string | undefined;
  /** How the log groups begin that a service writes in the name of a role; undefined where that is not fixed. */
  logGroupsOf(principal: string): string | undefined;
  /** Whether what is asked for is what something of a type guards, so that nobody who needs it names it. */
  isIndirect(type: string): boolean;
  /** What a call means that names none of a type, as a format: every account has it. */
  unnamedOf(type: ResourceType): string | undefined;
  /** Whether a type is another way to something, that few policies mean. */
  isSecondary(type: ResourceType): boolean;
};

/** Some of what an action takes, which may be all that is meant. */
export type Form = {
  /** As a clause: "invokes one foundation model by its id". */
  readonly does: string;
  /** Taken for granted where nothing tells more. */
  readonly usual?: boolean;
  /** Formats of ARNs; `*` stands where it is any. */
  readonly arns: readonly string[];
  /** Placeholders of theirs, and the word in the names of parameters that give them. */
  readonly names?: Readonly<Record<string, string>>;
};

type Table = {
  readonly formats: Readonly<Record<string, string>>;
  readonly open: { readonly formats: Readonly<Record<string, string>> };
  readonly forms: readonly {
    readonly actions: readonly string[];
    readonly forms: readonly Form[];
  }[];
  readonly endings: readonly {
    readonly type: string;
    readonly actions?: readonly string[];
    readonly notFor?: string;
    readonly endings: readonly string[];
  }[];
  readonly beside: readonly { readonly type: string; readonly actions: readonly string[] }[];
  readonly indirect: { readonly types: readonly string[] };
  readonly unnamed: { readonly resources: Readonly<Record<string, string>> };
  readonly asked: { readonly resources: Readonly<Record<string, string>> };
  readonly logGroups: { readonly prefixes: Readonly<Record<string, string>> };
  readonly within: { readonly placeholders: readonly string[] };
  readonly told: {
    readonly words: Readonly<Record<string, string>>;
    /** Words that tell a type where it is an ARN that is named. */
    readonly arns: Readonly<Record<string, string>>;
    readonly otherwise: readonly string[];
  };
  readonly secondary: { readonly types: readonly string[] };
};

/** Reads `arn-shapes.json` of the catalog. */
export function openArnShapes(read: (file: string) => string): ArnShapes {
  const table = JSON.parse(read("arn-shapes.json")) as Table;
  const formats = new Map(Object.entries(table.formats));
  const open = new Map(Object.entries(table.open.formats));
  const forms = new Map(
    table.forms.flatMap((each) => each.actions.map((id) => [id, each.forms] as const)),
  );
  const words = new Map(Object.entries(table.told.words));
  const ofArns = new Map([...words, ...Object.entries(table.told.arns)]);
  const others = new Set(table.told.otherwise);
  const asked = new Map(Object.entries(table.asked.resources));
  const within = new Set(table.within.placeholders);
  const logGroups = new Map(Object.entries(table.logGroups.prefixes));
  const secondary = new Set(table.secondary.types);
  const indirect = new Set(table.indirect.types);
  const unnamed = new Map(Object.entries(table.unnamed.resources));
  const formatsOf = (type: ResourceType): readonly string[] => {
    const format = formats.get(type.id);
    return format === undefined ? type.arns : [format];
  };
  return {
    formatsOf,
    openFormatsOf: (type) => {
      const format = open.get(type.id);
      return format === undefined ? formatsOf(type) : [format];
    },
    formsOf: ({ id }) => forms.get(id) ?? [],
    endingsOf: (type, action) =>
      table.endings.find(
        (each) =>
          each.type === type.id &&
          (each.actions?.includes(action.id) ?? true) &&
          each.notFor !== action.level,
      )?.endings,
    isBeside: (type, action) =>
      table.beside.some((each) => each.type === type.id && each.actions.includes(action.id)),
    askedOf: ({ id }) => asked.get(id),
    isWithin: (placeholder) => /Id$/i.test(placeholder) || within.has(placeholder),
    told: (name) => toldBy(name, { words, ofArns }, others),
    about: (name) => wordsOf(name).flatMap((word) => words.get(word) ?? [])[0],
    logGroupsOf: (principal) => logGroups.get(principal),
    isIndirect: (type) => indirect.has(type),
    unnamedOf: ({ id }) => unnamed.get(id),
    isSecondary: (type) => secondary.has(type.id),
  };
}

/** It is told where one word says the type, and the last one is that, or what it gives. */
function toldBy(
  name: string,
  told: Readonly<Record<"words" | "ofArns", ReadonlyMap<string, string>>>,
  others: ReadonlySet<string>,
): ReturnType<ArnShapes["told"]> {
  const words = wordsOf(name);
  const types = words.at(-1) === "arn" ? told.ofArns : told.words;
  if (/^(?:create|enable|disable|use|has|is|with|no)$/.test(words[0] ?? "")) return undefined;
  const last = words.at(-1) ?? "";
  const [type, ...more] = words.flatMap((word) => types.get(word) ?? []);
  if (type === undefined || more.length > 0 || words.some((word) => others.has(word)))
    return undefined;
  if (last === "arn") return { type, gives: "arn" };
  if (last === "name") return { type, gives: "name" };
  // What is called a secret is rather the secret itself than its name.
  return types.has(last) && last !== "secret" ? { type, gives: "name" } : undefined;
}
