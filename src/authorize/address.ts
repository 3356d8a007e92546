/** An IP address as a number; a range as the addresses that begin as it does. */
type Address = { readonly version: 4 | 6; readonly value: bigint };

const widths = { 4: 32, 6: 128 };

/**
 * Whether an address lies in a range, which is written as CIDR or is one address. A range of one
 * version holds no address of the other. What is neither lies nowhere. Follows "IP address
 * condition operators" of AWS's IAM User Guide.
 */
export function inRange(address: string, range: string): boolean {
  const [start = "", length, ...more] = range.split("/");
  const asked = readAddress(address);
  const first = readAddress(start);
  if (!asked || asked.version !== first?.version || more.length > 0) return false;
  const width = widths[first.version];
  const prefix = length === undefined ? width : readNumber(length, width);
  if (prefix === undefined) return false;
  const free = BigInt(width - prefix);
  return asked.value >> free === first.value >> free;
}

function readAddress(text: string): Address | undefined {
  if (!text.includes(":")) return readVersion4(text);
  const groups = readVersion6(text);
  return groups && { version: 6, value: joined(groups, 16n) };
}

function readVersion4(text: string): Address | undefined {
  const bytes = text.split(".").map((byte) => readNumber(byte, 255));
  return bytes.length === 4 && bytes.every((byte) => byte !== undefined)
    ? { version: 4, value: joined(bytes, 8n) }
    : undefined;
}

/** The eight groups of an address of version 6, in which one `::` stands for groups of zeros. */
function readVersion6(text: string): readonly number[] | undefined {
  const [before = "", after, ...more] = inGroups(text).split("::");
  const head = readGroups(before);
  if (after === undefined) return head?.length === 8 ? head : undefined;
  const tail = readGroups(after);
  if (!head || !tail || more.length > 0) return undefined;
  const zeros = 8 - head.length - tail.length;
  return zeros > 0 ? [...head, ...Array<number>(zeros).fill(0), ...tail] : undefined;
}

/** The last two groups may be written as an address of version 4. */
function inGroups(text: string): string {
  const start = text.lastIndexOf(":") + 1;
  const last = readVersion4(text.slice(start))?.value;
  if (last === undefined) return text;
  return `${text.slice(0, start)}${(last >> 16n).toString(16)}:${(last & 0xffffn).toString(16)}`;
}

function readGroups(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const groups = text.split(":");
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined;
}

function joined(groups: readonly number[], width: bigint): bigint {
  return groups.reduce((value, group) => (value << width) | BigInt(group), 0n);
}

/** A number as it is written without leading zeros, up to a greatest one. */
function readNumber(text: string, most: number): number | undefined {
  const value = /^(?:0|[1-9]\d{0,2})$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value <= most ? value : undefined;
}
