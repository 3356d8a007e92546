import { z } from "zod";
import { longestArn } from "./pattern.ts";

/** Names and ARNs: ARNs have at most 2048 characters, and patterns of them a few more. */
export const text = z.string().max(2200);

/** What AWS calls something, without spaces: they stand between such names where several are one key. */
export const word = text.regex(/^[^ ]*$/);

/** A pattern of ARNs, in which some signs are written with four (`${*}`). */
export const arnPattern = z.string().max(4 * longestArn);

/** A moment in UTC: `2026-11-28T23:59:59Z`. */
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

export const count = z.number().int().nonnegative();

/** Without the members that are not said. */
export function stated<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;
}
