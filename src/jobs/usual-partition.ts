import type { Regions } from "../catalog/regions.ts";
import { phrase } from "../iam/draft.ts";
import type { Vocabulary } from "../iam/inventory.ts";
import { known } from "../iam/text.ts";
import { once } from "../source/once.ts";
import type { Module } from "./module.ts";

/**
 * How a module writes account, region and partition: with AWS's first partition, `aws`, where it writes that itself in
 * other ARNs, and speaks of no other one. A partition that nothing there says is none to be introduced: any is meant then.
 */
export function inUsualPartition(
  vocabulary: Vocabulary,
  module: () => Module,
  regions: Regions,
): Vocabulary {
  const [usual] = regions.partitions;
  if (usual === undefined || known(vocabulary.partition.text) !== "*") return vocabulary;
  return isOfUsual(regions)(module()) ? { ...vocabulary, partition: phrase(usual) } : vocabulary;
}

/** Whether a module writes the first partition, and speaks of no other. */
const isOfUsual = once((regions: Regions) => {
  const [usual, ...partitions] = regions.partitions;
  const names = regions.names.filter((each) => regions.partitionOf(each) !== usual);
  const others = new RegExp(
    `\\b(?:aws_)?(?:partition|${[...partitions, ...names].join("|")})\\b`,
    "i",
  );
  const own = new RegExp(`\\barn:${usual ?? ""}:`);
  return once(
    ({ sources }: Module) =>
      sources.some(({ text }) => own.test(text)) && !sources.some(({ text }) => others.test(text)),
  );
});
