import { parseBlock, showAddress, type Block } from "../../access/addresses.ts";
import { code } from "../../source/quoted.ts";
import type { Found, StatementCheck } from "../check.ts";
import type { Node } from "../node.ts";
import type { ConditionView } from "../view.ts";
import { valueOf } from "../written.ts";

/** Addresses in conditions. Follows "IP address condition operators" of AWS's IAM User Guide. */
export const addresses: StatementCheck = {
  codes: [
    "TYPE_MISMATCH_IP_RANGE",
    "IMPROVE_IP_RANGE",
    "PRIVATE_IP_ADDRESS",
    "PRIVATE_NOT_IP_ADDRESS",
    "PRIVATE_IP_ADDRESS_SUBSET",
    "PRIVATE_NOT_IP_ADDRESS_SUBSET",
  ],
  *statement({ conditions }) {
    for (const condition of conditions) {
      if (condition.operator.family !== "IpAddress") continue;
      for (const value of condition.values) {
        const text = valueOf(value);
        if (text === undefined || text.includes("${")) continue;
        const block = parseBlock(text);
        if (!block)
          yield {
            code: "TYPE_MISMATCH_IP_RANGE",
            at: value,
            message: `${code(text)} is neither an address nor a range of addresses (CIDR).`,
          };
        else yield* tidied(value, text, block);
      }
      yield* privates(condition);
    }
  },
};

/** A range whose address has bits behind its prefix. */
function* tidied(at: Node, text: string, { version, first }: Block): Iterable<Found> {
  const [address = "", prefix] = text.split("/");
  const written = parseBlock(address);
  if (prefix === undefined || !written || written.first === first) return;
  const right = `${shortest(showAddress({ version, value: first }))}/${prefix}`;
  yield {
    code: "IMPROVE_IP_RANGE",
    at,
    message: `${code(text)} is the range ${code(right)}: the bits behind its prefix say nothing.`,
    meant: [right],
    replacement: { place: at.place, was: text, value: right },
  };
}

/** With its longest run of zeros left out, as addresses of version 6 are written. */
function shortest(address: string): string {
  const runs = address.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
  const [longest] = [...runs].sort((a, b) => b.length - a.length);
  return longest === undefined ? address : address.replace(longest, "::").replace(":::", "::");
}

/** Ranges that no address of the internet is in. */
const ranges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16"]
  .concat(["fc00::/7", "fe80::/10", "::1/128"])
  .flatMap((range) => parseBlock(range) ?? []);

function isPrivate({ version, first, last }: Block): boolean {
  return ranges.some(
    (range) => range.version === version && range.first <= first && last <= range.last,
  );
}

/** What is asked for of the address that a request came from over the internet. */
function* privates({ key, operator, entry, values, isWhole }: ConditionView): Iterable<Found> {
  if (key.toLowerCase() !== "aws:sourceip" || !isWhole || values.length === 0) return;
  const blocks = values.map((value) => parseBlock(valueOf(value) ?? ""));
  if (blocks.some((block) => block === undefined)) return;
  const own = values.filter((_, index) => blocks[index] && isPrivate(blocks[index]));
  if (own.length === 0) return;
  const what = operator.negated ? "PRIVATE_NOT_IP_ADDRESS" : "PRIVATE_IP_ADDRESS";
  if (own.length === values.length)
    yield {
      code: what,
      at: entry.value,
      message: `No request comes from a private address: the condition ${operator.negated ? "always" : "never"} holds.`,
    };
  else
    yield {
      code: `${what}_SUBSET`,
      at: entry.value,
      message: `No request comes from a private address: ${own.length === 1 ? "this one says" : "these say"} nothing.`,
    };
}
