import { holderIn } from "../../source/holder.ts";
import type { Place } from "../../source/source.ts";
import type { Call } from "../../syntax/script/tree.ts";
import { childrenOf, nodesIn, type Node } from "../../syntax/script/walk.ts";
import type { ReferenceGraph } from "../format.ts";
import type { Construct } from "./construct.ts";
import { givenOutIn } from "./given-out.ts";
import { inCamelCase } from "./names.ts";
import type { Reading } from "./reading.ts";
import { supplying, suppliesOf, type Surrounding } from "./supplies.ts";

/**
 * What each construct of a program refers to, by scoped address: in what it is made with, and in what
 * methods of it are given. A function waits for its role and the statements of that.
 */
export function referenceGraph(
  reading: Reading,
  around: Pick<Surrounding, "folder" | "elsewhere">,
): ReferenceGraph {
  const { constructs, evaluator } = reading;
  const { path } = evaluator.script.source;
  const scoped = (address: string): string => `${path}/${address}`;
  const refers = new Map<string, Set<string>>();
  const told = new Map<string, Call[]>();
  const note = (from: Construct, node: Node): void => {
    const to = refers.get(from.address) ?? new Set<string>();
    refers.set(from.address, to);
    for (const address of namedIn(node, reading)) if (address !== from.address) to.add(address);
  };
  for (const construct of constructs.all)
    for (const { value } of construct.call.args.slice(1)) note(construct, value);
  for (const node of nodesIn(evaluator.script.program)) {
    if (node.kind !== "call" || node.callee.kind !== "member") continue;
    const { callee, args } = node;
    const method = inCamelCase(callee.name);
    if (!telling.test(method) && !supplying.test(method)) continue;
    for (const construct of reading.constructsOf(callee.object)) {
      if (telling.test(method)) for (const { value } of args) note(construct, value);
      told.set(construct.address, [...(told.get(construct.address) ?? []), node]);
    }
  }
  const givenOut = givenOutIn(reading, (node) => namedIn(node, reading));
  return new Map(
    constructs.all
      .filter(({ found }) => found === undefined)
      .map((construct) => {
        const { address, type } = construct;
        const supplies =
          type === "AWS::Lambda::Function"
            ? suppliesOf(construct, told.get(address) ?? [], reading, {
                ...around,
                scoped,
                namedIn: (node) => namedIn(node, reading),
              })
            : undefined;
        return [
          scoped(address),
          {
            type,
            scope: path,
            refersTo: [...(refers.get(address) ?? [])].map(scoped),
            ...(givenOut.has(address) && { isGivenOut: true as const }),
            ...(supplies && { supplies }),
          },
        ];
      }),
  );
}

/** Methods after which a construct depends on what they are given. */
const telling =
  /^add(?:\w*Policy|Statements|ToPolicy|Environment|EventSource(?:Mapping)?|EventNotification)$/;

/** The constructs that an expression names, where they are made or through the names that hold them. */
function namedIn(root: Node, reading: Reading): ReadonlySet<string> {
  const { constructs, evaluator } = reading;
  const found = new Set<string>();
  const seen = new Set<Node>();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "name" || node.kind === "member") {
      const made = evaluator.origin(node);
      if (made !== node) open.push(made);
    }
    const construct = node.kind === "call" ? constructs.by.get(node) : undefined;
    if (construct) {
      found.add(construct.address);
      if (node !== root) continue;
    }
    open.push(...childrenOf(node));
  }
  return found;
}

/** The construct that each place of a file stands in, or that the statement there is added to. */
export function containerFinder(reading: Reading): (place: Place) => string | undefined {
  const { constructs, evaluator, placeOf } = reading;
  const { path } = evaluator.script.source;
  const calls = [...nodesIn(evaluator.script.program)].flatMap((node) => {
    if (node.kind !== "call" || node.callee.kind !== "member") return [];
    if (!telling.test(inCamelCase(node.callee.name))) return [];
    const [only, ...more] = reading.constructsOf(node.callee.object);
    return only && more.length === 0 ? [{ place: placeOf(node), address: only.address }] : [];
  });
  const holder = holderIn(
    [...calls, ...constructs.all.map(({ place, address }) => ({ place, address }))],
    ({ place }) => place,
  );
  return (place) => {
    const found = holder(place);
    return found && `${path}/${found.address}`;
  };
}
