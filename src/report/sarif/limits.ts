import { gzipSync } from "node:zlib";
import type { Result as SarifResult } from "sarif";

/** What GitHub takes of a run; it shows the first 5,000. */
const mostResults = 25_000;

/** What it takes of a file, packed with gzip: 10 MB, with room for rules and notifications. */
const mostPacked = 9_000_000;

/** Results are packed so many at a time to learn where they are too large. */
const chunk = 1000;

/**
 * The first of some results, as many as GitHub takes (its page "SARIF results exceed one or more
 * limits"): a file with more is refused as a whole.
 */
export function withinSize(results: readonly SarifResult[]): readonly SarifResult[] {
  const kept: SarifResult[] = [];
  let size = 0;
  for (let at = 0; at < Math.min(results.length, mostResults); at += chunk) {
    const some = results.slice(at, Math.min(at + chunk, mostResults));
    size += packedSize(some);
    if (size > mostPacked) break;
    kept.push(...some);
  }
  return kept;
}

/** No less than what they add to a packed file: packing all at once finds more that is alike. */
function packedSize(results: readonly SarifResult[]): number {
  return gzipSync(JSON.stringify(results, null, 2)).length;
}
