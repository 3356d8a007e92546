import { once } from "../source/once.ts";
import { readJson } from "../syntax/json.ts";
import type { DataProblem } from "../syntax/data.ts";
import { dataValue } from "./data.ts";
import { embeddedFrame } from "./embedded.ts";
import type { EmbeddedText, Value } from "./value.ts";

/** What a JSON text inside a file comes to; its places lead out to the file. */
export type Decoded =
  | { readonly ok: true; readonly value: Value | undefined }
  | { readonly ok: false; readonly problem: DataProblem };

export const decodeJson = once((embedded: EmbeddedText): Decoded => {
  const { root, problems } = readJson(embedded.text);
  const [problem] = problems;
  if (problem) return { ok: false, problem };
  return { ok: true, value: root && dataValue(root, embeddedFrame(embedded)) };
});

/** The value of a text that is JSON as a whole; undefined where it is none, or not known. */
export function valueInJson(embedded: EmbeddedText | undefined): Value | undefined {
  const decoded = embedded && !embedded.unsure ? decodeJson(embedded) : undefined;
  return decoded?.ok ? decoded.value : undefined;
}
