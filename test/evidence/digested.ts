import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The full hours of a day, as digests write them. */
export const hour = (number: number): string =>
  `2026-11-28T${String(number).padStart(2, "0")}:00:00Z`;

const region = "eu-west-1";
const root = "AWSLogs/111122223333";

const pair = generateKeyPairSync("rsa", { modulusLength: 1024 });

/** As `aws cloudtrail list-public-keys` answers. */
export const publicKeys = {
  PublicKeyList: [
    {
      Value: pair.publicKey.export({ type: "pkcs1", format: "der" }).toString("base64"),
      Fingerprint: "31e8b5433410dfb61a9dc45cc65b22ff",
    },
  ],
};

/**
 * A bucket of a trail, by keys, unpacked: the log files of some hours with these texts, and a digest of each hour,
 * as "CloudTrail digest file structure" of the AWS CloudTrail User Guide shows it.
 */
export function chained(
  hours: readonly (readonly string[])[],
  signing: KeyObject = pair.privateKey,
): Map<string, string> {
  const bucket = new Map<string, string>();
  let before: readonly [key: string, text: string, signature: string] | undefined;
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
      previousDigestSignature: before?.[2] ?? null,
      digestPublicKeyFingerprint: publicKeys.PublicKeyList[0]?.Fingerprint,
      logFiles,
    });
    bucket.set(key, text);
    const said = `${hour(index + 1)}\nlogs/${key}\n${sha(text)}\n${before?.[2] ?? "null"}`;
    before = [key, text, sign("RSA-SHA256", Buffer.from(said), signing).toString("hex")];
  }
  return bucket;
}
