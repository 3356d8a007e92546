import { createPublicKey, verify, type KeyObject } from "node:crypto";
import { z } from "zod";
import { isJson, memberOf, textIn, type Json } from "./reading/records.ts";

/** What of a digest is signed, and by which key. */
export const signedMembers = {
  digestS3Bucket: z.string().max(100).optional(),
  digestPublicKeyFingerprint: z.string().max(100).optional(),
  /** The signature of the digest before it: that of its own stands beside its file in the bucket alone. */
  previousDigestSignature: z
    .string()
    .regex(/^(?:[0-9a-f]{2}){1,1024}$/i)
    .nullish(),
};

type Signed = z.infer<z.ZodObject<typeof signedMembers>> & {
  readonly digestEndTime: string;
  readonly digestS3Object: string;
  /** The SHA-256 of the file, unpacked, in hexadecimal digits. */
  readonly hash: string;
};

/** CloudTrail's public keys, by their fingerprints. */
export type Keys = ReadonlyMap<string, KeyObject>;

/**
 * The keys of an answer of `aws cloudtrail list-public-keys`, and how many of what stands there are none; undefined where
 * it is no such answer. Follows ListPublicKeys of the AWS CloudTrail API Reference: PKCS #1 in base64.
 */
export function keysOf(value: Json): { readonly keys: Keys; readonly wrong: number } | undefined {
  const list = memberOf(value, "PublicKeyList");
  if (!Array.isArray(list)) return undefined;
  const keys = list.flatMap((each): readonly (readonly [string, KeyObject])[] => {
    const name = isJson(each) ? textIn(each, "Fingerprint") : undefined;
    const key = isJson(each) ? publicKeyIn(textIn(each, "Value") ?? "") : undefined;
    return name === undefined || key === undefined ? [] : [[name, key]];
  });
  return { keys: new Map(keys), wrong: list.length - keys.length };
}

/** Undefined where a text is no key, which OpenSSL says by codes that differ by its version. */
function publicKeyIn(written: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(written, "base64"), format: "der", type: "pkcs1" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return undefined;
  }
}

/**
 * Whether a digest is signed as CloudTrail signs, by the signature of it that the next one has; undefined where that is
 * not known, or the key is not. Follows "Custom implementations of CloudTrail log file integrity validation" of the AWS
 * CloudTrail User Guide.
 */
export function isSigned(
  { digestS3Bucket, digestPublicKeyFingerprint = "", previousDigestSignature, ...digest }: Signed,
  signature: string | null | undefined,
  keys: Keys,
): boolean | undefined {
  const key = keys.get(digestPublicKeyFingerprint);
  if (!key || typeof signature !== "string") return undefined;
  const said = [
    digest.digestEndTime,
    `${digestS3Bucket ?? ""}/${digest.digestS3Object}`,
    digest.hash,
    previousDigestSignature ?? "null",
  ].join("\n");
  return verify("RSA-SHA256", Buffer.from(said), key, Buffer.from(signature, "hex"));
}
