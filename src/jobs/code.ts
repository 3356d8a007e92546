import type { Uses } from "../catalog/uses.ts";
import type { Supplies } from "../iac/format.ts";
import type { Runs } from "../iac/runs.ts";
import { once } from "../source/once.ts";
import { codeReader, type WrittenCode } from "../usage/code.ts";
import { needsOf, type Needed } from "../usage/needs.ts";
import { machineNeeds } from "../usage/tasks.ts";
import { entryOf } from "./code-entry.ts";
import { containersRead, runsOfImage, type ContainersRead } from "./containers.ts";
import type { Unseen } from "../usage/found.ts";
import { directoryOf } from "../source/path.ts";
import type { Place } from "../source/source.ts";
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
  /** What its containers are told in their environment. */
  readonly environment: ContainersRead["environment"];
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
  const entryFor = once((runs: Runs) => entryOf(runs, isThere, scan));
  const found = new Map<string, FunctionCode>();
  const note = (code: FunctionCode): unknown =>
    found.set(code.address, { ...code, unseen: [...code.unseen, ...onBehalf(code, uses)] });
  for (const [address, { supplies }] of scan.references) {
    const machine = supplies?.machine && machineNeeds(supplies.machine, scan.read, facts);
    if (machine)
      note({ address, by: "states", operations: new Set(), environment: [], ...machine });
    const program = supplies && programOf(supplies, scan, (runs) => entryFor(runs) !== undefined);
    const parts = (program?.runs ?? []).flatMap((runs) => {
      const entry = entryFor(runs);
      if (!entry) return [];
      const folder = runs.anywhere ? directoryOf(entry.path) : runs.folder;
      return [{ runs, ...read([entry], [folder], runs.layers) }];
    });
    if (!program || parts.length === 0) continue;
    const calls = parts.flatMap((each) => each.calls);
    const needs = needsOf(calls, operations);
    note({
      address,
      by: program.by,
      paths: [...new Set(parts.flatMap(({ paths }) => paths))],
      needed: needs.needed,
      operations: new Set(
        calls.map(({ service, operation }) => `${service}:${operation}`.toLowerCase()),
      ),
      unseen: [
        ...program.unseen,
        ...parts.flatMap(({ unseen, strange }) => [...unseen, ...strange]),
        ...needs.unseen,
        ...parts.flatMap(({ runs, start }) => (runs.layered && start ? [layer(start)] : [])),
      ],
      environment: program.environment,
    });
  }
  return withOtherRuns(found);
}

/** What starts tasks and jobs may have other commands run in them. */
function withOtherRuns(code: Code): Code {
  const starts = [...code.values()]
    .flatMap(({ needed }) => needed)
    .find(({ action }) => /^(?:ecs:(?:Run|Start)Task|batch:SubmitJob)$/.test(action.id));
  if (!starts) return code;
  const detail = "another command may be run by what starts it";
  const unseen: Unseen = { reason: "container", detail, place: starts.call.place };
  return new Map(
    [...code].map(([address, each]) => [
      address,
      each.by === "ecs-tasks" ? { ...each, unseen: [...each.unseen, unseen] } : each,
    ]),
  );
}

type Programs = ContainersRead & { readonly by: string };

/** What a declaration runs: one program, or those of its containers. */
function programOf(
  { runs, image, containers }: Supplies,
  scan: Scan,
  isEntry: (runs: Runs) => boolean,
): Programs | undefined {
  const own = runs ?? (image && runsOfImage(image, scan.read));
  if (own) return { runs: [own], by: own.by ?? "lambda", unseen: [], environment: [] };
  const inside = containers && containersRead(containers, scan, isEntry);
  return inside && { ...inside, by: containers.by };
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
