import { covers } from "./wildcard.ts";

/** What AWS makes of the policies of single types of resources. */
export type ResourcePolicies = {
  /** Whether the policy of a type delegates to the account by AWS's own default. */
  isDelegating(type: string): boolean;
  /** Whether the policies of a service that name principals do. */
  isOfDelegating(service: string): boolean;
  /**
   * Whether everybody may do all of some actions with a resource of the type without a policy, as far
   * as its policies are about them; of "", a type that is not known, with what such actions are for alone.
   */
  isOpenWithout(type: string, actions: readonly string[]): boolean;
};

type Table = {
  readonly delegating: { readonly types: readonly string[] };
  readonly open: {
    readonly types: Readonly<
      Record<string, { readonly actions: readonly string[]; readonly alone?: true }>
    >;
  };
};

/** Reads `resource-policies.json` of the catalog. */
export function openResourcePolicies(read: (file: string) => string): ResourcePolicies {
  const { delegating: ofAccount, open } = JSON.parse(read("resource-policies.json")) as Table;
  const delegating = new Set(ofAccount.types);
  const services = new Set(ofAccount.types.map((type) => type.split(":")[0]));
  const patterns = new Map(
    Object.entries(open.types).map(([type, { actions }]) => [type, actions.map(lower)]),
  );
  const alone = Object.entries(open.types).flatMap(([type, row]) =>
    row.alone ? [patterns.get(type) ?? []] : [],
  );
  return {
    isDelegating: (type) => delegating.has(type),
    isOfDelegating: (service) => services.has(service.toLowerCase()),
    isOpenWithout: (type, actions) => {
      const own = actions.map(lower);
      const isOf = (known: readonly string[]): boolean => {
        const [first = ""] = known;
        const about = own.filter((each) => serviceOf(each) === serviceOf(first));
        return (
          about.length > 0 &&
          about.every((action) => known.some((pattern) => covers(pattern, action)))
        );
      };
      // Of what is not known, only what is about such a service by itself is one of its policies.
      const isOne = new Set(own.map(serviceOf)).size === 1;
      return type === "" ? isOne && alone.some(isOf) : isOf(patterns.get(type) ?? []);
    },
  };
}

function lower(action: string): string {
  return action.toLowerCase();
}

function serviceOf(action: string): string | undefined {
  return action.split(":")[0];
}
