import type { Policy } from "../iam/policy.ts";
import type { Caller, Request } from "../iam/request.ts";
import { known } from "../iam/text.ts";

/** A request as every report tells of it. */
export type ShownRequest = {
  readonly action: string;
  readonly resource: string;
  /** An ARN, a service, a provider or a canonical id; `*` for a caller who did not sign in. */
  readonly principal: string;
  /** By the names of the condition keys, as the policies write them. */
  readonly context: Readonly<Record<string, readonly string[]>>;
};

/** What the caller's ARN says anyway. */
const ofCaller: ReadonlySet<string> = new Set(["aws:principalarn", "aws:principalaccount"]);

/** A request without what its caller says already; its keys as policies write them. */
export function shownRequest(
  { action, resource, caller, context }: Request,
  policies: readonly Policy[],
): ShownRequest {
  const names = keyNames(policies);
  const said = [...context].filter(([key]) => caller.type !== "AWS" || !ofCaller.has(key));
  return {
    action,
    resource,
    principal: principalOf(caller),
    context: Object.fromEntries(said.map(([key, values]) => [names.get(key) ?? key, values])),
  };
}

function principalOf(caller: Caller): string {
  switch (caller.type) {
    case "AWS":
      return caller.session ?? caller.arn;
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

function keyNames(policies: readonly Policy[]): ReadonlyMap<string, string> {
  const written = policies.flatMap(({ statements }) =>
    statements.flatMap(({ conditions }) => conditions.flatMap(({ key }) => known(key) ?? [])),
  );
  return new Map(written.map((key) => [key.toLowerCase(), key]));
}

/** `s3:GetObject on arn:aws:s3:::b/x by * with aws:SourceVpc = vpc-1` */
export function requestLine({ action, resource, principal, context }: ShownRequest): string {
  const who = principal === "*" ? "anybody" : principal;
  const keys = Object.entries(context).map(([key, values]) => `${key} = ${values.join(", ")}`);
  return [
    `${action} on ${resource} by ${who}`,
    ...(keys.length > 0 ? [keys.join(" and ")] : []),
  ].join(" with ");
}
