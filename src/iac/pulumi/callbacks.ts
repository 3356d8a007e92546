import { literal } from "../../evaluate/value.ts";
import type { Attachment } from "../../iam/policy.ts";
import type { Place } from "../../source/source.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { Call } from "../../syntax/script/tree.ts";
import type { ManagedUse } from "../managed.ts";
import type { File } from "./file.ts";
import { isCallbackFunction } from "./functions.ts";
import { namedIn } from "./names.ts";
import { attachmentOf } from "./references.ts";
import { propertyOf } from "./resources.ts";
import { resourcesIn } from "./supplies.ts";

/**
 * What Pulumi attaches to the role that it makes for a function of the program, whatever its version: others of
 * AWS's full accesses come with it, which change from version to version.
 * (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/callbackfunction/)
 */
const attachedByDefault = "arn:aws:iam::aws:policy/AWSLambda_FullAccess";

/**
 * The managed policies of roles that nobody declares: those of functions of the program, where they are given
 * neither a role nor policies, and of what is called for events (`bucket.onObjectCreated("name", async () => {})`).
 */
export function callbackUses(file: File): readonly ManagedUse[] {
  const { source } = file;
  const declared = file.declarations().flatMap((declaration): readonly ManagedUse[] => {
    const { call } = declaration;
    if (!isCallbackFunction(call, file) || file.propertiesOf(declaration).isOpen) return [];
    if (propertyOf(declaration, "role", file)) return [];
    const to = attachmentOf(declaration, file, file);
    const given = propertyOf(declaration, "policies", file);
    return given
      ? [useOf(file, given.place, to, given.value())]
      : [usual(file, { source, span: call.callee.span }, to)];
  });
  const handlers = [...nodesIn(file.script.program)].flatMap((node): readonly ManagedUse[] => {
    const name = node.kind === "call" ? subscription(node, file) : undefined;
    if (node.kind !== "call" || name === undefined) return [];
    const to = { address: name, type: "aws_lambda_function" };
    return [usual(file, { source, span: node.callee.span }, to)];
  });
  return [...declared, ...handlers];
}

function usual(file: File, at: Place, to: Attachment): ManagedUse {
  return { ...useOf(file, at, to, literal(attachedByDefault, at)), isDefault: true };
}

function useOf(file: File, at: Place, to: Attachment, value: ManagedUse["value"]): ManagedUse {
  return { names: "policy", value, at, scope: file.path, refersTo: [], attachedTo: [to] };
}

/** The name of what is made of a function that is called for the events of a resource, or by a schedule. */
function subscription({ callee, args }: Call, { evaluator, source }: File): string | undefined {
  if (callee.kind !== "member" || !/^on[A-Z]/.test(callee.name)) return undefined;
  const [name] = args;
  const isGiven = args.some(
    ({ value }, index) => index > 0 && evaluator.origin(value).kind === "function",
  );
  const isOfLibrary = namedIn(callee, evaluator)?.library === "aws";
  const isOfResource = (): boolean =>
    [...resourcesIn(evaluator.evaluate(callee.object))].length > 0;
  return name && isGiven && (isOfLibrary || isOfResource())
    ? source.text.slice(name.value.span.start, name.value.span.end).replace(/["'`]/g, "")
    : undefined;
}
