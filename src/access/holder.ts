import type { Caller } from "../iam/request.ts";

const name = "holder";

/** Whoever has the policies of a side, where they do not say who that is. */
export function holderIn(account: string): Caller {
  return { type: "AWS", arn: `arn:aws:iam::${account}:role/${name}`, account };
}

export function isHolder(caller: Caller): boolean {
  return caller.type === "AWS" && caller.arn.endsWith(`:role/${name}`);
}
