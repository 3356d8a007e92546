import type { Splitter } from "./pieces.ts";

/** Longer lines are read in parts. */
const longest = 64 * 1024;

/** Reads a text a line at a time out of a stream of bytes. */
export function textLines(onLine: (line: string) => void): Splitter {
  const decoder = new TextDecoder();
  let held = "";
  const tell = (line: string): void => {
    if (line.trim() !== "") onLine(line);
  };
  return {
    push: (chunk) => {
      const lines = (held + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
      held = lines.pop() ?? "";
      lines.forEach(tell);
      for (; held.length > longest; held = held.slice(longest)) tell(held.slice(0, longest));
    },
    end: () => {
      tell(held);
    },
  };
}

/**
 * Whether a file is lines that people read, as applications log them: it begins with no JSON and no table of events,
 * and no events stand between times as CloudWatch Logs exports them.
 */
export function isProse(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 16_384))
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text === "" || /^(?:\{|\[\s*[{["\]])/.test(text)) return false;
  if (/"eventSource"|"eventName"|"eventVersion"/.test(text)) return false;
  return !/^"?[A-Za-z_]+"?\s*,/.test(text);
}
