import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it.
test.each([
  ['replace("hello world", "/w.*d/", "everyone")', '"hello everyone"'],
  ['replace("1 2 3", "/(\\\\d)/", "[$1]")', '"[1] [2] [3]"'],
  ['replace("foo-bar", "/(?P<a>\\\\w+)-(?P<b>\\\\w+)/", "$${b}-$${a}")', '"bar-foo"'],
  ['replace("abc", "/[a-b]/", "")', '"c"'],
  ['replace("abc", "/x*/", "-")', '"-a-b-c-"'],
  ['replace("aaa", "/a/", "$$")', '"$$$"'],
  ['replace("a.b.c", "/\\\\./", "_")', '"a_b_c"'],
  ['replace("Ab", "/(?i)A/", "z")', '"zb"'],
  ['replace("ab12", "/[^a-z]/", "")', '"ab"'],
  ['replace("a_b", "/[[:alpha:]]/", "x")', '"x_x"'],
  ['regex("[a-z]+", "53453453.345345aaabbbccc23454")', '"aaabbbccc"'],
  [
    'regex("(\\\\d\\\\d\\\\d\\\\d)-(\\\\d\\\\d)-(\\\\d\\\\d)", "2019-02-01")',
    '["2019", "02", "01"]',
  ],
  [
    'regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?", "https://terraform.io/docs/")',
    '{scheme = "https", authority = "terraform.io"}',
  ],
  ['regex("a(b)?c", "ac")', "[null]"],
  ['regex("a|ab", "ab")', '"a"'],
  ['regex("a+?", "aaa")', '"a"'],
  ['regex("x{2,3}", "xxxxx")', '"xxx"'],
  ['regex("x{2,3}?", "xxxxx")', '"xx"'],
  ['regex("(?s)a.b", "a\\nb")', '"a\nb"'],
  ['regex("\\\\bfoo\\\\b", "a foo b")', '"foo"'],
  ['regex("^a$", "a")', '"a"'],
  ['regex("(a|b)*c", "ababc")', '["b"]'],
  ['regex("[\\\\w.-]+@[\\\\w.]+", "mail to joe.x@a.b now")', '"joe.x@a.b"'],
  ['regex("\\\\x41", "A")', '"A"'],
  ['regex("[]a]+", "]a")', '"]a"'],
  ['regex("(?m)^b$", "a\\nb\\nc")', '"b"'],
  ['regex("(a*)*", "b")', '[""]'],
  ['regex("(a*)+", "b")', '[""]'],
  ['regex("(|a)*", "aa")', '[""]'],
  ['regex("(|a)+", "aa")', '[""]'],
  ['regexall("[a-z]+", "1234abcd5678efgh9")', '["abcd", "efgh"]'],
  ['regexall("[a-z]", "123")', "[]"],
  ['regexall("a*", "baac")', '["", "aa", ""]'],
  ['regexall("(a)(b)?", "aab")', '[["a", null], ["a", "b"]]'],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each(['regex("[a-z]+", "123")'])("Terraform refuses %s", (call) => {
  expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
});
