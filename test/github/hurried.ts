import { usualPatience, type Patience } from "../../src/github/patience.ts";

/** The usual patience, with seconds that pass in a thousandth of their time. */
export const hurried: Patience = { ...usualPatience, second: 1 };
