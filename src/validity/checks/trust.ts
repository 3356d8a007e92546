import { covers } from "../../catalog/wildcard.ts";
import { nameOf } from "../../source/path.ts";
import { code } from "../../source/quoted.ts";
import type { Found, StatementCheck } from "../check.ts";
import { isTold, stringOf } from "../node.ts";
import type { StatementView } from "../view.ts";
import { listed, writtenIn } from "../written.ts";
import { providerOf } from "../provider.ts";

/** What trust policies of roles may say. */
export const trust: StatementCheck = {
  codes: [
    "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
    "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
    "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
    "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
    "MISMATCHED_ACTION_FOR_PRINCIPAL",
    "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
    "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
  ],
  *statement(statement, { kind }) {
    if (kind !== "trust") return;
    const { principal, element } = statement;
    const not = element("NotPrincipal");
    if (not)
      yield {
        code: "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
        at: not.at,
        message: "A trust policy says whom the role trusts, and not whom it does not.",
      };
    const resource = element("Resource") ?? element("NotResource");
    if (resource && isTold(resource))
      yield {
        code: "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
        at: resource.at,
        message: `A trust policy is about its own role: ${code(resource.key ?? "")} has no place in it.`,
      };
    if (principal?.isEverybody && statement.effect === "Allow")
      yield {
        code: "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
        at: principal.entry.value,
        message: 'AWS takes no `"Principal": "*"` in a trust policy.',
        meant: ['{"AWS": "*"}'],
      };
    yield* federated(statement);
    yield* anywhere(statement);
    yield* redundant(statement);
  },
};

/** How each kind of provider's users assume a role. */
const assuming = { saml: "sts:AssumeRoleWithSAML", oidc: "sts:AssumeRoleWithWebIdentity" } as const;

function* federated({ principal, action, effect }: StatementView): Iterable<Found> {
  const group = principal?.groups.find(({ kind }) => kind === "Federated");
  if (!group) return;
  const providers = writtenIn(group.items).map((each) => ({
    ...each,
    kind: providerOf(each.text),
  }));
  for (const { node, text, kind } of providers)
    if (kind === undefined && !/[*?]|\$\{/.test(text))
      yield {
        code: "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
        at: node,
        message: `${code(text)} is neither the domain of an identity provider nor the ARN of one.`,
      };
  if (effect !== "Allow" || action.negated) return;
  const others = principal?.groups.some((each) => each.kind !== "Federated") ?? false;
  const kinds = new Set(providers.map(({ kind }) => kind));
  for (const { node, text } of writtenIn(action.items)) {
    const lower = text.toLowerCase();
    const isOf = (kind: "saml" | "oidc"): boolean => lower === assuming[kind].toLowerCase();
    const wrong = isOf("saml")
      ? !kinds.has("saml") && kinds.has("oidc")
      : isOf("oidc")
        ? !kinds.has("oidc") && kinds.has("saml")
        : lower === "sts:assumerole" && !others && (kinds.has("saml") || kinds.has("oidc"));
    if (!wrong || group.items.length !== providers.length) continue;
    const right = kinds.has("saml") ? assuming.saml : assuming.oidc;
    yield {
      code: "MISMATCHED_ACTION_FOR_PRINCIPAL",
      at: [node, group.entry.value],
      message: `Who signs in with such a provider assumes a role by ${code(right)}, not by ${code(text)}.`,
      meant: [right],
    };
  }
}

/** Certificates come with a session's name and tags, which take actions of their own. */
const ofCertificates = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

function* anywhere({ principal, action, effect }: StatementView): Iterable<Found> {
  const isAnywhere = principal?.groups.some(
    ({ kind, items }) =>
      kind === "Service" && items.some((item) => stringOf(item) === "rolesanywhere.amazonaws.com"),
  );
  if (!isAnywhere || effect !== "Allow" || !action.entry || action.negated || !action.isWhole)
    return;
  const written = writtenIn(action.items);
  if (written.length < action.items.length) return;
  const missing = ofCertificates.filter(
    (each) => !written.some(({ text }) => covers(text.toLowerCase(), each.toLowerCase())),
  );
  if (missing.length > 0)
    yield {
      code: "MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY",
      at: action.entry.value,
      message: `IAM Roles Anywhere needs ${listed(missing.map((each) => code(each)))} too.`,
    };
}

/** A session of a role beside the role, whose sessions are let in all. */
function* redundant({ principal }: StatementView): Iterable<Found> {
  for (const { kind, items } of principal?.groups ?? []) {
    if (kind !== "AWS") continue;
    const all = writtenIn(items);
    const roles = new Map(
      all.flatMap(({ text }) => {
        const [, account = "", role = ""] =
          /^arn:[\w-]+:iam::(\d{12}):role\/(.+)$/.exec(text) ?? [];
        return role === "" ? [] : [[`${account}/${nameOf(role)}`, text] as const];
      }),
    );
    for (const { node, text } of all) {
      const [, account = "", role = ""] =
        /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(text) ?? [];
      const parent = roles.get(`${account}/${role}`);
      if (parent !== undefined)
        yield {
          code: "REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY",
          at: node,
          message: `The role of this session, ${code(parent)}, is let in beside it.`,
        };
    }
  }
}
