/**
 * The logical ids of what Serverless makes.
 * (https://www.serverless.com/framework/docs/providers/aws/guide/resources)
 */
export const roleId = "IamRoleLambdaExecution";
export const restApiId = "ApiGatewayRestApi";

export const functionId = (name: string): string => `${functionName(name)}LambdaFunction`;

/** The role of one function, of the plugin serverless-iam-roles-per-function and of version 4. */
export const functionRoleId = (name: string): string => `${functionName(name)}${roleId}`;

/** Of the first permission for the URL of a function. */
export const urlPermissionId = (name: string): string =>
  `${functionName(name)}LambdaPermissionFnUrl`;

export const feedId = (name: string): string => `${functionName(name)}EventSourceMapping`;

/** Of the plugin serverless-step-functions. */
export const stateMachineId = (name: string): string =>
  `${capitalized(name.replace(/[^A-Za-z0-9]/g, ""))}StepFunctionsStateMachine`;

function functionName(name: string): string {
  return capitalized(
    name
      .replaceAll("-", "Dash")
      .replaceAll("_", "Underscore")
      .replace(/[^A-Za-z0-9]/g, ""),
  );
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The type of what Serverless makes under a logical id, where the id says it. */
export function typeOfMade(logicalId: string): string | undefined {
  if (logicalId.endsWith(roleId)) return "AWS::IAM::Role";
  if (logicalId.endsWith("LambdaFunction")) return "AWS::Lambda::Function";
  if (logicalId.endsWith("StepFunctionsStateMachine")) return "AWS::StepFunctions::StateMachine";
  return logicalId === restApiId ? "AWS::ApiGateway::RestApi" : undefined;
}
