import { cdk } from "../iac/cdk/format.ts";
import { cloudformation } from "../iac/cloudformation/format.ts";
import type { Extraction, Format } from "../iac/format.ts";
import { makerOf } from "../iac/made-file.ts";
import type { Elements, Policy, PrincipalMatch, Statement } from "../iam/policy.ts";
import { isHole, type List, type Text } from "../iam/text.ts";
import { groupedBy } from "../source/grouped.ts";
import { later, onceByText } from "../source/once.ts";

type FoundBy = { readonly format: Format; readonly extraction: Extraction };

/**
 * What is found, without the statements of templates that a tool made of what is read too: a statement is told
 * once, where somebody writes it. It is the same where its construct is one of a program's, or its owner one of
 * the files that the template is made of, and it says the same, whatever is not known of it before it is deployed.
 */
export function withoutSynthesized(found: readonly FoundBy[]): readonly FoundBy[] {
  const programs = found.flatMap(({ format, extraction }) =>
    format === cdk ? extraction.policies : [],
  );
  const byAddress = groupedBy(programs, ({ owner }) => owner.address);
  const writtenByAddress = later(() => {
    const all = found.flatMap(({ extraction }) => extraction.policies);
    const written = all.filter(({ place }) => !makerOf(place.source.path));
    return groupedBy(written, ({ owner }) => owner.address);
  });
  // One owner may have thousands of policies, here and there: what is said under its address is worked out once.
  const saidByConstruct = onceByText((id: string) => saidIn(byAddress.get(id) ?? []));
  const saidBelow = onceByText((folder: string) =>
    onceByText((address: string) => {
      const written = writtenByAddress().get(address) ?? [];
      return saidIn(written.filter(({ place }) => isBelow(place.source.path, folder)));
    }),
  );
  /** What is said where a policy of a template may have been made of. */
  const originalsOf = ({ owner, place }: Policy): readonly ReadonlySet<string>[] => {
    const constructs = owner.synthesized?.construct?.split("/") ?? [];
    const maker = makerOf(place.source.path);
    return [
      ...constructs.map(saidByConstruct),
      ...(maker ? [saidBelow(maker.below)(owner.address)] : []),
    ].filter(({ size }) => size > 0);
  };
  const withoutWritten = (policy: Policy): readonly Policy[] => {
    const written = originalsOf(policy);
    if (written.length === 0) return [policy];
    const statements = policy.statements.filter((each) => {
      const said = saidBy(each);
      return !written.some((all) => all.has(said));
    });
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

/** Where to change what a tool made, for people; undefined for what somebody wrote. */
export function madeElsewhere({ place }: Statement, { owner }: Policy): string | undefined {
  const { construct } = owner.synthesized ?? {};
  if (construct !== undefined)
    return `CDK makes this template: change it at ${construct} in the program`;
  if (owner.synthesized) return "CDK makes this template: the program is to be changed";
  const maker = makerOf(place.source.path);
  return maker && `${maker.name} makes this file: what it is made of is to be changed`;
}

const isBelow = (path: string, folder: string): boolean =>
  folder === "" || path.startsWith(`${folder}/`);

function saidIn(policies: readonly Policy[]): ReadonlySet<string> {
  return new Set(policies.flatMap(({ statements }) => statements.map(saidBy)));
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
