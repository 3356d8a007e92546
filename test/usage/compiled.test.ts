import { describe, expect, test } from "vitest";
import { read, inGo, inJava, type Code } from "./program.ts";
import { actionsOf, namesOf } from "./actions.ts";

// What Go and Java name, where their code comes to, and what is not known of it.

const sdk = "github.com/aws/aws-sdk-go-v2";

const go = (text: string): string =>
  `package main\nimport (\n"context"\n"os"\n"${sdk}/aws"\n"${sdk}/service/dynamodb"\n)\n${text}`;

/** One call of a table by a name. */
const goTable = (name: string, more = ""): string =>
  go(
    `var db *dynamodb.Client\n${more}\nfunc main() { db.GetItem(context.TODO(), &dynamodb.GetItemInput{TableName: ${name}}) }`,
  );

const java = (fields: string, steps: string, imports = ""): string =>
  `package com.example;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
${imports}
public class App {
  private final DynamoDbClient db = DynamoDbClient.create();
  ${fields}
  public void handleRequest(String input) { ${steps} }
}`;

const javaTable = (name: string, fields = ""): string =>
  java(fields, `db.getItem(GetItemRequest.builder().tableName(${name}).build());`);

describe("what a call names", () => {
  test.each<readonly [string, string, string]>([
    ["a text", goTable('aws.String("orders")'), "orders"],
    ["a raw text", goTable("aws.String(`orders`)"), "orders"],
    ["a constant", goTable("aws.String(table)", 'const table = "orders"'), "orders"],
    [
      "one of several constants",
      goTable("&table", 'const (\na = "x"\ntable = "orders"\n)'),
      "orders",
    ],
    [
      "a variable of the package",
      goTable("&table", 'var table = os.Getenv("TABLE")'),
      "${env:TABLE}",
    ],
    ["the environment", goTable('aws.String(os.Getenv("TABLE"))'), "${env:TABLE}"],
    [
      "the environment, looked up",
      go(
        'func main() { table, ok := os.LookupEnv("TABLE"); db := dynamodb.NewFromConfig(cfg); db.GetItem(ctx, &dynamodb.GetItemInput{TableName: &table}) }',
      ),
      "${env:TABLE}",
    ],
    [
      "a variable that gets its value later",
      goTable("&table", 'var table string\nfunc init() { table = os.Getenv("TABLE") }'),
      "${env:TABLE}",
    ],
    [
      "a field",
      go(
        'type store struct { db *dynamodb.Client; table string }\nfunc (s *store) get() { s.db.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(s.table)}) }\nfunc main() { s := store{db: c, table: os.Getenv("TABLE")}; s.get() }',
      ),
      "${env:TABLE}",
    ],
    [
      "what the only call passes",
      go(
        'func get(db *dynamodb.Client, table string) { db.GetItem(ctx, &dynamodb.GetItemInput{TableName: &table}) }\nfunc main() { get(c, os.Getenv("TABLE")) }',
      ),
      "${env:TABLE}",
    ],
    ["texts that are put together", goTable('aws.String("a" + "-b")'), "a-b"],
    [
      "input that has a name first",
      go(
        'func main() { db := dynamodb.NewFromConfig(cfg)\nin := &dynamodb.ScanInput{TableName: aws.String("orders")}\nin.Limit = aws.Int32(1)\ndb.Scan(ctx, in) }',
      ),
      "orders",
    ],
    [
      "pages",
      go(
        'func main() { p := dynamodb.NewScanPaginator(c, &dynamodb.ScanInput{TableName: aws.String("orders")}); use(p) }',
      ),
      "orders",
    ],
  ])("Go: %s", (_, text, name) => {
    expect(namesOf(inGo(text))).toEqual([name]);
  });

  test.each<readonly [string, string, string]>([
    ["a text", javaTable('"orders"'), "orders"],
    ["a constant", javaTable("TABLE", 'private static final String TABLE = "orders";'), "orders"],
    ["the environment", javaTable('System.getenv("TABLE")'), "${env:TABLE}"],
    ["the environment as a map", javaTable('System.getenv().get("TABLE")'), "${env:TABLE}"],
    [
      "a field",
      javaTable("table", 'private final String table = System.getenv("TABLE");'),
      "${env:TABLE}",
    ],
    [
      "a field that the constructor sets",
      javaTable(
        "this.table",
        'private final String table; public App() { this.table = System.getenv("TABLE"); }',
      ),
      "${env:TABLE}",
    ],
    [
      "a constant of another class",
      javaTable("Names.TABLE").concat('class Names { static final String TABLE = "orders"; }'),
      "orders",
    ],
    ["texts that are put together", javaTable('"a" + "-b"'), "a-b"],
    [
      "a function that fills in the request",
      java("", 'db.getItem(r -> r.tableName("orders"));'),
      "orders",
    ],
    ["one with steps", java("", 'db.getItem(r -> { r.tableName("orders"); });'), "orders"],
    [
      "a request that has a name first",
      java(
        "",
        'GetItemRequest r = GetItemRequest.builder().tableName("orders").build(); db.getItem(r);',
      ),
      "orders",
    ],
    [
      "what the only call passes",
      java(
        "private void get(String table) { db.getItem(r -> r.tableName(table)); }",
        'get(System.getenv("TABLE"));',
      ),
      "${env:TABLE}",
    ],
    [
      "a table of the enhanced client",
      java(
        "",
        'DynamoDbTable<A> t = DynamoDbEnhancedClient.create().table(System.getenv("TABLE"), schema); t.getItem(key);',
        "import software.amazon.awssdk.enhanced.dynamodb.*;",
      ),
      "${env:TABLE}",
    ],
    [
      "a table of version 1",
      java(
        "",
        'Table t = new DynamoDB(c).getTable("orders"); t.getItem("id", 1);',
        "import com.amazonaws.services.dynamodbv2.document.*;",
      ),
      "orders",
    ],
    [
      "arguments of version 1",
      java(
        "AmazonDynamoDB old;",
        'old.getItem("orders", key);',
        "import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;",
      ),
      "orders",
    ],
    [
      "a request of version 1",
      java(
        "AmazonDynamoDB old;",
        'old.getItem(new GetItemRequest().withTableName("orders").withKey(key));',
        "import com.amazonaws.services.dynamodbv2.AmazonDynamoDB;",
      ),
      "orders",
    ],
    [
      "what a constructor of version 1 takes",
      java(
        "AmazonSQS sqs;",
        'sqs.sendMessage(new SendMessageRequest(System.getenv("QUEUE"), body));',
        "import com.amazonaws.services.sqs.AmazonSQS;",
      ),
      "${env:QUEUE}",
    ],
  ])("Java: %s", (_, text, name) => {
    expect(namesOf(inJava(text))).toEqual([name]);
  });

  test.each([
    [
      "of two values",
      go(
        'var db *dynamodb.Client\nvar t string\nfunc main() { t = "a"; t = "b"; db.GetItem(ctx, &dynamodb.GetItemInput{TableName: &t}) }',
      ),
    ],
    [
      "of a parameter that two calls pass",
      go(
        'func get(db *dynamodb.Client, t string) { db.GetItem(ctx, &dynamodb.GetItemInput{TableName: &t}) }\nfunc main() { get(c, "a"); get(c, "b") }',
      ),
    ],
    ["of a function", goTable("aws.String(name())", 'func name() string { return "a" }')],
  ])("nothing is said %s", (_, text) => {
    const names = namesOf(inGo(text));
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^\$\{fn\/main\.go/);
  });
});

/** What is not known, by its reason and its first word: `package lombok.Data`. */
const unknownIn = (code: Code, path: string, handler: string): readonly string[] => {
  const { unseen, strange } = read(code, [{ path, handler }]);
  return [...unseen, ...strange].map(({ reason, detail }) => `${reason}: ${detail}`);
};
const unknownInGo = (text: string): readonly string[] =>
  unknownIn({ "main.go": text, "go.mod": "module example.com/a" }, "main.go", "main");
const unknownInJava = (text: string): readonly string[] =>
  unknownIn({ "com/example/App.java": text }, "com/example/App.java", "handleRequest");

describe("nothing is unknown", () => {
  test("where Go imports what its standard library and AWS have", () => {
    const text = `package main\nimport (\n"encoding/json"\n"github.com/aws/aws-lambda-go/events"\n"github.com/aws/aws-lambda-go/lambda"\n"${sdk}/config"\n"${sdk}/service/sqs"\n"${sdk}/service/sqs/types"\n"go.uber.org/zap"\n)
func main() { c := sqs.NewFromConfig(cfg); c.SendMessage(ctx, &sqs.SendMessageInput{}); lambda.Start(h) }`;
    expect(unknownInGo(text)).toEqual([]);
  });

  test("where Java does", () => {
    const text = javaTable('"orders"').replace(
      "public class",
      "import java.util.List;\nimport com.amazonaws.services.lambda.runtime.Context;\nimport org.slf4j.Logger;\nimport com.fasterxml.jackson.databind.ObjectMapper;\npublic class",
    );
    expect(unknownInJava(text)).toEqual([]);
  });

  test("where a client is given to functions and types of the files", () => {
    const text = go(
      "type store struct { db *dynamodb.Client }\nfunc newStore(c *dynamodb.Client) *store { return &store{db: c} }\nfunc main() { c := dynamodb.NewFromConfig(cfg); s := newStore(c); s.db.Scan(ctx, &dynamodb.ScanInput{}) }",
    );
    expect(unknownInGo(text)).toEqual([]);
  });
});

describe("it is said to be unknown", () => {
  test.each<readonly [string, string, string]>([
    [
      "a module of somebody's",
      'package main\nimport "example.org/audit"\nfunc main() { audit.Run() }',
      "package: example.org/audit may",
    ],
    [
      "one that wraps AWS",
      'package main\nimport "github.com/guregu/dynamo"\nfunc main() { dynamo.New(s) }',
      "package: github.com/guregu/dynamo may",
    ],
    [
      "other programs",
      'package main\nimport "os/exec"\nfunc main() { exec.Command("aws") }',
      "package: os/exec may",
    ],
    [
      "requests that are signed by hand",
      `package main\nimport "${sdk}/aws/signer/v4"\nfunc main() { v4.NewSigner() }`,
      "package: ",
    ],
    [
      "a package of the module that is not there",
      'package main\nimport "example.com/a/store"\nfunc main() { store.Run() }',
      "unread-file: example.com/a/store is no package",
    ],
    [
      "a client that is given away",
      go(
        "func main() { c := dynamodb.NewFromConfig(cfg); c.Scan(ctx, &dynamodb.ScanInput{}); run(c) }",
      ),
      "handed-on: a client of dynamodb is given to run",
    ],
    [
      "a request for something unknown",
      go("func main() { x := make(); x.Scan(ctx, &dynamodb.ScanInput{}) }"),
      "handed-on: what becomes of ScanInput",
    ],
    [
      "a client that nothing is called of",
      go("type s struct { db *dynamodb.Client }\nfunc main() {}"),
      "handed-on: what becomes of a client of dynamodb",
    ],
    [
      "a method by its name",
      'package main\nimport "reflect"\nfunc main() { reflect.ValueOf(c).MethodByName(n).Call(nil) }',
      "dynamic-operation: what MethodByName does",
    ],
    [
      "an operation that no service has",
      go("func main() { c := dynamodb.NewFromConfig(cfg); c.Fly(ctx) }"),
      "unknown-operation: no operation of dynamodb is known that Fly calls",
    ],
  ])("Go: %s", (_, text, detail) => {
    expect(unknownInGo(text).find((each) => each.startsWith(detail))).toBeDefined();
  });

  test.each<readonly [string, string, string]>([
    [
      "a library",
      javaTable('"a"').replace("public", "import com.acme.Audit;\npublic"),
      "package: com.acme.Audit may",
    ],
    [
      "Lombok",
      javaTable('"a"').replace("public", "import lombok.Data;\npublic"),
      "package: lombok.Data may",
    ],
    [
      "Spring",
      javaTable('"a"').replace(
        "public",
        "import org.springframework.stereotype.Component;\npublic",
      ),
      "package: org.springframework",
    ],
    [
      "reflection",
      javaTable('"a"').replace("public", "import java.lang.reflect.Method;\npublic"),
      "package: java.lang.reflect.Method may",
    ],
    [
      "a class by its name",
      java("", "Class.forName(name);"),
      "dynamic-operation: what forName does",
    ],
    [
      "other programs",
      java("", 'new ProcessBuilder("aws").start();'),
      "dynamic-operation: what ProcessBuilder does",
    ],
    [
      "the mapper",
      java(
        "DynamoDBMapper mapper;",
        "mapper.save(x);",
        "import com.amazonaws.services.dynamodbv2.datamodeling.DynamoDBMapper;",
      ),
      "unknown-operation: no operation of dynamodb.Mapper is known that save calls",
    ],
    [
      "a client that is given away",
      java("", 'db.scan(r -> r.tableName("a")); Audit.watch(db);'),
      "handed-on: a client of dynamodb is given to watch",
    ],
    [
      "a request that nobody makes",
      java("", "db.scan(r -> r.limit(1)); run(QueryRequest.builder().build());"),
      "handed-on: what becomes of QueryRequest",
    ],
    [
      "a client that nothing is called of",
      java("", ""),
      "handed-on: what becomes of a client of dynamodb",
    ],
    [
      "a URL for a method that is not known",
      java(
        "AmazonS3 s3;",
        "var a = HttpMethod.GET; var b = HttpMethod.PUT; s3.generatePresignedUrl(r);",
        "import com.amazonaws.services.s3.AmazonS3;",
      ),
      "dynamic-operation: which operation a URL",
    ],
  ])("Java: %s", (_, text, detail) => {
    expect(unknownInJava(text).find((each) => each.startsWith(detail))).toBeDefined();
  });

  test("Kotlin beside Java", () => {
    const code = { "com/example/App.java": javaTable('"a"'), "com/example/More.kt": "class More" };
    expect(unknownIn(code, "com/example/App.java", "handleRequest")).toEqual([
      "unread-file: com/example/More.kt is in a language that is not read",
    ]);
  });
});

describe("the code comes to", () => {
  const goFiles = (main: string): Code => ({
    "go.mod": "module example.com/shop // it\n\nreplace example.com/shared => ./shared\n",
    "fn/get/main.go": main,
    "fn/put/main.go": `package main\nimport "example.com/shop/store"\nfunc main() { store.New().Put() }`,
    "store/store.go": `package store\nimport "${sdk}/service/dynamodb"\ntype Store struct { db *dynamodb.Client }\nfunc New() *Store { return &Store{} }\nfunc (s *Store) Get() { s.db.GetItem(ctx, &dynamodb.GetItemInput{}) }`,
    "store/put.go": `package store\nimport "${sdk}/service/dynamodb"\nfunc (s *Store) Put() { s.db.PutItem(ctx, &dynamodb.PutItemInput{}) }`,
    "store/store_test.go": `package store\nimport "${sdk}/service/dynamodb"\nfunc TestGet() { c.DeleteTable(ctx, &dynamodb.DeleteTableInput{}) }`,
    "shared/go.mod": "module example.com/shared",
    "shared/queue/queue.go": `package queue\nimport "${sdk}/service/sqs"\nvar client = sqs.NewFromConfig(cfg)\nfunc Send() { client.SendMessage(ctx, &sqs.SendMessageInput{}) }`,
  });
  const inShop = (main: string) =>
    read(goFiles(main), [{ path: "fn/get/main.go", handler: "main" }]);

  test.each<readonly [string, string, string]>([
    [
      "a method that is called",
      'import "example.com/shop/store"\nfunc main() { store.New().Get() }',
      "dynamodb:GetItem",
    ],
    [
      "a method by an interface that others of it are asked for in",
      'import "example.com/shop/store"\ntype getter interface { Get(); Put() }\nfunc main() { var g getter = store.New(); g.Get() }',
      "dynamodb:GetItem",
    ],
    [
      "a module that another folder is",
      'import "example.com/shared/queue"\nfunc main() { queue.Send() }',
      "sqs:SendMessage",
    ],
    [
      "nothing of a package that does nothing when it is loaded",
      'import _ "example.com/shop/store"\nfunc main() {}',
      "",
    ],
    [
      "nothing by a function of elsewhere of the same name",
      'import (\n"net/http"\n"example.com/shop/store"\n)\nfunc main() { http.Get(u); store.New() }',
      "",
    ],
  ])("Go: %s", (_, main, actions) => {
    expect(actionsOf(inShop(`package main\n${main}`))).toBe(actions);
  });

  const root = "src/main/java/com/example";
  const javaFiles = (handler: string): Code => ({
    [`${root}/GetHandler.java`]: `package com.example;\nimport com.example.data.Orders;\n${handler}`,
    [`${root}/PutHandler.java`]: `package com.example;\nimport com.example.data.Orders;\npublic class PutHandler extends Base { private Orders orders; public String handleRequest(String a) { orders.put(a); return a; } }`,
    [`${root}/Base.java`]: `package com.example;\npublic abstract class Base { protected void audit() { } }`,
    [`${root}/Registry.java`]: `package com.example;\nimport com.example.PutHandler;\npublic interface Registry { void inject(PutHandler handler); }`,
    [`${root}/data/Orders.java`]: `package com.example.data;\npublic interface Orders { String get(String id); void put(String id); }`,
    [`${root}/data/Tables.java`]: `package com.example.data;\nimport software.amazon.awssdk.services.dynamodb.DynamoDbClient;\npublic class Tables implements Orders {\n  private final DynamoDbClient db;\n  public Tables(DynamoDbClient db) { this.db = db; }\n  @Override public String get(String id) { db.getItem(r -> r.tableName("a")); return id; }\n  @Override public void put(String id) { db.putItem(r -> r.tableName("a")); }\n}`,
    "src/test/java/com/example/AppTest.java": `package com.example;\nimport software.amazon.awssdk.services.dynamodb.DynamoDbClient;\nclass AppTest { DynamoDbClient db; void test() { db.deleteTable(r -> r.tableName("a")); } }`,
  });

  test.each<readonly [string, string, string]>([
    [
      "what implements an interface",
      "public class GetHandler { private Orders orders; public String handleRequest(String a) { return orders.get(a); } }",
      "dynamodb:GetItem",
    ],
    [
      "what a class that it extends calls it by",
      "import com.acme.Handler;\npublic class GetHandler extends Handler { private Orders orders; protected String run(String a) { return orders.get(a); } }",
      "dynamodb:GetItem",
    ],
    [
      "nothing of other handlers that extend the same class",
      "public class GetHandler extends Base { public String handleRequest(String a) { audit(); return a; } }",
      "",
    ],
    [
      "nothing of those that something is only asked to take",
      "public class GetHandler { private Registry registry; public String handleRequest(String a) { registry.inject(null); return a; } }",
      "",
    ],
  ])("Java: %s", (_, handler, actions) => {
    const found = read(javaFiles(handler), [
      { path: `${root}/GetHandler.java`, handler: "handleRequest" },
    ]);
    expect(actionsOf(found)).toBe(actions);
  });
});
