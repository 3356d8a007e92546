import { createInterface } from "node:readline/promises";
import type { Terminal } from "./run.ts";

/** Somebody in front of a terminal. Ctrl-C and Ctrl-D end what is asked, and not the program. */
export function openTerminal(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Terminal {
  let words: readonly string[] = [];
  const lines = createInterface({
    input,
    output,
    completer: (line: string) => completed(line, words),
  });
  let isOpen = true;
  const closed = new Promise<undefined>((resolve) => {
    lines.once("close", () => {
      isOpen = false;
      resolve(undefined);
    });
  });
  return {
    // What is asked when it closes is answered by nobody: some versions of Node wait for ever, others throw.
    ask: async (question, own = []) => {
      words = own;
      return isOpen
        ? Promise.race([lines.question(question).catch(() => undefined), closed])
        : undefined;
    },
    close: () => {
      lines.close();
    },
  };
}

/** The words that the last one of a line may become, as `node:readline` asks for them. */
export function completed(
  line: string,
  words: readonly string[],
): [found: string[], begun: string] {
  const begun = /[^,\s]*$/.exec(line)?.[0] ?? "";
  return [words.filter((word) => word.toLowerCase().startsWith(begun.toLowerCase())), begun];
}
