// Rewrites what catalog/trail.json says of the Regions in which services without Regions of their own have their events:
//   node catalog/build/home-regions.mjs
// Needs pip with its registry, and python3.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fetchWheel } from "./packages.mjs";
import { sdks } from "./sdk-models.mjs";

/**
 * @typedef {{ partitionEndpoint?: string, isRegionalized?: boolean, endpoints: Record<string, { credentialScope?: { region?: string } }> }} Service
 * @typedef {{ partition: string, services: Record<string, Service> }} Partition
 */

/** The partitions whose events people have; the others are AWS's for one customer each. */
const partitions = ["aws", "aws-cn", "aws-us-gov"];

/** What botocore calls regional, and AWS's General Reference has in one Region alone. */
const byHand = {
  billing: ["us-east-1"],
  cur: ["us-east-1"],
  "ecr-public": ["us-east-1"],
  globalaccelerator: ["us-west-2"],
  "route53-recovery-control-config": ["us-west-2"],
  "route53-recovery-readiness": ["us-west-2"],
  route53domains: ["us-east-1"],
  support: ["cn-north-1", "us-east-1", "us-gov-west-1"],
};

const trailFile = join(import.meta.dirname, "..", "trail.json");
const temporary = mkdtempSync(join(tmpdir(), "regions-"));
try {
  const data = join(fetchWheel(sdks.botocore, temporary), "botocore", "data");
  const endpoints = /** @type {{ partitions: Partition[] }} */ (read(join(data, "endpoints.json")));
  const trail = /** @type {{ global: { services: Record<string, string[]> } }} */ (read(trailFile));
  /** @type {Record<string, string[]>} */
  const found = { ...byHand };
  for (const { partition, services } of endpoints.partitions)
    if (partitions.includes(partition))
      for (const [name, service] of Object.entries(services)) {
        const region = homeOf(service);
        if (region !== undefined) found[name] = [...(found[name] ?? []), region].sort();
      }
  trail.global.services = Object.fromEntries(
    Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(trailFile, `${JSON.stringify(trail, null, 2)}\n`);
} finally {
  rmSync(temporary, { recursive: true });
}

/** The Region that signs for a whole partition. @param {Service} service */
function homeOf({ isRegionalized, partitionEndpoint, endpoints }) {
  if (isRegionalized !== false || partitionEndpoint === undefined) return undefined;
  return endpoints[partitionEndpoint]?.credentialScope?.region;
}

/** @param {string} file @returns {unknown} */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
