import { createHash, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { proofOf, type Proof } from "../../src/evidence/digests.ts";
import type { Json } from "../../src/evidence/reading/records.ts";
import { chained, hour, publicKeys } from "./digested.ts";

type Bucket = Map<string, string>;
const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What is proved by the files of a bucket, by their keys. */
function provedBy(bucket: Bucket, ...keys: readonly Json[]): Proof {
  const digests = [...bucket]
    .filter(([path]) => path.includes("Digest"))
    .map(([path, text]) => ({ path, value: JSON.parse(text) as Json }));
  return proofOf(
    [...digests, ...keys.map((value) => ({ path: "keys.json", value }))],
    [...bucket].map(([path, text]) => ({ path, hash: sha(text) })),
  );
}

const name = (bucket: Bucket, part: string): string =>
  [...bucket.keys()].find((key) => key.includes(part)) ?? "";
const window = (first: number, last: number) => ({
  account: "111122223333",
  region: "eu-west-1",
  first: hour(first),
  last: hour(last),
});
const digest2 = "111122223333_CloudTrail-Digest_eu-west-1_all_eu-west-1_20261128T020000Z.json.gz";
const digest3 = digest2.replace("T02", "T03");

test.for<
  readonly [
    string,
    (bucket: Bucket) => void,
    windows: readonly ReturnType<typeof window>[],
    gaps: readonly string[],
  ]
>([
  ["that all of a chain is there", () => undefined, [window(0, 4)], []],
  [
    "less where a log file is missing",
    (bucket) => bucket.delete(name(bucket, "T0130Z")),
    [window(0, 1), window(2, 4)],
    [
      "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/28/111122223333_CloudTrail_eu-west-1_20261128T0130Z_x.json.gz is missing",
    ],
  ],
  [
    "less where a log file is changed",
    (bucket) => bucket.set(name(bucket, "_CloudTrail_eu-west-1_20261128T0030Z"), "{}"),
    [window(1, 4)],
    [
      "AWSLogs/111122223333/CloudTrail/eu-west-1/2026/11/28/111122223333_CloudTrail_eu-west-1_20261128T0030Z_x.json.gz is not what CloudTrail delivered",
    ],
  ],
  [
    "less where a digest is missing, whose log files nobody knows of",
    (bucket) => bucket.delete(name(bucket, "T020000Z")),
    [window(0, 1), window(2, 4)],
    [`${digest3} does not follow the digest that was read before it`],
  ],
  [
    "less where a digest is changed, so that it leaves a log file out",
    (bucket) => {
      const key = name(bucket, "T020000Z");
      const value = JSON.parse(bucket.get(key) ?? "") as Json;
      bucket.set(key, JSON.stringify({ ...value, logFiles: [] }));
    },
    [window(0, 2), window(2, 4)],
    [`${digest3} does not follow the digest that was read before it`],
  ],
  [
    "nothing by what is no digest",
    (bucket) => {
      for (const key of [...bucket.keys()])
        if (key.includes("Digest"))
          bucket.set(key, '{"digestS3Object":["__proto__"],"logFiles":1}');
    },
    [],
    [1, 2, 3, 4].map((end) => `${digest2.replace("T02", `T0${end}`)} is no digest of CloudTrail's`),
  ],
  [
    "the same where a bucket lies there twice",
    (bucket) => {
      for (const [key, text] of [...bucket]) bucket.set(`copy/${key}`, text);
    },
    [window(0, 4)],
    [],
  ],
])("digests prove %s", ([, change, windows, gaps]) => {
  const bucket = chained([["a"], ["b", "c"], [], ["d"]]);
  change(bucket);
  const proof = provedBy(bucket);
  expect(proof.windows).toEqual(windows);
  const told = proof.gaps.map((gap) => gap.replace(/^.*(?=111122223333_CloudTrail-Digest)/, ""));
  expect(told).toEqual(gaps);
});

describe("signatures of digests", () => {
  const hours = [["a"], ["b", "c"], [], ["d"]];

  test("are checked where the keys are there, but for that of the last one", () => {
    const proved = { digests: 4, windows: [window(0, 4)], gaps: [] };
    expect(provedBy(chained(hours))).toEqual({ ...proved, signed: 0 });
    expect(provedBy(chained(hours), publicKeys)).toEqual({ ...proved, signed: 3 });
    const other = { PublicKeyList: [{ ...publicKeys.PublicKeyList[0], Fingerprint: "00" }] };
    expect(provedBy(chained(hours), other)).toEqual({ ...proved, signed: 0 });
  });

  test("prove nothing of a chain that somebody else made anew", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const { windows, signed, gaps } = provedBy(chained(hours, privateKey), publicKeys);
    expect({ windows, signed }).toEqual({ windows: [], signed: 0 });
    expect(gaps).toEqual(
      [1, 2, 3].map((end) => `${digest2.replace("T02", `T0${end}`)} is not signed by CloudTrail`),
    );
  });

  test("are not checked by what is no key, which is told", () => {
    const wrong = { PublicKeyList: [7, { Fingerprint: "f", Value: "__proto__" }] };
    expect(provedBy(chained(hours), wrong).gaps).toEqual(["2 of the keys in keys.json are none"]);
  });
});
