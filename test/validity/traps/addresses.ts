import type { Trap } from "../example.ts";

/** Addresses, public and private. */
export const addresses: readonly Trap[] = [
  {
    name: "addresses of documentations are public",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"] },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "an address needs no mask",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.7", "2001:db8::7"] } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "172.32.0.0 is public",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { IpAddress: { "aws:SourceIp": "172.32.0.0/16" } },
        },
      ],
    },
    expect: [],
  },
  {
    name: "private addresses of a known VPC",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: {
            IpAddress: { "aws:VpcSourceIp": "10.0.1.0/24" },
            StringEquals: { "aws:SourceVpc": "vpc-1a2b3c4d5e6f7a8b9" },
          },
        },
      ],
    },
    expect: [],
  },
  {
    name: "host bits of the sixth version",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { IpAddress: { "aws:SourceIp": "2001:db8::1/64" } },
        },
      ],
    },
    expect: [
      { code: "IMPROVE_IP_RANGE", at: ['Statement[0].Condition.IpAddress["aws:SourceIp"]'] },
    ],
  },
  {
    name: "all private, one by one",
    kind: "identity",
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "s3:GetObject",
          Resource: "arn:aws:s3:::reports/*",
          Condition: { IpAddress: { "aws:SourceIp": ["172.16.0.0/12", "172.31.255.0/24"] } },
        },
      ],
    },
    expect: [
      { code: "PRIVATE_IP_ADDRESS", at: ['Statement[0].Condition.IpAddress["aws:SourceIp"]'] },
    ],
  },
];
