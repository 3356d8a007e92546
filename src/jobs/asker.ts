import type { Caller, Context } from "../iam/request.ts";

/** The account of who asks, where nothing says another. */
const anAccount = "111122223333";

/** Who asks, by what a policy calls them: an ARN, a service, a provider; `*` has not signed in. */
export function callerOf(named: string): Caller | undefined {
  if (named === "*") return { type: "anonymous" };
  const account = /^arn:[^:]*:(?:iam|sts)::(\d{12}):./.exec(named)?.[1];
  if (account !== undefined) {
    const [, partition = "aws", name] =
      /^arn:([^:]*):sts::\d{12}:assumed-role\/([^/]+)\/./.exec(named) ?? [];
    return name === undefined
      ? { type: "AWS", arn: named, account }
      : {
          type: "AWS",
          arn: `arn:${partition}:iam::${account}:role/${name}`,
          account,
          session: named,
        };
  }
  if (/^[\w.-]+\.amazonaws\.com(?:\.cn)?$/.test(named)) return { type: "Service", name: named };
  return undefined;
}

/** A role of the account in which a resource is. */
export function roleFor(resource: string, name: string): Caller {
  const account = accountIn(resource) ?? anAccount;
  return { type: "AWS", arn: `arn:aws:iam::${account}:role/${name}`, account };
}

/** The account that an ARN names. */
export function accountIn(arn: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}

/**
 * What a request carries: what is said of it, and what AWS says of one that a person or program makes
 * over TLS on its own behalf.
 */
export function contextOf(
  said: ReadonlyMap<string, readonly string[]>,
  caller: Caller,
  resource: string,
): Context {
  const region = /^arn:[^:]*:[^:]*:([a-z]{2}[\w-]+):/.exec(resource)?.[1];
  const account = accountIn(resource);
  const usual: readonly (readonly [string, string | undefined])[] = [
    ["aws:securetransport", "true"],
    ["aws:viaawsservice", "false"],
    ["aws:principalisawsservice", String(caller.type === "Service")],
    ["aws:requestedregion", region],
    ["aws:resourceaccount", account],
    ...(caller.type === "AWS"
      ? ([
          ["aws:principalarn", caller.arn],
          ["aws:principalaccount", caller.account],
          ["aws:username", /:user\/(?:.*\/)?([^/]+)$/.exec(caller.arn)?.[1]],
        ] as const)
      : []),
  ];
  const context = new Map(said);
  for (const [key, value] of usual)
    if (value !== undefined && !context.has(key)) context.set(key, [value]);
  return context;
}
