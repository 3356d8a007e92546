import { openOperations } from "../../src/catalog/operations.ts";
import { openSdkClients } from "../../src/catalog/sdk-calls.ts";
import { readers } from "../../src/script.ts";
import type { Files } from "../../src/source/source.ts";
import { codeReader, type CodeFound, type Entry } from "../../src/usage/code.ts";
import type { CodeCall } from "../../src/usage/sdk-calls.ts";
import type { Unseen } from "../../src/usage/found.ts";
import { catalog, readCatalogFile } from "../catalog/committed.ts";
import { show } from "../evaluate/show.ts";

export const operations = openOperations(readCatalogFile, catalog);
const sdk = openSdkClients(readCatalogFile, operations);

/** Files by their paths; the first is where the code begins. */
export type Code = Readonly<Record<string, string>>;

/** What code finds that begins in its first file, or in the entries given. */
export function read(code: Code, entries?: readonly Entry[], roots = [""]): CodeFound {
  const paths = new Map(Object.entries(code));
  const files: Files = (path) => {
    const text = paths.get(path);
    return text === undefined ? undefined : { path, text };
  };
  const first = Object.keys(code).slice(0, 1);
  const reader = codeReader({ files, list: () => [...paths.keys()], scripts: () => readers, sdk });
  return reader(entries ?? first.map((path) => ({ path })), roots);
}

/** The calls in a file of a language, one in a line. */
export const inJavaScript = (text: string): CodeFound => read({ "a.ts": text });
export const inPython = (text: string): CodeFound => read({ "a.py": text });
export const inGo = (text: string): CodeFound =>
  read({ "fn/main.go": text, "fn/go.mod": "module example.com/fn\n" }, [
    { path: "fn/main.go", handler: "main" },
  ]);
export const inJava = (text: string): CodeFound =>
  read({ "src/main/java/com/example/App.java": text }, [
    { path: "src/main/java/com/example/App.java", handler: "handleRequest" },
  ]);

/** `s3.GetObject(bucket="a")`, and what is not known as its reason: `dynamic-operation`. */
export function lines({ calls, unseen }: CodeFound): readonly string[] {
  return [...calls.map(showCall), ...unseen.map(showUnseen)];
}

/** As `lines`, without what calls are given. */
export function names(found: CodeFound): readonly string[] {
  return lines(found).map(bare);
}

/** Lines as far as others say something: without parameters where those have none. */
export function asFarAs(wanted: readonly string[], found: CodeFound): readonly string[] {
  return lines(found).map((line, n) => (wanted[n]?.includes("(") ? line : bare(line)));
}

const bare = (line: string): string => line.replace(/\([^]*/, "");

export function showCall({ service, operation, parameters }: CodeCall): string {
  const { values, isOpen } = parameters;
  const given = [...values].map(([name, value]) => `${name}=${show(value)}`);
  return `${service}.${operation}(${[...given, ...(isOpen ? ["..."] : [])].join(", ")})`;
}

function showUnseen({ reason }: Unseen): string {
  return reason;
}
