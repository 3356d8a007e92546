import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import type { Node } from "../node.ts";
import { providerOf, urlOf } from "../provider.ts";
import type { StatementView } from "../view.ts";
import { valueOf, writtenIn } from "../written.ts";

const github = "token.actions.githubusercontent.com";

/** Whether a role that trusts an identity provider says whom of its users. */
export const providers: StatementCheck = {
  codes: [
    "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
    "MISSING_GITHUB_REPO_CONDITION_KEY",
    "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
    "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE",
    "CONFIRM_AUDIENCE_CLAIM_TYPE",
  ],
  *statement(statement, context) {
    yield* audiences(statement, context);
    if (context.kind !== "trust" || statement.effect !== "Allow") return;
    for (const { kind, items } of statement.principal?.groups ?? []) {
      if (kind !== "Federated") continue;
      for (const { node, text } of writtenIn(items))
        if (providerOf(text) === "oidc") yield* claims(node, urlOf(text), statement);
    }
  },
};

function* claims(node: Node, url: string, statement: StatementView): Iterable<Found> {
  const own = statement.conditions.filter(({ key }) =>
    key.toLowerCase().startsWith(`${url.toLowerCase()}:`),
  );
  const isOpen = !statement.areConditionsKnown;
  if (own.length === 0) {
    if (isOpen) return;
    yield {
      code: "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL",
      at: node,
      message: `No condition is on what ${code(url)} says of its users: all of them are trusted.`,
    };
  }
  if (url !== github && !url.startsWith(`${github}/`)) return;
  const subjects = own.filter(({ key }) => /:sub$/i.test(key));
  if (subjects.length === 0) {
    if (isOpen || own.length === 0) return;
    yield {
      code: "MISSING_GITHUB_REPO_CONDITION_KEY",
      at: node,
      message: `No condition is on ${code(`${url}:sub`)}, which says which repository asks.`,
    };
    return;
  }
  for (const { values } of subjects)
    for (const value of values) {
      const subject = valueOf(value);
      if (subject !== undefined && !isSpecific(subject))
        yield {
          code: "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
          at: value,
          message: `${code(subject)} leaves open which repository, or which branch of it.`,
        };
    }
}

/** It names a repository, and of that a branch, a tag or an environment. */
function isSpecific(subject: string): boolean {
  return /^repo:[^:*?]+:[^*?]+$/.test(subject) && !subject.endsWith(":pull_request");
}

function* audiences({ conditions }: StatementView, { policyChecks }: Context): Iterable<Found> {
  for (const { key, entry, operator } of conditions) {
    const [, provider = ""] = /^(.+):aud$/i.exec(key) ?? [];
    if (!provider.includes(".")) continue;
    if (!policyChecks.hasOneAudience(provider))
      yield {
        code: "CONFIRM_AUDIENCE_CLAIM_TYPE",
        at: entry.value,
        message: `Do tokens of ${code(provider)} have one audience, or several? Only keys of several values take ${code("ForAnyValue:")} or ${code("ForAllValues:")}.`,
      };
    else if (operator.set === "ForAnyValue")
      yield {
        code: "FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE",
        at: entry.value,
        message: `Tokens of ${code(provider)} have one audience: without ${code("ForAnyValue:")} the condition says the same for sure.`,
      };
  }
}
