import type { Statement } from "../iam/policy.ts";

/** Whether something is there: "maybe" where what is not known decides, "never" where nothing makes it. */
export type Presence = Statement["presence"];

/** Both of two things decide whether something is there. */
export function together(one: Presence, other: Presence): Presence {
  if (one === "never" || other === "never") return "never";
  return one === "always" ? other : one;
}
