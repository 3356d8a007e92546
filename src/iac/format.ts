import type { Catalog } from "../catalog/catalog.ts";
import type { Attachment, Elements, Policy, Statement } from "../iam/policy.ts";
import type { Draft, Phrase } from "../iam/draft.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";
import type { Text } from "../iam/text.ts";
import type { Edit } from "../source/edit.ts";
import type { Problem } from "../source/problem.ts";
import type { Files, Place, Source } from "../source/source.ts";
import type { ScriptReaders } from "../syntax/script/tree.ts";
import type { Comment } from "../syntax/comment.ts";
import type { Machine } from "../evaluate/machine.ts";
import type { Containers, Image, Runs } from "./runs.ts";

/** What a language's reader may ask of the catalog. */
export type Facts = {
  readonly catalog: Catalog;
  /** The text of a file of `catalog/`. */
  readonly read: (file: string) => string;
  /** The parsers of programs, loaded when they are asked for. */
  readonly scripts: () => ScriptReaders;
};

/** The declarations of modules and templates, and which others each one refers to. */
export type ReferenceGraph = ReadonlyMap<
  string,
  {
    readonly type: string;
    /** The module or template that it stands in. */
    readonly scope: string;
    readonly refersTo: readonly string[];
    /** What decides on whether it is there: the same of all that are there together. */
    readonly under?: string;
    /** An output hands it to what is not read: others may use it too. */
    readonly isGivenOut?: true;
    /** What it works with; absent where all that it refers to may be that. */
    readonly supplies?: Supplies;
  }
>;

/** What a declaration works with when it runs, apart from what it is made of, waits for and is named by. */
export type Supplies = {
  /** The declarations that it is told of, or sends to, by scoped address. */
  readonly uses: readonly string[];
  /** Those that call it: the queue of an event. */
  readonly fedBy: readonly string[];
  /** Something calls it that is not declared beside it. */
  readonly isFedElsewhere: boolean;
  /**
   * Environment variables whose whole value is that of a parameter or variable which holds a plain text
   * (`BUCKET` -> `BucketName`, `var.bucket`).
   */
  readonly told: readonly (readonly [name: string, given: string])[];
  /**
   * Environment variables whose value is a text of the file that may name something, as it is written there; where
   * names do not mean the same in all of it, with the offset at which they are meant.
   */
  readonly texts?: readonly (readonly [name: string, pieces: Phrase["pieces"], at?: number])[];
  /**
   * Parameters and variables that give the ARN of a secret by which an event source is polled, in the name of what
   * that calls, by the kind of access (`BASIC_AUTH` -> `BrokerSecretArn`).
   */
  readonly polledWith?: readonly (readonly [access: string, given: string])[];
  /** Environment variables that name a declaration, by scoped address; "" for what its code names without one. */
  readonly named: readonly (readonly [name: string, address: string])[];
  /** Environment variables whose value is otherwise a text, of which no declaration is known. */
  readonly unread: readonly string[];
  /** It says itself where it logs. */
  readonly logsElsewhere: boolean;
  /** It is a durable function, and asks Lambda about its own executions. */
  readonly isDurable?: true;
  /** The services that its runtime uses in its name, whatever its code calls: for logs, traces, a network. */
  readonly runtime: readonly string[];
  /** The services of which it may be granted more than is read, `*` of any; absent where nothing hints at that. */
  readonly grantedBeside?: readonly string[];
  /** The code that it runs, where that lies in the repository. */
  readonly runs?: Runs;
  /** The image that it runs, where that is built of a folder of the repository. */
  readonly image?: Image;
  /** What it runs in containers. */
  readonly containers?: Containers;
  /** The roles that its code runs under, by scoped address; absent where it has but one. */
  readonly roles?: readonly string[];
  /** Those by which it is started: what is needed for that, no code calls. */
  readonly startedBy?: readonly string[];
  /** The function that makes it, by scoped address, which works with what is said here: of a custom resource. */
  readonly madeBy?: string;
  /** The state machine that it is. */
  readonly machine?: Machine;
};

export const suppliesNothing: Supplies = {
  uses: [],
  fedBy: [],
  isFedElsewhere: false,
  told: [],
  named: [],
  unread: [],
  logsElsewhere: false,
  runtime: [],
};

/** A call that grants access, where a language has methods for that: `table.grantReadData(fn)`. */
export type GrantingCall = { readonly written: string; readonly grants: readonly Elements[] };

/**
 * The calls that may stand in the place of a statement, which is one of a policy's owner and shall be about
 * some resources.
 */
export type GrantsFor = (
  statement: Statement,
  owner: string,
  resources: readonly Text[],
) => readonly GrantingCall[];

/**
 * A policy template of a language's own, as it would stand in the place of a statement: `SQSPollerPolicy` of AWS SAM.
 */
export type StandingTemplate = {
  readonly name: string;
  /** What it grants there. */
  readonly grants: readonly Statement[];
  readonly edit: Edit;
  /** Another one stands beside it: whoever wrote that knows them. */
  readonly isUsual: boolean;
};

/**
 * The policy templates that may stand in the place of a statement: those of some services, for one of the
 * declarations that some resources are of.
 */
export type TemplatesFor = (
  statement: Statement,
  resources: readonly Text[],
  services: ReadonlySet<string>,
) => readonly StandingTemplate[];

/**
 * What things of a module or template depend on, as it is written: where two revisions say the same,
 * they come to the same. "" where only its name tells what something is.
 */
export type Definitions = {
  /** Of a value that is not known, by its id behind that of the scope. */
  readonly ofHole: (address: string) => string;
  /** Of whether a statement is there that may not be. */
  readonly ofPresence: (policy: Policy, statement: Statement) => string;
  /** Of whether a declaration is there. */
  readonly ofDeclaration: (address: string) => string;
};

/** What was found in the files of one language. */
export type Extraction = {
  readonly policies: readonly Policy[];
  /** What is attached here and written elsewhere: policies of which nothing is known but who has them. */
  readonly elsewhere: readonly Policy[];
  /** The elements of each statement as the file has them, by statement id. */
  readonly written: ReadonlyMap<string, Elements>;
  readonly declared: readonly Declared[];
  /** What is declared elsewhere, and looked up here or given to what is here; absent where a language does not tell. */
  readonly lookedUp?: readonly Declared[];
  /** How each module or template writes account, region and partition. */
  readonly vocabularies: ReadonlyMap<string, Vocabulary>;
  /** By scope; absent where a language does not tell. */
  readonly definitions: ReadonlyMap<string, Definitions>;
  /** What is declared and what it refers to, by scoped address (`infra/aws_lambda_function.f`). */
  readonly references: ReferenceGraph;
  /** The declaration (scoped address) that a statement's text stands in, by statement id. */
  readonly within: ReadonlyMap<string, string>;
  /** By scope; absent where a language has no methods that grant. */
  readonly granting: ReadonlyMap<string, GrantsFor>;
  /** By scope; absent where a language has no policy templates. */
  readonly templating: ReadonlyMap<string, TemplatesFor>;
  /** Groups of files (see `Format.group`) of which one takes part in what the other comes to. */
  readonly links: readonly (readonly [string, string])[];
  readonly problems: readonly Problem[];
};

/** The replacement as edits, or why it cannot be written there. */
export type Spelled =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly because: string };

/** A language in which IAM is written: how to know its files, read them, and write in them. */
export type Format = {
  readonly name: string;
  /** Whether a file is one of this language that may hold IAM; cheap, it is asked of every file. */
  claims(path: string, text: string): boolean;
  /** The module or template that a file belongs to: what can refer to each other is read together. */
  group(path: string): string;
  /**
   * Files that are taken in are put in the place of their names, written in the same language:
   * what is declared there has a name in them too.
   */
  readonly inlines?: true;
  extract(sources: readonly Source[], facts: Facts, files: Files): Extraction;
  /**
   * Which files may take in others, by their names, and what one takes in: the paths of files, and of
   * directories all of whose files count. Absent where each file stands for itself.
   */
  readonly takesIn?: {
    from(path: string): boolean;
    paths(source: Source): readonly string[];
  };
  /** The comments of a file and what each is about; none where the language has none. */
  comments(source: Source): readonly Comment[];
  /**
   * Whether an expression that refers to a declaration means that where a statement stands; absent where
   * names mean the same in all of a module or template. With an offset, whether it means the same there.
   */
  readonly sees?: (statement: Statement, expression: string, meantAt?: number) => boolean;
  /** What the tool adds by itself to a role that it makes, in words; absent where it adds nothing to it. */
  readonly addsTo?: (role: string) => string | undefined;
  /** Writes statements in the place of one, in the style of the file. */
  spell(statement: Statement, drafts: readonly Draft[]): Spelled;
  /**
   * Writes a policy of statements in the place of a managed one, which is named where its statement stands;
   * none: takes it away. `going`: where others stand that go as well. `beside`: others of its list that the same
   * edit replaces. Absent where nothing can be written.
   */
  readonly spellAttached?: (
    attached: Statement,
    drafts: readonly Draft[],
    going: readonly Place[],
    beside?: readonly Attached[],
  ) => Spelled;
  /**
   * Writes managed policies into the file in which another policy of the same holders has its place; undefined where
   * that cannot be written. Absent where nothing can.
   */
  readonly spellBeside?: (policy: Place, policies: readonly PolicyBeside[]) => Edit | undefined;
};

/** A managed policy of what has no room in another one. */
export type PolicyBeside = {
  /** Letters, digits and `_`. */
  readonly name: string;
  readonly drafts: readonly Draft[];
  /** The roles, users and groups that it is attached to. */
  readonly holders: readonly Attachment[];
};

/** A managed policy, by the statement that stands for it, and what is to be written in its place. */
export type Attached = { readonly statement: Statement; readonly drafts: readonly Draft[] };

export const nothing: Extraction = {
  policies: [],
  elsewhere: [],
  written: new Map(),
  declared: [],
  vocabularies: new Map(),
  definitions: new Map(),
  references: new Map(),
  within: new Map(),
  granting: new Map(),
  templating: new Map(),
  links: [],
  problems: [],
};

export function joined(extractions: readonly Extraction[]): Extraction {
  return {
    policies: extractions.flatMap((each) => each.policies),
    elsewhere: extractions.flatMap((each) => each.elsewhere),
    written: new Map(extractions.flatMap((each) => [...each.written])),
    declared: extractions.flatMap((each) => each.declared),
    lookedUp: extractions.flatMap((each) => each.lookedUp ?? []),
    // Who takes a file in knows more of it than who reads it by itself, and comes first.
    vocabularies: new Map([...extractions].reverse().flatMap((each) => [...each.vocabularies])),
    definitions: new Map(extractions.flatMap((each) => [...each.definitions])),
    references: new Map(extractions.flatMap((each) => [...each.references])),
    within: new Map(extractions.flatMap((each) => [...each.within])),
    granting: new Map(extractions.flatMap((each) => [...each.granting])),
    templating: new Map(extractions.flatMap((each) => [...each.templating])),
    links: extractions.flatMap((each) => each.links),
    problems: distinct(extractions.flatMap((each) => each.problems)),
  };
}

/** A text that several policies use is read, and not understood, for each of them; it is said once. */
export function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The declaration that each statement's text stands in, where it stands in one. */
export function withinOf(
  policies: readonly Policy[],
  container: (place: Place) => string | undefined,
): ReadonlyMap<string, string> {
  const within = new Map<string, string>();
  for (const { statements } of policies)
    for (const { id, place } of statements) {
      const found = container(place);
      if (found !== undefined) within.set(id, found);
    }
  return within;
}
