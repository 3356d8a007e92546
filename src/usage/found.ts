import type { SdkCall } from "../catalog/sdk-calls.ts";
import type { Place } from "../source/source.ts";
import type { Argument, Expression } from "../syntax/script/tree.ts";
import type { Client } from "./clients.ts";

/** What code does with AWS that is not known. */
export type Unseen = {
  readonly reason: UnseenReason;
  readonly detail: string;
  readonly place: Place;
};

export type UnseenReason =
  /** Which operation is called is decided when it runs: `client[method]()`. */
  | "dynamic-operation"
  /** Which service is called is decided when it runs. */
  | "dynamic-service"
  /** No operation of that name is known. */
  | "unknown-operation"
  /** A client is given to code that is not read. */
  | "handed-on"
  /** A file that is imported is not read, or a part of one. */
  | "unread-file"
  /** A package that is imported may call AWS itself. */
  | "package"
  /** A service that it calls reaches what others have in its name. */
  | "on-behalf"
  /** A container beside it is not read, or something else may be run in its own. */
  | "container"
  /** Code of elsewhere is put beside it. */
  | "layer";

/** What a call in code is one of, or what is not known of it. */
export type Found =
  | {
      readonly operation: SdkCall;
      readonly input: readonly Argument[];
      /** It is called elsewhere: what it is given is not known. */
      readonly isOpen?: true;
      readonly client?: Client;
      readonly at: Expression;
    }
  | { readonly reason: UnseenReason; readonly detail: string; readonly at: Expression };
