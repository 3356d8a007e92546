/**
 * Whether a package that is imported may call AWS itself, by its name: those that wrap a service or sign
 * requests, and of AWS's own those that are not known to call nothing. What is called through the SDKs and
 * Powertools is read.
 */
export function mayCallAws(module: string): boolean {
  if (/^(?:\.|node:)/.test(module) || silent.some((known) => known.test(module))) return false;
  return /aws|amazon|boto|dynamo|cognito|kinesis|firehose|sagemaker|bedrock|(?:^|[^a-z0-9])(?:s3|sqs|sns|ses|ssm|kms|efs)(?:[^a-z0-9]|$)|middy\/(?:ssm|secrets|sts|s3|rds|service|appconfig|dynamodb)|^s3fs|smart[-_]open|serverless-(?:dynamodb|mysql)|awswrangler|chalice|zappa|localstack|sigv4|signature-v4/i.test(
    module,
  );
}

/**
 * Whether a package is known to call nothing of AWS's, and to start nothing that may: of others, which may
 * be a team's own, nobody can say.
 */
export function callsNothing(module: string): boolean {
  if (silent.some((known) => known.test(module))) return true;
  const path = module.replace(/^node:/, "");
  const [scope = "", name = ""] = path.split("/");
  const own = scope.startsWith("@") ? `${scope}/${name}` : scope;
  return quiet.has(own) || quiet.has(own.split(".")[0] ?? "");
}

/** Packages that call nothing by themselves, or whose calls are known. */
const silent: readonly RegExp[] = [
  /^@aws-sdk\/(?:client-|lib-dynamodb$|lib-storage$|util-|s3-request-presigner$|s3-presigned-post$|types$|middleware-|rds-signer$|credential-provider)/,
  /^aws-sdk(?:\/|$)/,
  /^@aws-crypto\/(?:crc32|ie11|sha256|util)/,
  /^@smithy\/(?!signature-v4)/,
  /^@types\//,
  /^aws-lambda$/,
  /^aws[-_]xray[-_]sdk/,
  /^aws[-_]embedded[-_]metrics/,
  /^aws-jwt-verify$/,
  /^@aws-lambda-powertools\/(?:logger|tracer|metrics|commons|parser|jmespath|batch|validation|event-handler|parameters|idempotency)/,
  /^aws_lambda_powertools(?:\.|$)/,
  /^aws_lambda_typing/,
  /^(?:boto3|botocore)(?!\.(?:auth|awsrequest|signers))(?:\.|$)/,
  /^mypy_boto3/,
  /^types_boto/,
  /^@middy\/(?:core$|http-|validator|error-logger|input-output-logger|do-not-wait|warmup|event-normalizer)/,
  /^importlib\.(?:metadata|resources)/,
  /^@pulumi\/|^aws-cdk|^@aws-cdk\/|^aws_cdk/,
];

/** Modules of Node.js and Python, and packages that many use, by their names. */
const quiet: ReadonlySet<string> = new Set(
  `
    @anthropic-ai/sdk @apollo/server @hapi/boom @hapi/joi @octokit/rest @prisma/client
    @sendgrid/mail @sentry/node @sentry/serverless @slack/bolt @slack/web-api @sparticuz/chromium
    @vendia/serverless-express PIL abc aifc ajv ajv-formats anthropic archiver argparse array assert
    ast async async_hooks asynchat asyncio asyncore atexit attr attrs audioop axios axios-retry
    backoff base64 bcrypt bcryptjs bdb bignumber.js binascii bisect bluebird body-parser bs4 bson
    buffer builtins busboy bz2 cProfile cachetools calendar camelcase-keys certifi cfn-response
    cfnresponse cgi cgitb chalk chardet charset_normalizer cheerio chunk class-transformer class-validator click
    cmath cmd codecs collections colors colorsys compileall compression concurrent configparser
    console constants contextlib contextvars cookie cookie-parser copy copyreg core-js cors
    cron-parser crypto crypto-js cryptography csv csv-parse csv-parser csv-stringify curses
    dataclasses date-fns date-fns-tz datetime dateutil dayjs dbm debug decimal decimal.js deepmerge
    dgram diagnostics_channel difflib dis distutils dns doctest domain dotenv ejs email
    email_validator encodings enum errno ethers events exceljs express fast-csv fast-json-stringify
    fast-xml-parser fastapi fastify faulthandler fcntl feedparser filecmp fileinput flask fnmatch
    form-data fp-ts fractions fs fs-extra ftplib functools gc genericpath getopt getpass gettext
    glob google googleapiclient got graphlib graphql graphql-request graphql-tag grp gzip h11
    handlebars hashlib he heapq helmet hmac hono html html-to-text http http-errors
    http-status-codes http2 https httpx iconv-lite idna imaplib imghdr immer immutable inspect
    inversify io io-ts ioredis ipaddress itertools itsdangerous jinja2 jmespath joi jose js-yaml
    jsdom json json-schema-to-ts jsonschema jsonwebtoken jszip jwk-to-pem jwks-rsa jwt jwt-decode
    keyword knex koa lambda-log lambda-multipart-parser linecache locale lodash lodash.get
    lodash.merge logging loguru lru-cache luxon lxml lzma mailbox mailcap mangum markdown
    markdown-it marked markupsafe marshal marshmallow math mime mime-types mimetypes mmap
    modulefinder moment moment-timezone mongodb mongoose ms msgpack multiprocessing mustache mysql
    mysql2 nanoid net netrc neverthrow nltk nntplib node-cache node-fetch ntpath nturl2path numbers
    numpy nunjucks oauthlib object-hash opcode openai openpyxl operator optparse orjson os p-limit
    p-map p-queue p-retry papaparse parse-multipart-data path pathlib pdb pdf-lib pdfkit perf_hooks
    pg phonenumbers pickle pickletools pino pino-pretty pipes platform plistlib pluralize poplib
    posix posixpath pprint process profile pstats psycopg psycopg2 pug punycode puppeteer-core pwd
    py_compile pyclbr pydantic pydantic_settings pyexpat pymongo pymysql pypdf pythonjsonlogger pytz
    qs query-string querystring queue quopri ramda random re readline redis reflect-metadata
    regenerator-runtime regex reprlib request request-promise requests requests_oauthlib resource
    retry retrying rlcompleter rxjs sanitize-html sched scipy secrets select selectors semver
    sentry_sdk serverless-http sharp shelve shlex shutil signal simplejson site six sklearn
    slack_bolt slack_sdk slugify smtpd smtplib sndhdr socket socketserver source-map-support sqlite3
    sre_compile sre_constants sre_parse ssl starlette stat statistics stream string string_decoder
    stringprep stripe struct structlog sunau superagent superstruct symtable sys sysconfig syslog
    tabnanny tarfile telnetlib tempfile tenacity termios textwrap threading time timeit timers tls
    token tokenize tomllib trace traceback tracemalloc ts-pattern tslib tsyringe tty twilio
    type-fest types typing typing_extensions tzlocal ujson ulid undici unicodedata unidecode
    unittest url urllib urllib3 util uu uuid v8 validator warnings wave weakref webbrowser
    websockets werkzeug winston ws wsgiref xdrlib xlsx xml xml2js xmlrpc xmltodict yaml yup zipapp
    zipfile zlib zod zoneinfo
  `
    .trim()
    .split(/\s+/),
);
