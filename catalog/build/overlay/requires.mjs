/**
 * What several required resource types of one action mean. AWS's pages mark them with the same
 * asterisk: one call is authorised on each of them (conjuncts), or it names one of them
 * (alternatives). Here stands what is certain; what is not here is undecided, and a replacement
 * then keeps a pattern for every type.
 */
import { all } from "./requires/all.mjs";
import { any } from "./requires/any.mjs";
import { mixed } from "./requires/mixed.mjs";
import { undecided } from "./requires/undecided.mjs";

export { families } from "./requires/families.mjs";

/**
 * "all": each required type is a conjunct. "any": one of them is enough. A list of lists: each
 * inner list is a conjunct, and one type of it is enough.
 * @typedef {import("../normalise.mjs").Conjuncts} Conjuncts
 * @type {readonly (import("./requires/decision.mjs").Decision & { conjuncts: Conjuncts | "undecided" })[]}
 */
export const decisions = [
  ...all.map((decision) => ({ ...decision, conjuncts: /** @type {const} */ ("all") })),
  ...any.map((decision) => ({ ...decision, conjuncts: /** @type {const} */ ("any") })),
  ...mixed,
  ...undecided.map((decision) => ({ ...decision, conjuncts: /** @type {const} */ ("undecided") })),
];
