import { entry } from "../../evaluate/members.ts";
import type { Value } from "../../evaluate/value.ts";
import { known, readable } from "../../iam/text.ts";
import { holderIn } from "../../source/holder.ts";
import type { Place } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { childrenOf, nodesIn, type Node } from "../../syntax/script/walk.ts";
import { suppliesNothing, type ReferenceGraph, type Supplies } from "../format.ts";
import type { Construct } from "./construct.ts";
import { inCamelCase } from "./names.ts";
import { argumentNamed } from "./props.ts";
import { given, type Reading } from "./reading.ts";

/**
 * What each construct of a program refers to, by scoped address: in what it is made with, and in what
 * methods of it are given. A function waits for its role and the statements of that.
 */
export function referenceGraph(reading: Reading): ReferenceGraph {
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
    if (!telling.test(inCamelCase(callee.name))) continue;
    for (const construct of reading.constructsOf(callee.object)) {
      for (const { value } of args) note(construct, value);
      told.set(construct.address, [...(told.get(construct.address) ?? []), node]);
    }
  }
  return new Map(
    constructs.all
      .filter(({ found }) => found === undefined)
      .map((construct) => {
        const { address, type } = construct;
        const supplies =
          type === "AWS::Lambda::Function"
            ? suppliesOf(construct, told.get(address) ?? [], reading, scoped)
            : undefined;
        return [
          scoped(address),
          {
            type,
            scope: path,
            refersTo: [...(refers.get(address) ?? [])].map(scoped),
            ...(supplies && { supplies }),
          },
        ];
      }),
  );
}

/** Methods after which a construct depends on what they are given. */
const telling = /^add(?:\w*Policy|Statements|ToPolicy|Environment|EventSource|EventNotification)$/;

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

/** What a function works with, by its environment, and what calls it. */
function suppliesOf(
  construct: Construct,
  methods: readonly Call[],
  reading: Reading,
  scoped: (address: string) => string,
): Supplies {
  const { evaluator } = reading;
  const environment = construct.call.args.flatMap(({ name, value }) =>
    name === "environment" ? [value] : propertyOf(value, "environment"),
  );
  const added = (wanted: RegExp): readonly Expression[] =>
    methods
      .filter(({ callee }) => callee.kind === "member" && wanted.test(inCamelCase(callee.name)))
      .flatMap(({ args }) => args.map(({ value }) => value));
  const uses = [...environment, ...added(/^addEnvironment$/)];
  const events = construct.call.args.flatMap(({ name, value }) =>
    name === "events" ? [value] : propertyOf(value, "events"),
  );
  const fed = [...events, ...added(/^addEventSource$/)];
  const variables = given(reading.props(construct), "environment");
  return {
    ...suppliesNothing,
    uses: uses.flatMap((each) => [...namedIn(each, reading)]).map(scoped),
    fedBy: fed.flatMap((each) => [...namedIn(each, reading)]).map(scoped),
    unread: [
      ...unreadIn(variables),
      ...methods.flatMap((call) => {
        const [key, value] = [argumentNamed(call, 0, "key"), argumentNamed(call, 1, "value")];
        const name = key && evaluator.evaluate(key);
        const read = value && evaluator.evaluate(value);
        return name?.kind === "text" && read && isUnread(read) ? [readable(name.text)] : [];
      }),
    ],
    logsElsewhere: given(reading.props(construct), "logGroup") !== undefined,
  };
}

function propertyOf(node: Expression, name: string): readonly Expression[] {
  if (node.kind !== "object") return [];
  return node.entries.flatMap((each) => {
    if (each.kind !== "entry" || each.key.kind !== "string") return [];
    const [only] = each.key.parts;
    return only?.kind === "text" && only.value === name ? [each.value] : [];
  });
}

/** Variables of which nothing is known. */
function unreadIn(variables: Value | undefined): readonly string[] {
  if (variables?.kind !== "map") return [];
  return variables.entries.flatMap(({ key, value }) =>
    entry(variables, known(key) ?? "") && isUnread(value) ? [readable(key)] : [],
  );
}

function isUnread(value: Value): boolean {
  return value.kind === "unknown" || value.kind === "choice";
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
