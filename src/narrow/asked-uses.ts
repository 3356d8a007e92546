import type { Use } from "../catalog/uses.ts";
import { hasWildcard, itemPattern, serviceIn } from "../iam/action-pattern.ts";
import { narrowBy, type Found, type Task } from "./narrow-by.ts";
import { isTooMuch, type Alternative, type Narrowed, type Refusal } from "./narrowing.ts";
import { clauseOf, type Taken } from "./uses.ts";

// What somebody may do with a service of which there is a wildcard, though nobody who has the policy is known to.

type Asked = { readonly use: Use; readonly does: string; readonly found: Found };

/**
 * Each use of the one service of which a statement has wildcards, whoever commonly has it; what has a name that is not
 * known stays as it is.
 */
function usesFor(task: Task): readonly Asked[] {
  const { statement, context } = task;
  const wild = (statement.action?.items ?? []).filter((item) => hasWildcard(item));
  const [service, ...others] = new Set(wild.map((item) => serviceIn(itemPattern(item))));
  if (service === undefined || others.length > 0 || context.code()) return [];
  return [...context.uses.of(service), ...context.uses.lessOf(service)].flatMap((use) => {
    const taken: Taken = (each) => (each === service ? [[use]] : []);
    const found = narrowBy(taken, { ...task, unnamed: "kept" });
    if (!found.ok || found.opened.length === 0 || found.narrowing.missing.length > 0) return [];
    return [{ use, does: `only ${clauseOf([use])}`, found }];
  });
}

/** These uses, beside what is asked of a statement otherwise. */
export function askedUses(task: Task): readonly Alternative[] {
  return usesFor(task).map(asAlternative);
}

function asAlternative({ does, found }: Asked): Alternative {
  return { when: `it ${does}`, drafts: found.narrowing.drafts };
}

/**
 * What some commonly do with the service in the place of a statement, to be asked for, with the other uses beside it.
 *
 * @param refusal why nothing else is offered
 */
export function usesAlone(task: Task, refusal: Refusal): Narrowed | undefined {
  if (!isTooMuch(refusal)) return undefined;
  const all = usesFor(task);
  const first = all.find(({ use }) => !use.apart);
  if (!first) return undefined;
  const { narrowing } = first.found;
  const missing = [`whether it ${first.does}`, ...narrowing.missing];
  const alternatives = all.filter((each) => each !== first).map(asAlternative);
  return { ok: true, narrowing: { ...narrowing, grade: "fill in", missing, alternatives } };
}
