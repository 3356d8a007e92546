import type { SdkClients } from "../catalog/sdk-calls.ts";
import type { CodeText } from "../evaluate/code-text.ts";
import type { Files, Place } from "../source/source.ts";
import type { ScriptReaders } from "../syntax/script/tree.ts";
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
  /** Where the first of them begins. */
  readonly start?: Place;
};

/** Where code begins: a file, and the name of the function that is called, where one is known. */
export type Entry = { readonly path: string; readonly handler?: string };

/** Programs that stand in other files, by the paths under which they are read. */
export type WrittenCode = ReadonlyMap<string, CodeText>;

/** What reading code asks for. */
export type CodeTools = {
  readonly files: Files;
  readonly written?: WrittenCode;
  /** All paths of the repository. */
  readonly list: () => readonly string[];
  readonly scripts: () => ScriptReaders;
  readonly sdk: SdkClients;
};

/**
 * Reads the code that begins in some files: those, and all of the repository that they import.
 *
 * @param roots the folders from which imports are looked up that do not begin with a dot
 * @param layers the folders that are put beside the code, under `/opt`
 */
export type ReadCode = (
  entries: readonly Entry[],
  roots: readonly string[],
  layers?: readonly string[],
) => CodeFound;
