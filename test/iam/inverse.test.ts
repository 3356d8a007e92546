import fc from "fast-check";
import { expect, test } from "vitest";
import { meets } from "../../src/authorize/condition.ts";
import { inverseOf } from "../../src/iam/inverse.ts";
import { readable } from "../../src/iam/text.ts";
import { settled } from "../authorize/asked.ts";
import { condition } from "./statements.ts";
import { often } from "../share.ts";

const shown = (written: string): string | undefined => {
  const inverse = inverseOf(condition(written));
  return (
    inverse && [inverse.operator, inverse.key, ...inverse.values.items].map(readable).join(" ")
  );
};

test.for([
  ["StringNotEquals aws:SourceVpce vpce-1 vpce-2", "StringEquals aws:SourceVpce vpce-1 vpce-2"],
  ["stringNotLikeIfExists aws:PrincipalOrgID o-*", "StringLike aws:PrincipalOrgID o-*"],
  ["NotIpAddress aws:SourceIp 192.0.2.0/24", "IpAddress aws:SourceIp 192.0.2.0/24"],
  ["ForAnyValue:StringNotEquals aws:TagKeys a", "ForAllValues:StringEquals aws:TagKeys a"],
  ["ForAllValues:StringNotEquals aws:TagKeys a", "ForAnyValue:StringEquals aws:TagKeys a"],
  ["Bool aws:SecureTransport false", "BoolIfExists aws:SecureTransport true"],
  ["BoolIfExists aws:MultiFactorAuthPresent false", "Bool aws:MultiFactorAuthPresent true"],
  ["Null aws:RequestTag/team true", "Null aws:RequestTag/team false"],
] as const)("%s: %s", ([written, inverse]) => {
  expect(shown(written)).toBe(inverse);
});

test.for([
  "StringEquals aws:SourceVpce vpce-1",
  "Bool aws:SecureTransport <flag>",
  "Bool aws:SecureTransport true false",
  "Null aws:RequestTag/team ...x",
  "<operator> aws:SourceVpce vpce-1",
])("%s has none that is asked for", (written) => {
  expect(shown(written)).toBeUndefined();
});

test("a request meets the one or the other, and never both", () => {
  const operator = fc
    .tuple(
      fc.constantFrom("", "ForAllValues:", "ForAnyValue:"),
      fc.constantFrom("StringNotEquals", "StringNotLike", "StringNotEqualsIgnoreCase"),
      fc.constantFrom("", "IfExists"),
    )
    // A set operator with IfExists is left to AWS's own words: it holds where the key is missing.
    .filter(([set, , ifExists]) => set === "" || ifExists === "")
    .map((parts) => parts.join(""));
  const named = fc.record({
    operator: fc.oneof(operator, fc.constantFrom("Bool", "BoolIfExists", "Null")),
    given: fc.array(fc.constantFrom("a", "b", "true", "false"), { maxLength: 2 }),
  });
  let inverted = 0;
  fc.assert(
    fc.property(
      named,
      fc.constantFrom("a", "a*", "true", "false"),
      ({ operator, given }, asked) => {
        const isSet = operator.startsWith("For");
        const values = isSet ? given : given.slice(0, 1);
        const one = condition(`${operator} k ${asked}`);
        const other = inverseOf(one);
        if (!other) return;
        // A Bool compares true and false; something else is neither.
        if (operator.startsWith("Bool") && values.some((each) => !/^(true|false)$/.test(each)))
          return;
        inverted++;
        const context = new Map(values.length > 0 ? [["k", values]] : []);
        const isMet = (each: typeof one): boolean | undefined =>
          meets(context, each, settled(), undefined);
        expect(isMet(other)).toBe(!isMet(one));
      },
    ),
    { numRuns: often(1_000) },
  );
  expect(inverted).toBeGreaterThan(often(300));
});
