import { z } from "zod";
import type { ProvedWindow } from "./extent.ts";
import { compareTexts } from "../source/order.ts";
import { time } from "./fields.ts";
import type { Json } from "./reading/records.ts";
import { isSigned, keysOf, signedMembers, type Keys } from "./signatures.ts";

const key = z.string().max(1100);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A digest file of CloudTrail, as far as it tells what is missing. */
const schema = z.object({
  awsAccountId: z.string().regex(/^\d{12}$/),
  digestStartTime: time,
  digestEndTime: time,
  digestS3Object: key,
  previousDigestS3Object: key.nullish(),
  previousDigestHashValue: hash.nullish(),
  logFiles: z.array(z.object({ s3Object: key, hashValue: hash })),
  ...signedMembers,
});

/** A file that was read: its path, and the SHA-256 of what it unpacks to, in hexadecimal digits. */
export type HashedFile = { readonly path: string; readonly hash: string };

/** What digests prove of the files that were read. */
export type Proof = {
  readonly digests: number;
  /** Of how many of them the signature was checked, and is CloudTrail's by the keys that were read. */
  readonly signed: number;
  /** The times between which no log file that was delivered is missing or changed. */
  readonly windows: readonly ProvedWindow[];
  /** Why there are not more of these, in order: a line each. */
  readonly gaps: readonly string[];
};

type Digest = z.infer<typeof schema> & { readonly region: string; readonly hash: string };

/**
 * What digests prove: each names the log files of about an hour with the hash of each, and the digest before it with
 * its hash. Follows "CloudTrail digest file structure" of the AWS CloudTrail User Guide. Who could change the last digest of
 * a chain could change all before it, unless their signatures are checked; that of the last one is in none of them.
 *
 * @param digests the digests and lists of keys that were read, with the path of the file of each
 */
export function proofOf(
  digests: readonly { readonly value: Json; readonly path: string }[],
  files: readonly HashedFile[],
): Proof {
  const hashes = new Map<string, Set<string>>();
  for (const { path, hash } of files) {
    const name = nameOf(path);
    hashes.set(name, (hashes.get(name) ?? new Set()).add(hash));
  }
  const gaps: string[] = [];
  const chains = new Map<string, Digest[]>();
  const own = new Map(files.map(({ path, hash }) => [path, hash]));
  const lists = digests.map(({ value }) => keysOf(value));
  const keys: Keys = new Map(lists.flatMap((each) => [...(each?.keys ?? [])]));
  const all = digests.filter((_, index) => !lists[index]);
  for (const [index, { path }] of digests.entries()) {
    const wrong = lists[index]?.wrong ?? 0;
    if (wrong > 0) gaps.push(`${wrong} of the keys in ${path} are none`);
  }
  for (const { value, path } of all) {
    const read = schema.safeParse(value);
    const [, region] =
      /\/CloudTrail-Digest\/([\w-]+)\//.exec(read.data?.digestS3Object ?? "") ?? [];
    if (!read.success || region === undefined) {
      gaps.push(`${path} is no digest of CloudTrail's`);
      continue;
    }
    const chain = read.data.digestS3Object
      .replace(/\/\d{4}\/\d\d\/\d\d\//, "/")
      .replace(/_[^_/]*$/, "");
    const digest = { ...read.data, region, hash: own.get(path) ?? "" };
    chains.set(chain, [...(chains.get(chain) ?? []), digest]);
  }
  const windows: ProvedWindow[] = [];
  let signed = 0;
  for (const [, chain] of [...chains].sort(([a], [b]) => compareTexts(a, b)))
    signed += follow(chain, hashes, keys, windows, gaps);
  return { digests: all.length, signed, windows, gaps };
}

/**
 * Goes along a chain, and puts the windows that it proves, and why they end, into lists.
 *
 * @returns how many signatures are CloudTrail's
 */
function follow(
  chain: Digest[],
  hashes: ReadonlyMap<string, ReadonlySet<string>>,
  keys: Keys,
  windows: ProvedWindow[],
  gaps: string[],
): number {
  let signed = 0;
  let isForged = false;
  let before: Digest | undefined;
  let open: { account: string; region: string; first: string; last: string } | undefined;
  const inTime = chain
    .toSorted((a, b) => compareTexts(a.digestEndTime, b.digestEndTime))
    // A digest that lies there twice is one.
    .filter(({ digestS3Object, hash: own }, index, all) => {
      const last = all[index - 1];
      return last?.digestS3Object !== digestS3Object || last.hash !== own;
    });
  for (const [index, digest] of inTime.entries()) {
    const isLinked = before !== undefined && isBehind(digest, before);
    if (before && !isLinked)
      gaps.push(
        `${nameOf(digest.digestS3Object)} does not follow the digest that was read before it`,
      );
    const next = inTime[index + 1];
    const signature = next && isBehind(next, digest) ? next.previousDigestSignature : undefined;
    const isRight = isSigned(digest, signature, keys);
    if (isRight === true) signed++;
    const wrong = [
      ...(isRight === false
        ? [`${nameOf(digest.digestS3Object)} is not signed by CloudTrail`]
        : []),
      ...wrongFiles(digest, hashes),
    ];
    gaps.push(...wrong);
    // What has another's signature for one of CloudTrail's is none of CloudTrail's itself.
    if (wrong.length > 0 || (isLinked && isForged)) open = undefined;
    else if (open && isLinked) open.last = digest.digestEndTime;
    else {
      const { awsAccountId: account, region, digestStartTime: first, digestEndTime: last } = digest;
      windows.push((open = { account, region, first, last }));
    }
    before = digest;
    isForged = isRight === false;
  }
  return signed;
}

function isBehind(digest: Digest, before: Digest): boolean {
  return (
    digest.previousDigestS3Object === before.digestS3Object &&
    digest.previousDigestHashValue === before.hash &&
    digest.digestStartTime === before.digestEndTime
  );
}

function wrongFiles(
  { logFiles }: Digest,
  hashes: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  return logFiles.flatMap(({ s3Object, hashValue }) => {
    const found = hashes.get(nameOf(s3Object));
    if (!found) return [`${s3Object} is missing`];
    return found.has(hashValue) ? [] : [`${s3Object} is not what CloudTrail delivered`];
  });
}

const nameOf = (path: string): string => path.split("/").at(-1) ?? path;
