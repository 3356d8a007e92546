import { withIncluded } from "../../evaluate/cloudformation/composition.ts";
import { indexTemplate, type Template } from "../../evaluate/cloudformation/template.ts";
import type { Service } from "../../evaluate/serverless/service.ts";
import {
  stringOf,
  valueOf,
  type DataEntry,
  type DataMap,
  type DataNode,
} from "../../syntax/data.ts";
import type { Includes } from "../templates.ts";
import { madeOfFunctions } from "./functions.ts";
import { lookup } from "./lookup.ts";
import { maker, type Made, type Make } from "./make.ts";
import { typeOfMade } from "./names.ts";
import { madeOfProvider } from "./provider.ts";
import { madeOfStateMachines } from "./state-machines.ts";

/** The template that Serverless makes of a service. */
export type Lowered = {
  readonly template: Template | undefined;
  /** The roles of single functions that have the statements of the provider too. */
  readonly inheriting: readonly string[];
};

/** Sections of a template that `resources` may have beside `Resources`. */
const sections = ["Parameters", "Mappings", "Conditions"];

/**
 * Makes the template of a service: what it writes under `resources`, and around its statements the
 * resources that Serverless makes. The rest of its file stands beside them.
 * (https://www.serverless.com/framework/docs/providers/aws/guide/resources)
 */
export function lowered(service: Service, { include, composition }: Includes): Lowered {
  const look = lookup(service);
  const make = maker(service);
  const { root, composed } = service;
  const { resources: functions, inheriting } = madeOfFunctions(root, look, make);
  const made = [
    ...madeOfProvider(root, look, make),
    ...functions,
    ...madeOfStateMachines(root, look, make),
  ];
  const resources = look.usual(look.written(root, "resources"));
  const parts = resources?.kind === "list" ? resources.items : [resources];
  const section = (name: string): readonly DataEntry[] =>
    parts.flatMap((part) =>
      look
        .entries(look.written(part, name))
        .map((each) => ({ ...each, value: composed(look.usual(each.value) ?? each.value) })),
    );
  const all = merged(
    made.map(([id, node]) => [id, composed(node)]),
    [...section("Resources"), ...section("extensions")],
    make,
  );
  const beside = composed(root);
  const whole: DataMap = {
    kind: "map",
    flow: false,
    span: root.span,
    entries: [
      ...(beside.kind === "map" ? beside.entries : []),
      entry(
        "Resources",
        mapOf(
          root,
          [...all].map(([id, node]) => entry(id, node)),
        ),
      ),
      ...sections.map((name) => entry(name, mapOf(root, section(name)))),
    ],
  };
  const template = indexTemplate(service.source, whole, include);
  return {
    template: template && {
      ...template,
      composition: withIncluded(service.composition, composition),
    },
    inheriting,
  };
}

/** What is made, with what is written over it: later properties beside earlier ones. */
function merged(
  made: readonly Made[],
  written: readonly DataEntry[],
  make: Make,
): ReadonlyMap<string, DataNode> {
  const all = new Map(made);
  for (const { key, value } of written) {
    const before = all.get(key);
    const type = stringOf(valueOf(value, "Type")) ?? typeOfMade(key);
    const node =
      value.kind === "map" && !valueOf(value, "Type") && type !== undefined
        ? { ...value, entries: [entry("Type", make.text(value, type)), ...value.entries] }
        : value;
    all.set(key, before ? mergedNode(before, node, make) : node);
  }
  return all;
}

function mergedNode(before: DataNode, after: DataNode, make: Make): DataNode {
  const [one, other] = [valueOf(before, "Properties"), valueOf(after, "Properties")];
  if (!one || !other || one.kind !== "map" || other.kind !== "map") return one ? before : after;
  const entries = [...one.entries];
  for (const each of other.entries) {
    const index = entries.findIndex(({ key }) => key === each.key);
    const [was, is] = [entries[index]?.value, each.value];
    if (was?.kind === "list" && is.kind === "list")
      entries[index] = { ...each, value: make.list(is, [...was.items, ...is.items]) };
    else if (index >= 0) entries[index] = each;
    else entries.push(each);
  }
  return make.map(before, {
    Type: valueOf(after, "Type") ?? valueOf(before, "Type"),
    Properties: { ...one, entries },
  });
}

function mapOf({ span }: DataNode, entries: readonly DataEntry[]): DataMap {
  return { kind: "map", entries, flow: false, span };
}

function entry(key: string, value: DataNode): DataEntry {
  return { key, keySpan: value.span, value, span: value.span };
}
