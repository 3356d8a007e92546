import type { Uses } from "../catalog/uses.ts";
import type { Image, Runs } from "../iac/runs.ts";
import { once } from "../source/once.ts";
import { codeReader, type WrittenCode } from "../usage/code.ts";
import { entryOfImage } from "../usage/dockerfile.ts";
import { needsOf, type Needed } from "../usage/needs.ts";
import { machineNeeds } from "../usage/tasks.ts";
import { entryOf } from "./code-entry.ts";
import type { Unseen } from "../usage/found.ts";
import type { Files, Place } from "../source/source.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Scan } from "./scan.ts";

/** What the code of a function needs, and what of that is not known. */
export type FunctionCode = {
  /** The declaration that runs it, by scoped address. */
  readonly address: string;
  /** The service that runs it, by its principal: `lambda`, `states`, `glue`. */
  readonly by: string;
  /** The files of it that were read; the first is the one that it begins in. */
  readonly paths: readonly string[];
  readonly needed: readonly Needed[];
  /** What it calls, whether or not that needs anything, in small letters: `cognito-idp:signup`. */
  readonly operations: ReadonlySet<string>;
  readonly unseen: readonly Unseen[];
};

type Code = ReadonlyMap<string, FunctionCode>;

const byFacts = once((facts: AwsFacts) => once((scan: Scan) => readAll(scan, facts)));

/**
 * The code of all functions of a scan that lies in the repository, by scoped address. Nothing of it is
 * run; each file is read once.
 */
export function codeIn(scan: Scan, facts: AwsFacts): Code {
  return byFacts(facts)(scan);
}

function readAll(scan: Scan, facts: AwsFacts): Code {
  const { scripts, operations, sdk, uses } = facts;
  const written = writtenIn(scan);
  const read = codeReader({ files: scan.read, list: scan.list, written, scripts, sdk });
  const isThere = (path: string): boolean => written.has(path) || scan.read(path) !== undefined;
  const found = new Map<string, FunctionCode>();
  const note = (code: FunctionCode): unknown =>
    found.set(code.address, { ...code, unseen: [...code.unseen, ...onBehalf(code, uses)] });
  for (const [address, { supplies }] of scan.references) {
    const machine = supplies?.machine && machineNeeds(supplies.machine, scan.read, facts);
    if (machine) note({ address, by: "states", operations: new Set(), ...machine });
    const runs = supplies?.runs ?? (supplies?.image && runsOf(supplies.image, scan.read));
    const entry = runs && entryOf(runs, isThere, scan);
    if (!entry) continue;
    const { folder, by = "lambda", layered, layers } = runs;
    const { calls, unseen, strange, paths, start } = read([entry], [folder], layers);
    const needs = needsOf(calls, operations);
    note({
      address,
      by,
      paths,
      needed: needs.needed,
      operations: new Set(
        calls.map(({ service, operation }) => `${service}:${operation}`.toLowerCase()),
      ),
      unseen: [...unseen, ...strange, ...needs.unseen, ...(layered && start ? [layer(start)] : [])],
    });
  }
  return found;
}

/** Calls of services that reach what others have in the name of the code. */
function onBehalf({ needed }: FunctionCode, uses: Uses): readonly Unseen[] {
  return needed.flatMap(({ action, call: { place } }) =>
    uses.actsOnBehalf(action.id.toLowerCase())
      ? [
          {
            reason: "on-behalf",
            detail: `what ${action.id} reaches in the name of its caller is not known`,
            place,
          },
        ]
      : [],
  );
}

/** The programs that configurations write out, by their paths. */
function writtenIn({ references }: Scan): WrittenCode {
  return new Map(
    [...references.values()].flatMap(({ supplies }) => [...(supplies?.runs?.written ?? [])]),
  );
}

function layer(place: Place): Unseen {
  return { reason: "layer", detail: "a layer may call AWS itself, and is not read", place };
}

/** What an image runs that is built of a folder. */
function runsOf({ context, dockerfile, command }: Image, files: Files): Runs | undefined {
  const text = files(dockerfile)?.text;
  const entry = text === undefined ? undefined : entryOfImage(text, command);
  if (!entry) return undefined;
  const { folder, ...program } = entry;
  return { ...program, folder: folder === "" ? context : `${context}/${folder}`, layered: false };
}
