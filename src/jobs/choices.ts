import type { Agreement } from "../config/agreement.ts";
import type { Draft } from "../iam/draft.ts";
import type { Narrowing } from "../narrow/narrowing.ts";
import type { Proposal, TemplateOffer, Written } from "../narrow/proposal.ts";
import type { FixedFile } from "../report/fixed.ts";
import type { Tree } from "../repository/tree.ts";
import { applyEdits, overlap, type Edit } from "../source/edit.ts";
import { once } from "../source/once.ts";
import type { Source } from "../source/source.ts";
import { faultyIn } from "./fix.ts";
import type { AwsFacts } from "./knowledge.ts";
import { moduleOf, type Module } from "./module.ts";
import { propose } from "./propose.ts";
import { spelledIn } from "./spelled.ts";
import { trialsIn, type Candidate } from "./prove.ts";
import { stand } from "./template-standing.ts";

/** Replacements to choose from, one after the other. */
export type Choices = {
  /** What there is to choose from: every replacement that was looked for, with what was not found. */
  readonly proposals: readonly Proposal[];
  /** What drafts would be in the place of a statement. */
  readonly write: (proposal: Proposal, drafts: readonly Draft[]) => Attempt<Edit>;
  /** The file that a proposal changes, as it is by now and as it would be. */
  readonly preview: (proposal: Proposal) => FixedFile | undefined;
  /**
   * Makes drafts of a proposal: they are proved together with all that was chosen before, and become
   * the text of their file. What is not proved is not chosen.
   */
  readonly choose: (proposal: Proposal, drafts: readonly Draft[]) => Attempt<FixedFile>;
  /** Makes the policy template that a proposal offers in its place. */
  readonly chooseTemplate: (proposal: Proposal) => Attempt<FixedFile>;
};

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly because: string };

type ChosenTemplate = TemplateOffer & Pick<Proposal, "statement" | "policy">;

const readOtherwise = "what stands beside it would be read otherwise";

/** Looks for what can be replaced, of every grade: whoever chooses decides on what is assumed. */
export function openChoices(tree: Tree, facts: AwsFacts, agreement: Agreement): Choices {
  const { found, knowledge, wanted, excused } = faultyIn(tree, facts, agreement);
  const proposals = propose(found, wanted, knowledge, { excused });
  const chosen: Candidate[] = [];
  const templates: ChosenTemplate[] = [];
  const made = (): readonly (Pick<Proposal, "policy"> & { readonly edit: Edit })[] => [
    ...chosen,
    ...templates,
  ];
  const trialsOf = once((module: Module) => trialsIn(module, knowledge));

  const editsOf = (path: string): readonly Edit[] =>
    made().flatMap(({ edit }) => (edit.path === path ? [edit] : []));

  const write: Choices["write"] = ({ statement, policy }, drafts) => {
    const spelled = spelledIn(moduleOf(policy, found), { statement, policy }, drafts);
    return spelled.ok ? { ok: true, value: spelled.edit } : spelled;
  };

  const preview: Choices["preview"] = (proposal) => {
    const { outcome, template } = proposal;
    if (outcome.kind === "none") return undefined;
    // What is proposed together with others is chosen one by one.
    const alone = write(proposal, outcome.narrowing.drafts);
    const edit = alone.ok && !template?.isTaken ? alone.value : outcome.edit;
    const source = found.sources.get(edit.path);
    if (!source) return undefined;
    const others = editsOf(edit.path);
    const isFree = !others.some((each) => overlap(each, edit));
    return {
      path: edit.path,
      before: applyEdits(source.text, isFree ? others : []),
      after: applyEdits(source.text, isFree ? [...others, edit] : [edit]),
    };
  };

  /** The file of an edit, where nothing that was chosen stands in its way. */
  const fileOf = (edit: Edit): Attempt<Source> => {
    const source = found.sources.get(edit.path);
    if (!source) return refused("its file is not there");
    return made().some((each) => overlap(each.edit, edit))
      ? refused("another replacement stands in its place")
      : { ok: true, value: source };
  };

  const fixed = ({ path, text }: Source): Attempt<FixedFile> => {
    const after = applyEdits(text, editsOf(path));
    return { ok: true, value: { path, before: text, after } };
  };

  /** Whether a template stands with all that was chosen, and one edit more. */
  const stands = ({ statement, policy, ...template }: ChosenTemplate, more: Edit): boolean => {
    const module = moduleOf(policy, found);
    const chosenThere = made().flatMap((each) =>
      moduleOf(each.policy, found) === module ? [each.edit] : [],
    );
    const others = [...chosenThere, more].filter((edit) => edit !== template.edit);
    return stand([{ statement, policy, ...template }], module, knowledge, others);
  };

  const chooseTemplate: Choices["chooseTemplate"] = ({ statement, policy, template }) => {
    if (!template) return refused("there is no policy template");
    const file = fileOf(template.edit);
    if (!file.ok) return file;
    const own = { statement, policy, ...template };
    const module = moduleOf(policy, found);
    const beside = templates.filter((each) => moduleOf(each.policy, found) === module);
    if (![own, ...beside].every((each) => stands(each, own.edit))) return refused(readOtherwise);
    templates.push(own);
    return fixed(file.value);
  };

  return {
    proposals,
    write,
    preview,
    chooseTemplate,
    choose: (proposal, drafts) => {
      const { statement, policy, findings, outcome, template } = proposal;
      if (outcome.kind === "none") return refused("there is no replacement");
      if (template?.isTaken && drafts === outcome.narrowing.drafts) return chooseTemplate(proposal);
      const written = write(proposal, drafts);
      if (!written.ok) return written;
      const edit = written.value;
      const file = fileOf(edit);
      if (!file.ok) return file;
      const module = moduleOf(policy, found);
      const own = excused.filter(({ finding }) => finding.statement.id === statement.id);
      const candidate: Candidate = {
        ...{ statement, policy, findings, edit, alternatives: [] },
        excused: own.map(({ finding }) => finding),
        narrowing: narrowingOf(outcome, drafts),
      };
      const together = [
        ...chosen.filter((each) => moduleOf(each.policy, found) === module),
        candidate,
      ];
      const trial = trialsOf(module)(together);
      if (trial.kind === "broken") return refused(trial.because);
      if (trial.kind === "flawed") return refused([...trial.flaws.values()].join("; "));
      const beside = templates.filter((each) => moduleOf(each.policy, found) === module);
      if (!beside.every((each) => stands(each, edit))) return refused(readOtherwise);
      chosen.push(candidate);
      return fixed(file.value);
    },
  };
}

function refused(because: string): { readonly ok: false; readonly because: string } {
  return { ok: false, because };
}

/** What somebody chose: as it was proposed, or right if what he knows is. */
function narrowingOf({ narrowing }: Written, drafts: readonly Draft[]): Narrowing {
  if (drafts === narrowing.drafts && narrowing.grade !== "fill in") return narrowing;
  return { ...narrowing, drafts, grade: "assumed", missing: [] };
}
