import { isPutIn } from "../evaluate/code-text.ts";
import type { Script } from "../evaluate/script/at.ts";
import { once } from "../source/once.ts";
import type { Span } from "../source/source.ts";
import type { Call, Expression, Program } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import { clientOf } from "./clients.ts";
import type { Reading } from "./reading.ts";
import { callsIn, type CodeCall } from "./sdk-calls.ts";
import type { Unseen } from "./found.ts";

// Signs that code calls more than the calls that were found: of what nobody knows, nothing is said.

/** A file of code, the calls that were found in it, and whether the code begins in it. */
export type Looked = {
  readonly reading: Reading;
  readonly calls: readonly CodeCall[];
  readonly isEntry: boolean;
};

/**
 * Commands that are handed on and not made where they are named, clients of services that nothing is called
 * of, and calls in files of which nothing is come to.
 */
export function doubtsIn(all: readonly Looked[]): readonly Unseen[] {
  const called = new Set(all.flatMap(({ calls }) => calls.map(({ service }) => service)));
  return all.flatMap((each) => [
    ...partsPutIn(each.reading.script),
    ...commandsHandedOn(each.reading),
    ...clientsUncalled(each, called),
    ...(each.isEntry || each.calls.length > 0
      ? []
      : callsIn(each.reading, () => true)
          .calls.slice(0, 1)
          .map(unreached)),
  ]);
}

/**
 * What is put in when a program is deployed, where that is no text; a file that many functions share is looked at once.
 */
const partsPutIn = once(({ program, source }: Script): readonly Unseen[] =>
  [...nodesIn(program)].flatMap((node): readonly Unseen[] => {
    if ((node.kind !== "name" && node.kind !== "member") || !isPutIn(node.name)) return [];
    const place = { source, span: node.span };
    return [
      { reason: "unread-file", detail: "a part of the code is put in when it is deployed", place },
    ];
  }),
);

/** The calls of a program, wherever they stand. */
const callsOf = once((program: Program): readonly Call[] =>
  [...nodesIn(program)].filter((node) => node.kind === "call"),
);

const commandsHandedOn = once((reading: Reading): readonly Unseen[] => {
  const made = new Set<Expression>();
  return [...nodesIn(reading.script.program)].flatMap((node): readonly Unseen[] => {
    if (node.kind === "call") made.add(node.callee);
    if (node.kind === "index") {
      const module = reading.evaluator.qualified(node.object)?.module ?? "";
      return module.startsWith("@aws-sdk/client-") ? [doubt(module, node.span, reading)] : [];
    }
    if (node.kind !== "name" || !node.name.endsWith("Command") || made.has(node)) return [];
    const module = reading.evaluator.qualified(node)?.module ?? "";
    return module.startsWith("@aws-sdk/") ? [doubt(node.name, node.span, reading)] : [];
  });
});

function doubt(name: string, span: Span, { script }: Reading): Unseen {
  const detail = `what becomes of ${name} is not known`;
  return { reason: "handed-on", detail, place: { source: script.source, span } };
}

/** Clients of services that nothing is called of, whether the code comes to it or not. */
function clientsUncalled({ reading }: Looked, called: ReadonlySet<string>): readonly Unseen[] {
  const found = clientsMade(reading).filter(({ service }) => !called.has(service));
  if (found.length === 0) return [];
  const own = new Set(callsIn(reading, () => true).calls.map(({ service }) => service));
  return found.flatMap(({ service, node }) =>
    own.has(service) ? [] : [doubt(`a client of ${service}`, node.span, reading)],
  );
}

/** The clients that calls of a file make. */
const clientsMade = once((reading: Reading) =>
  callsOf(reading.script.program).flatMap((node) => {
    const service = serviceOf(node, reading);
    return service === undefined ? [] : [{ service, node }];
  }),
);

/** The service that a call makes a client of; libraries are no services. */
function serviceOf(node: Call, reading: Reading): string | undefined {
  const [service] = clientOf(node, reading)?.name.split(".") ?? [];
  return service !== undefined && /^[a-z0-9-]+$/.test(service) ? service : undefined;
}

function unreached({ place }: CodeCall): Unseen {
  const detail = `nothing comes to the calls of ${place.source.path}`;
  return { reason: "unread-file", detail, place };
}
