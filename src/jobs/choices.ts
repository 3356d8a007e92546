import type { Agreement } from "../config/agreement.ts";
import type { Draft } from "../iam/draft.ts";
import type { Narrowing } from "../narrow/narrowing.ts";
import type { Proposal, Written } from "../narrow/proposal.ts";
import type { FixedFile } from "../report/fixed.ts";
import type { Tree } from "../repository/tree.ts";
import { applyEdits, overlap, type Edit } from "../source/edit.ts";
import { once } from "../source/once.ts";
import { faultyIn } from "./fix.ts";
import type { AwsFacts } from "./knowledge.ts";
import { moduleOf, type Module } from "./module.ts";
import { propose } from "./propose.ts";
import { spelledIn } from "./spelled.ts";
import { trialsIn, type Candidate } from "./prove.ts";

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
};

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly because: string };

/** Looks for what can be replaced, of every grade: whoever chooses decides on what is assumed. */
export function openChoices(tree: Tree, facts: AwsFacts, agreement: Agreement): Choices {
  const { found, knowledge, wanted, excused } = faultyIn(tree, facts, agreement);
  const proposals = propose(found, wanted, knowledge, { excused });
  const chosen: Candidate[] = [];
  const trialsOf = once((module: Module) => trialsIn(module, knowledge));

  const write: Choices["write"] = ({ statement, policy }, drafts) => {
    const spelled = spelledIn(moduleOf(policy, found), { statement, policy }, drafts);
    return spelled.ok ? { ok: true, value: spelled.edit } : spelled;
  };

  const preview: Choices["preview"] = (proposal) => {
    const { outcome } = proposal;
    if (outcome.kind === "none") return undefined;
    // What is proposed together with others is chosen one by one.
    const alone = write(proposal, outcome.narrowing.drafts);
    const edit = alone.ok ? alone.value : outcome.edit;
    const source = found.sources.get(edit.path);
    if (!source) return undefined;
    const made = chosen.flatMap((each) => (each.edit.path === edit.path ? [each.edit] : []));
    const isFree = !made.some((each) => overlap(each, edit));
    return {
      path: edit.path,
      before: applyEdits(source.text, isFree ? made : []),
      after: applyEdits(source.text, isFree ? [...made, edit] : [edit]),
    };
  };

  return {
    proposals,
    write,
    preview,
    choose: (proposal, drafts) => {
      const { statement, policy, findings, outcome } = proposal;
      if (outcome.kind === "none") return refused("there is no replacement");
      const written = write(proposal, drafts);
      if (!written.ok) return written;
      const edit = written.value;
      const source = found.sources.get(edit.path);
      if (!source) return refused("its file is not there");
      if (chosen.some((each) => overlap(each.edit, edit)))
        return refused("another replacement stands in its place");
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
      chosen.push(candidate);
      const edits = chosen.flatMap((each) => (each.edit.path === edit.path ? [each.edit] : []));
      const after = applyEdits(source.text, edits);
      return { ok: true, value: { path: edit.path, before: source.text, after } };
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
