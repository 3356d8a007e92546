import type { Draft } from "../iam/draft.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import { saysWhy } from "../narrow/commented.ts";
import { differing } from "../narrow/differing.ts";
import { narrow } from "../narrow/narrow.ts";
import type { Neighbourhood } from "../narrow/neighbourhood.ts";
import {
  provedGrades,
  refuse,
  type Grade,
  type Narrowed,
  type Refusal,
} from "../narrow/narrowing.ts";
import {
  reservations,
  type Outcome,
  type Proposal,
  type Reservation,
  type Written,
} from "../narrow/proposal.ts";
import type { Excused } from "../config/excuse.ts";
import type { Finding, Knowledge } from "../rules/rule.ts";
import { atLeast } from "../rules/severity.ts";
import type { Edit } from "../source/edit.ts";
import { later } from "../source/once.ts";
import { comparePlaces, type Place } from "../source/source.ts";
import { grantingCalls } from "./granting.ts";
import type { AwsFacts } from "./knowledge.ts";
import { moduleOf, type Module } from "./module.ts";
import { jointly } from "./jointly.ts";
import { joinedIn, type Candidate } from "./prove.ts";
import { proveOrShorten } from "./prove-shorter.ts";
import { allowance } from "./prove-together.ts";
import type { Scan } from "./scan.ts";
import { spelledIn } from "./spelled.ts";
import { splitOf } from "./split.ts";
import { madeElsewhere } from "./synthesized.ts";
import { agreed, usesByStatement, type Uses } from "./statement-uses.ts";
import { withTemplates } from "./with-templates.ts";
import { statementUse } from "./use/statement-use.ts";
import { neighbourhoodOf } from "./neighbourhood.ts";

/** What is asked of replacements beside the findings that they answer. */
export type Asked = {
  /** Findings that are not held against anybody: what they are about stays. */
  readonly excused?: readonly Excused[];
  readonly grades?: readonly Grade[];
  /** What to write in the place of a statement, where that is asked for and not looked for. */
  readonly narrowed?: (statement: Statement, policy: Policy) => Narrowed;
};

/**
 * Findings that a replacement is looked for. An information asks for none, unless a team wants to be
 * told of all, or lets it block.
 */
export function worthChanging(
  findings: readonly Finding[],
  { termsOf }: Pick<Knowledge, "termsOf">,
): readonly Finding[] {
  return findings.filter(({ severity, statement }) => {
    const { persona, failOn } = termsOf(statement.place.source.path);
    return atLeast(severity, "low") || persona === "audit" || failOn === "info";
  });
}

/**
 * What to write instead, for every statement with a finding worth it: narrowed, spelled in the
 * file's own syntax, and all that can be committed proved together, module by module.
 */
export function propose(
  scan: Scan,
  findings: readonly Finding[],
  facts: AwsFacts,
  { excused = [], grades = provedGrades("assumed"), ...asked }: Asked = {},
): readonly Proposal[] {
  const uses = usesByStatement(scan);
  const proposals: Proposal[] = [];
  const more = allowance();
  const offers = allowance(mostForOffers);
  for (const [module, statements] of byModule(findings, excused, scan)) {
    const candidates: Candidate[] = [];
    const work = workFor(statements, uses);
    const tooMany = work * module.length > mostWork || work - statements.length > mostInstances;
    const looked = statements.map((own) => ({
      own,
      narrowed: tooMany
        ? refuse("too-many-findings")
        : narrowedFor(own, uses, scan, facts, grades, asked),
    }));
    const going = looked.flatMap(({ own: { policy, statement }, narrowed }) =>
      policy.isElsewhere && narrowed.ok && grades.includes(narrowed.narrowing.grade)
        ? [statement.place]
        : [],
    );
    const found = looked.map(({ own, narrowed }) => ({
      own,
      outcome: outcomeOf(own, narrowed, uses, { module, going }, scan, grades),
    }));
    const joint = jointly(module, found);
    const joined = new Map(
      joint.flatMap((each) => joinedIn(each).map(({ statement }) => [statement.id, each])),
    );
    for (const { own, outcome } of found) {
      if (joined.has(own.statement.id)) continue;
      if (outcome.kind === "commit") candidates.push({ ...own, ...outcome });
      else proposals.push(proposalOf(own, outcome));
    }
    candidates.push(...joint);
    if (candidates.length === 0) continue;
    const spell = (candidate: Candidate, drafts: readonly Draft[]): Edit | undefined => {
      const spelled = spelledIn(module, candidate, drafts, going);
      return spelled.ok ? spelled.edit : undefined;
    };
    for (const { candidate, because } of proveOrShorten(candidates, module, facts, more, spell))
      for (const each of joinedIn(candidate)) {
        const alone = found.find(({ own }) => own.statement === each.statement)?.outcome;
        const isParted = because !== undefined && candidate.beside && alone;
        const together = { ...each, edit: candidate.edit };
        proposals.push(
          proposalOf(each, isParted ? shownAlone(alone, because) : proved(together, because)),
        );
      }
  }
  const told = proposals
    .map((each) => {
      const use = statementUse(each.statement, each.policy, facts);
      const split = splitOf(each, scan, facts, offers);
      return {
        ...each,
        grants: grantingCalls(each.statement, each.policy, each.outcome, scan, facts),
        ...(split && { split }),
        ...(use && { use }),
      };
    })
    .sort((a, b) => comparePlaces(a.statement.place, b.statement.place));
  return withTemplates(told, scan, facts, offers);
}

/**
 * The most that is done for the replacements of one module: looking for them, spelling them and
 * proving them takes a walk through its text for each. That is a hundred of them in a megabyte,
 * the longest template that CloudFormation takes; in the text that people write they are never so
 * close together.
 */
const mostWork = 400_000_000;

/** How many characters are read again for what is offered beside replacements. */
const mostForOffers = 4_000_000;

/** For how many uses of statements beside the first of each replacements are looked for. */
const mostInstances = 1000;

/** A statement with what was found in it, and what of that is excused. */
type Faulty = Pick<Proposal, "statement" | "policy" | "findings"> & {
  readonly excused: readonly Finding[];
};

/** The statements with findings, by the module or template that is read and proved as one. */
function byModule(
  findings: readonly Finding[],
  excused: readonly Excused[],
  scan: Scan,
): ReadonlyMap<Module, readonly Faulty[]> {
  const fine = new Map<string, Finding[]>();
  for (const { finding } of excused) {
    const { id } = finding.statement;
    fine.set(id, [...(fine.get(id) ?? []), finding]);
  }
  const byStatement = new Map<string, Faulty & { readonly findings: Finding[] }>();
  const modules = new Map<Module, Faulty[]>();
  for (const finding of findings) {
    const { statement, policy } = finding;
    const known = byStatement.get(statement.id);
    if (known) {
      known.findings.push(finding);
      continue;
    }
    const faulty = {
      statement,
      policy,
      findings: [finding],
      excused: fine.get(statement.id) ?? [],
    };
    byStatement.set(statement.id, faulty);
    const module = moduleOf(policy, scan);
    const others = modules.get(module);
    if (others) others.push(faulty);
    else modules.set(module, [faulty]);
  }
  return modules;
}

/** How many replacements are looked for: one for each use of a statement. */
function workFor(statements: readonly Faulty[], uses: Uses): number {
  return statements.reduce((sum, { statement }) => sum + (uses.get(statement.id)?.length ?? 1), 0);
}

/**
 * What is narrower for all that use a statement. Where that assumes something and nobody asks for such, what is surer:
 * without what is assumed of the account.
 */
function narrowedFor(
  { statement, policy, findings, excused }: Faulty,
  uses: Uses,
  scan: Scan,
  knowledge: AwsFacts,
  grades: readonly Grade[],
  { narrowed: asked }: Pick<Asked, "narrowed">,
): Narrowed {
  const users = (uses.get(statement.id) ?? [{ statement, policy }]).map((use) => ({
    ...use,
    around: later(() => neighbourhoodOf(use.statement, use.policy, scan, knowledge)),
  }));
  const narrowedBy = (taken: Partial<Neighbourhood>): Narrowed =>
    agreed(
      users.map(({ around, ...use }) => ({
        ...use,
        narrowed:
          asked?.(use.statement, use.policy) ??
          narrow(use.statement, use.policy, findings, excused, { ...around(), ...taken }),
      })),
    );
  const best = narrowedBy({});
  if (!best.ok || best.narrowing.grade !== "assumed" || grades.includes("assumed")) return best;
  const surer = narrowedBy({ staysInAccount: () => false });
  return surer.ok && grades.includes(surer.narrowing.grade) ? surer : best;
}

/** What is to be done about a statement; "commit" says what is to be proved first. */
function outcomeOf(
  { statement, policy }: Pick<Faulty, "statement" | "policy">,
  narrowed: Narrowed,
  uses: Uses,
  { module, going }: { readonly module: Module; readonly going: readonly Place[] },
  scan: Scan,
  grades: readonly Grade[],
): Outcome {
  if (!narrowed.ok) return none(narrowed.refusal);
  const { otherwise, ...narrowing } = narrowed.narrowing;
  const users = uses.get(statement.id) ?? [{ statement, policy }];
  const besideOthers = spelledIn(module, { statement, policy }, narrowing.drafts, going);
  const spelled = besideOthers.ok
    ? besideOthers
    : spelledIn(module, { statement, policy }, narrowing.drafts);
  const taking = spelled.ok ? undefined : otherwise?.();
  if (taking) {
    const less = { ok: true, narrowing: taking } as const;
    return outcomeOf({ statement, policy }, less, uses, { module, going }, scan, grades);
  }
  if (!spelled.ok) return none({ because: "not-spelled", detail: spelled.because });
  const beside = besideOthers.ok ? going : [];
  const alternatives = differing(
    narrowing.alternatives.flatMap((each) => {
      const other = spelledIn(module, { statement, policy }, each.drafts, beside);
      return other.ok ? [{ ...each, edit: other.edit }] : [];
    }),
  );
  const written = { narrowing, edit: spelled.edit, alternatives };
  const show = (reservation: Reservation, because: string = reservations[reservation]): Outcome => {
    return { kind: "show", reservation, because, ...written };
  };
  if (users.some((each) => moduleOf(each.policy, scan) !== module)) return show("shared");
  const made = madeElsewhere(statement, policy);
  if (made !== undefined) return show("synthesized", made);
  if (narrowing.grade === "fill in")
    return show("fill-in", `to be filled in: ${narrowing.missing.join("; ")}`);
  if (narrowing.drafts.some(({ resources }) => resources !== "keep") && saysWhy(statement))
    return show("commented");
  if (!grades.includes(narrowing.grade))
    return show(
      "not-asked-for",
      `${reservations["not-asked-for"]}: ${narrowing.assumptions.join("; ")}`,
    );
  if (!besideOthers.ok) return show("one-at-a-time");
  return { kind: "commit", ...written };
}

function none(refusal: Refusal): Outcome {
  return { kind: "none", refusal };
}

function proposalOf({ statement, policy, findings }: Faulty, outcome: Outcome): Proposal {
  return { statement, policy, findings, outcome, grants: [] };
}

/** What could only be committed together with others, and is not proved so, with the edit that replaces it alone. */
function shownAlone(outcome: Outcome, because: string): Outcome {
  return outcome.kind === "commit" ? proved(outcome, because) : outcome;
}

function proved({ narrowing, edit, alternatives }: Written, because: string | undefined): Outcome {
  const written = { narrowing, edit, alternatives };
  if (because === undefined) return { kind: "commit", ...written };
  const reservation = "not-proved";
  const words = `${reservations[reservation]}: ${because.replace(/\.$/, "")}`;
  return { kind: "show", reservation, because: words, ...written };
}
