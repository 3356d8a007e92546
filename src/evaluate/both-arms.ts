import type { Source } from "../source/source.ts";
import { embedding, type Embedding } from "./embed.ts";
import type { EmbeddedText, UnsurePart } from "./value.ts";

/** Which arm is read of what hangs on a condition that is not known. */
export type Arm = "then" | "otherwise";

/** Parts of the file that are read one way, and may be another; some of them have two arms. */
export type Unsure = { readonly parts: UnsurePart[]; arms: boolean };

/**
 * A text with places, of which some parts hang on conditions that are not known: one with the first arms of all,
 * and beside it one with the others.
 *
 * @param build puts the text together, with the arms that are asked for, and tells where there are any
 */
export function withBothArms(
  source: Source,
  build: (made: Embedding, arm: Arm, unsure: Unsure) => void,
): EmbeddedText {
  const read = (arm: Arm): { readonly text: EmbeddedText; readonly unsure: Unsure } => {
    const made = embedding();
    const unsure: Unsure = { parts: [], arms: false };
    build(made, arm, unsure);
    const text = made.result(source);
    return { text: unsure.parts.length > 0 ? { ...text, unsure: unsure.parts } : text, unsure };
  };
  const { text, unsure } = read("then");
  return unsure.arms ? { ...text, otherwise: read("otherwise").text } : text;
}
