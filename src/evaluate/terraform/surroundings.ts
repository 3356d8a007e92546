import { noFiles, type Files } from "../../source/source.ts";
import type { Value } from "../value.ts";
import type { Nesting } from "../depth.ts";
import type { Module } from "./module.ts";
import type { Called } from "./outputs.ts";
import type { Presence } from "../presence.ts";

/** What a module is evaluated in: who calls it, whom it calls, and the files that it may read. */
export type Surroundings = {
  /**
   * Which instance of the module it is: its directory where it is run by itself, else the caller
   * with the call behind it, `infra/module.queue`.
   */
  readonly id: string;
  /** The directory that is run, from which paths in `path.module` lead. */
  readonly root: string;
  /** What its caller gives to a variable; absent where nobody calls it. */
  readonly given?: (variable: string) => Value | undefined;
  /** Whether others than its caller may give something to it too. */
  readonly isOpen?: true;
  /** Whether its caller makes this instance. */
  readonly presence: Presence;
  /** What a call in it makes, if the module that it names is one of the repository's. */
  readonly called: (name: string) => readonly Called[] | undefined;
  /** The identity of a provider of the module: its caller's, where it has that from there. */
  readonly provider: (name: string) => string;
  readonly files: Files;
  readonly nesting: Nesting;
};

/** A module that is run by itself, and calls nothing that is known. */
export function alone({ directory }: Pick<Module, "directory">): Surroundings {
  return {
    id: directory,
    root: directory,
    presence: "always",
    called: () => undefined,
    provider: (name) => `${directory}/provider.${name}`,
    files: noFiles,
    nesting: { level: 0 },
  };
}
