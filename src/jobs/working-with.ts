import { suppliesNothing } from "../iac/format.ts";
import type { Phrase } from "../iam/draft.ts";
import type { Neighbourhood } from "../narrow/neighbourhood.ts";
import type { Environment } from "../narrow/telling.ts";
import { ofFunctions } from "./running.ts";
import { inOrder, referringIn, typeOf, unscoped, type Surroundings } from "./surroundings.ts";

/** What tells what something that runs is for: what it works with, what feeds it, what it is told. */
export type Evidence = Pick<
  Neighbourhood,
  "used" | "feeding" | "fedBy" | "isFedElsewhere" | "logsElsewhere"
> &
  Environment;

/** What runs under a role elsewhere too says nothing of what it is for. */
export const noEvidence: Evidence = {
  used: new Map(),
  feeding: new Set(),
  fedBy: new Set(),
  given: [],
  unread: [],
  isFedElsewhere: false,
  logsElsewhere: false,
};

/**
 * What runs works with, another that runs among it, and what feeds it: the addresses, by the one that
 * refers to them.
 */
export function evidenceOf(
  running: readonly string[],
  around: Surroundings,
  roles: readonly string[],
  scope: string,
): Evidence {
  const used = new Map<string, string>();
  const otherwise = new Set<string>();
  const feeds = new Set<string>();
  const own = new Set([...running, ...roles]);
  const beside = inOrder(referringIn(around, running), around).filter((address) => {
    const { madeBy } = around.references.get(address)?.supplies ?? {};
    return madeBy === undefined
      ? ofFunctions.test(typeOf(address, around))
      : running.includes(madeBy);
  });
  const sources = [...running, ...beside].map((address) => {
    const { refersTo = [], supplies } = around.references.get(address) ?? {};
    const { uses, ...others } = supplies ?? { ...suppliesNothing, uses: refersTo };
    return { address, by: unscoped(address, scope), uses, ...others };
  });
  for (const { address, by, uses, fedBy } of sources) {
    const note = (to: string): string | undefined => {
      const isItself = own.has(to) && (to === address || !running.includes(address));
      if (!around.order.has(to) || isItself || roles.includes(to)) return undefined;
      const short = unscoped(to, scope);
      if (!used.has(short)) used.set(short, by);
      return short;
    };
    for (const to of uses) {
      const found = note(to);
      if (found !== undefined) otherwise.add(found);
    }
    for (const to of fedBy) {
      const found = note(to);
      if (found !== undefined) feeds.add(found);
    }
  }
  return {
    used,
    feeding: new Set([...used.keys()].filter((address) => !otherwise.has(address))),
    fedBy: feeds,
    given: sources.flatMap(({ by, madeBy, told, texts = [], polledWith = [] }) => {
      const from = madeBy !== undefined && { from: "custom resource" as const };
      return [
        ...told.map(([variable, name]) => ({ name, variable, by, ...from })),
        ...texts.map(([variable, pieces, at]) => ({
          ...{ name: readable(pieces), variable, by, pieces, ...from },
          ...(at !== undefined && { at }),
        })),
        ...polledWith.map(([variable, name]) => ({
          ...{ name, variable, by, from: "event source" as const },
        })),
      ];
    }),
    unread: sources.flatMap(({ unread }) => unread),
    isFedElsewhere: sources.some((each) => each.isFedElsewhere),
    logsElsewhere: sources.some((each) => each.logsElsewhere),
  };
}

/** A text as it reads: `${AWS::StackName}-orders` */
function readable(pieces: Phrase["pieces"]): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : `\${${piece.expression}}`))
    .join("");
}
