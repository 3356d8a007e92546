import type { Bound, Evaluator } from "../../evaluate/script/at.ts";
import { entry, membersOf } from "../../evaluate/members.ts";
import { asText } from "../../evaluate/texts.ts";
import {
  type Entry,
  type MapValue,
  type Value,
  entryNamed,
  list,
  literal,
  textValue,
  unknown,
  writtenAt,
} from "../../evaluate/value.ts";
import { known, makeText, type Part } from "../../iam/text.ts";
import type { Place } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { wordHole } from "./attributes.ts";
import { argumentNamed, givenTo, placeOf } from "./props.ts";

// Principals as values: the entry of `Principal` that one makes, and under `@` what it adds to the
// statement that it stands in. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam-readme.html

/** What a principal adds to its statement, beside its name. */
export const actionKey = "@Action";
export const conditionKey = "@Condition";

/** A principal as a class of CDK's makes it; several, as a list. */
export function principalValue(
  name: string,
  call: Call,
  evaluator: Evaluator,
  bound: Bound,
  done: readonly Call[] = [],
): Value | undefined {
  const place = placeOf(call, evaluator);
  const read = (index: number, named: string): Value | undefined => {
    const found = argumentNamed(call, index, named);
    return found && evaluator.evaluate(found, bound);
  };
  const made = (type: string, value: Value | undefined, ...more: readonly Entry[]): MapValue => ({
    kind: "map",
    entries: [entryNamed(type, value ?? unknown(evaluator.hole(call)), place), ...more],
    rest: [],
    origin: writtenAt(place),
  });
  const conditions = (index: number, named = "conditions"): readonly Entry[] => {
    const value = read(index, named);
    return value ? [entryNamed(conditionKey, value, place)] : [];
  };
  const action = (value: string): Entry => entryNamed(actionKey, literal(value, place), place);
  switch (name) {
    case "ServicePrincipal": {
      const service = read(0, "service");
      const options = read(1, "opts");
      const limits = options ? entry(options, "conditions")?.value : read(1, "conditions");
      return made("Service", service, ...(limits ? [entryNamed(conditionKey, limits, place)] : []));
    }
    case "ArnPrincipal":
      return made("AWS", read(0, "arn"));
    case "AccountPrincipal":
      return made("AWS", rootOf(read(0, "accountId"), place));
    case "AccountRootPrincipal":
      return made("AWS", rootOf(undefined, place));
    case "AnyPrincipal":
    case "Anyone":
      return made("AWS", literal("*", place));
    case "StarPrincipal":
      return made("*", literal("*", place));
    case "CanonicalUserPrincipal":
      return made("CanonicalUser", read(0, "canonicalUserId"));
    case "OrganizationPrincipal": {
      const id = read(0, "organizationId") ?? unknown(evaluator.hole(call));
      const limits = mapOf([["StringEquals", mapOf([["aws:PrincipalOrgID", id]], place)]], place);
      return made("AWS", literal("*", place), entryNamed(conditionKey, limits, place));
    }
    case "FederatedPrincipal": {
      const assume = read(2, "assumeRoleAction") ?? literal("sts:AssumeRole", place);
      return made(
        "Federated",
        read(0, "federated"),
        ...conditions(1),
        entryNamed(actionKey, assume, place),
      );
    }
    case "WebIdentityPrincipal":
      return made(
        "Federated",
        read(0, "identityProvider"),
        ...conditions(1),
        action("sts:AssumeRoleWithWebIdentity"),
      );
    case "OpenIdConnectPrincipal":
      return made(
        "Federated",
        providerArn(
          argumentNamed(call, 0, "openIdConnectProvider"),
          evaluator,
          bound,
          "openIdConnectProviderArn",
        ),
        ...conditions(1),
        action("sts:AssumeRoleWithWebIdentity"),
      );
    case "SamlPrincipal":
    case "SamlConsolePrincipal": {
      const provider = argumentNamed(call, 0, "samlProvider");
      const audience = mapOf(
        [
          [
            "StringEquals",
            mapOf([["SAML:aud", literal("https://signin.aws.amazon.com/saml", place)]], place),
          ],
        ],
        place,
      );
      return made(
        "Federated",
        providerArn(provider, evaluator, bound, "samlProviderArn"),
        ...conditions(1),
        ...(name === "SamlConsolePrincipal" ? [entryNamed(conditionKey, audience, place)] : []),
        action("sts:AssumeRoleWithSAML"),
      );
    }
    case "CompositePrincipal": {
      const added = done.filter(
        ({ callee }) => callee.kind === "member" && /^add_?[Pp]rincipals$/.test(callee.name),
      );
      const all = [call, ...added].map((each) => membersOf(givenTo(each, evaluator, bound)));
      return {
        kind: "list",
        items: all.flatMap(({ items }) => items),
        rest: all.flatMap(({ rest }) => rest),
        origin: writtenAt(place),
      };
    }
    case "PrincipalWithConditions":
      return limited(read(0, "principal"), read(1, "conditions"), place);
    case "SessionTagsPrincipal":
      return withTags(read(0, "principal"), place);
    default:
      return undefined;
  }
}

/** `principal.withConditions({...})`, `principal.withSessionTags()` */
export function principalMethod(
  method: string,
  object: Value,
  call: Call,
  evaluator: Evaluator,
  bound: Bound,
): Value | undefined {
  const place = placeOf(call, evaluator);
  if (method === "withSessionTags") return withTags(object, place);
  if (method !== "withConditions") return undefined;
  const conditions = argumentNamed(call, 0, "conditions");
  return limited(object, conditions && evaluator.evaluate(conditions, bound), place);
}

function limited(
  principal: Value | undefined,
  conditions: Value | undefined,
  place: Place,
): Value | undefined {
  if (principal?.kind !== "map" || !conditions) return principal;
  return {
    ...principal,
    entries: [...principal.entries, entryNamed(conditionKey, conditions, place)],
  };
}

function withTags(principal: Value | undefined, place: Place): Value | undefined {
  if (principal?.kind !== "map") return principal;
  const own = entry(principal, actionKey)?.value ?? literal("sts:AssumeRole", place);
  const others = principal.entries.filter(({ key }) => known(key) !== actionKey);
  const actions = list([own, literal("sts:TagSession", place)], place);
  return { ...principal, entries: [...others, entryNamed(actionKey, actions, place)] };
}

/** The ARN of an identity provider: that of a construct, or an attribute of what is not known. */
function providerArn(
  node: Expression | undefined,
  evaluator: Evaluator,
  bound: Bound,
  attribute: string,
): Value | undefined {
  if (!node) return undefined;
  return evaluator.evaluate(
    { kind: "member", object: node, name: attribute, nameSpan: node.span, span: node.span },
    bound,
  );
}

/** The root user of an account, which stands for all of it. */
function rootOf(account: Value | undefined, place: Place): Value {
  const id = account && asText(account);
  const parts: readonly Part[] = [
    "arn:",
    wordHole("partition", place),
    ":iam::",
    ...(id?.parts ?? [wordHole("account", place)]),
    ":root",
  ];
  return textValue(
    makeText(parts, writtenAt(place, id ? [id.origin.written, ...id.origin.via] : [])),
  );
}

export function mapOf(entries: readonly (readonly [string, Value])[], place: Place): MapValue {
  return {
    kind: "map",
    entries: entries.map(([key, value]) => entryNamed(key, value, place)),
    rest: [],
    origin: writtenAt(place),
  };
}
