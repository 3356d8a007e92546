import { isEveryAction, itemPattern, serviceIn } from "../iam/action-pattern.ts";
import type { Phrase } from "../iam/draft.ts";
import { plainText } from "../iam/new-policy.ts";
import type { Text } from "../iam/text.ts";
import { listed } from "../rules/wording.ts";
import { groupedBy } from "../source/grouped.ts";
import { once } from "../source/once.ts";
import { code } from "../source/quoted.ts";
import { boundariesNear } from "./bounded-by.ts";
import type { Deployed } from "./neighbourhood.ts";
import { narrowBy, type Found, type Task } from "./narrow-by.ts";
import type { Doing, Taken } from "./uses.ts";

// What whoever deploys a repository is allowed, by the resource types that are declared in it.

/** The longest list of actions of several services that is compared with a plan, and not read. */
const mostDeployed = 400;

/** The most types that are named. */
const mostNamed = 6;

/**
 * What the resource types need that are declared in the repository, in the place of wildcards, and of roles and policies
 * only those that are to be named. Whether it deploys those alone is to be asked: no proof tells it. Undefined where
 * nothing says that it deploys, or most of what the wildcards are about is not declared.
 */
export function deployedAlone(task: Task): Found | undefined {
  const deployed = task.context.deployed();
  const items = task.statement.action?.items ?? [];
  if (!deployed) return undefined;
  const isWhole = items.some(isEveryAction);
  const wild = items.map((item) => serviceIn(itemPattern(item, "x"))).filter(deployed.isKnown);
  const needed = wild.filter((service) => deployed.services.has(service));
  if (!isWhole && needed.length * 2 < wild.length) return undefined;
  const taken: Taken = (service) =>
    deployed.isKnown(service) || isWhole ? [[deploying(service, deployed)]] : [];
  const stays = (item: Text): boolean =>
    !isEveryAction(item) && !deployed.isKnown(serviceIn(itemPattern(item, "x")));
  const { agreed } = task;
  const found = narrowBy(taken, {
    ...task,
    agreed: { ...agreed, wildcard: (item) => agreed.wildcard(item) || stays(item) },
    unnamed: "managing",
    most: mostDeployed,
    asks: asksOf(deployed, boundariesNear(task.context)),
  });
  return found.ok && found.opened.length > 0 ? found : undefined;
}

function asksOf({ types, unknown }: Deployed, boundaries: readonly Phrase[]): readonly string[] {
  const names = unknown.slice(0, mostNamed).map((each) => code(each));
  const more = unknown.length > mostNamed ? [`${unknown.length - mostNamed} more types`] : [];
  return [
    `whether it deploys only the ${types === 1 ? "resource type" : `${types} resource types`} declared in this repository`,
    ...(boundaries.length > 0
      ? [
          `whether all roles that it makes are to have ${listed(
            boundaries.map((each) => code(plainText(each))),
            boundaries.length,
            "or",
          )} as their permissions boundary`,
        ]
      : []),
    ...(names.length > 0
      ? [`what ${listed([...names, ...more])} ${unknown.length === 1 ? "takes" : "take"}`]
      : []),
  ];
}

function deploying(service: string, { actions }: Deployed): Doing {
  const own = actionsByService(actions).get(service.toLowerCase()) ?? new Set<string>();
  return {
    ...{ service, does: "deploys", what: "what is declared here", actions: own, own: new Set() },
    ...{ words: [], apart: true, fed: false, common: false, beside: false, isOf: () => false },
  };
}

const actionsByService = once((actions: ReadonlySet<string>): ReadonlyMap<string, Set<string>> => {
  const groups = groupedBy([...actions], serviceIn);
  return new Map([...groups].map(([service, own]) => [service, new Set(own)]));
});
