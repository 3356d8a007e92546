import { positionAt } from "../source/lines.ts";
import type { Place } from "../source/source.ts";
import type { CalledAt, CodeBeside } from "./code.ts";

/** What the code of functions calls, beside what the policies allow that they run under. */
export type ShownCode = {
  readonly functions: readonly string[];
  readonly paths: readonly string[];
  /** Actions that the code needs for sure. */
  readonly called: readonly ShownCalled[];
  /** Those of them that no statement of their policies allows, on whatever resource. */
  readonly missing: readonly ShownCalled[];
  /** What statements allow by name, or as all of a service, and nothing that runs under them calls. */
  readonly uncalled: readonly (ShownAt & { readonly action: string })[];
  /** What the code does with AWS that is not known: it may call more. */
  readonly unseen: readonly (ShownAt & { readonly reason: string; readonly detail: string })[];
};

type ShownAt = { readonly path: string; readonly line: number };

type ShownCalled = { readonly action: string; readonly places: readonly ShownAt[] };

export function shownCode(code: readonly CodeBeside[]): readonly ShownCode[] {
  return code.map(({ functions, paths, called, missing, uncalled, unseen }) => ({
    functions,
    paths,
    called: called.map(shownCalled),
    missing: missing.map(shownCalled),
    uncalled: uncalled.map(({ action, place }) => ({ action, ...shownAt(place) })),
    unseen: unseen.map(({ reason, detail, place }) => ({ reason, detail, ...shownAt(place) })),
  }));
}

function shownCalled({ action, places }: CalledAt): ShownCalled {
  return { action, places: places.map(shownAt) };
}

function shownAt({ source, span }: Place): ShownAt {
  return { path: source.path, line: positionAt(source, span.start).line };
}
