import type { AccessLevel } from "../catalog/action.ts";
import { capitalised } from "../catalog/words.ts";

/** The Sid of actions that take no resource. */
export const sidOfNone = "MultMultNone";

/** The Sid of actions that are allowed on everything although they could be limited. */
export const sidUnconstrained = "SkipResourceConstraints";

/** `SsmReadParameter`: a service, a level and a type, each with one capital letter. */
export function sidOf(service: string, level: AccessLevel, type: string): string {
  return [service, level, type].map(word).join("");
}

/** `SsmMultParametermyparameter`: several levels of access to what an ARN names. */
export function sidOfSeveral(service: string, resource: string): string {
  return [service, "Mult", resource].map(word).join("");
}

/** A Sid of the actions that a condition was put on. */
export function sidWith(sid: string, keys: readonly string[]): string {
  return `${sid}If${keys.map(word).join("")}`;
}

function word(text: string): string {
  return capitalised(text.replace(/[^A-Za-z0-9]/g, "").toLowerCase());
}

/** Sids that differ: a second one of a name has a number behind it. */
export function distinctSids(sids: readonly string[]): readonly string[] {
  const given = new Set<string>();
  return sids.map((sid) => {
    let own = sid;
    for (let number = 2; given.has(own); number++) own = `${sid}${number}`;
    given.add(own);
    return own;
  });
}
