import type { Json } from "../../src/evidence/reading/records.ts";

/** An event as CloudTrail writes it, of a session of a role, unless a test says otherwise. */
export function record(given: Json = {}): Json {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "AssumedRole",
      principalId: "AROAEXAMPLE:run",
      arn: "arn:aws:sts::111122223333:assumed-role/app/run",
      accountId: "111122223333",
      sessionContext: {
        sessionIssuer: { type: "Role", arn: "arn:aws:iam::111122223333:role/team/app" },
      },
    },
    eventTime: "2026-11-28T10:00:00Z",
    eventSource: "s3.amazonaws.com",
    eventName: "GetObject",
    awsRegion: "eu-west-1",
    requestParameters: { bucketName: "reports", key: "a.csv", Host: "reports.s3.amazonaws.com" },
    responseElements: null,
    eventID: "8f1c6f0e-0000-4000-8000-000000000001",
    readOnly: true,
    eventType: "AwsApiCall",
    managementEvent: false,
    recipientAccountId: "111122223333",
    eventCategory: "Data",
    ...given,
  };
}
