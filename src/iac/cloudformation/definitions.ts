import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import {
  declarationOf,
  nodePlace,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import { textAt, type Place } from "../../source/source.ts";
import { stringOf, valueOf, type DataNode } from "../../syntax/data.ts";
import type { Definitions } from "../format.ts";

/**
 * What the values and presences of a template depend on, as it is written.
 *
 * @param given what another template writes of what it gives to a parameter
 */
export function definitionsOf(
  template: Template,
  given: (parameter: string) => string = () => "",
): Definitions {
  const defined = (text: string): readonly string[] => [...definedFrom(text, template)];
  const whole = (texts: readonly string[]): readonly string[] => [
    ...texts,
    ...defined(texts.join("\n")),
  ];
  let deciding: ReadonlyMap<string, readonly string[]> | undefined;
  const decidingAt = (place: Place): readonly string[] => {
    deciding ??= decidingIn(template);
    return deciding.get(keyOf(place)) ?? [];
  };
  const made = (declaration: Declaration | undefined): readonly string[] =>
    declaration?.condition === undefined ? [] : [`made if ${declaration.condition}`];
  const nodeOf = (name: string): DataNode | undefined =>
    valueOf(declarationOf(template, name)?.properties, "Role");
  return {
    // The values of a parameter are told with it.
    ofHole: (address) =>
      template.parameters.has(address) ? given(address) : defined(address).join("\n"),
    ofDeclaration: (address) => {
      const declaration = declarationOf(template, address);
      const attaching = attributes.flatMap((name) => valueOf(declaration?.properties, name) ?? []);
      return whole([...made(declaration), ...attaching.map(said)]).join("\n");
    },
    ofPresence: ({ owner }, { place }) => {
      const role = nodeOf(owner.address);
      return whole([
        ...made(declarationOf(template, owner.address)),
        // SAM makes a role where none is given.
        ...(role ? [said(role)] : []),
        ...decidingAt(place),
        ...(chosenEffect.exec(textAt(place)) ?? []),
      ]).join("\n");
    },
  };
}

/** An effect that depends on a condition. */
const chosenEffect = /\bEffect["']?\s*:\s*(?:!If|\{?\s*["']?Fn::If["']?\s*:)\s*\[[^\]]*\]/;

/** Where policies are attached, and to whom. */
const attributes = [
  "ManagedPolicyArns",
  "ManagedPolicies",
  "Policies",
  "PermissionsBoundary",
  "Roles",
  "Users",
  "Groups",
  "RoleName",
  "UserName",
  "GroupName",
  "TargetIds",
];

/** What conditions and mappings that a text names stand for, with the parameters that decide on them. */
function* definedFrom(text: string, { root, parameters }: Template): Generator<string> {
  const seen = new Set<string>();
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const [word] of next.matchAll(/[\w:]+/g)) {
      if (seen.has(word)) continue;
      seen.add(word);
      const parameter = next === text ? undefined : parameters.get(word);
      const nodes = [valueOf(root, "Conditions", word), valueOf(root, "Mappings", word), parameter];
      for (const node of nodes) {
        if (!node) continue;
        const made = `${word} = ${said(node)}`;
        yield made;
        open.push(made);
      }
    }
}

/** For each node, the functions around it that decide whether it counts, and which arm it is in. */
function decidingIn(template: Template): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const seen = new Set<DataNode>();
  const visit = (node: DataNode, around: readonly string[]): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const key = keyOf(nodePlace(template, node));
    if (!found.has(key)) found.set(key, around);
    const call = intrinsic(node);
    if (call?.argument.kind === "list") {
      const { name, argument } = call;
      const [first] = argument.items;
      const by = `${name} ${name === "If" ? (stringOf(first) ?? "") : ""}`;
      argument.items.forEach((item, index) => {
        visit(item, [...around, `${by} ${String(index)}`]);
      });
    } else if (node.kind === "list")
      node.items.forEach((item) => {
        visit(item, around);
      });
    else if (node.kind === "map") for (const { value } of node.entries) visit(value, around);
  };
  visit(template.root, []);
  return found;
}

function keyOf({ source, span }: Place): string {
  return `${source.path} ${String(span.start)}-${String(span.end)}`;
}

/** A text equal for what is written alike, layout aside. */
function said(node: DataNode): string {
  const tag = node.tag === undefined ? "" : `${node.tag} `;
  if (node.kind === "scalar") return tag + JSON.stringify(node.value);
  if (node.kind === "list") return `${tag}[${node.items.map(said).join()}]`;
  return `${tag}{${node.entries.map(({ key, value }) => `${key}:${said(value)}`).join()}}`;
}
