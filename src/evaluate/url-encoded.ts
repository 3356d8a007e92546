import { outerOffset, type Embedded, type Mark } from "../source/embedded.ts";
import type { EmbeddedText } from "./value.ts";

/**
 * The text that a URL-encoded one (RFC 3986) stands for, as IAM's API answers with policies;
 * undefined where it is none.
 */
export function fromUrl(encoded: Embedded): EmbeddedText | undefined {
  const { text, source } = encoded;
  let decoded = "";
  const marks: Mark[] = [];
  for (const { 0: run, index } of text.matchAll(/(?:%[0-9A-F]{2})+|[^%]+|%/gi)) {
    const isEncoded = run.startsWith("%");
    const plain = isEncoded ? decodedRun(run) : run;
    if (plain === undefined) return undefined;
    let at = index;
    for (const char of isEncoded ? plain : [plain]) {
      const outer = outerOffset(encoded, at);
      marks.push({ inner: decoded.length, outer });
      // Both halves of a surrogate pair stand where the character does.
      if (isEncoded && char.length > 1) marks.push({ inner: decoded.length + 1, outer });
      decoded += char;
      at += isEncoded ? 3 * utf8.encode(char).length : 0;
    }
  }
  marks.push({ inner: decoded.length, outer: outerOffset(encoded, text.length) });
  return { text: decoded, source, marks, fills: [] };
}

const utf8 = new TextEncoder();

function decodedRun(run: string): string | undefined {
  try {
    return decodeURIComponent(run);
  } catch {
    return undefined;
  }
}
