import { cdk } from "../iac/cdk/format.ts";
import { cloudformation } from "../iac/cloudformation/format.ts";
import type { Extraction, Format } from "../iac/format.ts";
import type { Elements, Policy, PrincipalMatch } from "../iam/policy.ts";
import { isHole, type List, type Text } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";

type FoundBy = { readonly format: Format; readonly extraction: Extraction };

/**
 * What is found, without the statements of templates that CDK made of programs which are read too: a statement
 * is told once, where somebody writes it. It is the same where its construct is one of the program's and it says
 * the same, whatever is not known of it before it is deployed.
 */
export function withoutSynthesized(found: readonly FoundBy[]): readonly FoundBy[] {
  const programs = found.flatMap(({ format, extraction }) =>
    format === cdk ? extraction.policies : [],
  );
  if (programs.length === 0) return found;
  const byAddress = groupedBy(programs, ({ owner }) => owner.address);
  const isWritten = (statement: Elements, construct: string): boolean => {
    const says = saidBy(statement);
    return construct
      .split("/")
      .some((id) =>
        (byAddress.get(id) ?? []).some(({ statements }) =>
          statements.some((each) => saidBy(each) === says),
        ),
      );
  };
  const withoutWritten = (policy: Policy): readonly Policy[] => {
    const construct = policy.owner.synthesized?.construct;
    if (construct === undefined) return [policy];
    const statements = policy.statements.filter((each) => !isWritten(each, construct));
    if (statements.length === policy.statements.length) return [policy];
    return statements.length > 0 ? [{ ...policy, statements }] : [];
  };
  return found.map((each) =>
    each.format === cloudformation
      ? {
          ...each,
          extraction: {
            ...each.extraction,
            policies: each.extraction.policies.flatMap(withoutWritten),
          },
        }
      : each,
  );
}

/** What a statement says, with a sign in the place of what is not known. */
function saidBy({ effect, action, resource, principal, conditions }: Elements): string {
  return JSON.stringify([
    effect,
    action && [action.negated, ...textsOf(action)],
    resource && [resource.negated, ...textsOf(resource)],
    principal && [principal.negated, ...entriesOf(principal)],
    conditions
      .map(({ operator, key, values }) =>
        [shapeOf(operator), shapeOf(key), ...textsOf(values)].join("\n"),
      )
      .sort(),
  ]);
}

function entriesOf({ entries }: PrincipalMatch): readonly string[] {
  return entries
    .map((each) => [typeof each.type === "string" ? each.type : "?", ...textsOf(each)].join("\n"))
    .sort();
}

function textsOf({ items, rest }: List): readonly string[] {
  return [...items.map(shapeOf), ...rest.map(() => "?")].sort();
}

function shapeOf({ parts }: Text): string {
  return parts.map((part) => (isHole(part) ? "?" : part)).join("");
}
