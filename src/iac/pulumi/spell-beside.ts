import { inCamelCase } from "../../catalog/words.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { scriptOf } from "../../evaluate/script/programs.ts";
import type { Draft } from "../../iam/draft.ts";
import type { Edit } from "../../source/edit.ts";
import { textAt, type Place, type Span } from "../../source/source.ts";
import { spellNewMap } from "../../syntax/new-map.ts";
import { lineEndAt, lineIndent } from "../../syntax/respell.ts";
import type { Call, Member, Step } from "../../syntax/script/tree.ts";
import { aroundIn } from "../../syntax/script/walk.ts";
import { quoteIn, type ScriptStyle } from "../../syntax/script/write.ts";
import { newDocument } from "../attached-policy.ts";
import type { PolicyBeside } from "../format.ts";
import { layoutAt, wordsOf } from "../new-script-map.ts";
import { expressionsIn, isVisible, styleOf } from "../spell-script.ts";
import { inOutputsAt, nameOfPulumi, wholeModule } from "./spell.ts";

/** What a policy is attached to, as the resources that do so are called, by its type. */
const kinds: ReadonlyMap<string, string> = new Map(
  ["Group", "Role", "User"].map((kind) => [`aws_iam_${kind.toLowerCase()}`, kind]),
);

/**
 * Writes managed policies behind the step that makes the resource of a policy, and what attaches each to those who
 * have it: where that is a step of the program itself, and those are variables there.
 * (https://www.pulumi.com/registry/packages/aws/api-docs/iam/policy/)
 */
export function spellBeside(
  { source, span }: Place,
  policies: readonly PolicyBeside[],
): Edit | undefined {
  const script = scriptOf(source);
  const making = script && makingAt(span, script);
  if (!making) return undefined;
  const { text, path } = source;
  const { step, callee } = making;
  const end = step.span.end + (text[step.span.end] === ";" ? 1 : 0);
  const [rest = ""] = /^[^\r\n]*/.exec(text.slice(end)) ?? [];
  if (!/^[ \t]*(?:$|\/\/|#)/.test(rest)) return undefined;
  const near: Near = {
    script,
    at: { start: end, end },
    module: textAt({ source, span: callee.object.span }),
    style: styleOf(script, step.span),
    unit: unitOf(making, text),
    close: text[end - 1] === ";" ? ";" : "",
  };
  const lineEnd = lineEndAt(text, step.span.start);
  const written = policies.map((each) => resources(each, near));
  if (!written.every((each) => each !== undefined)) return undefined;
  const start = end + rest.length;
  return {
    path,
    span: { start, end: start },
    text: written
      .flat()
      .map((each) => lineEnd + each)
      .join(""),
  };
}

type Making = { readonly step: Step; readonly call: Call; readonly callee: Member };

/** The step of a program that makes the resource of which a policy is. */
function makingAt(span: Span, { program }: Script): Making | undefined {
  const [step, ...around] = aroundIn(program.body, span);
  if (step?.kind !== "assign" && step?.kind !== "do") return undefined;
  const [call] = around;
  if (call?.kind !== "call" || call.callee.kind !== "member" || step.value !== call)
    return undefined;
  return /^(?:Group|Role|User)?Policy$|^(?:Group|Role|User)$/.test(call.callee.name)
    ? { step, call, callee: call.callee }
    : undefined;
}

/** Where new resources stand, and how the program writes such. */
type Near = {
  readonly script: Script;
  readonly at: Span;
  /** What it calls the module of the resources: `aws.iam`. */
  readonly module: string;
  readonly style: ScriptStyle;
  readonly unit: string;
  /** Behind a step. */
  readonly close: string;
};

/** By what the lines of what a resource is given stand deeper. */
function unitOf({ step, call }: Making, text: string): string {
  const last = call.args.at(-1)?.value;
  const inner = last?.kind === "object" ? last.entries[0] : last;
  const [outer = "", deeper = ""] = [step, inner ?? step].map(({ span }) =>
    lineIndent(text, span.start),
  );
  return deeper.slice(outer.length) || (call.isNew ? "  " : "    ");
}

/** The steps that make a policy and attach it; undefined where one of them cannot be written. */
function resources(policy: PolicyBeside, near: Near): readonly string[] | undefined {
  const { name, holders } = policy;
  const { script, at, module, close, style } = near;
  const inTypeScript = style.language === "typescript";
  const variable = inTypeScript ? inCamelCase(name) : name;
  const isFree = script.scopes.named(variable, at.start) === undefined;
  const made = /^[A-Za-z_]/.test(variable) && isFree ? making(policy, variable, near) : undefined;
  const attached = holders.map(({ address, type, scope, instance }) => {
    const kind = kinds.get(type);
    const isHere = scope === undefined && instance === undefined && /^\w+$/.test(address);
    if (kind === undefined || !isHere || !isVisible(address, script, at.start)) return undefined;
    const own = quoteIn(holders.length > 1 ? `${name}_${address}` : name, style.quote);
    const to = kind.toLowerCase();
    const resource = `${module}.${kind}PolicyAttachment`;
    return inTypeScript
      ? `new ${resource}(${own}, { ${to}: ${address}.name, policyArn: ${variable}.arn })${close}`
      : `${resource}(${own}, ${to}=${address}.name, policy_arn=${variable}.arn)`;
  });
  const steps = [made, ...attached];
  return steps.every((each) => each !== undefined) ? steps : undefined;
}

/** The step that makes a policy. */
function making(
  { name, drafts }: PolicyBeside,
  variable: string,
  { script, at, module, style, unit, close }: Near,
): string | undefined {
  const spelled = inOutputsAt(drafts, at, script);
  const document = spelled && newDocument(spelled, wordsOf(style));
  if (!document) return undefined;
  const layout = layoutAt(script.source.text, at.start, unit);
  const { lineEnd } = layout;
  const policy = encoded(spellNewMap(document, layout, unit, layout.width), drafts, script);
  const own = quoteIn(name, style.quote);
  if (policy === undefined) return undefined;
  if (style.language === "python")
    return `${variable} = ${module}.Policy(${lineEnd}${unit}${own},${lineEnd}${unit}policy=${policy},${lineEnd})`;
  const comma = style.trailing ? "," : "";
  return `const ${variable} = new ${module}.Policy(${own}, {${lineEnd}${unit}policy: ${policy}${comma}${lineEnd}})${close}`;
}

/**
 * A document as JSON. Where something in it is known only when it is made, TypeScript takes it as an object, and in
 * Python Pulumi makes JSON of it.
 */
function encoded(document: string, drafts: readonly Draft[], script: Script): string | undefined {
  const isPlain = drafts.every((each) => expressionsIn(each).length === 0);
  if (script.program.language === "typescript")
    return isPlain ? `JSON.stringify(${document})` : document;
  const json = isPlain ? wholeModule(script, /^json$/) : undefined;
  if (json !== undefined) return `${json}.dumps(${document})`;
  const own = nameOfPulumi(script);
  return own === undefined ? undefined : `${own}.Output.json_dumps(${document})`;
}
