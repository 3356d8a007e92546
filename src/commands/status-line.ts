import type { Tree } from "../repository/tree.ts";

/** A line of a terminal that says what is being done, and is gone when something else is printed. */
export type StatusLine = {
  readonly show: (text: string) => void;
  readonly clear: () => void;
};

type Screen = { readonly columns?: number; write(text: string): unknown };

const eraseLine = "\r\u001b[K";

export function statusLine(screen: Screen): StatusLine {
  let isShown = false;
  return {
    show: (text) => {
      isShown = true;
      screen.write(`${eraseLine}${text.slice(0, (screen.columns ?? 80) - 1)}`);
    },
    clear: () => {
      if (isShown) screen.write(eraseLine);
      isShown = false;
    },
  };
}

/** Files between two words of it. */
const pace = 100;

/** A tree that tells how many of its files were asked for by now, each once. */
export function watched(tree: Tree, tell: (what: string) => void): Tree {
  const asked = new Set<string>();
  return {
    list: () => tree.list(),
    below: (folder) => tree.below?.(folder),
    links: (folder) => tree.links?.(folder) ?? [],
    repository: () => tree.repository?.(),
    read: (path) => {
      if (!asked.has(path) && asked.add(path).size % pace === 0)
        tell(`reading: ${asked.size} of ${tree.list().length} files`);
      return tree.read(path);
    },
  };
}
