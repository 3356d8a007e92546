import { ofStrings } from "./arguments.ts";
import type { Functions } from "./function.ts";

export const pathFunctions: Functions = new Map([
  ["basename", ofStrings(nameIn)],
  ["dirname", ofStrings(directoryOf)],
]);

function nameIn(path: string): string {
  const [name] = path.replace(/\/+$/, "").split("/").slice(-1);
  return path === "" ? "." : name === undefined || name === "" ? "/" : name;
}

function directoryOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return cleaned(slash < 0 ? "" : path.slice(0, slash + 1));
}

/** A path without `.`, `..` and slashes that say nothing, as Go cleans it. */
function cleaned(path: string): string {
  const root = path.startsWith("/") ? "/" : "";
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.length > 0 && steps.at(-1) !== "..") steps.pop();
    else if (root === "") steps.push(step);
  }
  const made = root + steps.join("/");
  return made === "" ? "." : made;
}
