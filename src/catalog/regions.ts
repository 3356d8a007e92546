import { nearest } from "./nearest.ts";

/** AWS's partitions and regions, as of a day. */
export type Regions = {
  /** `aws`, `aws-cn`. */
  readonly partitions: readonly string[];
  /** In order. */
  readonly names: readonly string[];
  /** Whether a region is one, in some partition; what stands for services without one is too. */
  has(region: string): boolean;
  /** The partition of a region. */
  partitionOf(region: string): string | undefined;
};

/** Partitions that somebody who wrote an unknown one may have meant: the nearest, and `aws`, as nearly always. */
export function meantPartitions(
  written: string,
  { partitions }: Pick<Regions, "partitions">,
): readonly string[] {
  return [...new Set([...nearest(written, partitions, 1), ...partitions.slice(0, 1)])];
}

/** Reads `regions.json` of the catalog. */
export function openRegions(read: (file: string) => string): Regions {
  const { partitions, global } = JSON.parse(read("regions.json")) as {
    readonly partitions: Readonly<Record<string, readonly string[]>>;
    readonly global: readonly string[];
  };
  const byRegion = new Map(
    Object.entries(partitions).flatMap(([partition, regions]) =>
      regions.map((region) => [region, partition] as const),
    ),
  );
  const others = new Set(global);
  return {
    partitions: Object.keys(partitions),
    names: [...byRegion.keys()],
    has: (region) => byRegion.has(region) || others.has(region),
    partitionOf: (region) => byRegion.get(region),
  };
}
