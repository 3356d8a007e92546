import type { CalledAction, CalledInCode } from "../narrow/code.ts";
import type { Runs } from "../iac/runs.ts";
import { known } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { codeReader, type Entry } from "../usage/code.ts";
import { variableOf } from "../usage/environment.ts";
import { needsOf, type NamedIn, type Needed } from "../usage/needs.ts";
import type { Unseen } from "../usage/found.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Scan } from "./scan.ts";

/** What the code of a function needs, and what of that is not known. */
export type FunctionCode = {
  /** The declaration that runs it, by scoped address. */
  readonly address: string;
  /** The files of it that were read; the first is the one that it begins in. */
  readonly paths: readonly string[];
  readonly needed: readonly Needed[];
  /** What it calls, whether or not that needs anything, in small letters: `cognito-idp:signup`. */
  readonly operations: ReadonlySet<string>;
  readonly unseen: readonly Unseen[];
};

type Code = ReadonlyMap<string, FunctionCode>;

const endings = {
  python: [".py"],
  javascript: [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx"],
};
const anyEnding = Object.values(endings).flat();

const byFacts = once((facts: AwsFacts) => once((scan: Scan) => readAll(scan, facts)));

/**
 * The code of all functions of a scan that lies in the repository, by scoped address. Nothing of it is
 * run; each file is read once.
 */
export function codeIn(scan: Scan, facts: AwsFacts): Code {
  return byFacts(facts)(scan);
}

function readAll(scan: Scan, { scripts, operations, sdk }: AwsFacts): Code {
  const read = codeReader({ files: scan.read, scripts, sdk });
  const found = new Map<string, FunctionCode>();
  for (const [address, { supplies }] of scan.references) {
    const entry = supplies?.runs && entryOf(supplies.runs, scan);
    if (!entry) continue;
    const { calls, unseen, strange, paths } = read([entry], [supplies.runs.folder]);
    const needs = needsOf(calls, operations);
    found.set(address, {
      address,
      paths,
      needed: needs.needed,
      operations: new Set(
        calls.map(({ service, operation }) => `${service}:${operation}`.toLowerCase()),
      ),
      unseen: [
        ...unseen,
        ...strange,
        ...needs.unseen,
        ...(supplies.runs.layered ? [layer(entry, scan)] : []),
      ],
    });
  }
  return found;
}

function layer({ path }: Entry, { read }: Scan): Unseen {
  const place = { source: read(path) ?? { path, text: "" }, span: { start: 0, end: 0 } };
  return { reason: "layer", detail: "a layer may call AWS itself, and is not read", place };
}

/** The file that a function begins in; of what is built, the one that it is built of. */
function entryOf({ folder, module, handler, language }: Runs, scan: Scan): Entry | undefined {
  const base = folder === "." || folder === "" ? module : `${folder}/${module}`;
  const own = language ? endings[language] : anyEnding;
  const path = [base, ...["$1src/", "$1"].map((source) => base.replace(built, source))]
    .flatMap((each) => own.map((ending) => each + ending))
    .find((each) => scan.read(each));
  return path === undefined ? undefined : { path, handler };
}

/** A folder that compilers and bundlers write to. */
const built = /(^|\/)(?:\.?build|dist|lib|out)\//;

/**
 * What the code calls that runs under a role: of all that runs under it, or nothing where some of that is
 * not read.
 *
 * @param running the scoped addresses of all that runs under it
 * @param unscoped how an address is called among the declarations of the statement
 */
export function calledUnder(
  running: readonly string[],
  scan: Scan,
  facts: AwsFacts,
  unscoped: (address: string) => string,
): CalledInCode | undefined {
  const all = codeIn(scan, facts);
  const own = running.map((address) => all.get(address));
  if (own.length === 0 || own.some((each) => each === undefined)) return undefined;
  const needed = new Map<string, CalledAction>();
  for (const each of own)
    for (const need of each?.needed ?? []) {
      const addresses = addressesOf(need, each?.address ?? "", scan, unscoped);
      const called = need.action.id.toLowerCase();
      for (const id of [called, ...facts.uses.with(called)]) {
        const before = needed.get(id);
        needed.set(id, {
          places: [...(before?.places ?? []), need.call.place],
          addresses: before ? together(before.addresses, addresses) : addresses,
        });
      }
    }
  return { needed, isWhole: own.every((each) => each?.unseen.length === 0) };
}

function together(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  return one && other && new Set([...one, ...other]);
}

/** The declared resources that a call names by its function's environment, or by their names. */
function addressesOf(
  { resources }: Needed,
  address: string,
  scan: Scan,
  unscoped: (address: string) => string,
): ReadonlySet<string> | undefined {
  if (resources.length === 0) return undefined;
  const named = scan.references.get(address)?.supplies?.named ?? [];
  const found = resources.map((each) => declaredAs(each, named, scan));
  if (found.some((each) => each.length === 0)) return undefined;
  return new Set(found.flat().map(unscoped));
}

type Variables = readonly (readonly [name: string, address: string])[];

/** What a text names; of a variable that names one of several, all of them. */
function declaredAs({ text, type }: NamedIn, named: Variables, scan: Scan): readonly string[] {
  const variable = variableOf(text);
  if (variable !== undefined)
    return named.flatMap(([each, address]) => (each === variable ? [address] : []));
  const name = known(text);
  if (name === undefined) return [];
  const [service = ""] = type.split(":");
  const called = scan.declared.filter(
    (each) => each.type.startsWith(`${service}:`) && each.name && known(each.name) === name,
  );
  const [only, ...more] = called;
  return only && more.length === 0 ? [`${only.scope}/${only.address}`] : [];
}
