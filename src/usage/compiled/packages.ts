import type { Language } from "../../syntax/compiled/tokens.ts";

/** What a package may do: nothing with AWS, call AWS itself by its name, or what nobody can say. */
export type Standing = "quiet" | "of-aws" | "strange";

/**
 * What is known of a package that is imported and not of the files. What AWS's SDKs do is read from their
 * calls; a package that starts other programs, or calls methods by names that it is given, is strange.
 */
export function standingOf(module: string, language: Language): Standing {
  const known = language === "go" ? go : java;
  if (known.loud.test(module)) return "strange";
  if (known.quiet.test(module)) return "quiet";
  return /aws|amazon|dynamo|cognito|kinesis|sagemaker|bedrock|(?:^|[^a-z0-9])(?:s3|sqs|sns|ses|ssm|kms|dax)(?:[^a-z0-9]|$)/i.test(
    module,
  )
    ? "of-aws"
    : "strange";
}

/** Alternatives, one a line; a dot in them is a dot. */
const oneOf = (start: string, written: string, end: string): RegExp =>
  new RegExp(
    `^(?:${start}(?:${written.trim().split(/\s+/).join("|").replaceAll(".", "\\.")})${end})`,
  );

const go = {
  loud: /^(?:C|net\/rpc|os\/exec|plugin|github\.com\/aws\/aws-sdk-go(?:-v2)?\/(?:aws\/signer|private)(?:\/|$))/,
  // The first part of a package of the standard library has no dot.
  quiet: new RegExp(
    [
      /^[a-z][a-z0-9]*(?:\/[a-z0-9/]+)?$/,
      /^github\.com\/aws\/(?:aws-lambda-go|aws-sdk-go(?:-v2)?|smithy-go|aws-secretsmanager-caching-go|aws-xray-sdk-go)(?:\/v2)?(?:\/(?!.*s3crypto)|$)/,
      oneOf(
        "",
        `
        github.com/Masterminds/squirrel github.com/awslabs/aws-lambda-go-api-proxy github.com/caarlos0/env
        github.com/cenkalti/backoff github.com/davecgh/go-spew github.com/dgrijalva/jwt-go
        github.com/gin-contrib github.com/gin-gonic/gin github.com/go-chi github.com/go-playground
        github.com/go-sql-driver/mysql github.com/gofiber/fiber github.com/gofrs/uuid
        github.com/golang-jwt/jwt github.com/golang/protobuf github.com/google/go-cmp
        github.com/google/uuid github.com/gorilla github.com/hashicorp/go-multierror
        github.com/jackc/pgx github.com/jmespath/go-jmespath github.com/jmoiron/sqlx
        github.com/joho/godotenv github.com/json-iterator/go github.com/julienschmidt/httprouter
        github.com/kelseyhightower/envconfig github.com/labstack/echo github.com/lestrrat-go/jwx
        github.com/lib/pq github.com/mitchellh/mapstructure github.com/oklog/ulid github.com/pkg/errors
        github.com/rs/cors github.com/rs/xid github.com/rs/zerolog github.com/samber/lo
        github.com/satori/go.uuid github.com/segmentio/ksuid github.com/shopspring/decimal
        github.com/sirupsen/logrus github.com/spf13/cast github.com/stretchr/testify
        github.com/tidwall go.uber.org/multierr go.uber.org/zap golang.org/x google.golang.org/protobuf
        gopkg.in/yaml.v2 gopkg.in/yaml.v3 sigs.k8s.io/yaml
        `,
        "(?:\\/|$)",
      ),
    ]
      .map(({ source }) => source)
      .join("|"),
  ),
};

const java = {
  loud: /^(?:java\.lang\.(?:reflect|invoke)|software\.amazon\.awssdk\.(?:auth\.signer|http\.auth)|com\.amazonaws\.(?:auth\.AWS4Signer|services\.s3\.AmazonS3Encryption))/,
  quiet: new RegExp(
    [
      /^(?:java|javax|jakarta\.(?:json|validation|annotation|inject)|kotlin|org\.w3c|org\.xml)\./,
      /^software\.amazon\.awssdk\./,
      /^software\.amazon\.lambda\.powertools\.(?:logging|tracing|metrics|validation|utilities|cloudformation|batch|common|core)/,
      /^com\.amazonaws\.(?:services\.|auth|regions|client|http|xray|AmazonClientException|AmazonServiceException|AmazonWebServiceRequest|ClientConfiguration|Protocol|SdkClientException|HttpMethod|handlers|util|waiters|retry|secretsmanager\.caching|event)/,
      oneOf(
        "",
        `
        com.fasterxml.jackson com.google.common com.google.gson com.google.protobuf com.nimbusds
        com.squareup.moshi crac io.jsonwebtoken javassist joptsimple org.apache.commons.codec
        org.apache.commons.collections4 org.apache.commons.csv org.apache.commons.io
        org.apache.commons.lang org.apache.commons.lang3 org.apache.commons.text org.apache.http
        org.apache.hc org.apache.logging.log4j org.apache.log4j org.crac org.joda.time org.json org.slf4j
        org.yaml.snakeyaml
        `,
        "(?:\\.|$)",
      ),
    ]
      .map(({ source }) => source)
      .join("|"),
  ),
};
