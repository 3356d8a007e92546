// Blocks of IP addresses as numbers, both of IPv4 and IPv6.

/** A block of addresses: those that begin with the bits of its first one, as many as its prefix. */
export type Network = {
  readonly first: bigint;
  readonly prefix: number;
  /** How many bits an address has. */
  readonly bits: 32 | 128;
};

/** The block that CIDR notation names (`10.0.0.7/8` begins at 10.0.0.0); undefined if it is none. */
export function networkOf(written: string): Network | undefined {
  const [, address = "", digits = ""] = /^([^/]+)\/(\d{1,3})$/.exec(written) ?? [];
  const found = addressOf(address);
  const prefix = Number(digits);
  if (!found || prefix > found.bits) return undefined;
  const size = 1n << BigInt(found.bits - prefix);
  return { first: found.first - (found.first % size), prefix, bits: found.bits };
}

/** An address as the block of it alone; undefined where it is written in another way. */
export function addressOf(written: string): Network | undefined {
  if (!written.includes(":")) return ipv4(written);
  const [head = [], tail, ...more] = written.split("::").map(groupsOf);
  if (more.length > 0) return undefined;
  const given = [...head, ...(tail ?? [])];
  const missing = 8 - given.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  if (!given.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...(tail ?? [])];
  const first = groups.reduce((number, group) => (number << 16n) + BigInt(`0x${group}`), 0n);
  return { first, prefix: 128, bits: 128 };
}

function groupsOf(written: string): readonly string[] {
  return written === "" ? [] : written.split(":");
}

function ipv4(written: string): Network | undefined {
  const octets = written.split(".");
  const isAddress =
    octets.length === 4 && octets.every((each) => /^\d{1,3}$/.test(each) && Number(each) < 256);
  if (!isAddress) return undefined;
  const first = octets.reduce((number, octet) => (number << 8n) + BigInt(octet), 0n);
  return { first, prefix: 32, bits: 32 };
}

/** How many addresses a block has. */
export function sizeOf({ prefix, bits }: Network): bigint {
  return 1n << BigInt(bits - prefix);
}

/** Whether all addresses of one block are in another. */
export function containsNetwork(outer: Network, inner: Network): boolean {
  const end = outer.first + sizeOf(outer);
  return inner.first >= outer.first && inner.first + sizeOf(inner) <= end;
}

/** The first address of a block, as RFC 5952 spells those of IPv6. */
export function spelledAddress({ first, bits }: Network): string {
  const width = bits === 32 ? 8 : 16;
  const parts = Array.from({ length: bits / width }, (_, index) =>
    Number(BigInt.asUintN(width, first >> BigInt(bits - width * (index + 1)))),
  );
  if (bits === 32) return parts.join(".");
  const runs = [
    ...parts
      .map((part) => (part === 0 ? "0" : "x"))
      .join("")
      .matchAll(/00+/g),
  ];
  const longest = Math.max(...runs.map(([run]) => run.length));
  const run = runs.find(([{ length }]) => length === longest);
  const groups = parts.map((part) => part.toString(16));
  if (!run) return groups.join(":");
  const behind = groups.slice(run.index + longest);
  return `${groups.slice(0, run.index).join(":")}::${behind.join(":")}`;
}

/** A block in CIDR notation. */
export function spelledNetwork(network: Network): string {
  return `${spelledAddress(network)}/${network.prefix}`;
}
