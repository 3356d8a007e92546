import {
  addressOf,
  containsNetwork,
  networkOf,
  sizeOf,
  spelledAddress,
  spelledNetwork,
  type Network,
} from "../../networks.ts";
import { bool, failure, list, literal, type Value } from "../../value.ts";
import { areKnown, numberOf, stringOf, valuesOf } from "./arguments.ts";
import type { Call, Functions } from "./function.ts";

/**
 * The functions of blocks of IP addresses; `cidrcontains` is one of OpenTofu's.
 * (https://developer.hashicorp.com/terraform/language/functions/cidrsubnet)
 */
export const networkFunctions: Functions = new Map([
  ["cidrhost", host],
  ["cidrnetmask", netmask],
  ["cidrsubnet", subnet],
  ["cidrsubnets", subnets],
  ["cidrcontains", contains],
]);

/** The network that comes first, and the whole numbers that follow. */
type Given = { readonly network: Network | undefined; readonly numbers: readonly bigint[] };

function given(call: Call): Given | undefined {
  const [first, ...rest] = valuesOf(call);
  const written = stringOf(first);
  const numbers = rest.map(numberOf);
  if (written === undefined || !areKnown(numbers) || !numbers.every(Number.isSafeInteger))
    return undefined;
  return { network: networkOf(written), numbers: numbers.map(BigInt) };
}

function host(call: Call): Value | undefined {
  const { network, numbers: [number] = [] } = given(call) ?? {};
  if (number === undefined) return undefined;
  const size = network && sizeOf(network);
  if (!network || !size || number >= size || number < -size) return failure(call.hole);
  // Below zero, it is counted from the end.
  const first = network.first + (number < 0n ? size + number : number);
  return literal(spelledAddress({ ...network, first }), call.place);
}

function netmask(call: Call): Value | undefined {
  const found = given(call);
  if (!found) return undefined;
  const { network } = found;
  if (network?.bits !== 32) return failure(call.hole);
  const first = (1n << 32n) - sizeOf(network);
  return literal(spelledAddress({ ...network, first }), call.place);
}

function subnet(call: Call): Value | undefined {
  const { network, numbers: [more, number] = [] } = given(call) ?? {};
  if (more === undefined || number === undefined || more < 0n || number < 0n) return undefined;
  const made = network && longer(network, more);
  if (!made || number >= 1n << more) return failure(call.hole);
  return literal(spelledNetwork(at(made, made.first + number * sizeOf(made))), call.place);
}

/** Blocks one behind the other, each of which begins where one of its size may. */
function subnets(call: Call): Value | undefined {
  const found = given(call);
  if (!found) return undefined;
  const { network, numbers } = found;
  if (!network) return failure(call.hole);
  const made: Value[] = [];
  let next = network.first;
  for (const more of numbers) {
    const block = more < 1n || more > 32n ? undefined : longer(network, more);
    if (!block) return failure(call.hole);
    const size = sizeOf(block);
    const placed = at(block, ((next + size - 1n) / size) * size);
    if (!containsNetwork(network, placed)) return failure(call.hole);
    made.push(literal(spelledNetwork(placed), call.place));
    next = placed.first + size;
  }
  return list(made, call.place);
}

/** The first block of a network with a prefix that is longer by some bits. */
function longer(network: Network, more: bigint): Network | undefined {
  const prefix = network.prefix + Number(more);
  return prefix > network.bits ? undefined : { ...network, prefix };
}

function at(network: Network, first: bigint): Network {
  return { ...network, first };
}

function contains(call: Call): Value | undefined {
  const [outer, inner] = valuesOf(call).map(stringOf);
  if (outer === undefined || inner === undefined) return undefined;
  const network = networkOf(outer);
  const other = networkOf(inner) ?? addressOf(inner);
  if (!network || network.bits !== other?.bits) return failure(call.hole);
  return bool(containsNetwork(network, other), call.place);
}
