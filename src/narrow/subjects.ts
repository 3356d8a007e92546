import { phrase, type Draft } from "../iam/draft.ts";
import { claimOf } from "../iam/federation.ts";
import { placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { federatedSubject } from "../rules/federated-subject.ts";
import { listed } from "../rules/wording.ts";
import { code } from "../source/quoted.ts";
import { isNoBetter, narrowingOf, type Task } from "./narrow-by.ts";
import type { Narrowed } from "./narrowing.ts";

// Which runs of workflows a role is for, by the workflows of the repository that assume it.

const provider = "token.actions.githubusercontent.com";

/**
 * A trust policy that lets in any run of a repository's workflows, for those alone in which the workflows beside it
 * assume the role. Their subject takes the place of the one that is there; several are asked for beside it.
 * (https://docs.github.com/en/actions/reference/security/oidc)
 */
export function bySubjects({ statement, context, findings }: Task): Narrowed | undefined {
  const open = openSubject(statement);
  const assumed = open && context.assumedBy();
  if (!assumed) return undefined;
  const { workflows, subjects, onOthers } = assumed;
  // A branch is known by what pushes to it: by hand, any can be chosen.
  if (onOthers && !subjects.some((each) => each.startsWith("ref:refs/heads/"))) return undefined;
  const draft = draftOf(subjects, open, statement);
  const leaves = findings.flatMap(({ rule }) => (rule === federatedSubject.id ? [] : [rule]));
  if (!draft || isNoBetter(findings, leaves)) return undefined;
  const names = workflows.map((each) => code(each));
  const only = names.length === 1 ? "assumes" : "assume";
  return {
    ok: true,
    narrowing: narrowingOf(
      [draft],
      findings.filter(({ rule }) => rule === federatedSubject.id),
      {
        assumptions: [
          `that only ${listed(names, names.length)} ${only} it`,
          ...(onOthers
            ? ["that it is started by hand, or by the clock, on these branches alone"]
            : []),
        ],
        ...{ evidence: [], missing: [], lost: [], leaves },
      },
    ),
  };
}

type OpenSubject = { readonly condition: Condition; readonly repository: string };

/** The one subject that a statement asks for, where that is any run of one repository's workflows. */
function openSubject({ conditions }: Statement): OpenSubject | undefined {
  const [condition, ...more] = conditions.filter((each) => {
    const { url, claim } = claimOf(each);
    return url === provider && claim === "sub";
  });
  const [value, ...others] = condition?.values.items ?? [];
  if (!condition || !value || more.length + others.length + condition.values.rest.length > 0)
    return undefined;
  if (known(condition.operator) !== "StringLike") return undefined;
  const [, repository] = /^(repo:[\w.-]+\/[\w.-]+:)\*$/.exec(known(value) ?? "") ?? [];
  return repository === undefined ? undefined : { condition, repository };
}

function draftOf(
  subjects: readonly string[],
  { condition, repository }: OpenSubject,
  statement: Statement,
): Draft | undefined {
  const [only, ...more] = subjects;
  const [item] = condition.values.items;
  if (only === undefined || !item) return undefined;
  const asItStands = { sid: "keep", actions: "keep", resources: "keep" } as const;
  if (more.length === 0) {
    const place = placeIn(statement, item);
    return {
      ...asItStands,
      corrections: [{ place, was: `${repository}*`, value: repository + only }],
    };
  }
  // An operator asks for each key once.
  if (subjects.some((each) => each.includes("*"))) return undefined;
  const values = subjects.map((each) => phrase(repository + each));
  return {
    ...asItStands,
    conditions: [{ operator: "StringEquals", key: `${provider}:sub`, values }],
  };
}
