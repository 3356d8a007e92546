import type { PolicyCheck, ValidityKind } from "../check.ts";
import type { IssueCode } from "../issue-codes.ts";
import { isWhole, type Node } from "../node.ts";
import { memberOf } from "../view.ts";

/** Statements that say the same as another one. */
export const redundantStatements: PolicyCheck = {
  codes: ["REDUNDANT_STATEMENT"],
  *policy({ statements }) {
    const seen = new Map<string, Node>();
    for (const { node, element } of statements) {
      const sid = element("Sid")?.value;
      const said = spelled({ ...node, entries: node.entries.filter(({ value }) => value !== sid) });
      if (said === undefined) continue;
      const before = seen.get(said);
      if (before)
        yield {
          code: "REDUNDANT_STATEMENT",
          at: [before, node],
          message: "Two statements say the same: one of them is enough.",
        };
      else seen.set(said, node);
    }
  },
};

/** How long each kind of policy may be, and what is said of a longer one. */
const tooLong: Readonly<Record<ValidityKind, IssueCode>> = {
  identity: "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA",
  resource: "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
  trust: "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
  "service-control": "POLICY_SIZE_EXCEEDS_SCP_QUOTA",
  "resource-control": "POLICY_SIZE_EXCEEDS_RCP_QUOTA",
};

/** How long a policy is, white space not counted. */
export const size: PolicyCheck = {
  codes: Object.values(tooLong),
  *policy({ root }, { kind, policyChecks }) {
    const most = policyChecks.quota(kind);
    const length = lengthOf(root);
    const statements = memberOf(root, "Statement")?.value;
    // What may not be there does not count.
    if (most === undefined || length <= most || !isWhole(statements)) return;
    yield {
      code: tooLong[kind],
      at: root,
      message: `The policy has ${length} characters, white space not counted, and AWS takes ${most}.`,
    };
  },
};

/** The least that a policy has, each value that is not known taken for nothing. */
function lengthOf(node: Node): number {
  switch (node.kind) {
    case "map":
      return between(
        node.entries.map(
          ({ key, value }) => JSON.stringify(key ?? "").length + 1 + lengthOf(value),
        ),
      );
    case "list":
      return between(node.items.map(lengthOf));
    case "text": {
      const known = node.text.parts.filter((part) => typeof part === "string").join("");
      return JSON.stringify(known.replace(/\s/g, "")).length;
    }
    case "plain":
      return String(node.value).length;
    case "unknown":
      return 0;
  }
}

/** Two brackets, and the commas in between. */
function between(lengths: readonly number[]): number {
  return lengths.reduce((sum, each) => sum + each, 2 + Math.max(0, lengths.length - 1));
}

/** A text equal for nodes that say the same, in whatever order; undefined where that is not known. */
function spelled(node: Node): string | undefined {
  if (!isWhole(node)) return undefined;
  switch (node.kind) {
    case "map": {
      const parts = node.entries.map(({ key, value }) => {
        const inner = spelled(value);
        return inner === undefined ? undefined : `${JSON.stringify(key)}:${inner}`;
      });
      return parts.includes(undefined) ? undefined : `{${parts.sort().join(",")}}`;
    }
    case "list": {
      const parts = node.items.map(spelled);
      if (parts.includes(undefined)) return undefined;
      const [only = "[]", ...more] = parts.sort();
      return more.length === 0 ? only : `[${parts.join(",")}]`;
    }
    case "text": {
      const [only = "", ...more] = node.text.parts;
      return more.length === 0 && typeof only === "string" ? JSON.stringify(only) : undefined;
    }
    case "plain":
      return JSON.stringify(String(node.value));
    case "unknown":
      return undefined;
  }
}
