import { describe, expect, test } from "vitest";
import { namingOf, sparesCaller } from "../../src/authorize/principal.ts";
import type { Caller } from "../../src/iam/request.ts";
import { anonymous, root, said, service, session, settled, user } from "./asked.ts";

/** How `AWS 111122223333`, `Service sns.amazonaws.com` or `*` name a caller. */
function naming(caller: Caller, ...who: readonly string[]): string | undefined {
  const { principal } = said({ who });
  return principal && namingOf(principal, caller, settled());
}

const provider: Caller = { type: "Federated", provider: "accounts.google.com" };
const canonical: Caller = { type: "CanonicalUser", id: "79a59df900b949e5" };
const chinese: Caller = {
  type: "AWS",
  arn: "arn:aws-cn:iam::777788889999:user/ann",
  account: "777788889999",
};
/** A session of a user, made by GetFederationToken. */
const federated: Caller = { ...user, session: "arn:aws:sts::111122223333:federated-user/bob" };

describe("everybody is named by a * alone", () => {
  test.for<[string, Caller]>([
    ["a user", user],
    ["a session", session],
    ["a root user", root],
    ["a service", service],
    ["who comes from a provider", provider],
    ["a canonical user", canonical],
    ["who does not say who it is", anonymous],
  ])("%s", ([, caller]) => {
    expect(naming(caller, "*")).toBe("itself");
    expect(naming(caller, "AWS *")).toBe("itself");
    expect(naming(caller, "Service *")).toBe(undefined);
    expect(naming(caller, "Federated *")).toBe(undefined);
    expect(naming(caller, "CanonicalUser *")).toBe(undefined);
  });
});

describe("a principal names", () => {
  test.for<[string, Caller, string, string | undefined]>([
    ["a user by its ARN", user, "AWS arn:aws:iam::111122223333:user/ann", "itself"],
    ["a user with its case", user, "AWS arn:aws:iam::111122223333:user/Ann", undefined],
    ["nobody by part of an ARN", user, "AWS arn:aws:iam::111122223333:user/an", undefined],
    ["nobody by a wildcard in an ARN", user, "AWS arn:aws:iam::111122223333:user/*", undefined],
    ["nobody by a wildcard for an account", user, "AWS arn:aws:iam::*:user/ann", undefined],
    ["an account by its number", user, "AWS 111122223333", "account"],
    ["an account by its root", user, "AWS arn:aws:iam::111122223333:root", "account"],
    ["no other account", user, "AWS 444455556666", undefined],
    ["no root of another partition", user, "AWS arn:aws-cn:iam::111122223333:root", undefined],
    [
      "an account of another partition",
      chinese,
      "AWS arn:aws-cn:iam::777788889999:root",
      "account",
    ],
    ["a session of the account", session, "AWS 111122223333", "account"],
    ["the root user of the account", root, "AWS 111122223333", "account"],
    ["a session by its ARN", session, `AWS ${session.session}`, "itself"],
    ["no other session", session, `AWS ${session.session}-2`, undefined],
    ["a session by the ARN of its role", session, `AWS ${session.arn}`, "behind"],
    ["a role that asks by its ARN", { ...user, arn: session.arn }, `AWS ${session.arn}`, "behind"],
    ["a session of a user by its user", federated, `AWS ${user.arn}`, "behind"],
    ["a session of a user by its ARN", federated, `AWS ${federated.session ?? ""}`, "itself"],
    ["no user by the ARN of a session", user, `AWS ${federated.session ?? ""}`, undefined],
    ["a service by its name", service, "Service sns.amazonaws.com", "itself"],
    ["no other service", service, "Service sqs.amazonaws.com", undefined],
    ["no service as an identity", service, "AWS sns.amazonaws.com", undefined],
    ["a provider", provider, "Federated accounts.google.com", "itself"],
    ["no other provider", provider, "Federated www.amazon.com", undefined],
    ["no user by a provider", user, `Federated ${user.arn}`, undefined],
    ["a canonical user", canonical, "CanonicalUser 79a59df900b949e5", "itself"],
    ["no other canonical user", canonical, "CanonicalUser 79a59df900b949e6", undefined],
    ["nobody who does not say who it is", anonymous, "AWS 111122223333", undefined],
  ])("%s", ([, caller, who, expected]) => {
    expect(naming(caller, who)).toBe(expected);
  });

  test("by what says the most of several", () => {
    expect(naming(session, "AWS 111122223333", `AWS ${session.arn}`)).toBe("behind");
    expect(naming(session, "AWS 111122223333", "*", `AWS ${session.arn}`)).toBe("itself");
    expect(naming(session, "Service sns.amazonaws.com", "AWS 111122223333")).toBe("account");
    expect(naming(session)).toBe(undefined);
  });
});

describe("a Deny of NotPrincipal spares", () => {
  const spares = (caller: Caller, notWho: readonly string[], open: boolean): boolean => {
    const { principal } = said({ notWho });
    return (
      principal !== undefined && sparesCaller(principal, caller, settled({ spares: () => open }))
    );
  };
  const account = "AWS 111122223333";
  const behind = `AWS ${session.arn}`;
  const itself = `AWS ${session.session}`;

  test.for<[string, Caller, readonly string[], boolean | undefined]>([
    ["a user with its account", user, [account, `AWS ${user.arn}`], true],
    ["a session with its role and account", session, [account, behind, itself], true],
    ["everybody", session, ["*"], true],
    ["a service", service, ["Service sns.amazonaws.com"], true],
    ["nobody else", user, ["AWS 444455556666"], false],
    ["perhaps a user by its account", user, [account], undefined],
    ["perhaps a user by its name", user, [`AWS ${user.arn}`], undefined],
    ["perhaps a session by its role and account", session, [account, behind], undefined],
    ["perhaps a session by its own name and account", session, [account, itself], undefined],
  ])("%s", ([, caller, notWho, expected]) => {
    expect(spares(caller, notWho, true)).toBe(expected ?? true);
    expect(spares(caller, notWho, false)).toBe(expected ?? false);
  });
});

describe("NotPrincipal names", () => {
  const others = (caller: Caller, ...notWho: readonly string[]): string | undefined => {
    const { principal } = said({ notWho });
    return principal && namingOf(principal, caller, settled());
  };

  test.for<[string, Caller, readonly string[], string | undefined]>([
    ["everybody else", user, ["AWS 444455556666"], "itself"],
    ["who does not say who it is", anonymous, ["AWS 111122223333"], "itself"],
    ["not who is in it", user, [`AWS ${user.arn}`], undefined],
    ["not who is in its account", user, ["AWS 111122223333"], undefined],
    ["not a session of a role in it", session, [`AWS ${session.arn}`], undefined],
    ["nobody besides *", anonymous, ["*"], undefined],
    ["everybody besides nobody", anonymous, [], "itself"],
    ["services", service, [`AWS ${user.arn}`], "itself"],
  ])("%s", ([, caller, notWho, expected]) => {
    expect(others(caller, ...notWho)).toBe(expected);
  });
});
