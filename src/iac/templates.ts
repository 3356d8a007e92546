import type { Composition } from "../evaluate/cloudformation/composition.ts";
import type { Include } from "../evaluate/cloudformation/include.ts";
import type { Template } from "../evaluate/cloudformation/template.ts";
import type { Draft, Phrase } from "../iam/draft.ts";
import type { Statement } from "../iam/policy.ts";
import type { Edit } from "../source/edit.ts";
import type { Problem } from "../source/problem.ts";
import type { Files, Place, Source } from "../source/source.ts";
import type { DataNode } from "../syntax/data.ts";
import type { Attached, Extraction, Facts, PolicyBeside, Spelled } from "./format.ts";

/**
 * What CloudFormation can do for a language of which a tool makes templates. Languages do not know
 * each other: it is handed to them where they are listed.
 */
export type Templates = {
  /** The tree of a JSON or YAML file, and what is wrong with it. */
  readonly read: (source: Source) => {
    readonly root: DataNode | undefined;
    readonly problems: readonly Problem[];
  };
  /** The files that a template includes by where it says they are. */
  readonly includes: (source: Source, files: Files) => Includes;
  /** The policies of a template; what was met before is told with what is met in it. */
  readonly extract: (
    template: Template,
    facts: Facts,
    problems: readonly Problem[],
    includes: Includes,
  ) => Extraction;
  /** Writes statements in the place of one of a JSON or YAML file. */
  readonly spell: (statement: Statement, drafts: readonly Draft[], write: Write) => Spelled;
  /**
   * Writes statements beside a list of managed policies in the place of one that it names, of YAML; `lists`: the key of
   * the statements, by that of the managed policies. `going`: where others stand that go as well. `beside`: others that
   * the same edit replaces.
   */
  readonly spellListed: (
    attached: Statement,
    drafts: readonly Draft[],
    going: readonly Place[],
    beside: readonly Attached[],
    lists: ReadonlyMap<string, string>,
    write: Write,
  ) => Spelled;
  /**
   * Writes managed policies behind the last resource of a section of resources, which is made where it is not there;
   * `section`: the keys by which that is found in the file.
   */
  readonly spellResources: (
    source: Source,
    policies: readonly PolicyBeside[],
    section: readonly string[],
    write: Write,
  ) => Edit | undefined;
  /** Writes a phrase as a template has it. */
  readonly write: Write;
};

/** The files that a template includes, and where each of them is put in. */
export type Includes = {
  readonly include: Include;
  readonly composition: Composition;
  /** What is wrong with those files. */
  readonly problems: () => readonly Problem[];
};

/** How a language writes a phrase in a notation. */
export type Write = (phrase: Phrase, notation: Notation) => string;

/** How a notation writes texts, references and texts with references in them. */
export type Notation = {
  readonly text: (value: string) => string;
  readonly ref: (name: string) => string;
  readonly getAtt: (logicalId: string, attribute: string) => string;
  readonly sub: (text: string) => string;
  /** What another stack exports by a name. */
  readonly imported: (name: string) => string;
};
