import { expect, test } from "vitest";
import { shown, valueOf } from "../module.ts";

// What is known is what `terraform console` prints for it, and `tofu console` for `cidrcontains`.
test.each([
  ['cidrhost("10.12.112.5/20", 16)', '"10.12.112.16"'],
  ['cidrhost("10.12.112.0/20", -1)', '"10.12.127.255"'],
  ['cidrhost("10.0.0.0/08", "5")', '"10.0.0.5"'],
  ['cidrhost("0.0.0.0/0", 4294967295)', '"255.255.255.255"'],
  ['cidrhost("fd00:fd12:3456:7890:00a2::/72", 34)', '"fd00:fd12:3456:7890::22"'],
  ['cidrhost("::/0", 65536)', '"::1:0"'],
  ['cidrhost("2001:db8:0:0:1::/64", 1)', '"2001:db8::1"'],
  ['cidrhost("1:0:2:0:0:3::/96", 1)', '"1:0:2::3:0:1"'],
  ['cidrsubnet("172.16.0.0/12", 4, 2)', '"172.18.0.0/16"'],
  ['cidrsubnet("10.1.2.0/24", 4, 15)', '"10.1.2.240/28"'],
  ['cidrsubnet("10.1.2.0/24", 0, 0)', '"10.1.2.0/24"'],
  ['cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', '"fd00:fd12:3456:7800:a200::/72"'],
  ['cidrsubnet("2001:db8::/32", 33, 1)', '"2001:db8:0:0:8000::/65"'],
  [
    'cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)',
    '["10.1.0.0/20", "10.1.16.0/20", "10.1.32.0/24", "10.1.48.0/20"]',
  ],
  ['cidrsubnets("10.1.0.0/16")', "[]"],
  ['cidrsubnets("10.0.0.0/8", [8, 8]...)', '["10.0.0.0/16", "10.1.0.0/16"]'],
  ['cidrnetmask("172.16.0.0/12")', '"255.240.0.0"'],
  ['cidrnetmask("10.0.0.0/0")', '"0.0.0.0"'],
  ['cidrcontains("192.168.2.0/20", "192.168.2.0/22")', "true"],
  ['cidrcontains("192.168.2.0/22", "192.168.2.0/20")', "false"],
  ['cidrcontains("fe80::/48", "fe80::1")', "true"],
])("%s is %s", (call, value) => {
  expect(shown(call)).toBe(value);
});

test.each([
  'cidrhost("10.12.112.0/20", 5000)',
  'cidrhost("10.12.112.0/20", -5000)',
  'cidrhost("10.0.0.0", 5)',
  'cidrhost("10.0.0.256/8", 5)',
  'cidrsubnet("10.1.2.0/24", 4, 16)',
  'cidrsubnet("10.1.2.0/24", 9, 0)',
  'cidrsubnets("10.1.0.0/16", 0)',
  'cidrsubnets("10.1.0.0/16", 1, 1, 1)',
  'cidrnetmask("fd00::/12")',
  'cidrcontains("10.0.0.0/8", "fe80::1")',
])("Terraform refuses %s", (call) => {
  expect(valueOf(call)).toMatchObject({ kind: "unknown", fails: true });
});

test.each(["cidrhost(var.network, 1)", 'cidrsubnet("10.0.0.0/8", 8, var.number)'])(
  "%s is not known",
  (call) => {
    expect(valueOf(call)).toMatchObject({ kind: "unknown" });
    expect(valueOf(call)).not.toMatchObject({ fails: true });
  },
);
