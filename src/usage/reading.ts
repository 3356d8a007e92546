import type { SdkClients } from "../catalog/sdk-calls.ts";
import type { Evaluator, Script } from "../evaluate/script/at.ts";
import type { Call, Function } from "../syntax/script/tree.ts";
import type { Modules } from "../evaluate/script/modules.ts";

/** What finding the calls of a file needs. */
export type Reading = {
  readonly script: Script;
  readonly evaluator: Evaluator;
  readonly sdk: SdkClients;
  readonly modules: Modules;
  /** The same for another file. */
  readonly of: (script: Script) => Reading;
  /** The calls of a function in other files. */
  readonly callers: (of: Function) => readonly Caller[];
};

export type Caller = { readonly call: Call; readonly reading: Reading };
