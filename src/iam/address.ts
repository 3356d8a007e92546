import { directoryOf } from "../source/path.ts";
import type { Hole } from "./text.ts";

/** A hole as people know it: its address, without the module or template that all share. */
export function holeAddress({ id, place }: Hole): string {
  const { path } = place.source;
  // In a stack that another template makes of this one.
  if (id.startsWith(`${path}#`)) return id.replace(/^.*?:\w+\//, "");
  const scopes = [path, directoryOf(path)];
  const scope = scopes.find((each) => id.startsWith(`${each}/`));
  if (scope !== undefined) return id.slice(scope.length + 1);
  // What stands in a module of Terraform, or is given to it, is named from where that is called.
  return /(?:^|\/)((?:module|provider|var|local|data|aws_\w+)\..*)$/s.exec(id)?.[1] ?? id;
}
