import { groupedBy } from "../../source/grouped.ts";
import { code } from "../../source/quoted.ts";
import type { At } from "../node.ts";
import type { PolicyCheck, ValidityKind } from "../check.ts";
import { writtenIn } from "../written.ts";

/** IAM and AWS Organizations ask more of names than services do of the policies of their resources. */
const strict: ReadonlySet<ValidityKind> = new Set([
  "identity",
  "service-control",
  "resource-control",
]);

/** How statements are called. Follows "IAM JSON policy elements: Sid" of AWS's IAM User Guide. */
export const sids: PolicyCheck = {
  codes: ["EMPTY_SID_VALUE", "UNSUPPORTED_SID", "UNIQUE_SIDS_REQUIRED", "UNIQUE_SIDS_RECOMMENDED"],
  *policy({ statements }, { kind }) {
    const all = statements.flatMap(({ element }) => {
      const sid = element("Sid")?.value;
      return sid ? writtenIn([sid]) : [];
    });
    for (const { node, text } of all) {
      if (text === "")
        yield {
          code: "EMPTY_SID_VALUE",
          at: node,
          message: "An empty Sid says nothing: the element can be left out.",
        };
      else if (strict.has(kind) && !/^[A-Za-z0-9]*$/.test(text))
        yield {
          code: "UNSUPPORTED_SID",
          at: node,
          message: `A Sid is made of letters and digits only, unlike ${code(text)}.`,
        };
    }
    for (const [sid, group] of groupedBy(all, ({ text }) => text)) {
      const [first, second, ...more] = group;
      if (sid === "" || !first || !second) continue;
      const at: readonly [At, ...At[]] = [first.node, second.node, ...more.map(({ node }) => node)];
      yield strict.has(kind)
        ? {
            code: "UNIQUE_SIDS_REQUIRED",
            at,
            message: `More than one statement has the Sid ${code(sid)}, which must be unique.`,
          }
        : {
            code: "UNIQUE_SIDS_RECOMMENDED",
            at,
            message: `More than one statement has the Sid ${code(sid)}: names of their own tell them apart.`,
          };
    }
  },
};
