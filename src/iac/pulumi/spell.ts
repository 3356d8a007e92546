import type { Draft, DraftItem, NewCondition, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { qualifiedIn } from "../../evaluate/script/qualified.ts";
import { textAt, type Span } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { aroundIn, type Node } from "../../syntax/script/walk.ts";
import { mayBeDenied, mayDeny } from "../effect.ts";
import type { Spelled } from "../format.ts";
import { scriptOf } from "../../evaluate/script/programs.ts";
import { isVisible, spellInScript } from "../spell-script.ts";
import { spellInString } from "./spell-string.ts";

/** Writes statements in the place of one of a Pulumi program that was read. */
export function spellInPulumi(statement: Statement, drafts: readonly Draft[]): Spelled {
  const { source, span } = statement.place;
  const script = scriptOf(source);
  if (!script || statement.madeOf !== undefined || mayDeny(statement))
    return mayDeny(statement) && statement.madeOf === undefined
      ? refused(mayBeDenied)
      : spellInScript(statement, drafts, script);
  const around = aroundIn(script.program.body, span);
  const spelled = inOutputsAt(drafts, span, script);
  if (!spelled) return refused("what it would refer to is known there only when it is made");
  const text = around.findLast((node) => node.kind === "string");
  if (text) return spellInString(statement, spelled, text);
  const isOfDataSource = /\b(?:not_?)?[aA]ctions["']?\s*[:=]/.test(textAt(statement.place));
  if (isOfDataSource && drafts.some(({ conditions = [] }) => conditions.length > 0))
    return refused("no condition can be added to those that it has");
  return spellInScript(statement, spelled, script);
}

function refused(because: string): Spelled {
  return { ok: false, because };
}

/** Drafts as a place of a program has to write them; undefined where what they refer to cannot be written there. */
export function inOutputsAt(
  drafts: readonly Draft[],
  span: Span,
  script: Script,
): readonly Draft[] | undefined {
  const outputs = outputsAt(aroundIn(script.program.body, span), script);
  const spelled = drafts.map((draft) => inOutputs(draft, outputs, script, span.start));
  return spelled.every((draft) => draft !== undefined) ? spelled : undefined;
}

/** How what is known only when it is made is put into texts; undefined where it cannot be. */
type Outputs = { readonly joined: (phrase: Phrase) => string } | undefined;

function outputsAt(around: readonly Node[], script: Script): Outputs {
  const calls = around.filter((node) => node.kind === "call");
  if (calls.some((call) => takesNoOutputs(call, script))) return undefined;
  const own = nameOfPulumi(script);
  if (own === undefined) return undefined;
  if (script.program.language === "typescript")
    return { joined: ({ pieces }) => `${own}.interpolate\`${pieces.map(inTemplate).join("")}\`` };
  return {
    joined: ({ pieces }) => {
      const parts = pieces.map((piece) =>
        typeof piece === "string" ? JSON.stringify(piece) : piece.expression,
      );
      return `${own}.Output.concat(${parts.join(", ")})`;
    },
  };
}

function inTemplate(piece: Phrase["pieces"][number]): string {
  return typeof piece === "string"
    ? piece.replace(/[\\`]|\$(?=\{)/g, "\\$&")
    : `\${${piece.expression}}`;
}

/** What makes JSON at once, and what is made when all that it depends on is known. */
function takesNoOutputs({ callee }: Call, script: Script): boolean {
  if (callee.kind !== "member") return false;
  const { name, object } = callee;
  const isOwn = qualifiedIn(callee, script.scopes)?.module.includes("pulumi") === true;
  if (/^(?:apply|then)$/.test(name)) return true;
  if (/^(?:stringify|dumps)$/.test(name)) return !isOwn || isNamed(object, "json");
  return /^(?:getPolicyDocument|get_policy_document)$/.test(name);
}

function isNamed(node: Expression, name: string): boolean {
  return node.kind === "name" && node.name === name;
}

/** What Pulumi's own library is called in a program. */
export function nameOfPulumi(script: Script): string | undefined {
  return wholeModule(script, /^(?:@pulumi\/pulumi|pulumi)$/);
}

/** What a module is called in a program that imports it as a whole. */
export function wholeModule({ program }: Script, module: RegExp): string | undefined {
  for (const step of program.body) {
    if (step.kind !== "import" || !module.test(step.module)) continue;
    const whole = step.names.find(({ imported }) => imported === "*" || imported === "default");
    if (whole) return whole.local;
  }
  return undefined;
}

/** A draft with what it refers to as the program has to write it; undefined where that cannot be written there. */
function inOutputs(draft: Draft, outputs: Outputs, script: Script, at: number): Draft | undefined {
  const unwritable: Phrase[] = [];
  const spelled = (phrase: Phrase): Phrase => {
    const { pieces, text } = phrase;
    const named = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.expression]));
    if (named.length === 0) return phrase;
    if (!outputs || named.some((each) => !isVisible(each, script, at))) {
      unwritable.push(phrase);
      return phrase;
    }
    return pieces.length === 1
      ? phrase
      : { pieces: [{ expression: outputs.joined(phrase) }], text };
  };
  const items = (all: Draft["actions"]): Draft["actions"] =>
    all === "keep"
      ? all
      : all.map((item): DraftItem => ("kept" in item ? item : { phrase: spelled(item.phrase) }));
  const conditions = draft.conditions?.map(
    (each): NewCondition => ({ ...each, values: each.values.map(spelled) }),
  );
  const made: Draft = {
    ...draft,
    actions: items(draft.actions),
    resources: items(draft.resources),
    ...(conditions && { conditions }),
  };
  return unwritable.length === 0 ? made : undefined;
}
