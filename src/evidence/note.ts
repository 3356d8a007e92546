import type { Caller } from "./caller.ts";
import type { TrailEvent } from "./event.ts";
import { isMeant, type EventFilter } from "./filter.ts";
import { idHash } from "./recent.ts";
import { momentOf } from "./seen.ts";
import { usesOf, type Told, type UseFacts } from "./uses.ts";

/** What is noted of an event, so that it is counted without its record: in another thread, or later. */
export type Note = {
  readonly at: Place;
  readonly caller: Caller;
  /** What it says of permissions; undefined of what is not meant, or is no call of a principal. */
  readonly told: Told | undefined;
  /** Whether the filters leave it in. */
  readonly isMeant: boolean;
  /** The hash of the id by which it is known again, as `idHash` has it; zeros where it has none. */
  readonly low: number;
  readonly high: number;
  /** How many calls it stands for, and from when to when they were: moments as `momentOf` has them. */
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** What it says of the query that counted those. */
  readonly counted?: TrailEvent["counted"];
};

/** What was called, and where: many events have it in common. */
export type Place = Pick<
  TrailEvent,
  "source" | "name" | "region" | "account" | "category" | "readOnly"
> & {
  /** The prefix of the actions of its source. */
  readonly service: string;
  /** Whether it is a call of the API. */
  readonly isCall: boolean;
};

/** Notes events. */
export function notesOf(filter: EventFilter, facts: UseFacts): (event: TrailEvent) => Note {
  const told = usesOf(facts);
  const { trail } = facts;
  return (event) => {
    const { source, name, region, account, category, readOnly, caller, counted } = event;
    const service = trail.prefixOf(source);
    const isCall = trail.isCall(event.type, category);
    const isIn = isMeant(event, service, filter);
    const { low, high } = idHash(idOf(event));
    const last = momentOf(event.time);
    return {
      at: { source, name, region, account, category, readOnly, service, isCall },
      caller,
      told: isIn && isCall && caller.kind === "principal" ? told(event) : undefined,
      isMeant: isIn,
      low,
      high,
      count: counted?.count ?? 1,
      first: counted ? momentOf(counted.first) : last,
      last,
      ...(counted && { counted }),
    };
  };
}

/**
 * By what an event is known again. Of the accounts that are told of a call, the caller's own alone says which
 * principal it was: what the other one is told is no reason to pass that over.
 */
function idOf({ id, sharedId, caller }: TrailEvent): string | undefined {
  return caller.kind === "principal" ? (sharedId ?? id) : id;
}
