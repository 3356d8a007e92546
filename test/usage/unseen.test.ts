import { expect, test } from "vitest";
import { inJavaScript, inPython, names, read } from "./program.ts";

/** What is no call of AWS's, whatever it is called. */
test.each([
  [
    "an object of the file's own",
    `const s3 = { getObject(a) { return a; } }; s3.getObject({ Bucket: "b" });`,
  ],
  ["a class of the file's own", `class S3 { getObject() {} } new S3().getObject({});`],
  [
    "a class of another library",
    `import { S3 } from "./own"; new S3().getObject({ Bucket: "b" });`,
  ],
  [
    "a package of another one",
    `import { S3Client, GetObjectCommand } from "tiny-s3"; new S3Client().send(new GetObjectCommand({}));`,
  ],
  ["local storage", `localStorage.getItem("a"); window.sessionStorage.getItem("b");`],
  [
    "what a client's package has beside the client",
    `import { type SendMessageRequest, QueueDoesNotExist } from "@aws-sdk/client-sqs";
     const message: SendMessageRequest = {}; message.listQueues(); run(message);
     new QueueDoesNotExist({}).listQueues();`,
  ],
  [
    "redis",
    `import { createClient } from "redis"; const client = createClient(); client.get("a"); client.send("b");`,
  ],
  [
    "mongo",
    `import { MongoClient } from "mongodb"; const c = new MongoClient(u); c.db("a").collection("b").deleteOne({});`,
  ],
  ["axios", `import axios from "axios"; axios.get("u"); const c = axios.create(); c.put("v");`],
  ["fetch", `const r = await fetch("https://s3.amazonaws.com/b/k"); r.json();`],
  [
    "prisma",
    `import { PrismaClient } from "@prisma/client"; const db = new PrismaClient(); db.order.query({}); db.order.delete({});`,
  ],
  ["knex", `import knex from "knex"; const db = knex({}); db.query("a"); db.batchInsert("b");`],
  [
    "a Map",
    `const dynamodb = new Map(); dynamodb.get("a"); dynamodb.delete("a"); dynamodb.set("b", 1);`,
  ],
  [
    "express",
    `import express from "express"; const app = express(); app.get("/", h); app.put("/", h); app.send();`,
  ],
  [
    "comments and strings",
    `// s3.getObject({})\nconst a = "s3.getObject({})"; /* new AWS.S3().putObject() */`,
  ],
  [
    "errors and types of a client's package",
    `import { S3ServiceException, type S3Client, NoSuchKey } from "@aws-sdk/client-s3";
     if (e instanceof NoSuchKey) throw new S3ServiceException({});`,
  ],
  [
    "mocks",
    `import { mockClient } from "aws-sdk-client-mock"; import { S3Client } from "@aws-sdk/client-s3";
     const mock = mockClient(S3Client); mock.reset(); jest.mock("@aws-sdk/client-s3");`,
  ],
  ["marshalling", `import { marshall } from "@aws-sdk/util-dynamodb"; marshall({ a: 1 });`],
  [
    "a client alone",
    `import { S3Client } from "@aws-sdk/client-s3"; export const s3 = new S3Client({}); s3.destroy();`,
  ],
  [
    "middleware",
    `import { S3Client } from "@aws-sdk/client-s3"; const s3 = new S3Client({}); s3.middlewareStack.add(f, {}); s3.config.region();`,
  ],
  [
    "configuration of version 2",
    `const AWS = require("aws-sdk"); AWS.config.update({}); AWS.config.setPromisesDependency(null);`,
  ],
  [
    "credentials of version 2",
    `const AWS = require("aws-sdk"); new AWS.Endpoint("a"); new AWS.HttpRequest("b"); new AWS.Credentials("c");`,
  ],
  [
    "converters of version 2",
    `const AWS = require("aws-sdk"); AWS.DynamoDB.Converter.unmarshall({}); AWS.DynamoDB.Converter.marshall({});`,
  ],
  [
    "a name that a parameter shadows",
    `import { s3 } from "./c"; export const handler = (s3) => s3.getObject({});`,
  ],
  [
    "a name that hides a client",
    `import { S3 } from "@aws-sdk/client-s3"; const s3 = new S3({}); export const f = (s3) => s3.fetchIt(); f({ fetchIt() {} });`,
  ],
  ["an import of types alone", `import type { S3 } from "@aws-sdk/client-s3"; export type A = S3;`],
])("JavaScript calls nothing: %s", (_, text) => {
  const { calls, unseen } = inJavaScript(text);
  expect(calls).toEqual([]);
  expect(unseen.filter(({ reason }) => !/^(?:package|unread-file)$/.test(reason))).toEqual([]);
});

test.each([
  ["a module of another name", 'import s3fs\ns3 = s3fs.S3FileSystem()\ns3.get_object("a")'],
  [
    "an object of the file's own",
    'class S3:\n    def get_object(self): pass\ns3 = S3()\ns3.get_object(Bucket="b")',
  ],
  [
    "a function of the file's own",
    'def client(name): return {}\nclient("s3").get_object(Bucket="b")',
  ],
  ["requests", 'import requests\nrequests.get("u").json()\nrequests.Session().get("v")'],
  ["redis", 'import redis\nclient = redis.Redis()\nclient.get("a")\nclient.delete("b")'],
  ["pandas", 'import pandas as pd\ndf = pd.DataFrame()\ndf.to_json("a")\ndf.query("b")\ndf.scan()'],
  ["mongo", 'import pymongo\nc = pymongo.MongoClient()\nc["a"]["b"].delete_item({})'],
  ["a dictionary", 'dynamodb = {}\ndynamodb.get("a")\ndynamodb.update({})'],
  [
    "comments and strings",
    '# boto3.client("s3").get_object()\na = "boto3.client(\'s3\').get_object()"\n"""boto3.client("s3").list_buckets()"""',
  ],
  [
    "mocks",
    'from unittest.mock import MagicMock, patch\nboto3 = MagicMock()\nboto3.client("s3").get_object()',
  ],
  ["moto", "from moto import mock_aws\nmock_aws().start()"],
  [
    "clients and sessions alone",
    'import boto3\ns3 = boto3.client("s3")\nboto3.setup_default_session(region_name="r")\nboto3.Session().get_credentials()\nboto3.set_stream_logger("a")',
  ],
  ["exceptions", "from botocore.exceptions import ClientError\nraise ClientError({}, 'a')"],
  [
    "conditions",
    "from boto3.dynamodb.conditions import Key, Attr\nKey('a').eq('b')\nAttr('c').exists()",
  ],
  [
    "types",
    "from boto3.dynamodb.types import TypeDeserializer\nTypeDeserializer().deserialize({})",
  ],
  ["configuration", "from botocore.config import Config\nConfig(retries={})"],
  [
    "a name that a parameter hides",
    'import boto3\ns3 = boto3.client("s3")\ndef f(s3):\n    return s3.fetch_it()\nf(1)',
  ],
])("Python calls nothing: %s", (_, text) => {
  const { calls, unseen } = inPython(text);
  expect(calls).toEqual([]);
  expect(unseen.filter(({ reason }) => !/^(?:package|unread-file)$/.test(reason))).toEqual([]);
});

const client = `import { S3 } from "@aws-sdk/client-s3"; const client = new S3({});`;

test.each([
  ["a method by a name that is not known", `${client} client[method]({});`, ["dynamic-operation"]],
  [
    "a method by a name that is",
    `${client} client["getObject"]({ Bucket: "b" });`,
    ["s3.GetObject"],
  ],
  ["an operation that no service has", `${client} client.getNothing({});`, ["unknown-operation"]],
  [
    "a command that no service has",
    `import { NothingCommand } from "@aws-sdk/client-s3"; new NothingCommand({});`,
    ["unknown-operation"],
  ],
  [
    "a client for a library",
    `${client} import { run } from "library"; run(client);`,
    ["handed-on"],
  ],
  [
    "a client in an object for a library",
    `${client} import { run } from "library"; run({ client, a: 1 });`,
    ["handed-on"],
  ],
  [
    "a client for a class of a library",
    `${client} import { Storage } from "library"; new Storage(client);`,
    ["handed-on"],
  ],
  ["a file that is not there", `import { a } from "./nowhere"; a();`, ["unread-file"]],
  [
    "a service of version 2 by a name that is not known",
    `const AWS = require("aws-sdk"); new AWS[name]().call();`,
    ["dynamic-service"],
  ],
  [
    "a presigned URL of an operation that is not known",
    `const AWS = require("aws-sdk"); new AWS.S3().getSignedUrl(operation, {});`,
    ["dynamic-operation"],
  ],
])("JavaScript says what it does not know: %s", (_, text, reasons) => {
  expect(names(inJavaScript(text))).toEqual(reasons);
});

test.each([
  ["a method by getattr", "getattr(client, name)(Bucket='b')", ["dynamic-operation"]],
  ["a method by getattr with a name", "getattr(client, 'list_buckets')()", ["s3.ListBuckets"]],
  [
    "pages of an operation that is not known",
    "client.get_paginator(name).paginate()",
    ["dynamic-operation"],
  ],
  ["a service that is not known", "boto3.client(name).list_buckets()", ["dynamic-service"]],
  ["an operation that no service has", "client.get_nothing()", ["unknown-operation"]],
  ["a client for a library", "import library\nlibrary.run(client)", ["handed-on"]],
  ["a client for a library by name", "import library\nlibrary.run(s3=client)", ["handed-on"]],
  ["a file that is not there", "from .nowhere import a\na()", ["unread-file"]],
])("Python says what it does not know: %s", (_, text, reasons) => {
  expect(names(inPython(`import boto3\nclient = boto3.client("s3")\n${text}`))).toEqual(reasons);
});

test("a client that is given to code that is read is not handed on", () => {
  const found = read({
    "a.ts": `${client} import { save } from "./b"; save(client, "k");`,
    "b.ts": `export function save(s3, Key) { return s3.putObject({ Bucket: "b", Key }); }`,
  });
  expect(names(found)).toEqual(["s3.PutObject"]);
});

test("a client that is given to code that is read in Python is not handed on", () => {
  const found = read({
    "a.py": `import boto3\nfrom b import save\nsave(boto3.client("s3"), "k")`,
    "b.py": `def save(s3, key):\n    return s3.put_object(Bucket="b", Key=key)`,
  });
  expect(names(found)).toEqual(["s3.PutObject"]);
});
