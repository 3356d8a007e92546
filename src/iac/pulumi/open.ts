import {
  areOfOne,
  askedForAmong,
  handedOn,
  isHandedOn,
  type InProgram,
} from "../../evaluate/script/handed-on.ts";
import { bindingIn, isOfLanguage } from "../../evaluate/script/scopes.ts";
import { isHole } from "../../iam/text.ts";
import { later } from "../../source/once.ts";
import type { Value } from "../../evaluate/value.ts";
import type { Call } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { File } from "./file.ts";
import { namedIn } from "./names.ts";
import { propertyOf } from "./resources.ts";
import { attachments } from "./sites.ts";
import { resourcesIn } from "./supplies.ts";

/**
 * Of which functions and roles more may be done than is read: they are handed to what is not read, or asked
 * for by other files; or a policy is attached to a role that is not known.
 */
export function openIn(
  files: readonly File[],
  folderOf: (file: File) => string | undefined,
): (file: File) => (address: string) => boolean {
  const inProgram = (file: File): InProgram => ({ script: file.script, folder: folderOf(file) });
  const asking = askedForAmong(files, inProgram);
  const loose = later(() => new Set(files.filter(attachesLoosely)));
  return (file) => {
    const handed = later(() =>
      handedOn(
        file.evaluator,
        (value) => [...thingsIn(value, file)],
        (call) => isKnown(call, file),
      ),
    );
    const asksFor = asking(file);
    const isGranting = (): boolean =>
      [...loose()].some((each) => each !== file && areOfOne(inProgram(each), inProgram(file)));
    return (address) => {
      const own = handed().get(address);
      return (
        loose().has(file) || (own !== undefined && isHandedOn(own, { asksFor, grants: isGranting }))
      );
    };
  };
}

/** What is declared and a value is, or is the name or ARN of as a role. */
function* thingsIn(value: Value, file: File): Generator<string> {
  for (const { scope, address } of resourcesIn(value)) if (scope === file.path) yield address;
  if (value.kind !== "text") return;
  for (const part of value.text.parts)
    if (isHole(part) && part.meaning.kind === "name" && part.place.source.path === file.path) {
      const { address } = part.meaning;
      const own = file.declarations().find((each) => each.address === address);
      if (own && /^(?:aws_iam_role|AWS::IAM::Role)$/.test(own.type)) yield address;
    }
}

const attaching =
  /^(?:aws_iam_role_policy|aws_iam_role_policy_attachment|aws_iam_policy_attachment|AWS::IAM::RolePolicy)$/;

/** Whether a file attaches a policy to a role that is not known, or changes whatever is made. */
function attachesLoosely(file: File): boolean {
  if (transforms(file)) return true;
  return file.declarations().some((each) => {
    if (!attaching.test(each.type)) return false;
    const attach = ["role", "roles", "role_name"].filter((name) => propertyOf(each, name, file));
    return attach.length > 0 && attachments(each, { attach }, file).length === 0;
  });
}

/** (https://www.pulumi.com/docs/iac/concepts/resources/options/transforms/) */
function transforms({ script: { program } }: File): boolean {
  for (const node of nodesIn(program))
    if (node.kind === "member" && /^register_?(?:stack|resource)_?transform/i.test(node.name))
      return true;
  return false;
}

/** Whether all that a call does with what it is given stands in the file, or is nothing of policies. */
function isKnown(call: Call, { evaluator }: File): boolean {
  const { callee } = call;
  const { scopes } = evaluator.script;
  if (namedIn(callee, evaluator) || scopes.callee(call)) return true;
  const binding = bindingIn(callee, scopes);
  if (binding?.made) return true;
  if (callee.kind === "name") return callee.name !== "super" && isOfLanguage(callee, scopes);
  if (callee.kind !== "member") return false;
  const { object, name } = callee;
  return isOfLanguage(object, scopes) || /^(?:apply|then|concat|push|append)$/.test(name);
}
