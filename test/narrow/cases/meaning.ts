import { authorize } from "../../../src/authorize/authorize.ts";
import { settledList, settledText } from "../../../src/authorize/settled.ts";
import type { Condition, Match, Policy, PrincipalMatch } from "../../../src/iam/policy.ts";
import type { Request } from "../../../src/iam/request.ts";
import type { Hole, Text } from "../../../src/iam/text.ts";
import { session, settled } from "../../authorize/asked.ts";
import type { Asked } from "./case.ts";

const region = "eu-west-1";
const [partition, account] = ["aws", session.account];

/** Everything is in one region of one account, and what has no name is called as it is declared. */
const world = settled({
  textOf: ({ meaning, id }: Hole): string => {
    switch (meaning.kind) {
      case "partition":
        return partition;
      case "region":
        return region;
      case "account":
        return account;
      case "name":
        return meaning.address.slice(meaning.address.lastIndexOf(".") + 1);
      case "unknown":
        return `<${id}>`;
    }
  },
  textsOf: ({ id }: Hole) => [`<${id}>`],
});

/**
 * Whether the policies of identities allow a request to a session of a role that has them all. What
 * is written elsewhere may allow anything.
 */
export function isAllowed(
  asked: Asked,
  policies: readonly Policy[],
  context: Request["context"] = new Map(),
): boolean {
  const [action = "", resource = ""] = asked.split(/ (.*)/);
  const identity = policies.filter(({ kind }) => kind === "identity");
  if (identity.some(({ isElsewhere }) => isElsewhere)) return true;
  const request = { action, resource, caller: session, context };
  return authorize(request, { identity }, world).decision === "allowed";
}

/** What a text is in that world. */
export function valueOf(item: Text): string {
  return settledText(item, world);
}

/**
 * What policies say, one action on one resource for one principal a line: equal for statements that
 * are split, merged, ordered or spelled otherwise.
 */
export function meaningOf(policies: readonly Policy[]): readonly string[] {
  const said = policies.flatMap(({ kind, owner, statements }) =>
    statements.flatMap(({ effect, action, resource, principal, conditions }) => {
      const limits = conditions.map(meaningOfCondition).sort().join(" and ");
      return entriesOf(action).flatMap((act) =>
        entriesOf(resource).flatMap((on) =>
          namesIn(principal).map(
            (who) =>
              `${kind} of ${owner.address}: ${effect} ${act} on ${on} for ${who} if ${limits}`,
          ),
        ),
      );
    }),
  );
  return [...new Set(said)].sort();
}

function entriesOf(match: Match | undefined): readonly string[] {
  if (!match) return [""];
  const items = settledList(match, world);
  return match.negated ? [`all but ${[...items].sort().join(", ")}`] : items;
}

function namesIn(principal: PrincipalMatch | undefined): readonly string[] {
  if (!principal) return [""];
  return principal.entries.flatMap((entry) =>
    settledList(entry, world).map(
      (name) =>
        `${principal.negated ? "all but " : ""}${typeof entry.type === "string" ? entry.type : entry.type.id} ${name}`,
    ),
  );
}

const sameWithoutWildcards: ReadonlySet<string> = new Set(["stringequals", "stringlike"]);
const sameForArns: ReadonlySet<string> = new Set([...sameWithoutWildcards, "arnequals", "arnlike"]);

/** Without wildcards each operator for strings, and of ARNs each for them, asks for the same. */
function meaningOfCondition({ operator, key, values }: Condition): string {
  const texts = [...settledList(values, world)].sort();
  const written = settledText(operator, world).toLowerCase();
  const areArns = texts.every((text) => text.startsWith("arn:"));
  const same = areArns ? sameForArns : sameWithoutWildcards;
  const is = same.has(written) && !texts.some((text) => /[*?]/.test(text)) ? "is" : written;
  return `${settledText(key, world).toLowerCase()} ${is} ${texts.join(", ")}`;
}
