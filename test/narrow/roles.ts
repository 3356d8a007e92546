import { indented } from "../rules/policies.ts";

export const lambda = "{ Service: lambda.amazonaws.com }";

/** A role that a principal assumes, as a resource of a template, with a policy of its own. */
export function roleFor(principal: string, statement: string): string {
  return `
Role:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument:
      Statement:
        - Effect: Allow
          Principal: ${principal}
          Action: sts:AssumeRole
    Policies:
      - PolicyName: app
        PolicyDocument:
          Statement:
            - Effect: Allow
${indented(statement, 14)}
`;
}
