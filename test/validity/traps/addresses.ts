import { finding, readingIf, type Trap } from "../example.ts";

/** Addresses, public and private. */
export const addresses: readonly Trap[] = [
  readingIf("addresses of documentations are public", {
    IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"] },
  }),
  readingIf("an address needs no mask", {
    IpAddress: { "aws:SourceIp": ["203.0.113.7", "2001:db8::7"] },
  }),
  readingIf("172.32.0.0 is public", { IpAddress: { "aws:SourceIp": "172.32.0.0/16" } }),
  readingIf("private addresses of a known VPC", {
    IpAddress: { "aws:VpcSourceIp": "10.0.1.0/24" },
    StringEquals: { "aws:SourceVpc": "vpc-1a2b3c4d5e6f7a8b9" },
  }),
  readingIf(
    "host bits of the sixth version",
    { IpAddress: { "aws:SourceIp": "2001:db8::1/64" } },
    finding("IMPROVE_IP_RANGE", 'Statement[0].Condition.IpAddress["aws:SourceIp"]'),
  ),
  readingIf(
    "all private, one by one",
    { IpAddress: { "aws:SourceIp": ["172.16.0.0/12", "172.31.255.0/24"] } },
    finding("PRIVATE_IP_ADDRESS", 'Statement[0].Condition.IpAddress["aws:SourceIp"]'),
  ),
];
