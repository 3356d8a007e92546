import { accessLevels, type AccessLevel } from "../catalog/action.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Narrowing } from "../narrow/narrowing.ts";

/** Actions of one access level that a replacement leaves out. */
export type LostLevel = {
  readonly level: AccessLevel | "unknown";
  readonly actions: readonly string[];
};

/** What a replacement no longer allows, level by level, what weighs most first. */
export function lostByLevel({ lost }: Narrowing, catalog: Catalog): readonly LostLevel[] {
  const actions = [...new Set(lost.flatMap((each) => each.actions))].sort();
  const levelOf = (id: string): LostLevel["level"] => catalog.action(id)?.level ?? "unknown";
  return ([...accessLevels].reverse() as LostLevel["level"][])
    .concat("unknown")
    .flatMap((level) => {
      const own = actions.filter((id) => levelOf(id) === level);
      return own.length > 0 ? [{ level, actions: own }] : [];
    });
}
