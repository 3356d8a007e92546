import { isHolder } from "../access/holder.ts";
import type { PolicyKind } from "../iam/policy.ts";
import type { Request } from "../iam/request.ts";

/** A request as every report tells of it. */
export type ShownRequest = {
  readonly action: string;
  readonly resource: string;
  /**
   * An ARN, a service, a provider or a canonical id; `*` for a caller who did not sign in. Null for
   * whoever has the policies, which say of nobody who it is.
   */
  readonly principal: string | null;
  /** By the names of the condition keys. */
  readonly context: Readonly<Record<string, readonly string[]>>;
};

/** What the caller's ARN says anyway. */
const ofCaller: ReadonlySet<string> = new Set(["aws:principalarn", "aws:principalaccount"]);

/** A request without what its caller says already. */
export function shownRequest({ action, resource, caller, context }: Request): ShownRequest {
  const said = [...context].filter(
    ([key]) => caller.type !== "AWS" || !ofCaller.has(key.toLowerCase()),
  );
  const sorted = said.sort(([a], [b]) => (a < b ? -1 : 1));
  return { action, resource, principal: principalOf(caller), context: Object.fromEntries(sorted) };
}

function principalOf(caller: Request["caller"]): string | null {
  switch (caller.type) {
    case "AWS":
      return isHolder(caller) ? null : (caller.session ?? caller.arn);
    case "Service":
      return caller.name;
    case "Federated":
      return caller.provider;
    case "CanonicalUser":
      return caller.id;
    case "anonymous":
      return "*";
  }
}

/** What a request says beside its action and resource, each piece through `shown`. */
export function requestPieces(
  { principal, context }: ShownRequest,
  shown: (text: string) => string,
): readonly string[] {
  const who = principal === "*" ? "anybody (not signed in)" : principal && shown(principal);
  const keys = Object.entries(context).map(([key, values]) =>
    shown(`${key} = ${values.join(", ")}`),
  );
  return [
    ...(who === null ? [] : [`by ${who}`]),
    ...(keys.length > 0 ? [`with ${keys.join(" and ")}`] : []),
  ];
}

/**
 * `s3:GetObject on arn:aws:s3:::b/x by anybody (not signed in) with aws:SourceVpc = vpc-1`; of a role
 * that is assumed, who assumes it: which one it is, its trust policy does not say.
 */
export function requestLine(request: ShownRequest, kind?: PolicyKind): string {
  const { action, resource } = request;
  const rest = requestPieces(request, (text) => text);
  const line = kind === "trust" ? [action, ...rest] : [`${action} on ${resource}`, ...rest];
  return line.join(" ").replace(/\s+/g, " ");
}
