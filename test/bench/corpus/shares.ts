import { Session, type Profiler } from "node:inspector";

/** A part of some work, and the files whose functions do it. */
export type Part = readonly [name: string, files: RegExp];

/** What some work gives, and which share of its time each part takes: 1 is all of it. */
export type Shared<T> = { readonly result: T; readonly shares: ReadonlyMap<string, number> };

/**
 * Runs some work and samples where it is. What a function takes that stands in no file of a part counts for the
 * part that calls it, and for `rest` where none does. Collecting garbage counts for none.
 */
export function sharesOf<T>(work: () => T, parts: readonly Part[], rest: string): Shared<T> {
  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.start");
  const result = work();
  let times: ReadonlyMap<string, number> = new Map();
  // Without a connection to somewhere else this is answered at once.
  session.post("Profiler.stop", (error, { profile }) => {
    if (error) throw error;
    times = timesIn(profile, parts, rest);
  });
  session.disconnect();
  const all = [...times.values()].reduce((sum, each) => sum + each, 0);
  const shares = [rest, ...parts.map(([name]) => name)].map(
    (name) => [name, (times.get(name) ?? 0) / Math.max(1, all)] as const,
  );
  return { result, shares: new Map(shares) };
}

function timesIn(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  parts: readonly Part[],
  rest: string,
): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries())
    own.set(id, (own.get(id) ?? 0) + (timeDeltas[index] ?? 0));
  const times = new Map<string, number>();
  const open = nodes.slice(0, 1).map((node) => ({ node, within: rest }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, within } = next;
    const { functionName, url } = node.callFrame;
    if (functionName === "(garbage collector)") continue;
    const part = parts.find(([, files]) => files.test(url))?.[0] ?? within;
    times.set(part, (times.get(part) ?? 0) + (own.get(node.id) ?? 0));
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) open.push({ node: child, within: part });
    }
  }
  return times;
}
