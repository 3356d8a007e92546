import type { Draft, Phrase } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Format, Spelled } from "../format.ts";
import { quoteJson } from "../../syntax/json-write.ts";
import { valueOf, type DataNode } from "../../syntax/data.ts";
import { isProgram, scriptOf } from "../../evaluate/script/programs.ts";
import { spellInScript } from "../spell-script.ts";
import type { Notation, Templates, Write } from "../templates.ts";
import { roleId } from "./names.ts";

/** Writes statements in the place of one of a service, or of a file that it takes in. */
export function serviceSpeller({
  spell,
  write,
}: Templates): (statement: Statement, drafts: readonly Draft[]) => Spelled {
  return (statement, drafts) => {
    const { source } = statement.place;
    if (!isProgram(source.path)) return spell(statement, drafts, written(write));
    const spelled = drafts.map((draft) => inProgram(draft, written(write)));
    return spellInScript(statement, spelled, scriptOf(source));
  };
}

/** The keys of statements by those of managed policies, of a role that Serverless makes. */
const lists = new Map([
  ["managedPolicies", "statements"],
  ["iamManagedPolicies", "iamRoleStatements"],
]);

/**
 * Writes statements of the role that Serverless makes in the place of a managed policy that it has.
 * (https://www.serverless.com/framework/docs/providers/aws/guide/iam)
 */
export function attachedSpeller({
  spellListed,
  write,
}: Templates): NonNullable<Format["spellAttached"]> {
  return (attached, drafts, going, beside = []) =>
    isProgram(attached.place.source.path)
      ? { ok: false, because: "it is named in a program" }
      : spellListed(attached, drafts, going, beside, lists, written(write));
}

/**
 * Writes managed policies for the role that Serverless makes among the resources of a service. That role is there
 * where one function at least has none of its own.
 * (https://www.serverless.com/framework/docs/providers/aws/guide/iam)
 */
export function besideSpeller({
  read,
  spellResources,
  write,
}: Templates): NonNullable<Format["spellBeside"]> {
  return ({ source }, policies) => {
    if (isProgram(source.path)) return undefined;
    const { root } = read(source);
    const holders = policies.flatMap((each) => each.holders);
    if (!root || !makesRole(root) || holders.some(({ address }) => address !== roleId))
      return undefined;
    return spellResources(source, policies, ["resources", "Resources"], written(write));
  };
}

/**
 * Whether a service names no role for all of its functions, and one of these has none of its own, nor by the plugin
 * for such.
 */
function makesRole(root: DataNode): boolean {
  const provider = valueOf(root, "provider");
  const functions = valueOf(root, "functions");
  return (
    (!provider || valueOf(provider, "role") === undefined) &&
    functions?.kind === "map" &&
    functions.entries.some(
      ({ value }) =>
        value.kind === "map" && !value.entries.some(({ key }) => /^(?:role$|iam)/.test(key)),
    )
  );
}

/** A draft with its expressions as a program writes them: as objects, and as variables in texts. */
function inProgram(draft: Draft, write: Write): Draft {
  const spelled = (phrase: Phrase): Phrase =>
    phrase.pieces.every((piece) => typeof piece === "string")
      ? phrase
      : { pieces: [{ expression: write(phrase, asObjects) }], text: phrase.text };
  const items = (all: Draft["actions"]): Draft["actions"] =>
    all === "keep"
      ? all
      : all.map((item) => ("kept" in item ? item : { phrase: spelled(item.phrase) }));
  return {
    ...draft,
    actions: items(draft.actions),
    resources: items(draft.resources),
    ...(draft.conditions && {
      conditions: draft.conditions.map((each) => ({ ...each, values: each.values.map(spelled) })),
    }),
  };
}

const asObjects: Notation = {
  text: quoteJson,
  ref: (name) => `{ Ref: ${quoteJson(name)} }`,
  getAtt: (logicalId, name) => `{ "Fn::GetAtt": [${quoteJson(logicalId)}, ${quoteJson(name)}] }`,
  sub: (text) => `{ "Fn::Sub": ${text} }`,
  imported: (name) => `{ "Fn::ImportValue": ${quoteJson(name)} }`,
};

/** Variables of Serverless stand in plain texts, those of CloudFormation in `Fn::Sub`. */
function written(write: Write): Write {
  return (phrase, notation) => {
    const { pieces } = phrase;
    const isFilled = pieces.every((piece) => typeof piece === "string" || isVariable(piece));
    if (!isFilled) return write(phrase, notation);
    const texts = pieces.map((piece) =>
      typeof piece === "string" ? piece : `\${${piece.expression}}`,
    );
    return notation.text(texts.join(""));
  };
}

/** `self:custom.bucket` or `file(iam.yml):arn`, and not `AWS::Region`. */
function isVariable({ expression }: { readonly expression: string }): boolean {
  return /^[a-z][A-Za-z0-9.]*\s*(?:\(|:(?!:))/.test(expression);
}
