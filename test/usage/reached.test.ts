import { describe, expect, test } from "vitest";
import { names, read, type Code } from "./program.ts";

type Row = readonly [
  title: string,
  handler: string | undefined,
  code: Code,
  calls: readonly string[],
];

const s3 = `import { S3 } from "@aws-sdk/client-s3"; const s3 = new S3({});`;
const required = `const AWS = require("aws-sdk"); const s3 = new AWS.S3();`;

describe("what a handler comes to", () => {
  test.each<Row>([
    [
      "one of several functions of a file",
      "put",
      {
        "a.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.PutObject"],
    ],
    [
      "function declarations",
      "put",
      {
        "a.ts": `${s3}
          export async function get() { await s3.getObject({}); }
          export async function put() { await s3.putObject({}); await helper(); }
          async function helper() { await s3.headObject({}); }
          async function unused() { await s3.listBuckets({}); }`,
      },
      ["s3.PutObject", "s3.HeadObject"],
    ],
    [
      "all, where no handler is known",
      undefined,
      {
        "a.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject", "s3.PutObject"],
    ],
    [
      "all, where the file has no such function",
      "main",
      { "a.ts": `${s3} export const get = () => s3.getObject({});` },
      ["s3.GetObject"],
    ],
    [
      "what runs when a file is loaded",
      "handler",
      { "a.ts": `${s3} const ready = s3.listBuckets({}); export const handler = () => ready;` },
      ["s3.ListBuckets"],
    ],
    [
      "one function of a file of many",
      "handler",
      {
        "a.ts": `import { get } from "./b"; export const handler = () => get();`,
        "b.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "a file as a namespace",
      "handler",
      {
        "a.ts": `import * as b from "./b"; export const handler = () => b.get();`,
        "b.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "a namespace that is handed on",
      "handler",
      {
        "a.ts": `import * as b from "./b"; export const handler = () => run(b);`,
        "b.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject", "s3.PutObject"],
    ],
    [
      "a default export that is a function",
      "handler",
      {
        "a.ts": `import get from "./b"; export const handler = () => get();`,
        "b.ts": `${s3}
          export default function () { return s3.getObject({}); }
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "a default export that has a name",
      "handler",
      {
        "a.ts": `import load from "./b"; export const handler = () => load();`,
        "b.ts": `${s3}
          export default async function get() { return s3.getObject({}); }
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "a default export of a function by its name",
      "handler",
      {
        "a.ts": `import load from "./b"; export const handler = () => load();`,
        "b.ts": `${s3}
          const get = () => s3.getObject({});
          export const put = () => s3.putObject({});
          export default get;`,
      },
      ["s3.GetObject"],
    ],
    [
      "a default export that is an object",
      "handler",
      {
        "a.ts": `import b from "./b"; export const handler = () => b.get();`,
        "b.ts": `${s3}
          const get = () => s3.getObject({});
          export default { get };`,
      },
      ["s3.GetObject"],
    ],
    [
      "functions under other names",
      "handler",
      {
        "a.ts": `import { load } from "./b"; export const handler = () => load();`,
        "b.ts": `${s3}
          const get = () => s3.getObject({});
          const put = () => s3.putObject({});
          export { get as load, put as save };`,
      },
      ["s3.GetObject"],
    ],
    [
      "functions that are exported again",
      "handler",
      {
        "a.ts": `import { get } from "./lib"; export const handler = () => get();`,
        "lib/index.ts": `export { get, put } from "./b";`,
        "lib/b.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "functions that are exported again with all others",
      "handler",
      {
        "a.ts": `import { get } from "./lib"; export const handler = () => get();`,
        "lib/index.ts": `export * from "./c"; export * from "./b";`,
        "lib/c.ts": `${s3} export const list = () => s3.listBuckets({});`,
        "lib/b.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "a handler that another file has",
      "handler",
      {
        "a.ts": `export { handler } from "./b";`,
        "b.ts": `${s3}
          export const handler = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "a handler under another name",
      "handler",
      {
        "a.ts": `${s3}
          const run = () => s3.getObject({});
          const walk = () => s3.putObject({});
          export { run as handler, walk as other };`,
      },
      ["s3.GetObject"],
    ],
    [
      "module.exports",
      "handler",
      {
        "a.js": `const { get } = require("./b"); module.exports.handler = async () => get();`,
        "b.js": `${required}
          const get = () => s3.getObject({});
          const put = () => s3.putObject({});
          module.exports = { get, put };`,
      },
      ["s3.GetObject"],
    ],
    [
      "exports of functions",
      "handler",
      {
        "a.js": `const b = require("./b"); exports.handler = async () => b.get(); exports.other = () => b.put();`,
        "b.js": `${required}
          exports.get = () => s3.getObject({});
          exports.put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "methods of module.exports",
      "handler",
      {
        "a.js": `const b = require("./b"); exports.handler = async () => b.get();`,
        "b.js": `${required}
          module.exports = { get() { return s3.getObject({}); }, put: () => s3.putObject({}) };`,
      },
      ["s3.GetObject"],
    ],
    [
      "a handler in middleware",
      "handler",
      {
        "a.ts": `import middy from "@middy/core"; ${s3}
          const base = async () => s3.getObject({});
          const other = async () => s3.putObject({});
          export const handler = middy(base).use(logger());`,
      },
      ["s3.GetObject"],
    ],
    [
      "methods of a class",
      "handler",
      {
        "a.ts": `import { Store } from "./b"; const store = new Store(); export const handler = () => store.get();`,
        "b.ts": `${s3} export class Store { get() { return s3.getObject({}); } }
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "functions in a table",
      "handler",
      {
        "a.ts": `${s3}
          const get = () => s3.getObject({});
          const put = () => s3.putObject({});
          const unused = () => s3.listBuckets({});
          const routes = { GET: get, PUT: put };
          export const handler = (event) => routes[event.method]();`,
      },
      ["s3.GetObject", "s3.PutObject"],
    ],
    [
      "files that import each other",
      "handler",
      {
        "a.ts": `import { b } from "./b"; ${s3} export const handler = () => b(); export const a = () => s3.getObject({});`,
        "b.ts": `import { a } from "./a"; export const b = () => a(); export const c = () => a();`,
      },
      ["s3.GetObject"],
    ],
    [
      "files that export each other's names",
      "handler",
      {
        "a.ts": `export * from "./b"; export * from "./a"; import { get } from "./b"; export const handler = () => get();`,
        "b.ts": `export * from "./a"; ${s3} export const get = () => s3.getObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "a function that calls itself",
      "handler",
      {
        "a.ts": `${s3} export const handler = (n) => (n > 0 ? handler(n - 1) : s3.getObject({}));`,
      },
      ["s3.GetObject"],
    ],
    [
      "a parameter that is called like a function of the file",
      "handler",
      {
        "a.ts": `${s3}
          const put = () => s3.putObject({});
          export const handler = (put) => { put(); return s3.getObject({}); };`,
      },
      ["s3.GetObject"],
    ],
    [
      "names that objects have by themselves",
      "constructor",
      {
        "a.ts": `${s3}
          export const __proto__ = () => s3.putObject({});
          export const constructor = () => s3.getObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "an exported function that is required inside of another",
      "handler",
      {
        "a.js": `exports.handler = async () => { const { get } = require("./b"); return get(); };`,
        "b.js": `${required}
          exports.get = () => s3.getObject({});
          exports.put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "an import when it runs",
      "handler",
      {
        "a.ts": `export const handler = async () => { const b = await import("./b"); return b.get(); };`,
        "b.ts": `${s3}
          export const get = () => s3.getObject({});
          export const put = () => s3.putObject({});`,
      },
      ["s3.GetObject"],
    ],
    [
      "an import that is only asked for its effect",
      "handler",
      {
        "a.ts": `import "./b"; export const handler = () => 1;`,
        "b.ts": `${s3} s3.listBuckets({}); export const put = () => s3.putObject({});`,
      },
      ["s3.ListBuckets"],
    ],
  ])("%s", (_, handler, code, calls) => {
    const [path = ""] = Object.keys(code);
    const entry = handler === undefined ? { path } : { path, handler };
    expect(names(read(code, [entry])).toSorted()).toEqual(calls.toSorted());
  });

  const boto3 = 'import boto3\ns3 = boto3.client("s3")\n';

  test.each<Row>([
    [
      "one of several functions of a file in Python",
      "put",
      {
        "a.py": `${boto3}
def get(event, context):
    s3.get_object()

def put(event, context):
    helper()

def helper():
    s3.put_object()
`,
      },
      ["s3.PutObject"],
    ],
    [
      "functions imported by name",
      "handler",
      {
        "a.py": "from b import get\ndef handler(event, context):\n    get()\n",
        "b.py": `${boto3}
def get():
    s3.get_object()

def put():
    s3.put_object()
`,
      },
      ["s3.GetObject"],
    ],
    [
      "functions of a module",
      "handler",
      {
        "a.py":
          "import lib.b\nfrom lib import c\ndef handler(event, context):\n    lib.b.get()\n    c.head()\n",
        "lib/__init__.py": "",
        "lib/b.py": `${boto3}
def get():
    s3.get_object()

def put():
    s3.put_object()
`,
        "lib/c.py": `${boto3}
def head():
    s3.head_object()

def list():
    s3.list_buckets()
`,
      },
      ["s3.GetObject", "s3.HeadObject"],
    ],
    [
      "functions by way of a package's __init__",
      "handler",
      {
        "a.py": "from lib import get\ndef handler(event, context):\n    get()\n",
        "lib/__init__.py": "from .b import get, put\n",
        "lib/b.py": `${boto3}
def get():
    s3.get_object()

def put():
    s3.put_object()
`,
      },
      ["s3.GetObject"],
    ],
    [
      "functions that a router decorates",
      "handler",
      {
        "a.py": `${boto3}
from aws_lambda_powertools.event_handler import APIGatewayRestResolver
app = APIGatewayRestResolver()

@app.get("/a")
def get():
    s3.get_object()

@app.put("/a")
@tracer.capture_method
def put():
    s3.put_object()

def unused():
    s3.list_buckets()

@logger.inject_lambda_context
def handler(event, context):
    return app.resolve(event, context)
`,
      },
      ["s3.GetObject", "s3.PutObject"],
    ],
    [
      "methods of a class that is used",
      "handler",
      {
        "a.py": `${boto3}
class Store:
    def get(self):
        s3.get_object()

def unused():
    s3.list_buckets()

def handler(event, context):
    Store().get()
`,
      },
      ["s3.GetObject"],
    ],
    [
      "functions in a dictionary",
      "handler",
      {
        "a.py": `${boto3}
def get():
    s3.get_object()

def put():
    s3.put_object()

ROUTES = {"GET": get}

def handler(event, context):
    ROUTES[event["method"]]()
`,
      },
      ["s3.GetObject"],
    ],
    [
      "a function that is given another name",
      "handler",
      {
        "a.py": `${boto3}
def get(event, context):
    s3.get_object()

def put(event, context):
    s3.put_object()

handler = get
`,
      },
      ["s3.GetObject"],
    ],
    [
      "all names of a module",
      "handler",
      {
        "a.py": "from b import *\ndef handler(event, context):\n    get()\n",
        "b.py": `${boto3}
def get():
    s3.get_object()

def put():
    s3.put_object()
`,
      },
      ["s3.GetObject"],
    ],
    [
      "modules that import each other",
      "handler",
      {
        "a.py": "import b\ndef handler(event, context):\n    b.get()\n",
        "b.py": `import a\n${boto3}
def get():
    s3.get_object()

def put():
    a.handler(1, 2)
    s3.put_object()
`,
      },
      ["s3.GetObject"],
    ],
    [
      "what only runs as a program is taken all the same",
      "handler",
      {
        "a.py": `${boto3}
def handler(event, context):
    s3.get_object()

if __name__ == "__main__":
    handler({}, None)
`,
      },
      ["s3.GetObject"],
    ],
  ])("%s", (_, handler, code, calls) => {
    const [path = ""] = Object.keys(code);
    const entry = handler === undefined ? { path } : { path, handler };
    expect(names(read(code, [entry])).toSorted()).toEqual(calls.toSorted());
  });
});
