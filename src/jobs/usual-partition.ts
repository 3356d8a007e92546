import type { Regions } from "../catalog/regions.ts";
import { phrase } from "../iam/draft.ts";
import type { Vocabulary } from "../iam/inventory.ts";
import { known } from "../iam/text.ts";
import { once } from "../source/once.ts";
import type { Module } from "./module.ts";

/**
 * How a module writes account, region and partition, with AWS's first partition, `aws`, where nothing tells which one it is
 * for. What speaks of partitions, of another one or of a Region in it may be for that: there any partition is meant.
 */
export function inUsualPartition(
  vocabulary: Vocabulary,
  module: () => Module,
  regions: Regions,
): Vocabulary {
  const [usual] = regions.partitions;
  if (usual === undefined || known(vocabulary.partition.text) !== "*") return vocabulary;
  return speaksOf(regions)(module()) ? vocabulary : { ...vocabulary, partition: phrase(usual) };
}

const speaksOf = once((regions: Regions) => {
  const [usual, ...partitions] = regions.partitions;
  const names = regions.names.filter((each) => regions.partitionOf(each) !== usual);
  const others = new RegExp(
    `\\b(?:aws_)?(?:partition|${[...partitions, ...names].join("|")})\\b`,
    "i",
  );
  return once(({ sources }: Module) => sources.some(({ text }) => others.test(text)));
});
