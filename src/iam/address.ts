import type { Hole } from "./text.ts";

/** A hole as people know it: its address, without the module or template that all share. */
export function holeAddress({ id, place }: Hole): string {
  const { path } = place.source;
  const slash = path.lastIndexOf("/");
  const scopes = [path, slash < 0 ? "." : path.slice(0, slash)];
  const scope = scopes.find((each) => id.startsWith(`${each}/`));
  return scope === undefined ? id : id.slice(scope.length + 1);
}
