import type { Unseen } from "./found.ts";
import type { CodeCall } from "./sdk-calls.ts";

/** What code that runs together calls, and what of it is not known. */
export type CodeFound = {
  readonly calls: readonly CodeCall[];
  readonly unseen: readonly Unseen[];
  /** Packages of which nothing is known, and other signs that it may call more. */
  readonly strange: readonly Unseen[];
  /** The files that were read. */
  readonly paths: readonly string[];
};

/** Where code begins: a file, and the name of the function that is called, where one is known. */
export type Entry = { readonly path: string; readonly handler?: string };
