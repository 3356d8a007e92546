import type { Use } from "../catalog/uses.ts";
import { listed } from "../rules/wording.ts";
import { linesOf } from "../source/lines.ts";
import { code } from "../source/quoted.ts";
import type { Place } from "../source/source.ts";

// What the code beside a policy says of what is needed.

/** What the code calls that runs under a policy. */
export type CalledInCode = {
  /** By action, in small letters. */
  readonly needed: ReadonlyMap<string, CalledAction>;
  /** All of its calls were recognised. */
  readonly isWhole: boolean;
  /** All of its own calls: what is not read are packages and layers that may call AWS themselves. */
  readonly isOwnRead: boolean;
  /** The services that run it: `lambda`, `states`. */
  readonly by: ReadonlySet<string>;
};

export type CalledAction = {
  /** Where it is called. */
  readonly places: readonly Place[];
  /** The addresses of the declared resources that the calls name; undefined where one names another one. */
  readonly addresses: ReadonlySet<string> | undefined;
  /** A call names what has no ARN: `*` is its resource. */
  readonly isWithoutArn?: true;
};

/** What code does with a service, and where. */
export type UseInCode = Use & { readonly calledAt: readonly Place[] };

/**
 * Whether only services assume a role of which the code is read that they run: of what anybody else does under
 * it, that says nothing.
 *
 * @param services who may assume it, by their principals
 * @param by the services that run the code, `lambda`
 */
export function areOfCode(services: readonly string[], by: ReadonlySet<string>): boolean {
  return (
    services.length > 0 &&
    services.every((each) => {
      const [, name = ""] = /^(?:edge)?([\w-]+)\.amazon/.exec(each) ?? [];
      return by.has(name);
    })
  );
}

/** The most places that are named in a sentence. */
const mostPlaces = 3;

/** What code does with a service, as something that it is needed for; nothing where it calls nothing of it. */
export function useInCode(
  service: string,
  called: Pick<CalledInCode, "needed">,
): UseInCode | undefined {
  const own = [...called.needed].filter(([id]) => id.startsWith(`${service.toLowerCase()}:`));
  if (own.length === 0) return undefined;
  const ids = new Set(own.map(([id]) => id));
  return {
    service,
    does: "",
    what: "",
    calledAt: own.flatMap(([, { places }]) => places),
    actions: ids,
    own: ids,
    words: [],
    apart: false,
    fed: false,
    common: false,
    beside: false,
    isOf: () => true,
  };
}

/** What is done with a service of which the code calls nothing. */
export function nothingOf(service: string): UseInCode {
  const none: ReadonlySet<string> = new Set();
  return {
    service,
    does: "calls",
    what: `nothing of ${code(service)}`,
    calledAt: [],
    actions: none,
    own: none,
    words: [],
    apart: true,
    fed: false,
    common: false,
    beside: false,
    isOf: () => true,
  };
}

/** `src/orders.ts:41`, the first ones in the order of the files. */
export function placesOf(places: readonly Place[]): string {
  const named = [...new Set(places.map(nameOf))];
  const first = named.slice(0, mostPlaces).map((each) => code(each));
  const more = named.length - first.length;
  return listed(more > 0 ? [...first, `${more} more`] : first, mostPlaces + 1);
}

function nameOf(place: Place): string {
  return `${place.source.path}:${linesOf(place).first}`;
}
