import { z } from "zod";
import { list, text, write } from "./kinds.ts";

const digits = write("the 12 digits of an account in quotes, so that leading zeros stay");

/** An account: in quotes, or as a number that has lost no zero. */
const account = z.union(
  [
    z.string(digits).regex(/^\d{12}$/, digits),
    z.int(digits).min(100_000_000_000, digits).max(999_999_999_999, digits),
  ],
  digits,
);

export function accounts() {
  return list(account, 'a list of accounts, as ["111122223333"]', { most: 1_000 });
}

export function organizations() {
  const organization = text(/^o-[a-z0-9]{10,32}$/, "the id of an organization, as o-abcdefghij");
  return list(organization, "a list of organizations, as [o-abcdefghij]");
}
