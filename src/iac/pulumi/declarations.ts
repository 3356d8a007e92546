import type { PulumiNames } from "../../catalog/pulumi.ts";
import type { Evaluator } from "../../evaluate/script/at.ts";
import { isSelf } from "../../evaluate/script/binding.ts";
import { bindingIn } from "../../evaluate/script/scopes.ts";
import type { Place } from "../../source/source.ts";
import type { Assign, Call, Expression, Member, Name } from "../../syntax/script/tree.ts";
import { childrenOf, type Node } from "../../syntax/script/walk.ts";
import { namedIn } from "./names.ts";

/** A resource that a program makes: `new aws.iam.RolePolicy("app", { ... })`. */
export type Declaration = {
  /** The name of what it is assigned to, else its class and the name that it has in Pulumi: `RolePolicy:own`. */
  readonly address: string;
  /** The type of Terraform's provider, or of CloudFormation, of which Pulumi's is made. */
  readonly type: string;
  readonly call: Call;
  readonly place: Place;
  /** The name or field that stands for it, where there is a single one. */
  readonly variable?: Name | Member;
  /** Under which name Pulumi has it. */
  readonly logicalName?: Expression;
  /** Whether it is made at all: an arm of a condition is taken, or not. */
  readonly presence: "always" | "maybe";
  /** It may be made several times: in a loop, or a function. */
  readonly isRepeated: boolean;
};

/** The AWS resources that a program makes, in the order of its text. */
export function declarationsIn(evaluator: Evaluator, names: PulumiNames): readonly Declaration[] {
  const { program, source } = evaluator.script;
  const taken = new Map<string, number>();
  const found: Declaration[] = [];
  const open: Standing[] = program.body
    .map((node): Standing => ({ node, isSure: true, isRepeated: false }))
    .reverse();
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, assigned, isSure, isRepeated } = at;
    const type = node.kind === "call" ? typeOf(node, evaluator, names) : undefined;
    if (node.kind === "call" && type !== undefined) {
      const logicalName = node.args.find(({ name }) => name === undefined || isNaming(name))?.value;
      const variable = assigned && variableOf(assigned);
      const wanted = variable?.name ?? `${classOf(node)}:${nameIn(logicalName, evaluator)}`;
      const number = taken.get(wanted) ?? 0;
      taken.set(wanted, number + 1);
      found.push({
        address: number === 0 ? wanted : `${wanted}#${number + 1}`,
        type,
        call: node,
        place: { source, span: node.span },
        ...(variable && { variable }),
        ...(logicalName && { logicalName }),
        presence: isSure ? "always" : "maybe",
        isRepeated,
      });
    }
    for (const child of standingsIn(at).reverse()) open.push(child);
  }
  return found;
}

type Standing = {
  readonly node: Node;
  /** What it is the value of. */
  readonly assigned?: Assign;
  readonly isSure: boolean;
  readonly isRepeated: boolean;
};

/** What stands in a node, and whether it is evaluated wherever that is. */
function standingsIn({ node, isSure, isRepeated }: Standing): Standing[] {
  const isBranch = node.kind === "block" && node.role === "branch";
  const isLoop = node.kind === "block" && node.role === "loop";
  const repeats = isLoop || node.kind === "function" || node.kind === "comprehension";
  return childrenOf(node).map((child) => ({
    node: child,
    ...(node.kind === "assign" && child === node.value && { assigned: node }),
    isSure: isSure && !isBranch && !isChosen(node, child),
    isRepeated: isRepeated || repeats,
  }));
}

function isChosen(node: Node, child: Node): boolean {
  if (node.kind === "conditional") return child !== node.condition;
  return node.kind === "binary" && /^(?:or|and|\?\?)$/.test(node.operator) && child === node.right;
}

/** The type of what a call makes; undefined where it makes no resource of AWS's. */
function typeOf(call: Call, evaluator: Evaluator, names: PulumiNames): string | undefined {
  const { language } = evaluator.script.program;
  if (language === "typescript" && !call.isNew) return undefined;
  const { library, path = [] } = namedIn(call.callee, evaluator) ?? {};
  const [service, kind, ...more] = path;
  if (service === undefined || kind === undefined || more.length > 0) return undefined;
  if (!/^[A-Z]/.test(kind) || /(?:Args|ArgsDict)$/.test(kind)) return undefined;
  if (library === "aws-native") return names.cloudformationType(service, kind);
  return library === "aws" ? names.terraformType(service, kind) : undefined;
}

function classOf({ callee }: Call): string {
  return callee.kind === "member" || callee.kind === "name" ? callee.name : "";
}

function isNaming(name: string): boolean {
  return name === "resource_name";
}

function variableOf({ target, adds }: Assign): Name | Member | undefined {
  if (adds) return undefined;
  if (target.kind === "name") return target;
  return target.kind === "member" && isSelf(target.object) ? target : undefined;
}

/** The name of a resource as far as it is written there. */
function nameIn(node: Expression | undefined, { script }: Evaluator): string {
  const { text } = script.source;
  if (!node) return "";
  if (node.kind !== "string")
    return text.slice(node.span.start, node.span.end).replaceAll("/", "-");
  const name = node.parts.map((part) =>
    part.kind === "text"
      ? part.value
      : `{${text.slice(part.value.span.start, part.value.span.end)}}`,
  );
  return name.join("").replaceAll("/", "-");
}

/** The expression that names a declaration wherever its name is seen. */
export function spelledName({ variable }: Declaration): string | undefined {
  if (!variable) return undefined;
  if (variable.kind === "name") return variable.name;
  return variable.object.kind === "name" ? `${variable.object.name}.${variable.name}` : undefined;
}

/** Whether a name is one of the top of the file, so that whatever stands below can use it. */
export function isOfTop({ variable }: Declaration, { script }: Evaluator): boolean {
  const binding = variable && bindingIn(variable, script.scopes);
  return variable?.kind === "name" && binding?.scope.start === 0 && binding.assigns.length === 1;
}
