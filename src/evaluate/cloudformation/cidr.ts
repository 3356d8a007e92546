/** `Fn::Cidr` makes no more. */
const mostBlocks = 256;

/**
 * The blocks of addresses that `Fn::Cidr` cuts of an IPv4 block, each with so many bits for hosts;
 * undefined where the block has not as many.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html)
 */
export function addresses(
  block: string | undefined,
  count: number,
  bits: number,
): readonly string[] | undefined {
  const [, address = "", prefix = ""] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(block ?? "") ?? [];
  const octets = address.split(".").map(Number);
  if (address === "" || octets.some((octet) => octet > 255)) return undefined;
  const size = 2 ** bits;
  const space = 2 ** (32 - Number(prefix));
  const isWhole = Number.isInteger(count) && Number.isInteger(bits);
  if (!isWhole || count < 1 || count > mostBlocks || bits < 1 || count * size > space)
    return undefined;
  const given = octets.reduce((number, octet) => number * 256 + octet, 0);
  const first = given - (given % space);
  return Array.from(
    { length: count },
    (_, index) => `${dotted(first + index * size)}/${32 - bits}`,
  );
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
