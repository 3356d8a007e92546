import { shiftOf, type Difference, type Knowing, type Shift } from "../change/shift.ts";
import type { Pair } from "../change/pair.ts";
import type { NotEvaluated } from "../report/not-evaluated.ts";
import type { Place } from "../source/source.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Reading } from "./reading.ts";
import type { PolicySet } from "./subjects.ts";

/** What one file allows and another does not, both ways, and what of either is not known. */
export type Differences = {
  readonly shifts: readonly Shift[];
  readonly unread: readonly NotEvaluated[];
};

/** What may be looked at before the rest is left undecided. */
const most = 6_000_000;

/**
 * What the policies of a file allow that those of an older one do not, and the other way round: role by
 * role and resource by resource, by their addresses; of two that have one policy each, whatever these
 * are called.
 */
export function differencesOf(before: Reading, now: Reading, facts: AwsFacts): Differences {
  const known: Knowing = { ...facts, criticalIn: () => undefined, effort: { left: most } };
  const shifts = pairsOf(before.subjects, now.subjects).map((pair): Shift => {
    const { address, gained, lost } = shiftOf(pair, new Map(), known);
    return {
      address: (pair.isGone ? before : now).onDisk(address),
      gained: gained.map((each) => onDisk(each, now)),
      lost: lost.map((each) => onDisk(each, before)),
    };
  });
  const told = shifts.filter(({ gained, lost }) => gained.length + lost.length > 0);
  return { shifts: told, unread: [...before.unread, ...now.unread] };
}

/** What is told of a statement where it lies on the disk. */
function onDisk(difference: Difference, { onDisk: pathOf }: Reading): Difference {
  const { statement, policy, at } = difference;
  const moved = ({ source, span }: Place): Place => ({
    source: { ...source, path: pathOf(source.path) },
    span,
  });
  const { path } = statement.place.source;
  const id = statement.id.startsWith(path)
    ? `${pathOf(path)}${statement.id.slice(path.length)}`
    : statement.id;
  const address = policy.owner.address === path ? pathOf(path) : policy.owner.address;
  return {
    ...difference,
    statement: { ...statement, id, place: moved(statement.place) },
    policy: { ...policy, owner: { ...policy.owner, address } },
    at: moved(at),
  };
}

function pairsOf(before: readonly PolicySet[], now: readonly PolicySet[]): readonly Pair[] {
  const [old, fresh] = [before[0], now[0]];
  if (old && fresh && before.length === 1 && now.length === 1) return [pairOf(fresh, old)];
  const byKey = new Map(before.map((each) => [each.key, each]));
  const keys = new Set(now.map(({ key }) => key));
  return [
    ...now.map((each) => pairOf(each, byKey.get(each.key))),
    ...before.filter(({ key }) => !keys.has(key)).map((each) => pairOf(undefined, each)),
  ];
}

function pairOf(now: PolicySet | undefined, before: PolicySet | undefined): Pair {
  return {
    address: now?.address ?? before?.address ?? "",
    now: now?.policies ?? [],
    before: before?.policies ?? [],
    isNew: before === undefined,
    isGone: now === undefined,
    isDoubtful: false,
    written: new Map(),
  };
}
