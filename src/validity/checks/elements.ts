import { nearest } from "../../catalog/nearest.ts";
import { code } from "../../source/quoted.ts";
import type { Context, Found, PolicyCheck, StatementCheck } from "../check.ts";
import { elementsOfPolicy, elementsOfStatement } from "../elements.ts";
import { itemsOf, stringOf, type Entry } from "../node.ts";
import { memberOf, type StatementView } from "../view.ts";

/** Which elements there are, and which must be. */
export const elements: PolicyCheck = {
  codes: ["INVALID_POLICY_ELEMENT", "INVALID_VERSION", "MISSING_VERSION", "MISSING_STATEMENT"],
  *policy(policy) {
    const { root } = policy;
    if (root.kind !== "map") return;
    yield* unknown(root.entries, elementsOfPolicy, "a policy");
    const version = memberOf(root, "Version");
    const written = stringOf(version?.value);
    if (version && written !== undefined && !versions.includes(written))
      yield {
        code: "INVALID_VERSION",
        at: version.value,
        message: `AWS has no version ${code(written)} of the policy language.`,
        meant: [versions[0] ?? ""],
      };
    if (!version && root.isWhole)
      yield {
        code: "MISSING_VERSION",
        at: root,
        message:
          "Without a Version the policy is read in the language of 2008, which has no policy variables.",
      };
    const statement = memberOf(root, "Statement");
    const list = statement?.value.kind === "list" ? statement.value : undefined;
    const isNone = list?.items.length === 0 && (root.isWhole || list.isWhole);
    if (isNone || (root.isWhole && !statement))
      yield {
        code: "MISSING_STATEMENT",
        at: statement?.value ?? root,
        message: "The policy has no statement.",
      };
    for (const each of itemsOf(statement?.value))
      if (each.kind === "map") yield* unknown(each.entries, elementsOfStatement, "a statement");
  },
};

const versions = ["2012-10-17", "2008-10-17"];

function* unknown(
  entries: readonly Entry[],
  names: readonly string[],
  of: string,
): Iterable<Found> {
  for (const { key, at } of entries) {
    if (key === undefined || names.includes(key)) continue;
    yield {
      code: "INVALID_POLICY_ELEMENT",
      at,
      message: `${code(key)} is no element of ${of}.`,
      meant: nearest(key, names, 1),
    };
  }
}

/** The elements that a statement of a kind of policy must have, and those that exclude each other. */
export const required: StatementCheck = {
  codes: [
    "MISSING_EFFECT",
    "MISSING_ACTION",
    "MISSING_RESOURCE",
    "MISSING_PRINCIPAL",
    "INVALID_EFFECT",
    "UNSUPPORTED_ELEMENT_COMBINATION",
  ],
  *statement(statement, context, policy) {
    yield* effect(statement);
    for (const name of ["Action", "Resource", "Principal"] as const) {
      const [plain, not] = [statement.element(name), statement.element(`Not${name}`)];
      if (plain && not)
        yield {
          code: "UNSUPPORTED_ELEMENT_COMBINATION",
          at: [plain.at, not.at],
          message: `${name} and Not${name} exclude each other.`,
        };
    }
    // Modules and libraries may add to what is declared for them.
    if (policy.root.kind !== "map" || !policy.root.isWhole || !statement.node.isWhole) return;
    if (!statement.action.entry)
      yield missing("MISSING_ACTION", statement, "neither Action nor NotAction");
    if (!statement.resource.entry && needsResource(statement, context))
      yield missing("MISSING_RESOURCE", statement, "neither Resource nor NotResource");
    if (!statement.principal && needsPrincipal.has(context.kind))
      yield missing("MISSING_PRINCIPAL", statement, "no Principal");
  },
};

const needsPrincipal: ReadonlySet<string> = new Set(["resource", "trust", "resource-control"]);

function* effect({ element, node }: StatementView): Iterable<Found> {
  const entry = element("Effect");
  const written = stringOf(entry?.value);
  if (!entry && node.isWhole) {
    yield { code: "MISSING_EFFECT", at: node, message: "The statement has no Effect." };
    return;
  }
  if (!entry || written === undefined || written === "Allow" || written === "Deny") return;
  const [meant] = nearest(written, ["Allow", "Deny"], 1);
  const isOfCase = meant?.toLowerCase() === written.toLowerCase();
  yield {
    code: "INVALID_EFFECT",
    at: entry.value,
    message: `An Effect is Allow or Deny, not ${code(written)}${isOfCase ? `: write ${code(meant)}` : ""}.`,
    ...(meant !== undefined && { meant: [meant] }),
    ...(isOfCase && {
      replacement: { place: entry.value.place, was: written, value: meant },
    }),
  };
}

/** The policies of some resources are about these alone, and those of roles about the role. */
function needsResource({ action }: StatementView, { kind, policyChecks }: Context): boolean {
  if (kind === "trust") return false;
  if (kind !== "resource") return true;
  return !action.items.some((item) =>
    policyChecks.isWithoutResource(stringOf(item)?.split(":")[0]?.toLowerCase() ?? ""),
  );
}

function missing(
  issue: "MISSING_ACTION" | "MISSING_RESOURCE" | "MISSING_PRINCIPAL",
  { node }: StatementView,
  what: string,
): Found {
  return { code: issue, at: node, message: `The statement has ${what}.` };
}
