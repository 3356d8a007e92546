/** An account that is known by its number: of a service of AWS, or of somebody else. */
export type KnownAccount = { readonly name: string; readonly isService: boolean };

export type KnownAccounts = {
  /** By its 12 digits. */
  at(account: string): KnownAccount | undefined;
};

type Group = Readonly<Record<string, readonly string[]>>;

/** Reads `known-accounts.json` of the catalog, when an account is first asked for. */
export function openKnownAccounts(read: (file: string) => string): KnownAccounts {
  let all: ReadonlyMap<string, KnownAccount> | undefined;
  return { at: (account) => (all ??= accountsIn(read("known-accounts.json"))).get(account) };
}

function accountsIn(text: string): ReadonlyMap<string, KnownAccount> {
  const { services, vendors } = JSON.parse(text) as Readonly<Record<"services" | "vendors", Group>>;
  const rows = (group: Group, isService: boolean) =>
    Object.entries(group).flatMap(([name, accounts]) =>
      accounts.map((account) => [account, { name, isService }] as const),
    );
  return new Map([...rows(vendors, false), ...rows(services, true)]);
}
