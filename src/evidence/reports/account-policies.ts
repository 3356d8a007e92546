import { isJson, memberOf, objectIn, textIn, type Json } from "../reading/records.ts";
import { iamArnIn } from "./whose.ts";

/** A role or user of an account, and what it may do by its identity policies. */
export type AccountPrincipal = {
  readonly arn: string;
  /** The documents of its policies, its groups' among them, as JSON. */
  readonly documents: readonly string[];
  /** The document of its permissions boundary; absent where it has none. */
  readonly boundary?: string;
  /** The ARNs of policies of its that are not in the details. */
  readonly missing: readonly string[];
};

/** Takes in the details of an account, a member of one of its lists at a time. */
export type AccountReader = {
  /** Whether a value is such a member; `within` is the list that it stands in. */
  add(value: Json, within: string | undefined): boolean;
  /** In order of their ARNs, once all is read. */
  principals(): readonly AccountPrincipal[];
};

type Holder = {
  readonly arn: string;
  readonly documents: readonly string[];
  readonly attached: readonly string[];
  readonly boundary: string | undefined;
  readonly groups: readonly string[];
};

/** Follows GetAccountAuthorizationDetails of the AWS IAM API Reference. */
export function accountReader(): AccountReader {
  const holders: Holder[] = [];
  const groups = new Map<string, Holder>();
  const managed = new Map<string, string>();
  const principalOf = (holder: Holder): AccountPrincipal => {
    const all = [holder, ...holder.groups.flatMap((name) => groups.get(name) ?? [])];
    const attached = [...new Set(all.flatMap((each) => each.attached))];
    const bound = holder.boundary === undefined ? [] : [holder.boundary];
    const boundary = bound.map((arn) => managed.get(arn)).at(0);
    return {
      arn: holder.arn,
      documents: [
        ...all.flatMap((each) => each.documents),
        ...attached.flatMap((arn) => managed.get(arn) ?? []),
      ],
      ...(boundary !== undefined && { boundary }),
      missing: [...attached, ...bound].filter((arn) => !managed.has(arn)).sort(),
    };
  };
  return {
    add: (value, within) => {
      const arn = iamArnIn(value, "Arn");
      if (arn === undefined) return false;
      if (within === "Policies") {
        const document = defaultVersion(value);
        if (document !== undefined) managed.set(arn, document);
        return true;
      }
      const list = inlineLists.get(within ?? "");
      if (list === undefined) return false;
      const holder = holderIn(value, arn, list);
      if (within === "GroupDetailList") groups.set(nameOf(arn, textIn(value, "GroupName")), holder);
      else holders.push(holder);
      return true;
    },
    principals: () => holders.map(principalOf).sort((a, b) => (a.arn < b.arn ? -1 : 1)),
  };
}

const inlineLists: ReadonlyMap<string, string> = new Map([
  ["UserDetailList", "UserPolicyList"],
  ["GroupDetailList", "GroupPolicyList"],
  ["RoleDetailList", "RolePolicyList"],
]);

function holderIn(value: Json, arn: string, inline: string): Holder {
  const boundary = objectIn(value, "PermissionsBoundary");
  return {
    arn,
    documents: rowsIn(value, inline).flatMap((each) => documentIn(each, "PolicyDocument") ?? []),
    attached: rowsIn(value, "AttachedManagedPolicies").flatMap(
      (each) => textIn(each, "PolicyArn") ?? [],
    ),
    boundary: boundary && textIn(boundary, "PermissionsBoundaryArn"),
    groups: namesIn(value, "GroupList").map((name) => nameOf(arn, name)),
  };
}

/** Names of groups are an account's own. */
const nameOf = (arn: string, name = ""): string => `${arn.split(":")[4] ?? ""}/${name}`;

function defaultVersion(policy: Json): string | undefined {
  const version = rowsIn(policy, "PolicyVersionList").find(
    (each) => memberOf(each, "IsDefaultVersion") === true,
  );
  return version && documentIn(version, "Document");
}

/** The command line prints a document as it is, the API in the letters of an address. */
function documentIn(value: Json, name: string): string | undefined {
  const document = memberOf(value, name);
  if (isJson(document)) return JSON.stringify(document);
  if (typeof document !== "string") return undefined;
  try {
    return decodeURIComponent(document);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return document;
  }
}

function rowsIn(value: Json, name: string): readonly Json[] {
  const rows = memberOf(value, name);
  return Array.isArray(rows) ? rows.filter(isJson) : [];
}

function namesIn(value: Json, name: string): readonly string[] {
  const names = memberOf(value, name);
  return Array.isArray(names) ? names.filter((each) => typeof each === "string") : [];
}
