import { isHole, type Text } from "./text.ts";

const region = /\.[a-z]{2}(?:-[a-z]+)+-\d$/;

/**
 * The service that a principal names, without its region and domain: `logs` of
 * `logs.${AWS::Region}.amazonaws.com`, `delivery.logs` of `delivery.logs.amazonaws.com`. Undefined
 * where its name is not known. Follows "AWS JSON policy elements: Principal" of AWS's IAM User Guide.
 */
export function serviceOf({ parts }: Text): string | undefined {
  const [first = "", ...more] = parts;
  if (isHole(first)) return undefined;
  const name = first.toLowerCase().replace(/\.amazonaws\.com(?:\.cn)?$/, "");
  if (name !== first.toLowerCase()) return more.length === 0 ? name.replace(region, "") : undefined;
  // What is not known begins behind a point: the region, or the domain.
  const isNamed = more.length > 0 && name.endsWith(".");
  return isNamed ? name.slice(0, -1).replace(region, "") : undefined;
}

/** A service's principal as other partitions than China's call it: `ec2.amazonaws.com` of `ec2.amazonaws.com.cn`. */
export function inAnyPartition(service: string): string {
  return service.replace(/\.cn$/, "");
}
