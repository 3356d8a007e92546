import { covers } from "./wildcard.ts";

/** What of AWS can be limited to the resources of one's own account. */
export type OwnAccount = {
  /** Whether requests of an action tell whose the resource is, by `aws:ResourceAccount`. */
  isSaid(action: string): boolean;
  /** Whether an action is as often done with what is AWS's, or another account's. */
  isOfOthers(action: string): boolean;
  /** Whether an action is done with what an organization has, whose ARNs name the account that manages it. */
  isOfOrganization(action: string): boolean;
  /** Whether an action is asked for which Regions there are: who does that works in all of them. */
  listsRegions(action: string): boolean;
  /** Whether ARNs of a service name other accounts as often as one's own. */
  namesOthers(service: string): boolean;
};

type Rows = Readonly<
  Record<
    "unsaid" | "others" | "organization" | "regions" | "named",
    { readonly actions: readonly string[] }
  >
>;

/** Reads `own-account.json` of the catalog, in which names of actions may have wildcards. */
export function openOwnAccount(read: (file: string) => string): OwnAccount {
  const rows = JSON.parse(read("own-account.json")) as Rows;
  const among = ({ actions }: Rows[keyof Rows]): ((action: string) => boolean) => {
    const patterns = actions.map((each) => each.toLowerCase());
    const known = new Map<string, boolean>();
    return (action) => {
      const isAmong =
        known.get(action) ?? patterns.some((each) => covers(each, action.toLowerCase()));
      known.set(action, isAmong);
      return isAmong;
    };
  };
  const [isUnsaid, isNamed] = [among(rows.unsaid), among(rows.named)];
  return {
    isSaid: (action) => !isUnsaid(action),
    isOfOthers: among(rows.others),
    isOfOrganization: among(rows.organization),
    listsRegions: among(rows.regions),
    namesOthers: (service) => isNamed(`${service}:`),
  };
}
