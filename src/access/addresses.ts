/** A block of addresses: those of one version of IP from `first` to `last`. */
export type Block = { readonly version: 4 | 6; readonly first: bigint; readonly last: bigint };

export type Address = { readonly version: 4 | 6; readonly value: bigint };

/** A value of `IpAddress`: a CIDR block or one address (RFC 4632, RFC 4291); undefined where it is none. */
export function parseBlock(text: string): Block | undefined {
  const [, written = "", prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const address = parseAddress(written);
  if (!address) return undefined;
  const width = address.version === 4 ? 32 : 128;
  const fixed = prefix === undefined ? width : Number(prefix);
  if (fixed > width) return undefined;
  const free = 1n << BigInt(width - fixed);
  const first = address.value - (address.value % free);
  return { version: address.version, first, last: first + free - 1n };
}

export function parseAddress(text: string): Address | undefined {
  return text.includes(":") ? parseSix(text) : parseFour(text);
}

export function isIn({ version, first, last }: Block, address: Address): boolean {
  return version === address.version && first <= address.value && address.value <= last;
}

export function showAddress({ version, value }: Address): string {
  const size = version === 4 ? 8n : 16n;
  const count = version === 4 ? 4 : 8;
  const mask = (1n << size) - 1n;
  const groups = Array.from({ length: count }, (_, index) =>
    ((value >> (size * BigInt(count - 1 - index))) & mask).toString(version === 4 ? 10 : 16),
  );
  return groups.join(version === 4 ? "." : ":");
}

function parseFour(text: string): Address | undefined {
  const groups = text.split(".");
  if (groups.length !== 4) return undefined;
  let value = 0n;
  for (const group of groups) {
    if (!/^\d{1,3}$/.test(group) || Number(group) > 255) return undefined;
    value = (value << 8n) + BigInt(group);
  }
  return { version: 4, value };
}

function parseSix(text: string): Address | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const group of [...left, ...Array<string>(missing).fill("0"), ...right]) {
    if (!/^[\da-f]{1,4}$/i.test(group)) return undefined;
    value = (value << 16n) + BigInt(`0x${group}`);
  }
  return { version: 6, value };
}
