import { readHcl } from "../../syntax/hcl/read.ts";
import { once } from "../once.ts";

/** The tree of a file. */
export const readFile = once((source) => readHcl(source.text));
