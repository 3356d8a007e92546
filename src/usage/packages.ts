/**
 * Whether a package that is imported may call AWS itself, by its name: those that wrap a service, and of AWS's
 * own those that are not known to call nothing. What is called through the SDKs and Powertools is read.
 */
export function mayCallAws(module: string): boolean {
  if (/^(?:\.|node:)/.test(module) || silent.some((known) => known.test(module))) return false;
  return /aws|amazon|boto|dynamo|cognito|kinesis|firehose|sagemaker|bedrock|(?:^|[^a-z0-9])(?:s3|sqs|sns|ses|ssm|kms|efs)(?:[^a-z0-9]|$)|middy\/(?:ssm|secrets|sts|s3|rds|service|appconfig|dynamodb)|^s3fs|smart[-_]open|serverless-(?:dynamodb|mysql)|awswrangler|chalice|zappa|localstack/i.test(
    module,
  );
}

/** Packages that call nothing by themselves, or whose calls are known. */
const silent: readonly RegExp[] = [
  /^@aws-sdk\/(?:client-|lib-dynamodb$|lib-storage$|util-|s3-request-presigner$|s3-presigned-post$|types$|middleware-|signature-v4|credential-provider)/,
  /^aws-sdk(?:\/|$)/,
  /^@?aws-crypto/,
  /^@smithy\//,
  /^@types\//,
  /^aws-lambda$/,
  /^aws[-_]xray[-_]sdk/,
  /^aws[-_]embedded[-_]metrics/,
  /^aws-jwt-verify$/,
  /^@aws-lambda-powertools\/(?:logger|tracer|metrics|commons|parser|jmespath|batch|validation|event-handler|parameters|idempotency)/,
  /^aws_lambda_powertools(?:\.|$)/,
  /^aws_lambda_typing/,
  /^(?:boto3|botocore)(?:\.|$)/,
  /^mypy_boto3/,
  /^types_boto/,
  /^aws_requests_auth|^requests_aws4auth|^aws4/,
  /^@middy\/core$/,
  /^@pulumi\/|^aws-cdk|^@aws-cdk\/|^aws_cdk/,
];
