import { createInterface } from "node:readline/promises";
import type { Terminal } from "./run.ts";

/** Somebody in front of a terminal. Ctrl-C and Ctrl-D end what is asked, and not the program. */
export function openTerminal(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Terminal {
  const lines = createInterface({ input, output });
  let isOpen = true;
  const closed = new Promise<undefined>((resolve) => {
    lines.once("close", () => {
      isOpen = false;
      resolve(undefined);
    });
  });
  return {
    // What is asked when it closes is answered by nobody: some versions of Node wait for ever, others throw.
    ask: async (question) =>
      isOpen ? Promise.race([lines.question(question).catch(() => undefined), closed]) : undefined,
    close: () => {
      lines.close();
    },
  };
}
