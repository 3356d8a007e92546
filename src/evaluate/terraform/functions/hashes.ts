import { createHash } from "node:crypto";
import { ofStrings } from "./arguments.ts";
import type { Applied, Functions } from "./function.ts";

export const hashFunctions: Functions = new Map([
  ["md5", hash("md5", "hex")],
  ["sha1", hash("sha1", "hex")],
  ["sha256", hash("sha256", "hex")],
  ["sha512", hash("sha512", "hex")],
  ["base64sha256", hash("sha256", "base64")],
  ["base64sha512", hash("sha512", "base64")],
]);

function hash(algorithm: string, encoding: "hex" | "base64"): Applied {
  return ofStrings((text) => createHash(algorithm).update(text).digest(encoding));
}
