import { describe, expect, test } from "vitest";
import { decisionOf } from "../../src/authorize/statement.ts";
import type { Condition } from "../../src/iam/policy.ts";
import { condition } from "../iam/statements.ts";
import { text } from "../iam/texts.ts";
import { context, policy, request, said, settled } from "./asked.ts";

/** Whether a request with these values in its context meets all of the conditions. */
function meets(conditions: readonly Condition[], ...given: readonly string[]): boolean {
  const asked = request({ context: context(...given) });
  const decision = decisionOf(asked, policy([{ ...said(), conditions }]), settled());
  expect(decision.undecided).toEqual([]);
  return decision.kind === "allow";
}

const short = (...written: readonly string[]): readonly Condition[] => written.map(condition);

const asking = (operator: string, ...values: readonly string[]): readonly Condition[] => [
  { operator: text(operator), key: text("k"), values: { items: values.map(text), rest: [] } },
];

/** What is expected, what is given, and whether the operator is met; its negation is not. */
type Row = readonly [expected: string, given: string, met: boolean];

function compares(operator: string, negation: string, rows: readonly Row[]): void {
  test.for(rows)(`${operator}: %o met by %o: %s`, ([expected, given, met]) => {
    expect(meets(asking(operator, expected), `k=${given}`)).toBe(met);
    if (negation !== "") expect(meets(asking(negation, expected), `k=${given}`)).toBe(!met);
  });
}

describe("string operators", () => {
  compares("StringEquals", "StringNotEquals", [
    ["a", "a", true],
    ["a", "A", false],
    ["a*", "abc", false],
    ["a*", "a*", true],
    ["a?", "a?", true],
    ["", "", true],
    ["", "a", false],
    ["a:b", "a:b", true],
  ]);
  compares("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", [
    ["aB", "Ab", true],
    ["a*", "ab", false],
    ["a", "ab", false],
  ]);
  compares("StringLike", "StringNotLike", [
    ["a*", "abc", true],
    ["a*", "a", true],
    ["a*", "Abc", false],
    ["*b*", "abc", true],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["a*c:d", "a:b:c:d", true],
    ["a?b", "a:b", true],
    ["a", "a", true],
    ["*", "", true],
    ["?", "", false],
  ]);
});

describe("numeric operators", () => {
  compares("NumericEquals", "NumericNotEquals", [
    ["5", "5", true],
    ["5", "5.0", true],
    ["5", "6", false],
    ["-1.5", "-1.50", true],
    ["10", "9", false],
    ["5", "five", false],
    ["five", "five", false],
    ["5", "", false],
  ]);
  compares("NumericLessThan", "NumericGreaterThanEquals", [
    ["10", "9", true],
    ["10", "10", false],
    ["10", "11", false],
  ]);
  compares("NumericLessThanEquals", "NumericGreaterThan", [
    ["10", "9.99", true],
    ["10", "10", true],
    ["10", "10.01", false],
  ]);
});

describe("date operators", () => {
  compares("DateEquals", "DateNotEquals", [
    ["2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", true],
    ["2020-01-01T00:00:01Z", "1577836801", true],
    ["2020-01-01T01:00:00+01:00", "2020-01-01T00:00:00Z", true],
    ["2019-12-31T22:30:00-01:30", "2020-01-01T00:00Z", true],
    ["2020-01-01", "2020-01-01T00:00:00Z", true],
    ["2020-01", "2020-01-01T00:00:00Z", true],
    ["2020", "2020-01-01T00:00:00Z", true],
    ["2020-01-01T00:00:00.500Z", "2020-01-01T00:00:00.5Z", true],
    ["2020-01-01T00:00:00.500Z", "2020-01-01T00:00:00Z", false],
    ["2020-02-30", "2020-03-01", false],
    ["2020-02-29", "2020-02-29", true],
    ["2020-13-01", "2020-13-01", false],
    ["2020-01-01T25:00:00Z", "2020-01-01T25:00:00Z", false],
    ["2020-01-01T00:00:00+24:00", "2020-01-01T00:00:00+24:00", false],
    ["2020-01-01T00:00:00+00:60", "2020-01-01T00:00:00+00:60", false],
    ["2020-01-01T00:00:00", "2020-01-01T00:00:00", false],
    ["*", "2020-01-01", false],
  ]);
  compares("DateLessThan", "DateGreaterThanEquals", [
    ["2020-01-01T00:00:00Z", "2019-12-31T23:59:59Z", true],
    ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z", false],
    ["2020-01-01T00:00:00Z", "1577836800", false],
  ]);
  compares("DateLessThanEquals", "DateGreaterThan", [
    ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z", true],
    ["2020-01-01T00:00:00Z", "2020-01-01T00:00:01Z", false],
    ["0", "-1", true],
  ]);
});

describe("Bool and BinaryEquals", () => {
  compares("Bool", "", [
    ["true", "true", true],
    ["True", "true", true],
    ["false", "true", false],
    ["false", "false", true],
    ["1", "true", false],
    ["x", "x", false],
  ]);
  compares("BinaryEquals", "", [
    ["QmluYXJ5", "QmluYXJ5", true],
    ["QmluYXJ5", "qmluYXJ5", false],
    ["QQ==", "QR==", true],
    ["no", "no", false],
  ]);
});

describe("IP address operators", () => {
  compares("IpAddress", "NotIpAddress", [
    ["203.0.113.0/24", "203.0.113.7", true],
    ["203.0.113.0/24", "203.0.114.7", false],
    ["203.0.113.200/24", "203.0.113.7", true],
    ["203.0.113.7", "203.0.113.7", true],
    ["203.0.113.7", "203.0.113.8", false],
    ["203.0.113.7/32", "203.0.113.8", false],
    ["0.0.0.0/0", "255.255.255.255", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["::/0", "203.0.113.7", false],
    ["::/0", "2001:db8::1", true],
    ["2001:DB8:1234:5678::/64", "2001:db8:1234:5678:9::", true],
    ["2001:DB8:1234:5678::/64", "2001:db8:1234:5679::", false],
    ["2001:db8::1", "2001:db8:0:0:0:0:0:1", true],
    ["2001:db8::1", "2001:db8::2", false],
    ["::ffff:203.0.113.0/120", "::ffff:cb00:7107", true],
    ["::ffff:203.0.113.0/120", "203.0.113.7", false],
    ["203.0.113.0/33", "203.0.113.0", false],
    ["203.0.113.0/24/24", "203.0.113.0", false],
    ["203.0.113", "203.0.113", false],
    ["203.0.113.256", "203.0.113.256", false],
    ["203.0.113.07", "203.0.113.7", false],
    ["1:2:3:4:5:6:7::8:9", "1:2:3:4:5:6:7:8", false],
    ["1::2::3", "1::2", false],
    ["1:2:3:4:5:6:7::8", "1:2:3:4:5:6:7:8", false],
    ["1.2.3.4::5", "102:304::5", false],
    ["1.2.3.4:0:0:0:0:0:1.2.3.4", "102:304::102:304", false],
    ["::1.2.3", "::1.2.3", false],
    ["1:2:3", "1:2:3", false],
    ["12345::", "12345::", false],
    ["*", "203.0.113.7", false],
    ["203.0.113.0/24", "203.0.113.0/24", false],
  ]);
});

describe("ARN operators", () => {
  const rows: readonly Row[] = [
    ["arn:aws:sns:r:1:t", "arn:aws:sns:r:1:t", true],
    ["arn:aws:sns:r:1:t", "arn:aws:sns:r:1:T", false],
    ["arn:aws:sns:*:1:t", "arn:aws:sns:r:1:t", true],
    ["arn:aws:sns:*:*:*", "arn:aws:sns:r:1:t:u", true],
    ["arn:aws:sns:r:1:?", "arn:aws:sns:r:1:t", true],
    ["arn:aws:x:*:1:finance/*", "arn:aws:x:r:9:store/abc:1:finance/a.txt", false],
    ["arn:aws:x:*:t", "arn:aws:x:r:1:t", false],
    ["arn:*:t", "arn:aws:x:r:1:t", false],
    ["arn:aws:logs:r:1:log-group:*:b", "arn:aws:logs:r:1:log-group:a:b", true],
    ["arn:aws:logs:r:1:log*b", "arn:aws:logs:r:1:log-group:a:b", true],
    ["arn:aws:s3:::b", "arn:aws:s3:::b", true],
    ["arn:aws:s3:r::b", "arn:aws:s3:::b", false],
    ["*", "arn:aws:s3:::b", true],
    ["${*}", "arn:aws:s3:::b", false],
    ["arn:aws:s3:b", "arn:aws:s3:b", false],
    ["arn:*", "arn:aws:s3:::b", false],
    ["arn:aws:s3:*:*:*", "b", false],
  ];
  // "The ArnEquals and ArnLike condition operators behave identically."
  compares("ArnEquals", "ArnNotEquals", rows);
  compares("ArnLike", "ArnNotLike", rows);

  test("a variable divides no component by its colons", () => {
    const [k, arn] = ["k=arn:aws:sns:r:1:a:b", "arn:aws:sns:r:1:${v:x}"];
    expect(meets(asking("ArnLike", arn), k, "v:x=a:b")).toBe(true);
    expect(meets(asking("ArnLike", "arn:aws:sns:${v:x}:a:b"), k, "v:x=r:1")).toBe(false);
  });
});

describe("a key", () => {
  test("ignores case, the key of a tag too", () => {
    expect(meets(short("StringEquals AWS:principalORGid o-1"), "aws:PrincipalOrgID=o-1")).toBe(
      true,
    );
    expect(meets(short("StringEquals aws:RequestTag/TEAM a"), "aws:RequestTag/Team=a")).toBe(true);
  });

  test("of a request is one of several that all must be as asked", () => {
    const both = short("StringEquals a 1", "StringEquals b 2");
    expect(meets(both, "a=1", "b=2")).toBe(true);
    expect(meets(both, "a=1", "b=1")).toBe(false);
    expect(meets(both, "a=1")).toBe(false);
  });
});

describe("several values of a condition", () => {
  test.for<[string, readonly string[], string, boolean]>([
    ["StringEquals", ["a", "b"], "b", true],
    ["StringEquals", ["a", "b"], "c", false],
    ["StringNotEquals", ["a", "b"], "b", false],
    ["StringNotEquals", ["a", "b"], "c", true],
    ["NumericLessThan", ["1", "5"], "3", true],
    ["NotIpAddress", ["10.0.0.0/8", "192.0.2.0/24"], "192.0.2.1", false],
    ["StringEquals", [], "a", false],
    ["StringNotEquals", [], "a", true],
  ])("are alternatives, and to a negation none may be it: %s %o of %s: %s", ([...row]) => {
    const [operator, expected, given, met] = row;
    expect(meets(asking(operator, ...expected), `k=${given}`)).toBe(met);
  });
});

describe("a key that is missing", () => {
  test.for<[string, boolean]>([
    ["StringEquals k a", false],
    ["StringLike k *", false],
    ["NumericLessThan k 5", false],
    ["Bool k false", false],
    ["IpAddress k 0.0.0.0/0", false],
    ["ArnLike k *", false],
    ["StringNotEquals k a", true],
    ["StringNotEqualsIgnoreCase k a", true],
    ["StringNotLike k *", true],
    ["NumericNotEquals k 5", true],
    ["DateNotEquals k 2020-01-01", true],
    ["NotIpAddress k 0.0.0.0/0", true],
    ["ArnNotEquals k *", true],
    ["ArnNotLike k *", true],
    ["StringEqualsIfExists k a", true],
    ["StringNotEqualsIfExists k a", true],
    ["ForAllValues:StringEquals k a", true],
    ["ForAllValues:StringNotEquals k a", true],
    ["ForAnyValue:StringEquals k a", false],
    ["ForAnyValue:StringNotEquals k a", false],
    ["ForAnyValue:StringEqualsIfExists k a", true],
    ["ForAllValues:StringEqualsIfExists k a", true],
    ["Null k true", true],
    ["Null k false", false],
    ["ForAllValues:Null k true", true],
  ])("%s: %s", ([written, met]) => {
    expect(meets(short(written))).toBe(met);
  });
});

describe("a key that is there", () => {
  test.for<[string, string, boolean]>([
    ["StringEqualsIfExists k a", "a", true],
    ["StringEqualsIfExists k a", "b", false],
    ["StringNotEqualsIfExists k a", "a", false],
    ["Null k true", "a", false],
    ["Null k false", "a", true],
    ["Null k FALSE", "a", true],
    ["Null k true false", "a", true],
    ["Null k 0", "a", false],
    ["Null k false", "", true],
  ])("%s of %o: %s", ([written, given, met]) => {
    expect(meets(short(written), `k=${given}`)).toBe(met);
  });
});

describe("several values of a key", () => {
  test.for<[string, readonly string[], boolean]>([
    ["ForAllValues:StringEquals k a b", ["a"], true],
    ["ForAllValues:StringEquals k a b", ["a", "b"], true],
    ["ForAllValues:StringEquals k a b", ["a", "c"], false],
    ["ForAnyValue:StringEquals k a b", ["a", "c"], true],
    ["ForAnyValue:StringEquals k a b", ["c", "d"], false],
    ["ForAllValues:StringNotEquals k a b", ["c", "d"], true],
    ["ForAllValues:StringNotEquals k a b", ["a", "c"], false],
    ["ForAnyValue:StringNotEquals k a b", ["a", "c"], true],
    ["ForAnyValue:StringNotEquals k a b", ["a", "b"], false],
    ["StringEquals k a", ["a", "c"], true],
    ["StringEquals k a", ["c", "d"], false],
    ["StringNotEquals k a", ["a", "c"], false],
    ["StringNotEquals k a", ["c", "d"], true],
  ])("%s of %o: %s", ([written, values, met]) => {
    expect(meets(short(written), ...values.map((value) => `k=${value}`))).toBe(met);
  });

  test.for([
    ["StringEquals", "StringNotEquals"],
    ["StringLike", "StringNotLike"],
    ["ArnLike", "ArnNotLike"],
    ["NumericEquals", "NumericNotEquals"],
    ["IpAddress", "NotIpAddress"],
  ])("under negation the set operators swap: %s, %s", ([positive = "", negation = ""]) => {
    for (const values of [[], ["1"], ["2"], ["1", "2"], ["2", "3"], [""]]) {
      const given = values.map((value) => `k=${value}`);
      const is = (operator: string): boolean => meets(short(`${operator} k 1`), ...given);
      expect(is(`ForAllValues:${negation}`)).toBe(!is(`ForAnyValue:${positive}`));
      expect(is(`ForAnyValue:${negation}`)).toBe(!is(`ForAllValues:${positive}`));
    }
  });

  test("that are all empty are none to the set operators", () => {
    expect(meets(short("ForAllValues:StringEquals k a"), "k=")).toBe(true);
    expect(meets(short("ForAnyValue:StringEquals k "), "k=")).toBe(false);
    expect(meets(short("ForAnyValue:StringEqualsIfExists k "), "k=")).toBe(false);
    expect(meets(short("ForAllValues:StringEquals k a"), "k=", "k=b")).toBe(false);
    expect(meets(short("StringEquals k "), "k=")).toBe(true);
  });
});

describe("a key that may have several values, without a set operator", () => {
  const asked = (operator: string, met: boolean, ...given: readonly string[]): string =>
    decisionOf(
      request({ context: context(...given) }),
      policy([{ ...said(), conditions: short(`${operator} k a`) }]),
      settled({ hasSeveral: () => true, meetsUnsaid: () => met }),
    ).kind;

  test("is met as it is settled, whatever its values", () => {
    for (const given of [["k=a"], ["k=b"], ["k=a", "k=b"]]) {
      expect(asked("StringEquals", true, ...given)).toBe("allow");
      expect(asked("StringNotEquals", false, ...given)).toBe("neither");
    }
  });

  test("is as any other where it is missing, or a set operator stands before it", () => {
    expect(asked("StringEquals", true)).toBe("neither");
    expect(asked("StringNotEquals", false)).toBe("allow");
    expect(asked("StringEqualsIfExists", false)).toBe("allow");
    expect(asked("ForAnyValue:StringEquals", false, "k=a", "k=b")).toBe("allow");
  });
});

describe("the name of an operator", () => {
  test.for(["stringequals", "STRINGEQUALS", "stringEqualsIFEXISTS", "foranyvalue:stringequals"])(
    "ignores case: %s",
    (operator) => {
      expect(meets(asking(operator, "a"), "k=a")).toBe(true);
      expect(meets(asking(operator, "a"), "k=b")).toBe(false);
    },
  );

  test.for([
    "",
    "StringIs",
    "constructor",
    "IfExists",
    "NullIfExists",
    "NotNull",
    "StringEqualsIfExistsIfExists",
    "ForAnyValues:StringEquals",
    "ForAnyValue:ForAnyValue:StringEquals",
    " StringEquals",
    "NumericLike",
    "BoolNot",
  ])("that AWS does not have leaves the statement undecided: %o", (operator) => {
    const statement = { ...said(), conditions: asking(operator, "a") };
    const asked = request({ context: context("k=a") });
    expect(decisionOf(asked, policy([statement]), settled())).toEqual({
      kind: "neither",
      by: [],
      undecided: [statement],
    });
  });
});

describe("a policy variable in a value", () => {
  test.for<[string, string, readonly string[], boolean]>([
    ["StringEquals", "${aws:username}", ["k=ann", "aws:username=ann"], true],
    ["StringEquals", "${aws:username}", ["k=bob", "aws:username=ann"], false],
    ["StringEquals", "${aws:username}", ["k=${aws:username}"], false],
    ["StringNotEquals", "${aws:username}", ["k=ann"], true],
    ["StringLike", "${v}/*", ["k=ann/x", "v=ann"], true],
    ["StringLike", "${v}", ["k=ann", "v=*"], false],
    ["StringLike", "${*}", ["k=*"], true],
    ["StringLike", "${*}", ["k=a"], false],
    ["StringLike", "a${?}", ["k=ab"], false],
    ["StringEquals", "${v, 'all'}", ["k=all"], true],
    ["ArnLike", "arn:aws:iam::${v}:role/*", ["k=arn:aws:iam::1:role/a", "v=1"], true],
    ["ArnLike", "arn:aws:iam::${v}:role/*", ["k=arn:aws:iam::1:role/a", "v=*"], false],
  ])("%s %s of %o: %s", ([operator, expected, given, met]) => {
    expect(meets(asking(operator, expected), ...given)).toBe(met);
  });

  test("without a value leaves the other values of the condition", () => {
    expect(meets(asking("StringEquals", "${v}", "a"), "k=a")).toBe(true);
    expect(meets(asking("StringNotEquals", "${v}", "a"), "k=a")).toBe(false);
  });
});
