import type { Action } from "../catalog/action.ts";
import { covers } from "../catalog/wildcard.ts";
import type { Narrowed } from "./narrowed.ts";

/** Whether events of an action, by some principals, may have been left out by a filter. */
export function leavesOut(
  { principals, accounts, regions, services, failed, readOnly }: Narrowed,
  { service, level }: Action,
  arns: readonly string[],
): boolean {
  const isRead = level === "List" || level === "Read";
  return (
    // Somebody may have called in another region.
    regions !== undefined ||
    failed === true ||
    services?.includes(service) === false ||
    (readOnly !== undefined && readOnly !== isRead) ||
    (principals !== undefined &&
      (arns.length === 0 ||
        !arns.every((arn) => principals.some((pattern) => covers(pattern, arn))))) ||
    (accounts !== undefined && !arns.every((arn) => accounts.includes(arn.split(":")[4] ?? "")))
  );
}
