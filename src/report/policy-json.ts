import { conditionMap } from "../iam/condition-map.ts";
import type { Elements, Policy, Statement } from "../iam/policy.ts";
import { linesOf } from "../source/lines.ts";
import { resolvedList, shownElements } from "./extract-json.ts";
import { shownList, shownText } from "./shown.ts";

/** A policy of any language as IAM's JSON has it, and where it stands. */
export type PolicyJson = {
  readonly path: string;
  readonly line: number;
  readonly owner: string;
  readonly kind: Policy["kind"];
  readonly policy: Readonly<Record<string, unknown>>;
};

/**
 * A policy in IAM's JSON: its actions evaluated, and all else as it is written, an expression as
 * `${aws_s3_bucket.b.arn}`.
 *
 * @param written the elements of statements as they are written, by their ids
 */
export function policyJson(
  { place, owner, kind, version, statements }: Policy,
  written: ReadonlyMap<string, Elements>,
): PolicyJson {
  return {
    path: place.source.path,
    line: linesOf(place).first,
    owner: owner.address,
    kind,
    policy: {
      ...(version && { Version: shownText(version) }),
      Statement: statements
        .filter(({ presence }) => presence !== "never")
        .map((each) => statementJson(each, written.get(each.id) ?? each)),
    },
  };
}

function statementJson(statement: Statement, written: Elements): Readonly<Record<string, unknown>> {
  const { actions, notActions } = shownElements(statement, resolvedList);
  const shown = shownElements(written, shownList);
  const elements = {
    Sid: shown.sid,
    Effect: shown.effect,
    Principal: principalJson(shown.principals),
    NotPrincipal: principalJson(shown.notPrincipals),
    Action: actions,
    NotAction: notActions,
    Resource: shown.resources,
    NotResource: shown.notResources,
  };
  return {
    ...Object.fromEntries(Object.entries(elements).filter(([, value]) => value !== null)),
    ...(shown.conditions.length > 0 && { Condition: conditionMap(shown.conditions) }),
  };
}

function principalJson(principals: Record<string, readonly string[]> | null): unknown {
  return principals && "*" in principals ? "*" : principals;
}
