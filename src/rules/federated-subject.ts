import type { Opening } from "../catalog/federated-subjects.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import { claimOf, federatedUrl, openProvider } from "../iam/federation.ts";
import { placeIn, type Condition, type Statement } from "../iam/policy.ts";
import { serviceOf } from "../iam/service-principal.ts";
import { alternatives, known, readable, type List, type Text } from "../iam/text.ts";
import { code } from "../source/quoted.ts";
import type { Context, Judgement, StatementRule } from "./rule.ts";
import { severities } from "./severity.ts";
import { written } from "./wording.ts";

export const federatedSubject: StatementRule = {
  on: "statement",
  about: "whom",
  id: "federated-subject",
  title: "More users of an identity provider than needed may assume a role",
  severity: "medium",
  why: "Who may push to any repository, or start a pod in any namespace, gets what the one that needs it was given. Claims of a token say who it is; a role should ask for those of its own users.",
  repair:
    "Ask for the one subject that needs the role: a repository with its branch or environment, a project, a workspace, a namespace with its service account. Of certificates ask for the trust anchor and the subject, of SAML for the audience.",
  *judge(statement, context) {
    if (statement.effect !== "Allow" || context.policy.kind !== "trust") return;
    const { principal } = statement;
    // Where everybody in the world is let in, that is another rule's.
    if (!principal || principal.negated || openProvider(statement, context.providers)) return;
    const found = [
      ...bySubject(statement, context),
      ...byProvider(statement, context),
      ...byCertificate(statement, context),
    ].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    yield* found.slice(0, 1);
  },
};

/** Claims that every token for AWS has alike. */
const silent: ReadonlySet<string> = new Set(["aud", "iss", "amr", "azp"]);

/** What the subjects that are asked for leave open, unless another claim closes it. */
function bySubject(statement: Statement, context: Context): readonly Judgement[] {
  const asking = statement.conditions.filter(isAsking);
  const ofSubject = asking.filter((each) => claimOf(each).claim === "sub");
  const isClosed = asking.some((each) => {
    const { url, claim } = claimOf(each);
    return claim === undefined || (url !== "" && claim !== "sub" && !silent.has(claim));
  });
  if (isClosed || !isFederated(statement)) return [];
  // All of them must hold: one that leaves nothing open is enough.
  const opened = ofSubject.map((each) => widest(each, statement, context));
  const [first] = opened;
  if (!first || opened.includes(undefined)) return [];
  const { opening, value, byDefault } = first;
  const asked =
    byDefault === undefined
      ? written(value, statement)
      : `By default, ${code(readable(byDefault))}`;
  return [
    {
      // Who deploys it says another one.
      severity: opening.of === "tenant" && !byDefault ? "medium" : "low",
      confidence: known(value) === undefined ? "medium" : "high",
      message: `${asked} lets in ${opening.open}: whoever gets a token of ${opening.provider} there may assume this role.`,
      subject: placeIn(statement, value),
    },
  ];
}

type Widest = {
  readonly opening: Opening;
  readonly value: Text;
  /** The default of a variable or a parameter, by which it is so. */
  readonly byDefault?: Text;
};

/** The value of a condition that leaves most open; undefined where none leaves anything open. */
function widest(condition: Condition, statement: Statement, context: Context): Widest | undefined {
  const url = claimOf(condition).url ?? urlsOf(statement)[0];
  const isLiteral = /stringequals/i.test(known(condition.operator) ?? "");
  const openedBy = (value: Text): Opening | undefined => {
    const subject = itemPattern(value, "x");
    if (isLiteral && /[*?]/.test(subject)) return undefined;
    return context.federatedSubjects.openedBy(subject, url);
  };
  const { items, rest } = condition.values;
  const asWritten = items.flatMap((value) => opened(value, openedBy(value)));
  const byDefault = [
    ...items.flatMap((value) => alternatives(value).map((each) => [value, each] as const)),
    ...rest.flatMap(({ among }) => (among?.texts ?? []).map((each) => [each, each] as const)),
  ].flatMap(([value, each]) => opened(value, openedBy(each), each));
  const found = [...asWritten, ...byDefault];
  return found.find(({ opening }) => opening.of === "tenant") ?? found[0];
}

function opened(value: Text, opening: Opening | undefined, byDefault?: Text): readonly Widest[] {
  return opening ? [{ opening, value, ...(byDefault && { byDefault }) }] : [];
}

/** Providers of one tenant whose users are all let in, and assertions that were made for others. */
function byProvider(statement: Statement, context: Context): readonly Judgement[] {
  return federatedIn(statement).flatMap((item): readonly Judgement[] => {
    const subject = placeIn(statement, item);
    const confidence = known(item) === undefined ? "medium" : "high";
    const texts = alternatives(item);
    if (texts.some((each) => itemPattern(each, "x").includes(":saml-provider/"))) {
      const key = context.federatedSubjects.samlKey;
      if (statement.conditions.some((each) => mayAsk(each, (name) => /^saml:/i.test(name))))
        return [];
      const message = `An assertion that was made for something else is accepted too: no condition on ${code(key)} says what it is for.`;
      return [{ severity: "low", confidence, message, subject }];
    }
    const [tenancy] = texts.flatMap(
      (each) => context.federatedSubjects.tenancyAt(federatedUrl(each)) ?? [],
    );
    if (!tenancy || statement.conditions.some((each) => mayTell(each, tenancy.claims))) return [];
    const message = `Any token of ${tenancy.name} is accepted, so that ${tenancy.without} may assume this role: no condition on its claim ${code(tenancy.claims[0] ?? "")} says who.`;
    return [{ severity: "medium", confidence, message, subject }];
  });
}

/** Whether a condition asks for a claim that says who it is. */
function mayTell(condition: Condition, claims: readonly string[]): boolean {
  if (!isAsking(condition)) return false;
  const { url, claim } = claimOf(condition);
  if (claim === undefined) return true;
  return url !== "" && (claims.includes(claim) || !silent.has(claim));
}

/** Roles for certificates that do not say whose. */
function byCertificate(statement: Statement, context: Context): readonly Judgement[] {
  const { certificates } = context.federatedSubjects;
  const entries = statement.principal?.entries.filter(({ type }) => type === "Service") ?? [];
  const item = entries
    .flatMap(({ items }) => items)
    .find((each) => serviceOf(each) === certificates.service);
  if (!item || statement.conditions.some((each) => mayAsk(each, (key) => certificates.says(key))))
    return [];
  return [
    {
      severity: "medium",
      confidence: "high",
      message: `Whoever has a certificate of any trust anchor of the account may assume this role: no condition on ${code("aws:SourceArn")} or ${code("aws:PrincipalTag/x509Subject/CN")} says whose.`,
      subject: placeIn(statement, item),
    },
  ];
}

/** Whether a condition asks for something under a key, or may: the key may not be known. */
function mayAsk(condition: Condition, isMeant: (key: string) => boolean): boolean {
  const key = known(condition.key);
  const isAnything = writtenIn(condition.values).some((each) => /^\*+$/.test(known(each) ?? ""));
  return isAsking(condition) && !isAnything && (key === undefined || isMeant(key));
}

/** Whether a condition asks for some values, and not for all but some; its operator may not be known. */
function isAsking({ operator }: Condition): boolean {
  return !/not|^null$/i.test(known(operator) ?? "");
}

function isFederated({ principal }: Statement): boolean {
  // Of what type a principal is may not be known.
  return (
    principal?.entries.some(({ type }) => type === "Federated" || typeof type !== "string") ?? false
  );
}

function federatedIn({ principal }: Statement): readonly Text[] {
  return (principal?.entries ?? []).filter(({ type }) => type === "Federated").flatMap(writtenIn);
}

function urlsOf(statement: Statement): readonly string[] {
  return federatedIn(statement).flatMap(alternatives).map(federatedUrl);
}

function writtenIn({ items, rest }: List): readonly Text[] {
  return [...items, ...rest.flatMap((hole) => hole.among?.texts ?? [])];
}
