import { nearest } from "../../catalog/nearest.ts";
import { code } from "../../source/quoted.ts";
import type { Context, Found, StatementCheck } from "../check.ts";
import { principalKeys } from "../elements.ts";
import { isTold, stringOf } from "../node.ts";
import { isServiceName } from "../service-name.ts";
import type { PrincipalGroup, PrincipalView } from "../view.ts";
import { writtenIn } from "../written.ts";

/** How principals are written. Follows "AWS JSON policy elements: Principal" of AWS's IAM User Guide. */
export const principals: StatementCheck = {
  codes: [
    "UNSUPPORTED_PRINCIPAL",
    "SCP_SYNTAX_ERROR_PRINCIPAL",
    "INVALID_PRINCIPAL_FORMAT",
    "INVALID_PRINCIPAL_KEY",
    "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
    "INVALID_SERVICE_PRINCIPAL_FORMAT",
    "INVALID_ROLE_REFERENCE",
    "INVALID_USER_REFERENCE",
    "ALLOW_WITH_NOT_PRINCIPAL",
    "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
  ],
  *statement(statement, context) {
    const { principal } = statement;
    if (!principal) return;
    const refused = refusedIn(principal, context);
    if (refused) {
      yield refused;
      return;
    }
    // What an organization's policy may say of principals is one thing, and said elsewhere.
    if (context.kind === "resource-control") return;
    if (principal.negated && statement.effect === "Allow" && context.kind !== "trust")
      yield {
        code: "ALLOW_WITH_NOT_PRINCIPAL",
        at: principal.entry.value,
        message: "Allow with NotPrincipal lets in everybody but a few, anonymous callers too.",
      };
    const bare = stringOf(principal.entry.value);
    if (bare !== undefined && bare !== "*")
      yield {
        code: "INVALID_PRINCIPAL_FORMAT",
        at: principal.entry.value,
        message: `A Principal is "*", or an object that says what ${code(bare)} is.`,
        meant: [isServiceName(bare) ? `{"Service": "${bare}"}` : `{"AWS": "${bare}"}`],
      };
    for (const group of principal.groups) yield* judged(group, context);
  },
};

function refusedIn({ entry }: PrincipalView, { kind }: Context): Found | undefined {
  if (!isTold(entry)) return undefined;
  if (kind === "identity")
    return {
      code: "UNSUPPORTED_PRINCIPAL",
      at: entry.at,
      message: `The policy is attached to whom it is about: ${code(entry.key ?? "")} has no place in it.`,
    };
  if (kind === "service-control")
    return {
      code: "SCP_SYNTAX_ERROR_PRINCIPAL",
      at: entry.at,
      message: `A service control policy is about all of an account: ${code(entry.key ?? "")} has no place in it.`,
    };
  return undefined;
}

function* judged({ kind, entry, items }: PrincipalGroup, context: Context): Iterable<Found> {
  const { key = "" } = entry;
  if (kind !== key) {
    const [meant] = nearest(key, principalKeys, 1);
    yield {
      code: "INVALID_PRINCIPAL_KEY",
      at: entry.at,
      message: `Principals are ${principalKeys.join(", ")}, not ${code(key)}.`,
      ...(meant !== undefined && { meant: [meant] }),
    };
  }
  if (kind === "Federated" && context.kind === "resource")
    yield {
      code: "FEDERATED_PRINCIPAL_NOT_SUPPORTED",
      at: entry.value,
      message:
        "Who signs in with an identity provider assumes a role: only its trust policy names providers.",
    };
  for (const { node, text } of writtenIn(items)) {
    if (/[*?]/.test(text) && !text.includes("${") && !(kind === "AWS" && text === "*"))
      yield {
        code: "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
        at: node,
        message: `AWS takes a wildcard for everybody only, and none in ${code(text)}.`,
      };
    else if (kind === "Service" && !text.includes("${") && !isServiceName(text) && !isCut(text))
      yield {
        code: "INVALID_SERVICE_PRINCIPAL_FORMAT",
        at: node,
        message: `A service is called like ${code("sns.amazonaws.com")}, unlike ${code(text)}.`,
        meant: context.catalog.service(text) ? [`${text.toLowerCase()}.amazonaws.com`] : [],
      };
    if (kind === "AWS") yield* gone(node, text);
  }
}

/** A name that something was to stand in front of, and nothing does. */
function isCut(text: string): boolean {
  return text.startsWith(".");
}

/** The id of a role or user that is no more stands where its ARN was. */
function* gone(at: Found["at"], text: string): Iterable<Found> {
  if (/^AROA[A-Z0-9]{12,}$/.test(text))
    yield {
      code: "INVALID_ROLE_REFERENCE",
      at,
      message: `${code(text)} is the id of a role that was deleted: name a role by its ARN.`,
    };
  if (/^AIDA[A-Z0-9]{12,}$/.test(text))
    yield {
      code: "INVALID_USER_REFERENCE",
      at,
      message: `${code(text)} is the id of a user that was deleted: name a user by its ARN.`,
    };
}
