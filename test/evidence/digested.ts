import { createHash } from "node:crypto";

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The full hours of a day, as digests write them. */
export const hour = (number: number): string =>
  `2026-11-28T${String(number).padStart(2, "0")}:00:00Z`;

const region = "eu-west-1";
const root = "AWSLogs/111122223333";

/**
 * A bucket of a trail, by keys, unpacked: the log files of some hours with these texts, and a digest of each hour,
 * as "CloudTrail digest file structure" of the AWS CloudTrail User Guide shows it.
 */
export function chained(hours: readonly (readonly string[])[]): Map<string, string> {
  const bucket = new Map<string, string>();
  let before: readonly [key: string, text: string] | undefined;
  for (const [index, texts] of hours.entries()) {
    const start = String(index).padStart(2, "0");
    const logFiles = texts.map((text, at) => {
      const name = `111122223333_CloudTrail_${region}_20261128T${start}${30 + at}Z_x.json.gz`;
      const key = `${root}/CloudTrail/${region}/2026/11/28/${name}`;
      bucket.set(key, text);
      return { s3Bucket: "logs", s3Object: key, hashValue: sha(text), hashAlgorithm: "SHA-256" };
    });
    const end = String(index + 1).padStart(2, "0");
    const name = `111122223333_CloudTrail-Digest_${region}_all_${region}_20261128T${end}0000Z.json.gz`;
    const key = `${root}/CloudTrail-Digest/${region}/2026/11/28/${name}`;
    const text = JSON.stringify({
      awsAccountId: "111122223333",
      digestStartTime: hour(index),
      digestEndTime: hour(index + 1),
      digestS3Bucket: "logs",
      digestS3Object: key,
      digestSignatureAlgorithm: "SHA256withRSA",
      previousDigestS3Object: before?.[0] ?? null,
      previousDigestHashValue: before ? sha(before[1]) : null,
      logFiles,
    });
    bucket.set(key, text);
    before = [key, text];
  }
  return bucket;
}
