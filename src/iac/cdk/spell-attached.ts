import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Script } from "../../evaluate/script/at.ts";
import { scriptOf } from "../../evaluate/script/programs.ts";
import { joinedEdit } from "../../source/edit.ts";
import { contains, type Place, type Source, type Span } from "../../source/source.ts";
import { spellNewMap, type NewMap } from "../../syntax/new-map.ts";
import { lineEndAt, lineIndent } from "../../syntax/respell.ts";
import type { Call, Expression, Member } from "../../syntax/script/tree.ts";
import { aroundIn } from "../../syntax/script/walk.ts";
import { commentLost, newStatements } from "../attached-policy.ts";
import type { Spelled } from "../format.ts";
import { layoutAt, plainString, wordsOf } from "../new-script-map.ts";
import { areVisible, isVisible, styleOf } from "../spell-script.ts";
import { inCamelCase } from "./names.ts";

/**
 * Writes statements that are added to a role in the place of one of AWS's managed policies that it has, or takes that
 * away where nothing is to be written: of one that is added in a step of its own (`role.addManagedPolicy(...)`), and
 * of one that stands among the properties of a role with a name (`managedPolicies: [...]`).
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.Role.html#addwbrtowbrpolicystatement)
 *
 * @param attached the statement that stands for the managed policy, where it is named
 * @param going where others stand that go as well
 */
export function spellAttached(
  { place }: Statement,
  drafts: readonly Draft[],
  going: readonly Place[],
): Spelled {
  const script = scriptOf(place.source);
  const added = script && addedAt(place.span, script);
  if (script && added) return inItsPlace(added, drafts, script);
  const listed = script && listedAt(place.span, script);
  if (script && listed) return behindItsRole(listed, drafts, script, going);
  return refused("it is not added to a role in a step of its own, or listed by one with a name");
}

function inItsPlace(
  { step, adds, library }: Added,
  drafts: readonly Draft[],
  script: Script,
): Spelled {
  const { text, path } = script.source;
  const close = closeOf(step, text);
  if (drafts.length === 0) {
    const start = text.slice(0, step.start).trimEnd().length;
    const isAlone = /\n[ \t]*$/.test(text.slice(start, step.start));
    return isAlone && /^[ \t]*(?:\r?\n|$)/.test(text.slice(close))
      ? { ok: true, edits: [{ path, span: { start, end: close }, text: "" }] }
      : refused("something else stands on its line");
  }
  if (script.program.comments.some((each) => contains(step, each))) return refused(commentLost);
  const holder = text.slice(step.start, adds.object.span.end);
  const steps = stepsFor({ holder, library, near: step }, drafts, script);
  if ("because" in steps) return refused(steps.because);
  const written = steps.join(text.slice(step.end, close) + between(text, step));
  return { ok: true, edits: [{ path, span: { start: step.start, end: step.end }, text: written }] };
}

/** Without it in its list, and with statements in steps behind the role. */
function behindItsRole(
  { step, holder, library, gone, others }: ListedThere,
  drafts: readonly Draft[],
  script: Script,
  going: readonly Place[],
): Spelled {
  const { source } = script;
  const { text, path } = source;
  const isGoing = (item: Span): boolean =>
    going.some(({ source, span }) => source.path === path && contains(item, span));
  if (others.some(isGoing)) return refused("several policies of one list are to be replaced");
  if (script.program.comments.some(({ start, end }) => start < gone.end && gone.start < end))
    return refused(commentLost);
  if (drafts.length === 0) return { ok: true, edits: [{ path, span: gone, text: "" }] };
  const steps = stepsFor({ holder, library, near: step }, drafts, script);
  if ("because" in steps) return refused(steps.because);
  const close = closeOf(step, text);
  const end = text.slice(step.end, close);
  const behind = steps.map((each) => between(text, step) + each + end).join("");
  const pieces = [
    { span: gone, text: "" },
    { span: { start: close, end: close }, text: behind },
  ];
  return { ok: true, edits: [joinedEdit(source, pieces)] };
}

/** Where a step ends with what closes it. */
function closeOf(step: Span, text: string): number {
  return step.end + (text[step.end] === ";" ? 1 : 0);
}

/** What stands between steps: a line end, and what they are indented by. */
function between(text: string, { start }: Span): string {
  return lineEndAt(text, start) + lineIndent(text, start);
}

type Where = {
  /** What the statements are added to: `role`. */
  readonly holder: string;
  readonly library: string;
  readonly near: Span;
};

/** The steps that add statements to a role, without what closes them. */
function stepsFor(
  { holder, library, near }: Where,
  drafts: readonly Draft[],
  script: Script,
): readonly string[] | { readonly because: string } {
  const { text } = script.source;
  if (!isVisible(`${library}PolicyStatement`, script, near.start))
    return { because: "`PolicyStatement` is not imported there" };
  if (!drafts.every((each) => areVisible(each, script, near.start)))
    return { because: "what it would refer to has no name where it stands" };
  const isPython = script.program.language === "python";
  const words = wordsOf(styleOf(script, near));
  // In Python a statement has arguments by name, and no dictionary.
  const statements = newStatements(drafts, isPython ? { ...words, key: (key) => key } : words);
  if (!statements || (isPython && drafts.some(({ conditions = [] }) => conditions.length > 0)))
    return { because: "it is made of what stands elsewhere" };
  const indent = lineIndent(text, near.start);
  const unit = indent.startsWith("\t") ? "\t" : isPython ? "    " : "  ";
  const layout = { ...layoutAt(text, near.start, unit), ...(isPython && { assign: "=" }) };
  return statements.map((each) => {
    const properties = spellNewMap(propertiesOf(each), layout, indent, layout.width);
    return isPython
      ? `${holder}.add_to_principal_policy(${library}PolicyStatement(${properties.slice(1, -1)}))`
      : `${holder}.addToPrincipalPolicy(new ${library}PolicyStatement(${properties}))`;
  });
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
  /** What CDK's names for IAM begin with there: `iam.`, or nothing. */
  readonly library: string;
};

/** The step that adds one of AWS's policies, which is named at a place, and does nothing else. */
function addedAt(span: Span, { program, source }: Script): Added | undefined {
  const step = aroundIn(program.body, span).findLast((node) => node.kind === "do");
  if (step?.kind !== "do" || step.value.kind !== "call") return undefined;
  const adds = calleeOf(step.value, "addManagedPolicy");
  const [named, ...more] = step.value.args;
  const library = named && libraryOf(named.value, source);
  if (!adds || library === undefined || more.length > 0) return undefined;
  return { step: step.span, adds, library };
}

/** A role with a name that lists one of AWS's policies. */
type ListedThere = {
  /** The step that makes the role. */
  readonly step: Span;
  readonly holder: string;
  readonly library: string;
  /** The item with what separates it from others, or all of a list of one. */
  readonly gone: Span;
  readonly others: readonly Span[];
};

function listedAt(span: Span, { program, source }: Script): ListedThere | undefined {
  const around = aroundIn(program.body, span);
  const at = around.findLastIndex((node) => node.kind === "assign");
  const step = around[at];
  if (step?.kind !== "assign" || around[at - 1]?.kind === "class") return undefined;
  const { value: role, target } = step;
  const { text } = source;
  if (role.kind !== "call" || !/(?:^|\.)Role$/.test(textIn(role.callee, text))) return undefined;
  if (target.kind === "index") return undefined;
  const lists = propertiesIn(role).find(
    ({ name }) => name && inCamelCase(name) === "managedPolicies",
  );
  if (lists?.value.kind !== "list") return undefined;
  const { items } = lists.value;
  const item = items.find(({ value, spread }) => !spread && contains(value.span, span));
  const library = item && libraryOf(item.value, source);
  if (!item || library === undefined) return undefined;
  const gone = withSeparator(text, items.length === 1 ? lists.span : item.value.span);
  const others = items.flatMap((each) => (each === item ? [] : [each.value.span]));
  return { step: step.span, holder: textIn(target, text), library, gone, others };
}

/** What a construct is given by name: Python's keywords, the entries of TypeScript's object. */
function propertiesIn({ args }: Call): readonly {
  readonly name: string | undefined;
  readonly value: Expression;
  readonly span: Span;
}[] {
  return args.flatMap(({ name, value, span }) =>
    value.kind === "object" && name === undefined
      ? value.entries.flatMap((entry) =>
          entry.kind === "entry"
            ? [{ name: plainString(entry.key), value: entry.value, span: entry.span }]
            : [],
        )
      : [{ name, value, span }],
  );
}

/** Something between brackets with what separates it from what stands beside it. */
function withSeparator(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start).trimEnd();
  const [comma = ""] = /^\s*,/.exec(text.slice(end)) ?? [];
  const isInLine = !text.slice(before.length, start).includes("\n");
  if (comma === "" && before.endsWith(",") && isInLine) return { start: before.length - 1, end };
  const [blanks = ""] = isInLine ? (/^[ \t]*/.exec(text.slice(end + comma.length)) ?? []) : [];
  return before.endsWith(",")
    ? { start: before.length, end: end + comma.length }
    : { start: isInLine ? start : before.length, end: end + comma.length + blanks.length };
}

/** What stands before the names of CDK's library for IAM where one of AWS's policies is named: `iam.`, or nothing. */
function libraryOf(policy: Expression, { text }: Source): string | undefined {
  const from = policy.kind === "call" ? calleeOf(policy, "fromAwsManagedPolicyName") : undefined;
  const called = from ? textIn(from.object, text) : "";
  return /^(?:[\w$]+\.)?ManagedPolicy$/.test(called)
    ? called.slice(0, -"ManagedPolicy".length)
    : undefined;
}

function textIn({ span }: Expression, text: string): string {
  return text.slice(span.start, span.end);
}

function calleeOf({ callee }: Call, name: string): Member | undefined {
  return callee.kind === "member" && inCamelCase(callee.name) === name ? callee : undefined;
}
