import type { Regions } from "../catalog/regions.ts";
import { phrase } from "../iam/draft.ts";
import type { Vocabulary } from "../iam/inventory.ts";
import type { Policy } from "../iam/policy.ts";
import { known } from "../iam/text.ts";
import { once } from "../source/once.ts";
import type { Source } from "../source/source.ts";
import { moduleOf } from "./module.ts";
import type { Scan } from "./scan.ts";

/**
 * How a module writes account, region and partition: with AWS's first partition, `aws`, where it writes that itself in
 * other ARNs, or sets its provider to a Region of it. Where files of its language anywhere in the repository name another partition or a
 * Region of it, or its own speak of partitions at all, it may be for those; and what nothing there says is none to be
 * introduced: any is meant then. It stands only in what somebody has to fill in by hand, of a module that takes no
 * variables: nobody calls that from elsewhere.
 */
export function inUsualPartition(
  vocabulary: Vocabulary,
  policy: Policy,
  scan: Scan,
  regions: Regions,
): Vocabulary {
  const [usual] = regions.partitions;
  if (usual === undefined || known(vocabulary.partition.text) !== "*") return vocabulary;
  const module = moduleOf(policy, scan);
  const all = scan.claimed.get(module.format) ?? module.sources;
  const isForOthers = speaksOfAny(module.sources) || namesOthers(regions)(all);
  if (isForOthers) return vocabulary;
  if (writesUsual(regions)(module.sources)) return { ...vocabulary, partition: phrase(usual) };
  return declaresVariables(module.sources) ? vocabulary : { ...vocabulary, open: phrase(usual) };
}

/**
 * Whether a module writes the first partition out, or sets its provider to a Region of it: where its state lies says
 * nothing of where it is deployed.
 */
const writesUsual = once((regions: Regions) => {
  const [usual = ""] = regions.partitions;
  const own = regions.names.filter((each) => regions.partitionOf(each) === usual);
  const written = new RegExp(
    `arn:${usual}:|\\bprovider\\s+"aws"\\s*\\{[^{}]{0,400}?\\bregion\\s*=\\s*"(?:${own.join("|")})"`,
  );
  return once((sources: readonly Source[]) => sources.some(({ text }) => written.test(text)));
});

const declaresVariables = once((sources: readonly Source[]) =>
  sources.some(({ text }) => /^[ \t]*variable\b/m.test(text)),
);

const speaksOfAny = once((sources: readonly Source[]) =>
  sources.some(({ text }) => /\b(?:aws_)?partition\b/i.test(text)),
);

const namesOthers = once((regions: Regions) => {
  const [usual, ...partitions] = regions.partitions;
  const names = regions.names.filter((each) => regions.partitionOf(each) !== usual);
  const others = new RegExp(`\\b(?:${[...partitions, ...names].join("|")})\\b`, "i");
  return once((sources: readonly Source[]) => sources.some(({ text }) => others.test(text)));
});
