import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { scriptOf } from "../../evaluate/script/programs.ts";
import { contains, type Span } from "../../source/source.ts";
import { spellNewMap, type NewMap } from "../../syntax/new-map.ts";
import { lineIndent } from "../../syntax/respell.ts";
import type { Call, Member } from "../../syntax/script/tree.ts";
import { aroundIn } from "../../syntax/script/walk.ts";
import { commentLost, newStatements } from "../attached-policy.ts";
import type { Spelled } from "../format.ts";
import { layoutAt, wordsOf } from "../new-script-map.ts";
import { areVisible, styleOf } from "../spell-script.ts";

/**
 * Writes statements that are added to a role in the place of one of AWS's managed policies that is, or takes that away where
 * nothing is to be written: `role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName("ReadOnlyAccess"))` in
 * TypeScript and JavaScript, as a step of its own.
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.Role.html#addwbrtowbrpolicystatement)
 *
 * @param attached the statement that stands for the managed policy, where it is named
 */
export function spellAttached({ place }: Statement, drafts: readonly Draft[]): Spelled {
  const { source, span } = place;
  const script = scriptOf(source);
  const found = script?.program.language === "typescript" ? addedAt(span, script) : undefined;
  if (!script || !found) return refused("it is not added to a role in a step of its own");
  const { text, path } = source;
  const { step, adds, library } = found;
  const close = step.end + (text[step.end] === ";" ? 1 : 0);
  if (drafts.length === 0) {
    const start = text.slice(0, step.start).trimEnd().length;
    const isAlone = /\n[ \t]*$/.test(text.slice(start, step.start));
    return isAlone && /^[ \t]*(?:\r?\n|$)/.test(text.slice(close))
      ? { ok: true, edits: [{ path, span: { start, end: close }, text: "" }] }
      : refused("something else stands on its line");
  }
  if (script.program.comments.some((each) => contains(step, each))) return refused(commentLost);
  if (!drafts.every((each) => areVisible(each, script, step.start)))
    return refused("what it would refer to has no name where it stands");
  const style = styleOf(script, step);
  const statements = newStatements(drafts, wordsOf(style));
  if (!statements) return refused("it is made of what stands elsewhere");
  const indent = lineIndent(text, step.start);
  const layout = layoutAt(text, step.start, indent.startsWith("\t") ? "\t" : "  ");
  const { lineEnd } = layout;
  const before = text.slice(step.start, adds.span.end - adds.name.length);
  const added = statements.map((each) => {
    const properties = spellNewMap(propertiesOf(each), layout, indent, layout.width);
    return `${before}addToPrincipalPolicy(new ${library}.PolicyStatement(${properties}))`;
  });
  const end = text.slice(step.end, close);
  const written = added.join(`${end}${lineEnd}${indent}`);
  return { ok: true, edits: [{ path, span: { start: step.start, end: step.end }, text: written }] };
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

/** A statement of IAM's as CDK's properties have it, which take lists. */
function propertiesOf(statement: NewMap): NewMap {
  return statement.flatMap(([key, value]): NewMap => {
    const name = properties.get(key);
    if (name === undefined) return [];
    return [[name, "spelled" in value && name.endsWith("s") ? { list: [value.spelled] } : value]];
  });
}

const properties: ReadonlyMap<string, string> = new Map([
  ["Sid", "sid"],
  ["Action", "actions"],
  ["Resource", "resources"],
  ["Condition", "conditions"],
]);

type Added = {
  readonly step: Span;
  /** `role.addManagedPolicy` */
  readonly adds: Member;
  /** What CDK's library for IAM is called there: `iam`. */
  readonly library: string;
};

/** The step that adds one of AWS's policies, which is named at a place, and does nothing else. */
function addedAt(span: Span, { program, source }: Script): Added | undefined {
  const step = aroundIn(program.body, span).findLast((node) => node.kind === "do");
  if (step?.kind !== "do" || step.value.kind !== "call") return undefined;
  const adds = calleeOf(step.value, "addManagedPolicy");
  const [named, ...more] = step.value.args;
  const policy = named?.value.kind === "call" ? named.value : undefined;
  const from = policy && calleeOf(policy, "fromAwsManagedPolicyName");
  if (!adds || !from || more.length > 0) return undefined;
  const { start, end } = from.object.span;
  const [, library] = /^([\w$]+)\.ManagedPolicy$/.exec(source.text.slice(start, end)) ?? [];
  return library === undefined ? undefined : { step: step.span, adds, library };
}

function calleeOf({ callee }: Call, name: string): Member | undefined {
  return callee.kind === "member" && callee.name === name ? callee : undefined;
}
