/** What something that runs in AWS does with a service: "sends messages". */
export type Use = {
  readonly service: string;
  readonly does: string;
  readonly what: string;
  /** Its actions, in small letters: `sqs:sendmessage`. */
  readonly actions: ReadonlySet<string>;
  /** How a statement says so of itself. */
  readonly words: readonly string[];
  /** Done for its own sake: nobody takes it for granted. */
  readonly apart: boolean;
  /** How it takes what an event source hands it. */
  readonly fed: boolean;
  /** Whatever runs may do so. */
  readonly common: boolean;
  /** Hardly anything does this alone. */
  readonly beside: boolean;
  /** Those of its actions that nothing else takes, in small letters. */
  readonly own: ReadonlySet<string>;
  /** Whether a service principal (`lambda.amazonaws.com`) does so in a role of its own. */
  readonly isOf: (principal: string) => boolean;
};

export type Uses = {
  /** What is asked for where an action is used, in small letters: parts of an upload that failed are removed. */
  with(action: string): readonly string[];
  /** Whether one of AWS's managed policies, by its name, is for what Lambda itself does. */
  isOfLambda(policy: string): boolean;
  /** Whether Lambda polls event sources by an action, in small letters, beside taking what they hand it. */
  polls(action: string): boolean;
  /** Whether an action, in small letters, gives the credentials of somebody else. */
  givesCredentials(action: string): boolean;
  /** Whether a service that does an action, in small letters, reaches what others have in the name of the caller. */
  actsOnBehalf(action: string): boolean;
  /**
   * What AWS does an action for, in small letters, in the name of what one of some services runs, as that is
   * configured: "the VPC configuration". Undefined where it does not.
   */
  runtimeNeed(action: string, principals: readonly string[]): string | undefined;
  /**
   * The name pattern that all of some services give to what they do an action on, in small letters; "any" where they look
   * for that among all there is. Undefined where they do it on what others name.
   */
  namedBy(action: string, principals: readonly string[]): NamedBy | undefined;
  /** Whether programs do it without a call of an SDK; of all of a service (`iot:*`), whether any of that. */
  isDoneOtherwise(action: string): boolean;
  /** Whether a service principal has roles of its own for something else than a service (`s3`) alone. */
  isForOther(principal: string, service: string): boolean;
  /** Whether a principal, `lambda.amazonaws.com`, runs what somebody else wrote. */
  runs(principal: string): boolean;
  /** What is done with a service (`sqs`); nothing where that is not known. */
  of(service: string): readonly Use[];
  /** What may be all that is done with it, and is a part of one of these: never taken for granted. */
  lessOf(service: string): readonly Use[];
};

/** What a service names itself: alarms called `TargetTracking-*`. */
export type NamedBy = "any" | { readonly type: string; readonly name: string };

type Row = {
  readonly does: string;
  readonly what: string;
  readonly by?: readonly string[];
  readonly only?: readonly string[];
  readonly words?: readonly string[];
  readonly apart?: true;
  readonly fed?: true;
  readonly beside?: true;
  readonly less?: true;
  readonly actions: readonly string[];
};

type Table = {
  readonly compute: { readonly services: readonly string[] };
  readonly lambda: {
    readonly policies: readonly string[];
    readonly polls: readonly string[];
    readonly credentials: readonly string[];
  };
  readonly runtime: {
    readonly rows: readonly {
      readonly service: string;
      readonly for: string;
      readonly only?: readonly string[];
      readonly actions: readonly string[];
    }[];
  };
  readonly onBehalf: { readonly actions: readonly string[] };
  readonly with: Readonly<Record<string, readonly string[]>>;
  readonly named: {
    readonly rows: readonly {
      readonly by: string;
      readonly type: string;
      readonly name: string;
      readonly actions: readonly string[];
      readonly open: readonly string[];
    }[];
  };
  readonly otherwise: { readonly actions: readonly string[] };
  readonly single: { readonly principals: Readonly<Record<string, readonly string[]>> };
  readonly services: Readonly<Record<string, readonly Row[]>>;
};

/** Reads `uses.json` of the catalog. */
export function openUses(read: (file: string) => string): Uses {
  const table = JSON.parse(read("uses.json")) as Table;
  const { services: compute } = table.compute;
  const usesIn = (isLess: boolean): ReadonlyMap<string, readonly Use[]> =>
    new Map(
      Object.entries(table.services).map(([service, all]) => {
        const rows = all.filter(({ less = false }) => less === isLess);
        return [service, rows.map((row) => useOf(service, row, ownIn(row, rows), compute))];
      }),
    );
  const [uses, less] = [usesIn(false), usesIn(true)];
  const ofLambda = new Set(table.lambda.policies);
  const polls = new Set(table.lambda.polls.map((each) => each.toLowerCase()));
  const single = new Map(Object.entries(table.single.principals));
  const credentials = new Set(table.lambda.credentials.map((each) => each.toLowerCase()));
  const onBehalf = new Set(table.onBehalf.actions.map((each) => each.toLowerCase()));
  const beside = new Map(
    Object.entries(table.with).map(([action, more]) => [
      action.toLowerCase(),
      more.map((each) => each.toLowerCase()),
    ]),
  );
  const otherwise = table.otherwise.actions.map((each) => each.toLowerCase());
  const all = new Set(
    otherwise.flatMap((each) => [each, ...(each.endsWith("*") ? [] : [wholeOf(each)])]),
  );
  const needs = table.runtime.rows.map(({ service, only, actions, ...row }) => ({
    ...row,
    only: only && new Set(only),
    actions: new Set(actions.map((name) => `${service}:${name}`.toLowerCase())),
  }));
  const namings = table.named.rows.map(({ by, type, name, actions, open }) => ({
    ...{ by, type, name },
    actions: new Set(actions.map((each) => each.toLowerCase())),
    open: new Set(open.map((each) => each.toLowerCase())),
  }));
  return {
    namedBy: (action, principals) => {
      const row = namings.find(
        ({ by, actions, open }) =>
          (actions.has(action) || open.has(action)) &&
          principals.length > 0 &&
          principals.every((each) => serviceIn(each) === by),
      );
      if (!row) return undefined;
      return row.open.has(action) ? "any" : { type: row.type, name: row.name };
    },
    runtimeNeed: (action, principals) =>
      needs.find(
        ({ only, actions }) =>
          actions.has(action) && (!only || principals.some((each) => only.has(serviceIn(each)))),
      )?.for,
    isDoneOtherwise: (action) => all.has(action) || otherwise.includes(wholeOf(action)),
    isForOther: (principal, service) =>
      single.get(serviceIn(principal))?.includes(service) === false,
    runs: (principal) => compute.includes(serviceIn(principal)),
    of: (service) => uses.get(service) ?? [],
    lessOf: (service) => less.get(service) ?? [],
    with: (action) => beside.get(action) ?? [],
    isOfLambda: (policy) => ofLambda.has(policy),
    actsOnBehalf: (action) => onBehalf.has(action),
    polls: (action) => polls.has(action),
    givesCredentials: (action) => credentials.has(action),
  };
}

/** `iot:*` of `iot:publish` */
function wholeOf(action: string): string {
  return `${action.slice(0, action.indexOf(":"))}:*`;
}

/** The actions of a row that no other one has, but for what is done for its own sake, or by certain services alone. */
function ownIn({ actions, apart, only }: Row, rows: readonly Row[]): readonly string[] {
  const others = rows.filter(
    (row) => row.actions !== actions && (apart ?? !row.apart) && (only ?? !row.only),
  );
  return actions.filter((name) => others.every((row) => !row.actions.includes(name)));
}

function useOf(service: string, row: Row, own: readonly string[], compute: readonly string[]): Use {
  const { does, what, by = [], only, words = [], actions } = row;
  const { apart = false, fed = false, beside = false } = row;
  const ids = (names: readonly string[]): ReadonlySet<string> =>
    new Set(names.map((name) => `${service}:${name}`.toLowerCase()));
  const principals = new Set(only ?? [...compute, ...by]);
  return {
    service,
    does,
    what,
    actions: ids(actions),
    own: ids(own.length > 0 ? own : actions),
    words,
    apart,
    common: (!apart || fed) && only === undefined,
    fed,
    beside,
    isOf: (principal) => principals.has(serviceIn(principal)),
  };
}

/** `lambda` of `lambda.amazonaws.com` */
function serviceIn(principal: string): string {
  return principal.replace(/\.amazonaws\.com(?:\.cn)?$/, "");
}
