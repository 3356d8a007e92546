import type { Witness } from "../access/witness.ts";
import type { Request } from "../iam/request.ts";

/** Who asks, where policies say who may; whoever has a policy of an identity needs no name. */
export function callerName({ caller }: Request): string | undefined {
  switch (caller.type) {
    case "AWS":
      return caller.arn.endsWith(":role/holder") ? undefined : (caller.session ?? caller.arn);
    case "Service":
      return caller.name;
    case "Federated":
      return caller.provider;
    case "CanonicalUser":
      return caller.id;
    case "anonymous":
      return "anybody, without signing in";
  }
}

/** What a request must carry beside who asks, key by key. */
export function conditionsOf({
  context,
}: Request): readonly (readonly [string, readonly string[]])[] {
  return [...context].filter(([key]) => !said.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `s3:GetObject on arn:aws:s3:::b/x by arn:aws:iam::...:role/app, aws:SourceVpc = vpc-1` */
export function witnessLine({ shown }: Witness): string {
  const by = callerName(shown);
  const context = conditionsOf(shown).map(([key, values]) => `, ${key} = ${values.join(", ")}`);
  return `${shown.action} on ${shown.resource}${by === undefined ? "" : ` by ${by}`}${context.join("")}`;
}

/** Keys that only repeat who asks. */
const said = new Set(["aws:principalarn", "aws:principalaccount"]);
